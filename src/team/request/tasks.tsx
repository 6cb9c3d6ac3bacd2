/**
 * What can be done, in the order in which it is usually done; one form open at a time, below its own line. Which one
 * is open stands in the address, so that unlocking brings it back.
 */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { OpenRequest } from '#team/data/model.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { classes } from '#team/parts/classes.ts';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { DECISION } from '#team/parts/words.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { AssessmentForm } from './assessment-form.tsx';
import { CloseForm } from './close-form.tsx';
import { DecisionForm } from './decision-form.tsx';
import { MessageForm } from './message-form.tsx';
import { MoreActions } from './more-actions.tsx';
import { NoteForm } from './note-form.tsx';
import { PlanForm } from './plan-form.tsx';
import type { RequestTask, TaskProps } from './request-task.ts';
import styles from './tasks.module.css';
import { latestNote } from './thread.ts';

interface Task {
  readonly task: RequestTask;
  readonly name: (locale: Locale) => string;
  /** What was last said of it, in a few words. */
  readonly state: string | null;
  /** Why it cannot be done yet; null when it can. */
  readonly blocked: string | null;
  readonly form: (props: TaskProps) => ReactNode;
}

export function Tasks({ request, now }: { request: OpenRequest; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const navigate = useNavigate();
  const { faire } = useSearch({ from: '/demande/$file' });
  const drafts = useTeam((state) => state.drafts);
  const { row, timeline } = request;
  const open = (task?: RequestTask) =>
    void navigate({
      to: '/demande/$file',
      params: { file: row.file },
      search: task ? { faire: task } : {},
      replace: true,
      resetScroll: false,
    });

  if (row.state === 'closed')
    return faire === 'note' ? (
      <NoteForm request={request} now={now} onDone={open} />
    ) : (
      <MoreActions request={request} now={now} />
    );

  const moment = (at: number) => formatMoment(at, now, locale, timeZone);
  const assessment = latestNote(timeline, 'assessment');
  const decision = latestNote(timeline, 'decision');
  const notReached = row.answeredAt === null ? m.team_task_after_reached(locale) : null;
  const tasks: readonly Task[] = [
    {
      task: 'assess',
      name: m.team_task_assess,
      state: assessment && m.team_task_noted_at(locale, { time: moment(assessment.at) }),
      blocked: null,
      form: AssessmentForm,
    },
    {
      task: 'decide',
      name: m.team_task_decide,
      state: decision && decision.content.decisions.map((one) => DECISION[one](locale)).join(', '),
      blocked: notReached,
      form: DecisionForm,
    },
    {
      task: 'plan',
      name: m.team_task_plan,
      state:
        request.nextAction && row.dueKind === 'promised' && row.dueAt !== null
          ? m.team_task_planned(locale, { what: request.nextAction, time: moment(row.dueAt) })
          : null,
      blocked: notReached,
      form: PlanForm,
    },
    { task: 'message', name: m.team_task_message, state: null, blocked: null, form: MessageForm },
    { task: 'note', name: m.team_task_note, state: null, blocked: null, form: NoteForm },
    { task: 'close', name: m.team_task_close, state: null, blocked: null, form: CloseForm },
  ];

  return (
    <section aria-labelledby="tasks" className={styles.tasks}>
      <h2 id="tasks" className={styles.title}>
        {m.team_tasks(locale)}
      </h2>
      <ul role="list">
        {tasks.map((task) => {
          const hasDraft = drafts.some(
            ({ draft }) => draft.file === row.file && draft.screen === `request.${task.task}`,
          );
          return (
            <TaskLine
              key={task.task}
              task={task}
              open={faire === task.task}
              hasDraft={hasDraft}
              onToggle={() => open(faire === task.task ? undefined : task.task)}
              request={request}
              now={now}
              onDone={open}
            />
          );
        })}
      </ul>
      <MoreActions request={request} now={now} />
    </section>
  );
}

function TaskLine({
  task,
  open,
  hasDraft,
  onToggle,
  ...props
}: TaskProps & { task: Task; open: boolean; hasDraft: boolean; onToggle: () => void }) {
  const locale = useLocale();
  const panel = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    // Only when it was opened here: a page that arrives with a form open keeps its place.
    if (open && !wasOpen.current) {
      const first = panel.current?.querySelector<HTMLElement>(
        'input, textarea, [role="radiogroup"] input, button',
      );
      first?.focus({ preventScroll: true });
      panel.current?.scrollIntoView({ block: 'nearest' });
    }
    wasOpen.current = open;
  }, [open]);
  const Form = task.form;
  const panelId = `task-${task.task}`;
  return (
    <li className={classes(styles.task, open && styles.open)}>
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={open ? panelId : undefined}
          onClick={onToggle}
        >
          <span aria-hidden="true" className={styles.arrow}>
            {open ? '▾' : '▸'}
          </span>
          <span className={styles.name}>{task.name(locale)}</span>
          <span className={styles.state}>
            {hasDraft && !open ? m.team_task_has_draft(locale) : (task.state ?? '')}
          </span>
        </button>
      </h3>
      {open ? (
        <div ref={panel} id={panelId} className={styles.panel}>
          {task.blocked ? <p className={styles.blocked}>{task.blocked}</p> : <Form {...props} />}
        </div>
      ) : null}
    </li>
  );
}
