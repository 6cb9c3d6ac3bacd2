/** Every move and cancellation, the latest first: who asked, never why it would be somebody's fault. */
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './meeting.module.css';
import { ASKED_BY } from './meeting-words.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { startWords } from './time-words.ts';

type Line = MeetingPlan['history'][number];

const WHAT: Readonly<Record<Line['what'], (locale: Locale) => string>> = {
  proposed: m.team_meeting_line_proposed,
  settled: m.team_meeting_line_settled,
  moved: m.team_meeting_line_moved,
  cancelled: m.team_meeting_line_cancelled,
  handed_over: m.team_meeting_line_handed_over,
  held: m.team_meeting_line_held,
  reopened: m.team_meeting_line_reopened,
};

export function MeetingHistory({ meeting: { content }, now }: { meeting: OpenMeeting; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const lines = [...content.history].reverse();
  if (lines.length < 2) return null;
  return (
    <section aria-labelledby="meeting-history" className={styles.history}>
      <h2 id="meeting-history" className={styles.sideTitle}>
        {m.team_meeting_history(locale)}
      </h2>
      <ol role="list">
        {lines.map((line) => (
          <li key={`${line.at} ${line.what}`}>
            <strong>{WHAT[line.what](locale)}</strong>
            {line.from !== null && line.what !== 'held' ? (
              <span>
                {m.team_meeting_line_from(locale, { time: startWords(line.from, locale, timeZone) })}
              </span>
            ) : null}
            {line.who ? (
              <span>{m.team_meeting_line_asked(locale, { who: ASKED_BY[line.who](locale) })}</span>
            ) : null}
            {line.why ? <span>{line.why}</span> : null}
            <span className={styles.soft}>
              {nameOf(line.by)}, {formatMoment(line.at, now, locale, timeZone)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
