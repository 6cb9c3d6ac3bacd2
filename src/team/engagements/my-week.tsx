/** *Ma semaine*: what she holds, day by day; one week back and forth. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { dateText, weekOf } from '#programme/moment.ts';
import type { AgendaView } from '#team/data/agenda.ts';
import { useNow } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { formatDay, formatDate, wallDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import { languageTag } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { Appointment } from './appointment.tsx';
import type { Held } from './held.ts';
import styles from './mine.module.css';

export function MyWeek({
  held,
  current,
  loaded,
  onStepBack,
}: {
  held: readonly Held[];
  /** Shown above, whole. */
  current: Held | null;
  /** What is there to be shown, epoch ms. */
  loaded: AgendaView['window'];
  onStepBack: (held: Held) => void;
}) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const [at, setAt] = useState<number | null>(null);
  const week = weekOf(at ?? now, timeZone);
  const isThis = weekOf(now, timeZone).from === week.from;
  const here = held.filter(({ from, until }) => from < week.until && until > week.from);
  const days = [...Map.groupBy(here, ({ time }) => wallDate(time.startAt, timeZone))];
  const next = held.find(({ from }) => from >= week.until);

  return (
    <section aria-labelledby="my-week" className={styles.part}>
      <h2 id="my-week">{m.team_invited_week(locale)}</h2>
      <div className={styles.weeks}>
        <p role="status">
          {m.team_invited_week_of(locale, { day: dateText(week.from, timeZone, languageTag(locale)) })}
        </p>
        <Buttons>
          <Button
            aria-label={m.team_invited_week_before(locale)}
            isDisabled={week.from <= loaded.from}
            onPress={() => setAt(week.from - 1)}
          >
            <span aria-hidden="true">←</span>
          </Button>
          {/* Never disabled: whoever comes here by the keyboard would lose her place. */}
          <Button onPress={() => setAt(null)} {...(isThis ? { 'aria-current': 'date' } : {})}>
            {m.team_invited_week_this(locale)}
          </Button>
          <Button
            aria-label={m.team_invited_week_after(locale)}
            isDisabled={week.until >= loaded.until}
            onPress={() => setAt(week.until)}
          >
            <span aria-hidden="true">→</span>
          </Button>
        </Buttons>
      </div>
      {days.length === 0 ? (
        <p className={styles.soft}>
          {isThis ? m.team_invited_week_empty(locale) : m.team_invited_week_empty_other(locale)}
        </p>
      ) : null}
      {days.map(([day, of]) => (
        <div key={day} className={styles.day}>
          <h3>{formatDay(of[0]?.time.startAt ?? week.from, now, locale, timeZone)}</h3>
          {of.map((one) =>
            one === current ? (
              <p key={one.time.id}>{m.team_invited_now(locale)}</p>
            ) : (
              <Appointment
                key={one.time.id}
                held={one}
                onStepBack={one.until > now ? () => onStepBack(one) : null}
              />
            ),
          )}
        </div>
      ))}
      {next ? (
        <p>
          <Button look="plain" onPress={() => setAt(next.from)}>
            {m.team_invited_next(locale, { day: formatDate(next.time.startAt, locale, timeZone) })}
          </Button>
        </p>
      ) : null}
      {held.some(({ time, settled }) => settled && time.endAt <= now) ? (
        <p>
          <Link to="/heures">{m.team_invited_note_hours(locale)}</Link>
        </p>
      ) : null}
    </section>
  );
}
