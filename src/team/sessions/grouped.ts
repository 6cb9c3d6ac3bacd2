/** The sessions of the room, in the order of the work: asked for, being prepared, to hold, held. Pure. */
import type { SessionPlan } from '#programme/session-plan.ts';
import {
  type SessionLack,
  sessionLacks,
  type SessionStage,
  sessionStage,
  settledTimeOf,
} from '#programme/session-steps.ts';
import type { PlanView } from '#team/data/agenda.ts';
import type { OpenRequest } from '#team/data/model.ts';

export interface SessionLine {
  readonly plan: string;
  readonly owner: string;
  readonly content: SessionPlan;
  readonly stage: SessionStage;
  readonly lacks: readonly SessionLack[];
  /** The settled time or the first of those proposed, epoch ms; null while there is none. */
  readonly at: number | null;
}

export interface Grouped {
  /** Requests for a session of which nobody prepares one yet. */
  readonly asked: readonly OpenRequest[];
  readonly preparing: readonly SessionLine[];
  readonly toHold: readonly SessionLine[];
  readonly held: readonly SessionLine[];
  readonly over: readonly SessionLine[];
  /** They do not open: shown as such, never dropped. */
  readonly unreadable: readonly PlanView[];
}

const GROUP: Readonly<Record<SessionStage, 'preparing' | 'toHold' | 'held' | 'over'>> = {
  preparing: 'preparing',
  to_hold: 'toHold',
  under_way: 'toHold',
  to_note: 'toHold',
  after: 'held',
  done: 'over',
  cancelled: 'over',
};

/** @param now epoch ms @param today `YYYY-MM-DD` in the programme's time zone */
export function groupSessions(
  plans: readonly PlanView[],
  requests: Iterable<OpenRequest>,
  now: number,
  today: string,
): Grouped {
  const lines = plans.flatMap(({ plan, owner, content }): SessionLine[] => {
    if (content?.kind !== 'session') return [];
    const at = (settledTimeOf(content) ?? content.times[0])?.startAt ?? null;
    const stage = sessionStage(content, now, today);
    return [{ plan, owner, content, stage, lacks: sessionLacks(content, now, today), at }];
  });
  const of = (group: (typeof GROUP)[SessionStage], newestFirst = false) =>
    lines
      .filter(({ stage }) => GROUP[stage] === group)
      .sort(
        (a, b) =>
          ((a.at ?? Infinity) - (b.at ?? Infinity)) * (newestFirst ? -1 : 1) || a.plan.localeCompare(b.plan),
      );
  const prepared = new Set(lines.flatMap(({ content }) => content.file ?? []));
  return {
    asked: [...requests].filter(
      ({ row, opening }) => opening?.need === 'session' && row.state !== 'closed' && !prepared.has(row.file),
    ),
    preparing: of('preparing'),
    toHold: of('toHold'),
    held: of('held', true),
    over: of('over', true),
    unreadable: plans.filter(({ content }) => content === null),
  };
}

export interface SessionDue {
  readonly plan: string;
  readonly content: SessionPlan;
  /** It is held today. */
  readonly isToday: boolean;
}

/** Sessions of which something asks for me today: I act next, or hold it. Those held today first. */
export function sessionsDue(
  plans: readonly PlanView[],
  { me, now, today }: { readonly me: string; readonly now: number; readonly today: string },
  dayOf: (at: number) => string,
): SessionDue[] {
  return plans
    .flatMap(({ plan, owner, content }): SessionDue[] => {
      if (content?.kind !== 'session' || content.cancelled) return [];
      if (owner !== me && content.professional !== me && content.technical !== me) return [];
      const time = settledTimeOf(content);
      const isToday = content.held === null && time !== null && dayOf(time.startAt) === today;
      const urgent = sessionLacks(content, now, today).some((lack) => URGENT.has(lack));
      return isToday || urgent ? [{ plan, content, isToday }] : [];
    })
    .sort((a, b) => Number(b.isToday) - Number(a.isToday) || a.plan.localeCompare(b.plan));
}

/** What has its day; the rest waits in the room. */
const URGENT: ReadonlySet<SessionLack> = new Set(['checklist', 'note_held', 'next_step', 'later_round']);
