/**
 * [Note: Small numbers] A number of few people points at them. Anything about women shows from 10 on, the rest from
 * 5 on (do-no-harm rule 9; safety.md, 3.6). Hiding the small cell is not enough: what was ever released may be added
 * and subtracted — the other cells from the total, three quarters from the year, one table's total from another's. So
 * every release is checked against all earlier ones, and more is hidden until no small number follows from them.
 * A table that hides something also hides its zeros: a hidden cell may be nothing at all.
 *
 * Only whole, finished quarters and the programme's years are released, one dimension at a time.
 */
import type { Tally } from '#programme/entries.ts';
import { Equations, type Sum } from '#measures/equations.ts';
import { type Count, countBy, DIMENSIONS, type Dimension } from '#measures/tally.ts';

/** Smallest number shown, by dimension. The floor of 5 cannot be lowered. */
export const SHOWN_FROM: Readonly<Record<Dimension | 'total', number>> = {
  need: 10,
  ageBand: 10,
  decision: 10,
  sector: 5,
  door: 5,
  promptness: 5,
  answeredInTime: 5,
  total: 5,
};

/** A released table, as it is shown and as the log keeps it; null is hidden. */
export interface ReleasedTable {
  readonly dimension: Dimension;
  /** One quarter, or four in a row. */
  readonly quarters: readonly string[];
  readonly cells: Readonly<Record<string, number | null>>;
  readonly total: number | null;
}

export type Release =
  | { readonly ok: true; readonly table: ReleasedTable }
  /** `not_finished`: wait until the last quarter is over. `not_a_period`, `overlaps`: only whole, fixed periods. */
  | { readonly ok: false; readonly why: 'not_finished' | 'not_a_period' | 'overlaps' };

/** The year that begins with `first` (`2026-Q2` for a fiscal year), as four quarters. */
export function yearFrom(first: string): string[] {
  const quarters = [first];
  while (quarters.length < 4) quarters.push(nextQuarter(quarters.at(-1) as string));
  return quarters;
}

/**
 * The table of `tallies` by `dimension` for `quarters`, with all hidden that must be. What was released before is
 * given again as it was. Add the table to the log before showing it.
 * @param log every table released so far, of any dimension
 * @param thisQuarter the quarter of today, in the programme's time zone
 */
export function releaseTable(
  tallies: readonly Tally[],
  dimension: Dimension,
  quarters: readonly string[],
  log: readonly ReleasedTable[],
  thisQuarter: string,
): Release {
  const [first = ''] = quarters;
  const isPeriod =
    /^\d{4}-Q[1-4]$/.test(first) && (quarters.length === 1 || sameList(quarters, yearFrom(first)));
  if (!isPeriod) return { ok: false, why: 'not_a_period' };
  if ((quarters.at(-1) as string) >= thisQuarter) return { ok: false, why: 'not_finished' };
  const before = log.find((table) => table.dimension === dimension && sameList(table.quarters, quarters));
  if (before) return { ok: true, table: before };
  const crossing = log.some(
    (table) => table.quarters.length > 1 && quarters.length > 1 && crosses(table.quarters, quarters),
  );
  if (crossing) return { ok: false, why: 'overlaps' };

  const count = countBy(tallies, dimension, quarters);
  let table = withoutSmall(count, dimension, quarters);
  while (disclosesSmall([...log, table])) {
    const more = hideOneMore(table);
    // Everything is hidden already: then nothing new is told, and what was told before was safe.
    if (more === null) break;
    table = more;
  }
  return { ok: true, table };
}

/** Whether a number that must not be shown follows from `tables` by adding, subtracting and what cannot be negative. */
export function disclosesSmall(tables: readonly ReleasedTable[]): boolean {
  const targets = targetsOf(tables);
  const known = equationsOf(tables);
  // What sums up to nothing is nothing, part by part; that may settle more.
  for (let settled = true; settled; ) {
    settled = false;
    for (const { sum } of targets) {
      if (known.derive(sum) !== 0) continue;
      for (const unknown of sum.keys()) {
        const one: Sum = new Map([[unknown, 1]]);
        if (known.derive(one) !== null) continue;
        known.add(one, 0);
        settled = true;
      }
    }
  }
  return targets.some(({ sum, shownFrom }) => {
    const value = known.derive(sum);
    return value !== null && value > 0 && value < shownFrom;
  });
}

// ————— One table —————

function withoutSmall(count: Count, dimension: Dimension, quarters: readonly string[]): ReleasedTable {
  const shownFrom = SHOWN_FROM[dimension];
  const hideAll = count.total > 0 && count.total < shownFrom;
  const cells = Object.fromEntries(
    Object.entries(count.cells).map(([category, n]) => [
      category,
      hideAll || (n > 0 && n < shownFrom) ? null : n,
    ]),
  );
  return withoutZeros({ dimension, quarters, cells, total: hideAll ? null : count.total });
}

/** A table that hides a cell hides its zeros too, so that a hidden cell may be nothing at all. */
function withoutZeros(table: ReleasedTable): ReleasedTable {
  if (table.total !== null && Object.values(table.cells).every((n) => n !== null)) return table;
  const cells = Object.fromEntries(Object.entries(table.cells).map(([category, n]) => [category, n || null]));
  return { ...table, cells };
}

/** The table with its smallest shown cell hidden too; then its total; null when nothing is left to hide. */
function hideOneMore(table: ReleasedTable): ReleasedTable | null {
  const shown = Object.entries(table.cells).filter((cell): cell is [string, number] => cell[1] !== null);
  const smallest = shown.sort((a, b) => a[1] - b[1])[0];
  if (smallest) return withoutZeros({ ...table, cells: { ...table.cells, [smallest[0]]: null } });
  return table.total === null ? null : { ...table, total: null };
}

// ————— All tables together —————

const unknownOf = (dimension: Dimension, quarter: string, category: string): string =>
  `${dimension} ${quarter} ${category}`;
const addsUp = (dimension: Dimension): boolean => dimension !== 'decision';
/** The total of a quarter, as an unknown of its own: every table that adds up shares it. */
const totalOf = (quarter: string): string => `total ${quarter}`;

const sumOf = (unknowns: readonly string[]): Sum => new Map(unknowns.map((unknown) => [unknown, 1]));

function equationsOf(tables: readonly ReleasedTable[]): Equations {
  const known = new Equations();
  for (const { dimension, quarters } of tables) {
    if (!addsUp(dimension)) continue;
    for (const quarter of quarters) {
      const parts = DIMENSIONS[dimension].map(
        (category) => [unknownOf(dimension, quarter, category), 1] as const,
      );
      known.add(new Map([...parts, [totalOf(quarter), -1]]), 0);
    }
  }
  for (const { dimension, quarters, cells, total } of tables) {
    for (const [category, n] of Object.entries(cells)) {
      if (n !== null) known.add(sumOf(quarters.map((quarter) => unknownOf(dimension, quarter, category))), n);
    }
    if (total !== null) known.add(sumOf(quarters.map(totalOf)), total);
  }
  return known;
}

interface Target {
  readonly sum: Sum;
  readonly shownFrom: number;
}

/**
 * Every number that could point at people: each category, and the total, over any quarters of one year; and, in each
 * table, what its hidden cells hold together.
 */
function targetsOf(tables: readonly ReleasedTable[]): Target[] {
  const dimensions = [...new Set(tables.map(({ dimension }) => dimension))];
  const hiddenTogether = tables.map(({ dimension, quarters, cells }) => {
    const hidden = Object.keys(cells).filter((category) => cells[category] === null);
    return {
      sum: sumOf(
        quarters.flatMap((quarter) => hidden.map((category) => unknownOf(dimension, quarter, category))),
      ),
      // All of them together are only the total, which tells nothing about any category.
      shownFrom: SHOWN_FROM[hidden.length === DIMENSIONS[dimension].length ? 'total' : dimension],
    };
  });
  const numbers = groupsOf(tables).flatMap((group) =>
    subsetsOf(group).flatMap((quarters) => [
      ...dimensions.flatMap((dimension) =>
        DIMENSIONS[dimension].map((category) => ({
          sum: sumOf(quarters.map((quarter) => unknownOf(dimension, quarter, category))),
          shownFrom: SHOWN_FROM[dimension],
        })),
      ),
      { sum: sumOf(quarters.map(totalOf)), shownFrom: SHOWN_FROM.total },
    ]),
  );
  return [...numbers, ...hiddenTogether];
}

/** Quarters that a released year ties together; a quarter outside any year stands alone. */
function groupsOf(tables: readonly ReleasedTable[]): (readonly string[])[] {
  const years = tables.filter(({ quarters }) => quarters.length > 1).map(({ quarters }) => quarters);
  const alone = tables.flatMap(({ quarters }) => (quarters.length === 1 ? quarters : []));
  const groups = [
    ...years,
    ...alone.filter((one) => !years.some((year) => year.includes(one))).map((one) => [one]),
  ];
  return [...new Map(groups.map((group) => [group.join(), group])).values()];
}

function subsetsOf(quarters: readonly string[]): string[][] {
  return quarters
    .reduce<string[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]])
    .slice(1);
}

// ————— Quarters —————

function nextQuarter(quarter: string): string {
  const [year = 0, number = 0] = quarter.split('-Q').map(Number);
  return number === 4 ? `${year + 1}-Q1` : `${year}-Q${number + 1}`;
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);
const crosses = (a: readonly string[], b: readonly string[]): boolean =>
  !sameList(a, b) && a.some((one) => b.includes(one));
