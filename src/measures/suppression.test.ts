import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Tally } from '#programme/entries.ts';
import {
  disclosesSmall,
  type ReleasedTable,
  releaseTable,
  SHOWN_FROM,
  yearFrom,
} from '#measures/suppression.ts';
import { countBy, DIMENSIONS, type Dimension } from '#measures/tally.ts';

const year = yearFrom('2026-Q1');
const later = '2027-Q1';
const blank: Tally = {
  kind: 'tally',
  quarter: '2026-Q1',
  door: 'web',
  promptness: 'soon',
  need: null,
  sector: null,
  ageBand: null,
  decisions: [],
  answeredInTime: null,
  openingMinutesToAnswer: null,
};
const repeat = (n: number, changes: Partial<Tally>): Tally[] =>
  Array.from({ length: n }, () => ({ ...blank, ...changes }));
const release = (
  tallies: readonly Tally[],
  dimension: Dimension,
  quarters: readonly string[] = ['2026-Q1'],
  log: readonly ReleasedTable[] = [],
): ReleasedTable => {
  const result = releaseTable(tallies, dimension, quarters, log, later);
  assert.ok(result.ok, result.ok ? '' : result.why);
  return result.table;
};

describe('one table', () => {
  it('shows numbers from 5 on, and its zeros, when nothing is small', () => {
    const tallies = [...repeat(7, { door: 'web' }), ...repeat(5, { door: 'phone' })];
    assert.deepEqual(release(tallies, 'door').cells, { phone: 5, web: 7, mail: 0 });
    assert.equal(release(tallies, 'door').total, 12);
  });

  it('hides the small cell, one more so that it is not the rest of the total, and the zeros', () => {
    const tallies = [
      ...repeat(30, { sector: 'police' }),
      ...repeat(8, { sector: 'health' }),
      ...repeat(3, { sector: 'school' }),
    ];
    const { cells, total } = release(tallies, 'sector');
    assert.deepEqual(cells, {
      police: 30,
      health: null,
      community: null,
      school: null,
      justice: null,
      other: null,
      not_said: null,
    });
    assert.equal(total, 41);
  });

  it('anything about women shows from 10 on', () => {
    const tallies = [
      ...repeat(25, { ageBand: 'adult' }),
      ...repeat(11, { ageBand: 'unknown' }),
      ...repeat(9, { ageBand: 'under_18' }),
    ];
    const { cells, total } = release(tallies, 'ageBand');
    assert.deepEqual(cells, { under_18: null, adult: 25, unknown: null, not_said: null });
    assert.equal(total, 45);
    for (const dimension of ['need', 'ageBand', 'decision'] as const) assert.equal(SHOWN_FROM[dimension], 10);
  });

  it('what is hidden together is not small either', () => {
    const tallies = [
      ...repeat(20, { door: 'web' }),
      ...repeat(2, { door: 'phone' }),
      ...repeat(1, { door: 'mail' }),
    ];
    assert.deepEqual(
      release(tallies, 'door').cells,
      { phone: null, web: null, mail: null },
      '3 together would show',
    );
  });

  it('too few in all: nothing is shown, not even the total', () => {
    const { cells, total } = release(repeat(9, { ageBand: 'adult' }), 'ageBand');
    assert.ok(Object.values(cells).every((n) => n === null));
    assert.equal(total, null);
  });

  it('nobody at all is no small number', () => {
    assert.deepEqual(release([], 'door'), {
      dimension: 'door',
      quarters: ['2026-Q1'],
      cells: { phone: 0, web: 0, mail: 0 },
      total: 0,
    });
  });

  it('hides a small decision without hiding others, since decisions do not add up', () => {
    const tallies = [
      ...repeat(20, { decisions: ['coaching', 'referred'] }),
      ...repeat(2, { decisions: ['meeting'] }),
    ];
    const { cells } = release(tallies, 'decision');
    assert.equal(cells.coaching, 20);
    assert.equal(cells.meeting, null);
    assert.equal(cells.not_for_us, null, 'a zero beside it is hidden too');
  });
});

describe('subtraction', () => {
  it('the year minus three quarters does not show the fourth', () => {
    const tallies = [
      ...repeat(12, { quarter: '2026-Q1' }),
      ...repeat(12, { quarter: '2026-Q2' }),
      ...repeat(12, { quarter: '2026-Q3' }),
      ...repeat(2, { quarter: '2026-Q4' }),
    ];
    const log = year.map((quarter) => release(tallies, 'door', [quarter]));
    assert.deepEqual(
      log.map(({ total }) => total),
      [12, 12, 12, null],
    );
    const whole = release(tallies, 'door', year, log);
    assert.equal(whole.total, null);
    assert.ok(Object.values(whole.cells).every((n) => n === null));
  });

  it('nor do quarters that are released after the year', () => {
    const tallies = [
      ...repeat(12, { quarter: '2026-Q1' }),
      ...repeat(12, { quarter: '2026-Q2' }),
      ...repeat(12, { quarter: '2026-Q3' }),
      ...repeat(2, { quarter: '2026-Q4' }),
    ];
    const log = [release(tallies, 'door', year)];
    assert.equal(log[0]?.total, 38);
    for (const quarter of year) log.push(release(tallies, 'door', [quarter], log));
    const shown = log.slice(1).filter(({ total }) => total !== null);
    assert.ok(shown.length <= 2, 'with three, the fourth would be the rest');
    assert.ok(shown.length >= 1);
  });

  it('the total of one table does not fill the hole of another', () => {
    const tallies = [
      ...repeat(12, { ageBand: 'adult', door: 'web' }),
      ...repeat(6, { ageBand: 'under_18', door: 'phone' }),
    ];
    const ages = release(tallies, 'ageBand');
    const doors = release(tallies, 'door', ['2026-Q1'], [ages]);
    assert.equal(disclosesSmall([ages, doors]), false);
    const again = release(tallies, 'ageBand', ['2026-Q1'], [doors]);
    assert.equal(disclosesSmall([doors, again]), false);
  });

  it('what was released once is given again as it was, even if the numbers have changed', () => {
    const first = release(repeat(12, {}), 'door');
    assert.equal(release(repeat(13, {}), 'door', ['2026-Q1'], [first]), first);
  });
});

describe('fixed periods', () => {
  const why = (
    quarters: readonly string[],
    log: readonly ReleasedTable[] = [],
    thisQuarter = later,
  ): string | null => {
    const result = releaseTable(repeat(50, {}), 'door', quarters, log, thisQuarter);
    return result.ok ? null : result.why;
  };

  it('are whole quarters and whole years, once they are over', () => {
    assert.equal(why(['2026-Q4']), null);
    assert.equal(why(year), null);
    assert.equal(why(['2026-Q4'], [], '2026-Q4'), 'not_finished');
    assert.equal(why(['2026-Q1', '2026-Q2']), 'not_a_period');
    assert.equal(why(['2026-Q1', '2026-Q3', '2026-Q2', '2026-Q4']), 'not_a_period');
    assert.equal(why([]), 'not_a_period');
    assert.equal(why(['2026']), 'not_a_period');
  });

  it('do not overlap: a fiscal year is refused once the calendar year was released', () => {
    const calendar = release(repeat(50, {}), 'door', year);
    const fiscal = yearFrom('2025-Q2');
    assert.deepEqual(fiscal, ['2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1']);
    assert.equal(why(fiscal), null);
    assert.equal(why(fiscal, [calendar]), 'overlaps');
  });
});

// ————— Laws —————

const dimensions = Object.keys(DIMENSIONS) as Dimension[];
const tally: fc.Arbitrary<Tally> = fc.record({
  kind: fc.constant('tally' as const),
  quarter: fc.constantFrom(...year),
  door: fc.constantFrom('web', 'web', 'web', 'phone', 'phone', 'mail'),
  promptness: fc.constantFrom('soon', 'soon', 'now', 'no_rush'),
  need: fc.constantFrom('support', 'support', 'advice', 'session', null),
  sector: fc.constantFrom('police', 'police', 'health', 'community', 'school', null),
  ageBand: fc.constantFrom('adult', 'adult', 'under_18', 'unknown', null),
  decisions: fc.subarray(['coaching', 'meeting', 'referred'], { maxLength: 2 }),
  answeredInTime: fc.constantFrom(true, true, true, false, null),
  openingMinutesToAnswer: fc.constant(null),
});
const tallies = fc
  .integer({ min: 0, max: 150 })
  .chain((n) => fc.array(tally, { minLength: n, maxLength: n }));
const asked = fc.record({
  dimension: fc.constantFrom(...dimensions),
  quarters: fc.constantFrom(year, ...year.map((quarter) => [quarter])),
});

function releaseAll(
  counted: readonly Tally[],
  requests: readonly { dimension: Dimension; quarters: string[] }[],
): ReleasedTable[] {
  const log: ReleasedTable[] = [];
  for (const { dimension, quarters } of requests) {
    const table = release(counted, dimension, quarters, log);
    if (!log.includes(table)) log.push(table);
  }
  return log;
}

it('law: what is shown is true, and never a small number', () => {
  fc.assert(
    fc.property(tallies, fc.array(asked, { maxLength: 5 }), (counted, requests) => {
      for (const { dimension, quarters, cells, total } of releaseAll(counted, requests)) {
        const truth = countBy(counted, dimension, quarters);
        for (const [category, n] of Object.entries(cells)) {
          if (n === null) continue;
          assert.equal(n, truth.cells[category]);
          assert.ok(n === 0 || n >= SHOWN_FROM[dimension]);
        }
        if (total !== null) assert.ok(total === truth.total && (total === 0 || total >= SHOWN_FROM.total));
      }
    }),
    { numRuns: 60 },
  );
});

it('law: whatever was released, in any order, no small number follows by adding and subtracting', () => {
  fc.assert(
    fc.property(tallies, fc.array(asked, { minLength: 1, maxLength: 6 }), (counted, requests) => {
      assert.equal(disclosesSmall(releaseAll(counted, requests)), false);
    }),
    { numRuns: 150 },
  );
});

it('law: for every hidden small number there is another world that would have been released just the same', () => {
  let tried = 0;
  fc.assert(
    fc.property(
      tallies,
      fc.array(
        asked.map(({ quarters }) => quarters),
        { minLength: 1, maxLength: 5 },
      ),
      (counted, periods) => {
        const log = releaseAll(
          counted,
          periods.map((quarters) => ({ dimension: 'door', quarters })),
        );
        for (const quarter of year) {
          for (const category of DIMENSIONS.door) {
            const truth = countBy(counted, 'door', [quarter]).cells[category] ?? 0;
            if (truth === 0 || truth >= SHOWN_FROM.door) continue;
            tried += 1;
            assert.ok(
              otherWorld(log, counted, `${quarter} ${category}`),
              `${category} ${quarter} can only be ${truth}`,
            );
          }
        }
      },
    ),
    { numRuns: 150 },
  );
  assert.ok(tried > 30, String(tried));
});

/**
 * An attacker who knows no algebra: starts from the truth, sets the cell asked about to something else, and mends
 * other cells one after the other until all that was released fits again. No cell may become negative.
 */
function otherWorld(log: readonly ReleasedTable[], counted: readonly Tally[], target: string): boolean {
  const sums = log.flatMap(({ quarters, cells, total }) => [
    ...Object.entries(cells).flatMap(([door, n]) =>
      n === null ? [] : [{ parts: quarters.map((quarter) => `${quarter} ${door}`), value: n }],
    ),
    ...(total === null
      ? []
      : [
          {
            parts: quarters.flatMap((quarter) => DIMENSIONS.door.map((door) => `${quarter} ${door}`)),
            value: total,
          },
        ]),
  ]);
  const truth = new Map<string, number>(
    year.flatMap((quarter) =>
      Object.entries(countBy(counted, 'door', [quarter]).cells).map(
        ([door, n]) => [`${quarter} ${door}`, n] as const,
      ),
    ),
  );
  const seen = new Set<string>();
  const mend = (world: ReadonlyMap<string, number>, stepsLeft: number): boolean => {
    const key = `${[...world.values()].join()} ${stepsLeft}`;
    if (seen.has(key)) return false;
    seen.add(key);
    const gapOf = ({ parts, value }: (typeof sums)[number]): number =>
      value - parts.reduce((all, part) => all + (world.get(part) ?? 0), 0);
    const broken = sums.find((sum) => gapOf(sum) !== 0);
    if (broken === undefined) return true;
    if (stepsLeft === 0) return false;
    return broken.parts
      .filter((part) => part !== target)
      .some((part) => {
        const mended = (world.get(part) ?? 0) + gapOf(broken);
        return mended >= 0 && mend(new Map([...world, [part, mended]]), stepsLeft - 1);
      });
  };
  const now = truth.get(target) ?? 0;
  return [now + 1, now - 1].some((n) => n >= 0 && mend(new Map([...truth, [target, n]]), 7));
}
