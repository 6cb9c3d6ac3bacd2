/**
 * How promptly partners were answered: the share in time, and the median of opening minutes. Never by member: there is
 * no leaderboard here. Under five answers nothing is said. For what leaves the team, see [Note: Small numbers].
 */
import type { Tally } from '#programme/entries.ts';
import type { ReleasedTable } from '#measures/suppression.ts';

/** Fewer answers than this say nothing. */
export const ENOUGH_ANSWERS = 5;

export interface ResponseTimes {
  /** Requests that had a promise to keep. */
  readonly promised: number;
  /** Percent answered by the time promised, rounded down, so that 100 means all; null when there are too few. */
  readonly percentInTime: number | null;
  /** Median opening minutes from arrival to the answer, rounded up; null when there are too few. */
  readonly medianOpeningMinutes: number | null;
}

/** Response times of `tallies` in `quarters`, for the team's own eyes. */
export function responseTimes(tallies: readonly Tally[], quarters: readonly string[]): ResponseTimes {
  const counted = tallies.filter((tally) => quarters.includes(tally.quarter));
  const promises = counted.flatMap(({ answeredInTime }) => (answeredInTime === null ? [] : [answeredInTime]));
  const minutes = counted.flatMap(({ openingMinutesToAnswer }) => openingMinutesToAnswer ?? []);
  return {
    promised: promises.length,
    percentInTime: percent(promises.filter(Boolean).length, promises.length),
    medianOpeningMinutes: median(minutes),
  };
}

/** The percentage that a released table of `answeredInTime` tells anyway; null when it hides either side. */
export function percentInTimeOf({ dimension, cells }: ReleasedTable): number | null {
  const { yes = null, no = null } = cells;
  return dimension !== 'answeredInTime' || yes === null || no === null ? null : percent(yes, yes + no);
}

function percent(part: number, all: number): number | null {
  return all < ENOUGH_ANSWERS ? null : Math.floor((100 * part) / all);
}

function median(numbers: readonly number[]): number | null {
  if (numbers.length < ENOUGH_ANSWERS) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return Math.ceil((lower + upper) / 2);
}
