/** What becomes of a session, one change at a time: pure. Each writes its line in the history; nothing that was is lost. */
import type { ProposedTime } from '#programme/engagement.ts';
import type { SessionPlan } from '#programme/session-plan.ts';
import { checklistMoved, settledTimeOf } from '#programme/session-steps.ts';

type Line = SessionPlan['history'][number];
export type AskedBy = NonNullable<Line['who']>;

/** Who does it, and when (epoch ms). */
export interface Doer {
  readonly by: string;
  readonly at: number;
}

export const HISTORY_MAX = 60;

/**
 * Times proposed, in place of those there were. A time that was settled is left: the session moves, and what is not done of
 * its checklist moves with it.
 * @param dayOf the calendar date of an instant, in the programme's time zone
 */
export function proposedTimes(
  plan: SessionPlan,
  times: readonly ProposedTime[],
  { who, dayOf, ...doer }: Doer & { who: AskedBy; dayOf: (at: number) => string },
): SessionPlan {
  const before = settledTimeOf(plan);
  const first = plan.times[0];
  const [next] = times;
  const from = (before ?? first)?.startAt;
  const checklist =
    next === undefined || from === undefined
      ? plan.checklist
      : checklistMoved(plan.checklist, dayOf(from), dayOf(next.startAt));
  return written(
    { ...plan, times: [...times], settled: null, cancelled: false, checklist },
    {
      ...doer,
      what: plan.cancelled ? 'reopened' : from === undefined ? 'proposed' : 'moved',
      from: before?.startAt ?? null,
      who,
    },
  );
}

/** @param choice one of the plan's times */
export function settledOn(
  plan: SessionPlan,
  choice: string,
  { dayOf, ...doer }: Doer & { dayOf: (at: number) => string },
): SessionPlan {
  const chosen = plan.times.find(({ id }) => id === choice);
  const first = plan.times[0];
  const checklist =
    chosen && first
      ? checklistMoved(plan.checklist, dayOf(first.startAt), dayOf(chosen.startAt))
      : plan.checklist;
  return written({ ...plan, settled: choice, checklist }, { ...doer, what: 'settled', from: null });
}

export const cancelled = (plan: SessionPlan, who: AskedBy, doer: Doer): SessionPlan =>
  written(
    { ...plan, cancelled: true },
    { ...doer, what: 'cancelled', from: settledTimeOf(plan)?.startAt ?? null, who },
  );

export const held = (
  plan: SessionPlan,
  { heldOn, ...how }: NonNullable<SessionPlan['held']> & { heldOn: string },
  doer: Doer,
): SessionPlan =>
  written(
    { ...plan, held: how, heldOn },
    { ...doer, what: 'held', from: settledTimeOf(plan)?.startAt ?? null },
  );

/** Somebody else acts next: everything stays as it is, and what was the former's is hers. */
export function handedOver(
  plan: SessionPlan,
  { why, ...to }: { from: string; to: string; why?: string },
  doer: Doer,
): SessionPlan {
  const mine = (owner: string | null) => (owner === to.from ? to.to : owner);
  return written(
    {
      ...plan,
      checklist: plan.checklist.map((item) =>
        item.doneAt === null ? { ...item, owner: mine(item.owner) } : item,
      ),
      next:
        plan.next === null || plan.next.done
          ? plan.next
          : { ...plan.next, owner: mine(plan.next.owner) ?? to.to },
    },
    { ...doer, what: 'handed_over', from: null, ...(why === undefined ? {} : { why }) },
  );
}

/** A history that is full keeps how it began and what is latest: one line too many would make the whole unreadable. */
function written(plan: SessionPlan, line: Line): SessionPlan {
  const all = [...plan.history, line];
  const history = all.length <= HISTORY_MAX ? all : [...all.slice(0, 1), ...all.slice(1 - HISTORY_MAX)];
  return { ...plan, history };
}
