/**
 * What becomes of a meeting, one change at a time: pure. Each writes its line in the history; nothing that was is lost, and no
 * line says whose fault it was.
 */
import type { ProposedTime } from '#programme/engagement.ts';
import type { MeetingOutcome, MeetingPlan } from '#programme/meeting-plan.ts';

/** Where it stands: a settled time that began waits for what came of it. */
export type MeetingStage = 'proposed' | 'settled' | 'began' | 'held' | 'cancelled';

type Line = MeetingPlan['history'][number];
export type AskedBy = NonNullable<Line['who']>;

/** Who does it, and when (epoch ms). */
export interface Doer {
  readonly by: string;
  readonly at: number;
}

export const HISTORY_MAX = 60;

/** @param now epoch ms */
export function stageOf(
  plan: Pick<MeetingPlan, 'times' | 'settled' | 'cancelled' | 'outcome'>,
  now: number,
): MeetingStage {
  if (plan.cancelled) return 'cancelled';
  if (plan.outcome !== null) return 'held';
  const time = settledTime(plan);
  if (time === null) return 'proposed';
  return time.startAt <= now ? 'began' : 'settled';
}

export const settledTime = ({
  times,
  settled,
}: Pick<MeetingPlan, 'times' | 'settled'>): ProposedTime | null =>
  times.find(({ id }) => id === settled) ?? null;

/** How it was first proposed. */
export const proposed = (plan: MeetingPlan, doer: Doer): MeetingPlan =>
  written(plan, {}, { ...doer, what: 'proposed', from: null });

/** @param choice one of the plan's times */
export const settledOn = (plan: MeetingPlan, choice: string, doer: Doer): MeetingPlan =>
  written(plan, { settled: choice }, { ...doer, what: 'settled', from: null });

/** Other times, with new invitations. What came of a meeting that was put off goes: it has not taken place yet. */
export const moved = (
  plan: MeetingPlan,
  to: Pick<MeetingPlan, 'times' | 'engagements'> & Partial<MeetingPlan>,
  who: AskedBy,
  doer: Doer,
): MeetingPlan =>
  written(
    plan,
    { ...to, settled: null, cancelled: false, outcome: null },
    { ...doer, what: plan.cancelled ? 'reopened' : 'moved', from: settledTime(plan)?.startAt ?? null, who },
  );

export const cancelled = (plan: MeetingPlan, who: AskedBy, doer: Doer): MeetingPlan =>
  written(
    plan,
    { cancelled: true },
    { ...doer, what: 'cancelled', from: settledTime(plan)?.startAt ?? null, who },
  );

export const held = (
  plan: MeetingPlan,
  after: { readonly outcome: MeetingOutcome; readonly next: MeetingPlan['next'] },
  doer: Doer,
): MeetingPlan =>
  plan.outcome === null
    ? written(plan, after, { ...doer, what: 'held', from: settledTime(plan)?.startAt ?? null })
    : { ...plan, ...after };

export const takenOver = (plan: MeetingPlan, why: string, doer: Doer): MeetingPlan =>
  written(plan, {}, { ...doer, what: 'handed_over', from: null, why });

/** A history that is full keeps how it began and what is latest: one line too many would make the whole unreadable. */
function written(plan: MeetingPlan, change: Partial<MeetingPlan>, line: Line): MeetingPlan {
  const all = [...plan.history, line];
  const history = all.length <= HISTORY_MAX ? all : [...all.slice(0, 1), ...all.slice(1 - HISTORY_MAX)];
  return { ...plan, ...change, history };
}
