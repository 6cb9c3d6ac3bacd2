/** One line of the check: what it is, why it must not wait, and the one thing to do about it. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may } from '#programme/roles.ts';
import type { OpenRequest } from '#team/data/model.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { buttonClass } from '#team/parts/button.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { timeLeftWords } from '#team/parts/time-left-words.ts';
import { REQUEST_TASKS, type RequestTask } from '#team/request/request-task.ts';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import { nextActionWords } from '#team/today/next-action.ts';
import { dueOf } from '#team/today/queue.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { anotherDay } from './another-day.ts';
import styles from './day-end-check.module.css';
import type { DayEndLine } from './day-end-lines.ts';
import { RowButton, TakeButton } from './row-button.tsx';

const PLACES = { action: styles.action, failed: styles.failed };

type RequestLine = Extract<DayEndLine, { kind: 'request' }>;
type DraftLine = Extract<DayEndLine, { kind: 'draft' }>;

/** What names a line, ticked or not: a reference, never a person. */
export function titleOf(line: DayEndLine, locale: Locale): string {
  switch (line.kind) {
    case 'request':
      return line.request.row.reference;
    case 'waiting':
      return m.team_day_end_waiting_title(locale);
    case 'draft':
      if (line.kept.draft.screen === 'phone') return m.team_day_end_phone_title(locale);
      if (line.kept.draft.screen === 'unsent')
        return [line.reference, m.team_day_end_unsent_title(locale)].filter(Boolean).join(' · ');
      return [line.reference, m.team_day_end_draft_title(locale)].filter(Boolean).join(' · ');
  }
}

export function DayEndLineItem({ line, now }: { line: DayEndLine; now: number }) {
  switch (line.kind) {
    case 'request':
      return <OfRequest line={line} now={now} />;
    case 'draft':
      return <OfDraft line={line} now={now} />;
    case 'waiting':
      return <OfWaiting line={line} />;
  }
}

function Line({
  line,
  title,
  why,
  children,
}: {
  line: DayEndLine;
  title: string;
  why: ReactNode;
  children?: ReactNode;
}) {
  const locale = useLocale();
  return (
    <li className={styles.item} data-line={`check ${line.key}`}>
      <span className={styles.box} aria-hidden="true" />
      <div className={styles.words}>
        <p className={styles.what}>
          {title}
          <span className="visually-hidden"> ({m.team_day_end_to_do(locale)})</span>
        </p>
        <p className={styles.why}>{why}</p>
      </div>
      {children}
    </li>
  );
}

function OfRequest({ line, now }: { line: RequestLine; now: number }) {
  const { request, reason } = line;
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const { me, nextOpeningAt } = useTeam((state) => ({
    me: state.me.member,
    nextOpeningAt: state.openNow ? null : state.nextOpeningAt,
  }));
  const { row } = request;
  const due = dueOf(row, nextOpeningAt);
  const whose = row.owner === null || reason === 'calling' ? null : nameOf(row.owner);
  return (
    <Line line={line} title={row.reference} why={[why(), whose].filter(Boolean).join(' · ')}>
      <ActionOn request={request} reason={reason} now={now} />
    </Line>
  );

  function why(): string {
    switch (reason) {
      case 'calling':
        return nextActionWords(request, { me, now, locale, timeZone, nameOf });
      case 'unclaimed':
        return m.team_day_end_unclaimed(locale);
      case 'message':
        return m.team_day_end_message(locale);
      case 'today':
        return m.team_day_end_today(locale, { time: formatMoment(row.dueAt ?? now, now, locale, timeZone) });
      case 'late': {
        if (!due) return '';
        const { words, detail } = timeLeftWords(due, now, locale, timeZone);
        return `▲ ${words}, ${detail}`;
      }
    }
  }
}

function ActionOn({ request, reason, now }: Pick<RequestLine, 'request' | 'reason'> & { now: number }) {
  const locale = useLocale();
  const { me, role } = useTeam((state) => ({ me: state.me.member, role: state.me.role }));
  const { row } = request;
  const { file, reference } = row;
  const mine = row.owner === me && may(role, 'work_on_requests');
  if (reason === 'unclaimed' && may(role, 'work_on_requests'))
    return <TakeButton places={PLACES} file={file} reference={reference} />;
  if (reason === 'calling' && row.callingBy === me)
    return (
      <ToRequest file={file} label={m.team_day_end_call_which(locale, { reference })}>
        {m.team_day_end_call(locale)}
      </ToRequest>
    );
  if (reason === 'message' && mine)
    return (
      <ToRequest file={file} task="message" label={m.team_day_end_answer_which(locale, { reference })}>
        {m.team_day_end_answer(locale)}
      </ToRequest>
    );
  // A call that was never answered is not put off: it is made, or its next try is set on the request.
  if (mine && row.dueKind === 'promised')
    return request.nextAction === null ? (
      <ToRequest file={file} task="plan" label={m.team_day_end_plan_which(locale, { reference })}>
        {m.team_day_end_plan(locale)}
      </ToRequest>
    ) : (
      <Postpone request={request} what={request.nextAction} now={now} />
    );
  return (
    <ToRequest file={file} label={m.team_day_end_open_which(locale, { reference })}>
      {m.team_day_end_open(locale)}
    </ToRequest>
  );
}

/** The same action, at the first opening of another day. */
function Postpone({ request: { row }, what, now }: { request: OpenRequest; what: string; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const actions = useActions();
  const { me, hours, opensAgainAt } = useTeam((state) => ({
    me: state.me.member,
    hours: state.settings.hours,
    opensAgainAt: state.opensAgainAt,
  }));
  const at = anotherDay(now, hours, opensAgainAt);
  const { file, reference } = row;
  const time = formatMoment(at, now, locale, timeZone);
  return (
    <RowButton
      places={PLACES}
      file={file}
      text={m.team_day_end_postpone(locale, { time })}
      label={m.team_day_end_postpone_which(locale, { reference, time })}
      action={() => actions.plan(file, what, at, row.owner ?? me)}
      done={m.team_plan_done(locale, { reference })}
    />
  );
}

function OfDraft({ line, now }: { line: DraftLine; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { record, draft, savedAt } = line.kept;
  const time = formatMoment(savedAt, now, locale, timeZone);
  const title = titleOf(line, locale);
  const label = m.team_day_end_resume_which(locale, { reference: line.reference ?? title });
  if (draft.screen === 'phone')
    return (
      <Line line={line} title={title} why={m.team_phone_draft(locale, { time })}>
        <div className={styles.action}>
          <Link
            to="/appel"
            search={{ brouillon: record }}
            className={buttonClass('quiet')}
            aria-label={label}
          >
            {m.team_day_end_resume(locale)}
          </Link>
        </div>
      </Line>
    );
  const task = REQUEST_TASKS.find((one) => draft.screen === `request.${one}`);
  return (
    <Line
      line={line}
      title={title}
      why={
        draft.screen === 'unsent' ? m.team_unsent(locale, { time }) : m.team_day_end_draft(locale, { time })
      }
    >
      {draft.screen === 'unsent' || draft.file === null ? (
        // Today shows an unsent one whole, with what to do; a rota being written stands in its own room.
        <div className={styles.action}>
          <Link to={roomOf(draft.screen)} className={buttonClass('quiet')} aria-label={label}>
            {m.team_day_end_resume(locale)}
          </Link>
        </div>
      ) : (
        <ToRequest file={draft.file} task={task} label={label}>
          {m.team_day_end_resume(locale)}
        </ToRequest>
      )}
    </Line>
  );
}

const roomOf = (screen: string) =>
  screen === 'duty.rota' ? '/garde' : screen.startsWith('invite.') ? '/agenda' : '/';

function OfWaiting({ line }: { line: Extract<DayEndLine, { kind: 'waiting' }> }) {
  const locale = useLocale();
  return (
    <Line line={line} title={titleOf(line, locale)} why={m.team_day_end_waiting(locale, { n: line.n })} />
  );
}

function ToRequest({
  file,
  task,
  label,
  children,
}: {
  file: string;
  task?: RequestTask | undefined;
  label: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.action}>
      <Link
        to="/demande/$file"
        params={{ file }}
        search={task ? { faire: task } : {}}
        className={buttonClass('quiet')}
        aria-label={label}
      >
        {children}
      </Link>
    </div>
  );
}
