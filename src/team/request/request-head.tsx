/** Under the reference: who has it, where it stands; beside it: the next action and how long is left. */
import { useNow, useTeam } from '#team/data/use-team.tsx';
import type { OpenRequest } from '#team/data/model.ts';
import { formatAt } from '#team/parts/format.ts';
import { listOf } from '#team/parts/list-of.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { TimeLeft } from '#team/parts/time-left.tsx';
import { DOOR, STATE } from '#team/parts/words.ts';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import { AnswersFor } from '#team/today/answers-for.tsx';
import { nextActionWords } from '#team/today/next-action.ts';
import { PromptnessMark } from '#team/today/promptness-mark.tsx';
import { dueOf } from '#team/today/queue.ts';
import * as m from '#texts/messages.ts';
import { AddToCalendar } from './add-to-calendar.tsx';
import styles from './request-head.module.css';
import { toldSince } from './told-since.ts';

export function RequestFacts({ request: { row } }: { request: OpenRequest }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const nameOf = useNames();
  const received = row.returns > 0 ? m.team_request_came_back : m.team_request_received;
  return (
    <dl className={styles.facts}>
      <div>
        <dt className="visually-hidden">{m.team_request_owner(locale)}</dt>
        <dd className={styles.owner}>
          {row.owner ? nameOf(row.owner) : m.team_today_no_owner(locale)}{' '}
          <AnswersFor row={row} className={styles.answers} />
        </dd>
      </div>
      <div>
        <dt className="visually-hidden">{m.team_request_state(locale)}</dt>
        <dd>{STATE[row.state](locale)}</dd>
      </div>
      <div>
        <dt className="visually-hidden">{m.team_request_promptness(locale)}</dt>
        <dd>
          <PromptnessMark promptness={row.promptness} />
        </dd>
      </div>
      <div>
        <dt className="visually-hidden">{m.team_event_arrived(locale)}</dt>
        <dd className={styles.soft}>
          {received(locale, {
            door: DOOR[row.door](locale),
            time: formatAt(row.receivedAt, now, locale, timeZone),
          })}
        </dd>
      </div>
    </dl>
  );
}

/** Late, and who was told of it: nobody must wonder whether anybody knows. */
function WasTold({ request, dueAt, now }: { request: OpenRequest; dueAt: number; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  if (!request.whole) return null;
  const told = toldSince(request.timeline, dueAt);
  return (
    <p className={styles.told}>
      {told === null
        ? m.team_alert_told_nobody(locale)
        : m.team_alert_told(locale, {
            names: listOf(told.to.map(nameOf), locale),
            time: formatAt(told.at, now, locale, timeZone),
          })}
    </p>
  );
}

export function RequestDue({ request }: { request: OpenRequest }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(5_000);
  const nameOf = useNames();
  const { me, nextOpeningAt } = useTeam((state) => ({
    me: state.me.member,
    nextOpeningAt: state.openNow ? null : state.nextOpeningAt,
  }));
  const due = dueOf(request.row, nextOpeningAt);
  if (!due) return null;
  return (
    <div className={styles.due}>
      <p className={styles.next}>{nextActionWords(request, { me, now, locale, timeZone, nameOf })}</p>
      <TimeLeft due={due} now={now} timeZone={timeZone} size="large" />
      {due.dueAt <= now ? <WasTold request={request} dueAt={due.dueAt} now={now} /> : null}
      <AddToCalendar row={request.row} now={now} />
    </div>
  );
}
