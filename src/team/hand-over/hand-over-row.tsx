/** One request at the hand-over: whose it is, what comes next, what changed. Nobody's is taken; mine is handed over. */
import { Link } from '@tanstack/react-router';
import type { RequestEvent } from '#programme/request.ts';
import { may } from '#programme/roles.ts';
import type { OpenRequest } from '#team/data/model.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { eventWords } from '#team/parts/event-words.ts';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { TimeLeft } from '#team/parts/time-left.tsx';
import line from '#team/parts/request-line.module.css';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import { AnswersFor } from '#team/today/answers-for.tsx';
import { nextActionWords } from '#team/today/next-action.ts';
import { dueOf } from '#team/today/queue.ts';
import * as m from '#texts/messages.ts';
import styles from './hand-over-row.module.css';
import { TakeButton } from './row-button.tsx';

const PLACES = { action: styles.action, failed: styles.failed };
/** Changes that are told; the rest is counted. */
const TOLD = 2;

export function HandOverRow({
  request,
  changes,
  now,
  onHandOver,
}: {
  request: OpenRequest;
  changes: readonly RequestEvent[];
  now: number;
  onHandOver: (file: string) => void;
}) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const { me, role, nextOpeningAt } = useTeam((state) => ({
    me: state.me.member,
    role: state.me.role,
    nextOpeningAt: state.openNow ? null : state.nextOpeningAt,
  }));
  const { row } = request;
  const due = dueOf(row, nextOpeningAt);
  const mayHandOver = row.owner === me || (row.owner !== null && role === 'coordinator');

  return (
    <li className={classes(line.row, styles.row)} data-line={row.file}>
      <div className={line.time}>{due ? <TimeLeft due={due} now={now} timeZone={timeZone} /> : null}</div>
      <div className={line.body}>
        <p className={line.head}>
          <Link to="/demande/$file" params={{ file: row.file }} className={classes(line.reference)}>
            {row.reference}
          </Link>
          {row.practice ? <span className={line.mark}>{m.team_practice(locale)}</span> : null}
        </p>
        <p className={styles.line}>
          {row.owner ? (
            <>
              <strong>{nameOf(row.owner)}</strong> <AnswersFor row={row} />
            </>
          ) : null}
          <span>
            <span aria-hidden="true">→ </span>
            {nextActionWords(request, { me, now, locale, timeZone, nameOf })}
          </span>
        </p>
        {changes.length > 0 ? (
          <p className={styles.changes}>
            {m.team_hand_over_changed(locale, { what: changesText() })}
            {changes.length > TOLD
              ? ` · ${m.team_today_changes_more(locale, { n: changes.length - TOLD })}`
              : ''}
          </p>
        ) : null}
      </div>
      {row.owner === null ? (
        <TakeButton places={PLACES} file={row.file} reference={row.reference} />
      ) : mayHandOver && may(role, 'work_on_requests') ? (
        <div className={styles.action}>
          <Button
            aria-label={m.team_hand_over_which(locale, { reference: row.reference })}
            onPress={() => onHandOver(row.file)}
          >
            {m.team_hand_over_submit(locale)}
          </Button>
        </div>
      ) : null}
    </li>
  );

  function changesText(): string {
    return changes
      .slice(0, TOLD)
      .map(({ kind, actor, at }) =>
        // What the partner did says so by itself.
        [
          eventWords(kind, locale),
          actor === 'partner' ? null : nameOf(actor),
          formatMoment(at, now, locale, timeZone),
        ]
          .filter(Boolean)
          .join(', '),
      )
      .join(' · ');
  }
}
