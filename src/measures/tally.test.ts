import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Tally } from '#programme/entries.ts';
import {
  answeredInTime,
  type ClosingFacts,
  countBy,
  DIMENSIONS,
  isCounted,
  quarterOf,
  tallyAtClosing,
} from '#measures/tally.ts';

const at = (text: string): number =>
  Temporal.ZonedDateTime.from(`${text}[America/Montreal]`).epochMilliseconds;
const due = at('2026-10-06T14:00');
const closedAt = at('2026-10-20T10:00');
const facts = (
  changes: Partial<ClosingFacts> = {},
  row: Partial<ClosingFacts['row']> = {},
): ClosingFacts => ({
  row: {
    door: 'web',
    promptness: 'soon',
    answeredAt: at('2026-10-06T13:30'),
    answerDueAt: due,
    withdrawnAt: null,
    practice: false,
    closeReason: 'done',
    ...row,
  },
  need: 'support',
  sector: 'police',
  ageBand: 'adult',
  decisions: ['referred', 'coaching', 'referred'],
  openingMinutesToAnswer: 210,
  closedAt,
  timeZone: 'America/Montreal',
  ...changes,
});

describe('the tally written at closing', () => {
  it('holds exactly these counters, and nothing that could be joined to a file', () => {
    const tally = tallyAtClosing(facts());
    assert.deepEqual(tally, {
      kind: 'tally',
      quarter: '2026-Q4',
      door: 'web',
      promptness: 'soon',
      need: 'support',
      sector: 'police',
      ageBand: 'adult',
      decisions: ['coaching', 'referred'],
      answeredInTime: true,
      openingMinutesToAnswer: 210,
    });
    assert.deepEqual(Tally.parse(tally), tally);
  });

  it('is of the quarter in the programme’s time zone', () => {
    const newYear = Date.UTC(2027, 0, 1, 3);
    assert.equal(quarterOf(newYear, 'America/Montreal'), '2026-Q4');
    assert.equal(quarterOf(newYear, 'Europe/Paris'), '2027-Q1');
    for (const [month, quarter] of [
      [1, 1],
      [3, 1],
      [4, 2],
      [6, 2],
      [7, 3],
      [9, 3],
      [10, 4],
      [12, 4],
    ]) {
      assert.equal(
        quarterOf(at(`2026-${String(month).padStart(2, '0')}-15T12:00`), 'America/Montreal'),
        `2026-Q${quarter}`,
      );
    }
  });

  it('is never written for an exercise nor for a duplicate', () => {
    assert.equal(isCounted({ practice: true, closeReason: 'practice' }), false);
    assert.equal(isCounted({ practice: false, closeReason: 'merged' }), false);
    assert.equal(isCounted({ practice: false, closeReason: 'done' }), true);
    assert.equal(isCounted({ practice: false, closeReason: 'withdrawn_by_partner' }), true);
  });
});

describe('answered in time', () => {
  const inTime = (row: Partial<ClosingFacts['row']>, closed = closedAt) =>
    answeredInTime(facts({}, row).row, closed);

  it('yes up to the due time itself, no after it', () => {
    assert.equal(inTime({ answeredAt: due }), true);
    assert.equal(inTime({ answeredAt: due + 1 }), false);
  });

  it('never answered and past due is a no; closed or withdrawn before it was due is neither', () => {
    assert.equal(inTime({ answeredAt: null }), false);
    assert.equal(inTime({ answeredAt: null }, due - 1), null);
    assert.equal(inTime({ answeredAt: null, withdrawnAt: due - 1 }), null);
    assert.equal(inTime({ answeredAt: null, withdrawnAt: due + 1 }), false);
  });

  it('a phone call answered as it came has nothing to keep, and no minutes', () => {
    assert.equal(inTime({ door: 'phone' }), null);
    assert.equal(tallyAtClosing(facts({}, { door: 'phone' })).openingMinutesToAnswer, null);
    assert.equal(tallyAtClosing(facts({}, { answeredAt: null })).openingMinutesToAnswer, null);
  });
});

describe('counting', () => {
  const tallies = [
    tallyAtClosing(facts()),
    tallyAtClosing(facts({ sector: null, decisions: [] })),
    tallyAtClosing(facts({ closedAt: at('2026-07-01T10:00') }, { answeredAt: due + 1 })),
  ];

  it('counts one dimension over quarters, with every category, also at 0', () => {
    assert.deepEqual(countBy(tallies, 'sector', ['2026-Q4']), {
      cells: { police: 1, health: 0, community: 0, school: 0, justice: 0, other: 0, not_said: 1 },
      total: 2,
    });
    assert.equal(countBy(tallies, 'sector', ['2026-Q3', '2026-Q4']).total, 3);
    assert.deepEqual(countBy(tallies, 'answeredInTime', ['2026-Q3']).cells, {
      yes: 0,
      no: 1,
      nothing_to_keep: 0,
    });
  });

  it('counts each decision of a request once, and none as none', () => {
    const { cells, total } = countBy(tallies, 'decision', ['2026-Q4']);
    assert.deepEqual([cells.coaching, cells.referred, cells.none, total], [1, 1, 1, 2]);
  });

  it('every category that a tally may hold is one that is counted', () => {
    const values = (schema: { options: readonly string[] }) => schema.options;
    const { need, sector, ageBand, door, promptness, decisions } = Tally.shape;
    assert.deepEqual([...values(need.unwrap()), 'not_said'], DIMENSIONS.need);
    assert.deepEqual([...values(sector.unwrap()), 'not_said'], DIMENSIONS.sector);
    assert.deepEqual([...values(ageBand.unwrap()), 'not_said'], DIMENSIONS.ageBand);
    assert.deepEqual(values(door), DIMENSIONS.door);
    assert.deepEqual(values(promptness), DIMENSIONS.promptness);
    assert.deepEqual([...values(decisions.element), 'none'], DIMENSIONS.decision);
  });
});
