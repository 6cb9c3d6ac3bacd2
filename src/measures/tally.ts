/**
 * [Note: Tally] What stays of a request once it is destroyed: counters without identity, written at closing, sealed
 * like all the rest. No reference, no name, no date finer than a quarter, no age but a band; nothing that could be
 * joined to a file. Counting happens in the browser of whoever may read them.
 */
import type { AgeBand, Decision, RequestKind, Sector, Tally } from '#programme/entries.ts';
import { wallOf } from '#programme/moment.ts';
import type { RequestRow } from '#programme/request.ts';

export interface ClosingFacts {
  readonly row: Pick<
    RequestRow,
    'door' | 'promptness' | 'answeredAt' | 'answerDueAt' | 'withdrawnAt' | 'practice' | 'closeReason'
  >;
  readonly need: RequestKind | null;
  readonly sector: Sector | null;
  readonly ageBand: AgeBand | null;
  readonly decisions: readonly Decision[];
  /** Opening minutes from arrival to the answer, as the server counted them; null when unknown. */
  readonly openingMinutesToAnswer: number | null;
  /** Epoch ms. */
  readonly closedAt: number;
  /** IANA name, the programme's. */
  readonly timeZone: string;
}

/** An exercise and a duplicate are counted nowhere. */
export function isCounted(row: Pick<RequestRow, 'practice' | 'closeReason'>): boolean {
  return !row.practice && row.closeReason !== 'merged';
}

/** The tally of a request that closes now. Ask {@link isCounted} first. */
export function tallyAtClosing(facts: ClosingFacts): Tally {
  const { row } = facts;
  return {
    kind: 'tally',
    quarter: quarterOf(facts.closedAt, facts.timeZone),
    door: row.door,
    promptness: row.promptness,
    need: facts.need,
    sector: facts.sector,
    ageBand: facts.ageBand,
    decisions: [...new Set(facts.decisions)].sort(),
    answeredInTime: answeredInTime(row, facts.closedAt),
    openingMinutesToAnswer:
      row.door === 'phone' || row.answeredAt === null ? null : facts.openingMinutesToAnswer,
  };
}

/**
 * Whether the partner was answered by the time promised. Null where there was nothing to keep: a call that was
 * answered as it came, or a request withdrawn or closed before it was due. Never answered and past due is a no.
 */
export function answeredInTime(
  row: Pick<RequestRow, 'door' | 'answeredAt' | 'answerDueAt' | 'withdrawnAt'>,
  closedAt: number,
): boolean | null {
  if (row.door === 'phone') return null;
  if (row.answeredAt !== null) return row.answeredAt <= row.answerDueAt;
  return (row.withdrawnAt ?? closedAt) > row.answerDueAt ? false : null;
}

/** `2026-Q4` of the wall clock in `timeZone`. */
export function quarterOf(at: number, timeZone: string): string {
  const { year, month } = wallOf(at, timeZone);
  return `${year}-Q${Math.ceil(month / 3)}`;
}

/** What tallies can be counted by. One at a time: crossing them would point at people. */
export const DIMENSIONS = {
  need: ['support', 'advice', 'session', 'not_said'],
  sector: ['police', 'health', 'community', 'school', 'justice', 'other', 'not_said'],
  door: ['phone', 'web', 'mail'],
  promptness: ['now', 'soon', 'no_rush'],
  ageBand: ['under_18', 'adult', 'unknown', 'not_said'],
  answeredInTime: ['yes', 'no', 'nothing_to_keep'],
  /** One request may have several: these do not add up to the total. */
  decision: ['advice_given', 'coaching', 'meeting', 'session', 'referred', 'not_for_us', 'none'],
} as const satisfies Record<string, readonly string[]>;
export type Dimension = keyof typeof DIMENSIONS;

export interface Count {
  readonly cells: Readonly<Record<string, number>>;
  readonly total: number;
}

/** Counts `tallies` of `quarters` by `dimension`; every category is there, at 0 when nobody is in it. */
export function countBy(tallies: readonly Tally[], dimension: Dimension, quarters: readonly string[]): Count {
  const cells: Record<string, number> = Object.fromEntries(
    DIMENSIONS[dimension].map((category) => [category, 0]),
  );
  const counted = tallies.filter((tally) => quarters.includes(tally.quarter));
  for (const tally of counted) {
    for (const category of categoriesOf(tally, dimension)) cells[category] = (cells[category] ?? 0) + 1;
  }
  return { cells, total: counted.length };
}

function categoriesOf(tally: Tally, dimension: Dimension): readonly string[] {
  switch (dimension) {
    case 'decision':
      return tally.decisions.length > 0 ? [...new Set(tally.decisions)] : ['none'];
    case 'answeredInTime':
      return [tally.answeredInTime === null ? 'nothing_to_keep' : tally.answeredInTime ? 'yes' : 'no'];
    default:
      return [tally[dimension] ?? 'not_said'];
  }
}
