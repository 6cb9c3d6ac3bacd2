/** One time that she holds, as one readable stretch: from leaving to being back, and the rest after it. */
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { calendarFile } from '#team/parts/calendar-file.ts';
import { formatMoment, formatTime } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { saveFile } from '#team/parts/save-file.ts';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import type { Held } from './held.ts';
import styles from './mine.module.css';
import { OCCASION } from './offer-words.ts';

const ALARM_MINUTES = 60;

export function Appointment({
  held,
  onStepBack,
  level = 4,
}: {
  held: Held;
  /** Null once it is over. */
  onStepBack: (() => void) | null;
  level?: 2 | 4;
}) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const colleagues = useTeam((state) => state.colleagues);
  const now = useNow(60_000);
  const { of, time, from, until, restUntil, settled } = held;
  const { offer } = of;
  const Title = `h${level}` as const;
  const at = (when: number) => formatTime(when, locale, timeZone);
  const what = OCCASION[offer.occasion](locale);
  const which = { what, time: at(time.startAt) };

  const toCalendar = () =>
    saveFile(
      `${m.team_invited_file(locale)}.ics`,
      'text/calendar;charset=utf-8',
      calendarFile({
        uid: uidOf(time.id),
        sequence: of.version,
        startsAt: from,
        minutes: (until - from) / 60_000,
        alarmMinutes: ALARM_MINUTES,
        // Read over a shoulder, it says that she is busy, and nothing else.
        title: m.team_invited_file_title(locale),
        description: '',
        now,
      }),
    );

  return (
    <article className={styles.appointment}>
      <Title className={styles.what}>
        {what}, {m.team_invited_from_to(locale, { from: at(time.startAt), until: at(time.endAt) })}
      </Title>
      {settled ? null : <p className={styles.tag}>{m.team_invited_not_settled(locale)}</p>}
      <ol role="list" className={styles.stretch}>
        <li>
          <span>{at(from)}</span>
          <span>
            {offer.travelMinutes > 0 ? m.team_invited_before_way(locale) : m.team_invited_before(locale)}
          </span>
        </li>
        <li className={styles.itself}>
          <span>{at(time.startAt)}</span>
          <span>{what}</span>
        </li>
        <li>
          <span>{at(time.endAt)}</span>
          <span>
            {offer.travelMinutes > 0 ? m.team_invited_after_way(locale) : m.team_invited_after(locale)}
          </span>
        </li>
        <li>
          <span>{at(until)}</span>
          <span>
            {restUntil > until
              ? m.team_invited_rest(locale, { time: formatMoment(restUntil, now, locale, timeZone) })
              : m.team_invited_over(locale)}
          </span>
        </li>
      </ol>
      <p className={styles.brief}>{offer.brief}</p>
      <p>
        {colleagues.has(offer.withMember)
          ? m.team_invited_with(locale, { name: nameOf(offer.withMember) })
          : m.team_invited_with_gone(locale)}
        {[offer.place, offer.travel]
          .filter((text) => text !== '')
          .map((text) => (
            <span key={text} className={styles.line}>
              {text}
            </span>
          ))}
      </p>
      {onStepBack ? (
        <Buttons>
          <Button
            className={styles.stepBack ?? ''}
            aria-label={m.team_invited_step_back_which(locale, which)}
            onPress={onStepBack}
          >
            {m.team_invited_step_back(locale)}
          </Button>
          {settled ? (
            <Button
              look="plain"
              aria-label={m.team_invited_calendar_which(locale, which)}
              onPress={toCalendar}
            >
              {m.team_invited_calendar(locale)}
            </Button>
          ) : null}
        </Buttons>
      ) : null}
    </article>
  );
}

/** Only what was drawn at random: the beginning of an id would tell when it was proposed. */
const uidOf = (id: string): string => `${id.split('-').slice(-2).join('-')}@passerelle`;
