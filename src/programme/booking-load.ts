/**
 * How much of somebody's time is given already: counted the same by the server, who tells organisers nothing else, and by a
 * peer's own screen before she accepts.
 */
import type { Taken } from '#programme/booking.ts';

export interface Stretch {
  /** Epoch ms. */
  readonly from: number;
  readonly until: number;
}

/** Time that is taken, whoever's it is. */
export interface TakenTime extends Stretch {
  readonly restUntil: number;
  /** What it is for: times that are proposed side by side are for one thing, of which one will remain. */
  readonly about: string;
}

/** Whether `asked` is free, taken, or in somebody's rest. */
export function stateOf(asked: Stretch, taken: readonly TakenTime[]): 'free' | Taken {
  if (taken.some(({ from, until }) => from < asked.until && until > asked.from)) return 'taken';
  return taken.some(({ from, restUntil }) => from < asked.until && restUntil > asked.from) ? 'rest' : 'free';
}

/** Minutes given within `week`; of times proposed side by side, those of the longest. */
export function minutesWithin(week: Stretch, taken: readonly TakenTime[]): number {
  const longest = new Map<string, number>();
  for (const { about, from, until } of taken) {
    const minutes = (Math.min(until, week.until) - Math.max(from, week.from)) / 60_000;
    if (minutes > 0) longest.set(about, Math.max(longest.get(about) ?? 0, minutes));
  }
  return [...longest.values()].reduce((sum, minutes) => sum + minutes, 0);
}
