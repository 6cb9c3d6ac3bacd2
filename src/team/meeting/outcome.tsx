/** What came of a meeting, and the next step: who, when, and whether it is done. */
import { useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import styles from './meeting.module.css';
import { ATTENDED, POSTPONED_BY } from './meeting-words.ts';
import { draftOver, type OpenMeeting } from './open-meeting.ts';
import { usePlanAct } from './use-plan-act.ts';

export function Outcome({ meeting }: { meeting: OpenMeeting }) {
  const locale = useLocale();
  const nameOf = useNames();
  const me = useTeam((state) => state.me.member);
  const { save, busy, failure, stale } = usePlanAct();
  const { content } = meeting;
  const { outcome, next } = content;
  if (outcome === null) return null;
  return (
    <section aria-labelledby="meeting-outcome" className={styles.outcome}>
      <h2 id="meeting-outcome" className={styles.outcomeTitle}>
        {outcome.headCount === undefined
          ? ATTENDED[outcome.attended](locale)
          : m.team_meeting_heads_were(locale, { n: outcome.headCount })}
      </h2>
      {outcome.postponedBy ? (
        <p>{m.team_meeting_line_asked(locale, { who: POSTPONED_BY[outcome.postponedBy](locale) })}</p>
      ) : null}
      {outcome.askedNext ? (
        <p>
          <span className={styles.soft}>
            {content.what === 'meeting'
              ? m.team_meeting_asked_next(locale)
              : m.team_meeting_asked_next_workers(locale)}
          </span>
          <br />
          {outcome.askedNext}
        </p>
      ) : null}
      {outcome.doorStaysOpen && content.what !== 'cafe' ? <p>{m.team_meeting_door(locale)}</p> : null}
      {next ? (
        <div className={styles.nextStep}>
          <p>
            <span className={styles.soft}>{m.team_meeting_next(locale)}</span>
            <br />
            {next.done ? <s>{next.what}</s> : <strong>{next.what}</strong>}
            <br />
            {m.team_meeting_next_line(locale, {
              who: nameOf(next.owner),
              date: formatCalendarDate(next.dueOn, locale),
              me: next.owner === me ? 'yes' : 'no',
            })}
          </p>
          {next.done ? (
            <p className={styles.soft}>✓ {m.team_meeting_next_done(locale)}</p>
          ) : (
            <Button
              look="primary"
              isPending={busy}
              onPress={() =>
                void save(
                  draftOver(meeting, { content: { ...content, next: { ...next, done: true } } }),
                  m.team_meeting_next_done_said(locale),
                )
              }
            >
              {m.team_meeting_next_mark(locale)}
            </Button>
          )}
          <FailureNote failure={stale ? m.team_meeting_stale(locale) : failure} />
        </div>
      ) : null}
    </section>
  );
}
