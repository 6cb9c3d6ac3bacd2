/** Ladders by table, and the laws that nothing falls through. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { arrivedByDoor } from './arrival.ts';
import { type Audience, audienceOf, caseOf, ladderOf, type People } from './escalation.ts';
import { isOpenAt, nextOpeningAt } from './opening-hours.ts';
import type { Promptness, RequestRow } from './request.ts';
import { DEFAULT_ESCALATION, DEFAULT_TARGETS, type OpeningHours, WEEKDAYS } from './settings.ts';

const ZONE = 'America/Toronto';
const at = (text: string): number => Temporal.ZonedDateTime.from(`${text}[${ZONE}]`).epochMilliseconds;
const say = (ms: number): string =>
  Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(ZONE)
    .toPlainDateTime()
    .toString()
    .slice(5, 16);
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
const hours: OpeningHours = {
  timeZone: ZONE,
  week: Object.fromEntries(
    WEEKDAYS.map((day) => [
      day,
      weekdays.includes(day)
        ? [
            { from: '09:00', to: '12:00' },
            { from: '13:00', to: '17:00' },
          ]
        : [],
    ]),
  ) as OpeningHours['week'],
  closures: [],
  holidays: false,
};
const calendar = { hours, holidays: new Set<string>(), targets: DEFAULT_TARGETS };

function arrived(promptness: Promptness, when: string, more: Partial<RequestRow> = {}): RequestRow {
  const row = arrivedByDoor(
    {
      file: '00000000-0000-7000-8000-000000000000',
      reference: 'Mésange-1000',
      promptness,
      notBefore: more.notBefore ?? null,
      practice: more.practice ?? false,
    },
    'web',
    { ...calendar, now: at(when), retentionDays: 30 },
  );
  return { ...row, ...more };
}
const ladder = (row: RequestRow, begun = row.receivedAt): string[] =>
  ladderOf(row, begun, calendar, DEFAULT_ESCALATION)
    .take(40)
    .map(({ at: when, to, why }) => `${say(when)} ${to} ${why}`)
    .toArray();

describe('the ladder of what waits to be taken', () => {
  test('now: first at once, second after 10 minutes, coordinators after 20, everybody when it is late', () => {
    assert.deepEqual(ladder(arrived('now', '2026-11-23T10:00')).slice(0, 7), [
      '11-23T10:00 first arrived',
      '11-23T10:10 second unclaimed',
      '11-23T10:20 coordinators unclaimed',
      '11-23T10:30 everyone late',
      '11-23T10:40 everyone late',
      '11-23T10:50 everyone late',
      '11-23T11:00 everyone late',
    ]);
  });

  test('the break at noon and the night do not count; a week-end is not rung through', () => {
    assert.deepEqual(ladder(arrived('now', '2026-11-23T11:25')).slice(0, 4), [
      '11-23T11:25 first arrived',
      '11-23T11:35 second unclaimed',
      '11-23T11:45 coordinators unclaimed',
      '11-23T11:55 everyone late',
    ]);
    assert.deepEqual(ladder(arrived('now', '2026-11-20T20:00')).slice(0, 4), [
      '11-23T09:00 first arrived',
      '11-23T09:10 second unclaimed',
      '11-23T09:20 coordinators unclaimed',
      '11-23T09:30 everyone late',
    ]);
  });

  test('an urgent one in the last half hour rings everybody every five minutes, past closing, then at the next openings', () => {
    const rungs = ladder(arrived('now', '2026-11-23T16:45'));
    assert.deepEqual(rungs.slice(0, 3), [
      '11-23T16:45 everyone urgent',
      '11-23T16:50 everyone urgent',
      '11-23T16:55 everyone urgent',
    ]);
    assert.equal(rungs.filter((rung) => rung.endsWith('urgent')).length, 12);
    assert.deepEqual(rungs.slice(12, 15), [
      '11-24T09:00 everyone late',
      '11-24T10:00 everyone late',
      '11-24T11:00 everyone late',
    ]);
    const before = ladder(arrived('now', '2026-11-23T16:25'));
    assert.deepEqual(before.slice(0, 3), [
      '11-23T16:25 first arrived',
      '11-23T16:30 everyone urgent',
      '11-23T16:35 everyone urgent',
    ]);
  });

  test('a break at noon is not the end of the day; what nobody takes is said every hour, and never ends', () => {
    const rungs = ladder(arrived('now', '2026-11-23T11:35'));
    assert.ok(!rungs.slice(0, 9).some((rung) => rung.endsWith('urgent')));
    assert.deepEqual(rungs.slice(4, 9), [
      '11-23T13:15 everyone late',
      '11-23T13:25 everyone late',
      '11-23T13:35 everyone late',
      '11-23T14:35 everyone late',
      '11-23T15:35 everyone late',
    ]);
    assert.equal(rungs.length, 40);
  });

  test('soon and no rush: by halves and quarters of the time that was promised', () => {
    assert.deepEqual(ladder(arrived('soon', '2026-11-23T10:00')).slice(0, 5), [
      '11-23T10:00 first arrived',
      '11-23T12:00 second unclaimed',
      '11-23T14:00 coordinators unclaimed',
      '11-23T15:00 everyone late',
      '11-23T16:00 everyone late',
    ]);
    assert.deepEqual(ladder(arrived('no_rush', '2026-11-23T10:00')).slice(0, 4), [
      '11-23T10:00 first arrived',
      '11-24T14:00 second unclaimed',
      '11-25T11:00 coordinators unclaimed',
      '11-25T17:00 everyone late',
    ]);
  });

  test('“call me at 15 h” rings nobody before', () => {
    const row = arrived('now', '2026-11-23T10:00', { notBefore: at('2026-11-23T15:00') });
    assert.deepEqual(ladder(row).slice(0, 2), ['11-23T15:00 first arrived', '11-23T15:10 second unclaimed']);
  });

  test('an exercise tries the first rung alone; what is closed has none', () => {
    assert.deepEqual(ladder(arrived('now', '2026-11-23T10:00', { practice: true })), [
      '11-23T10:00 first arrived',
    ]);
    assert.deepEqual(ladder(arrived('now', '2026-11-23T10:00', { state: 'closed', dueAt: null })), []);
  });
});

describe('the ladder of whoever has it', () => {
  const claimed = (when: string, more: Partial<RequestRow> = {}) =>
    arrived('now', when, { state: 'claimed', owner: 'léa', claimedAt: at(when), ...more });

  test('she is reminded before the time is up, then she and who is on duty, then the coordinators', () => {
    assert.deepEqual(ladder(claimed('2026-11-23T10:00')).slice(0, 3), [
      '11-23T10:22 owner due_soon',
      '11-23T10:30 owner_and_first late',
      '11-23T10:40 coordinators late',
    ]);
  });

  test('“I have it” is a promise of the same kind', () => {
    const row = arrived('now', '2026-11-23T10:00', {
      acknowledgedBy: 'léa',
      acknowledgedAt: at('2026-11-23T10:02'),
    });
    assert.deepEqual(ladder(row, at('2026-11-23T10:02')).slice(0, 2), [
      '11-23T10:23 owner due_soon',
      '11-23T10:30 owner_and_first late',
    ]);
  });

  test('a promised action: a quarter of an hour before, when it is due, and after an opening day', () => {
    const row = claimed('2026-11-23T10:00', {
      state: 'reached',
      answeredAt: at('2026-11-23T10:10'),
      dueKind: 'promised',
      dueAt: at('2026-11-24T14:00'),
    });
    assert.deepEqual(ladder(row).slice(0, 3), [
      '11-24T13:45 owner due_soon',
      '11-24T14:00 owner late',
      '11-25T17:00 coordinators late',
    ]);
  });
});

test('a case is what waits, and for whom: another answer, owner or time is another case', () => {
  const row = arrived('now', '2026-11-23T10:00');
  const same = caseOf(row);
  assert.equal(caseOf({ ...row, seenAt: 1, attempts: 2, version: 9 } as RequestRow), same);
  const others: Partial<RequestRow>[] = [
    { promptness: 'soon' },
    { notBefore: 5 },
    { acknowledgedBy: 'léa' },
    { owner: 'léa' },
    { returns: 1 },
  ];
  for (const other of others) assert.notEqual(caseOf({ ...row, ...other }), same, JSON.stringify(other));
  assert.equal(caseOf({ ...row, state: 'closed' }), null);
});

describe('whom a rung reaches', () => {
  const people = (more: Partial<People> = {}): People => ({
    rota: true,
    first: 'léa',
    second: 'sam',
    carrier: null,
    coordinators: ['claire'],
    everyone: ['claire', 'léa', 'sam', 'noé'],
    away: () => false,
    ...more,
  });
  const cases: readonly (readonly [Audience, Partial<People>, readonly string[]])[] = [
    ['first', {}, ['léa']],
    ['first', { rota: false, first: null, second: null }, ['claire', 'léa', 'sam', 'noé']],
    ['first', { first: null, second: null }, ['claire']],
    ['second', {}, ['sam']],
    ['second', { second: null }, ['claire']],
    ['coordinators', { away: (id) => id === 'claire' }, ['léa', 'sam', 'noé']],
    ['owner', { carrier: 'noé' }, ['noé']],
    ['owner', { carrier: 'noé', away: (id) => id === 'noé' }, ['léa']],
    ['owner', { carrier: 'gone' }, ['claire']],
    ['owner_and_first', { carrier: 'noé' }, ['noé', 'léa']],
    ['everyone', { away: (id) => id === 'sam' }, ['claire', 'léa', 'noé']],
    ['first', { away: () => true }, ['claire', 'léa', 'sam', 'noé']],
  ];
  for (const [to, more, expected] of cases)
    test(`${to} ${Object.keys(more).join(' ')}`, () =>
      assert.deepEqual(audienceOf(to, people(more)), expected));

  test('law: somebody, as long as anybody has access; never anybody who has not', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(
        fc.record({
          to: fc.constantFrom<Audience>(
            'first',
            'second',
            'coordinators',
            'everyone',
            'owner',
            'owner_and_first',
          ),
          rota: fc.boolean(),
          first: fc.option(id),
          second: fc.option(id),
          carrier: fc.option(id),
          everyone: fc.uniqueArray(id, { minLength: 1 }),
          coordinators: fc.uniqueArray(id),
          gone: fc.uniqueArray(id),
        }),
        ({ to, gone, ...all }) => {
          const isGone = (one: string): boolean => gone.some((other) => other === one);
          const told = audienceOf(to, { ...all, away: isGone });
          assert.ok(told.length > 0);
          const known: readonly string[] = all.everyone;
          assert.ok(told.every((one) => known.includes(one)));
          assert.equal(new Set(told).size, told.length);
          if (!known.every(isGone)) assert.ok(!told.some(isGone));
        },
      ),
    );
  });
});

test('law: in opening hours the first rung is at once; otherwise at the next opening; rungs are in order and end', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Promptness>('now', 'soon', 'no_rush'),
      fc.integer({ min: 0, max: 60 * 24 * 400 }),
      (promptness, minutes) => {
        const now = at('2026-01-01T00:00') + minutes * 60_000;
        const row = arrived(
          promptness,
          Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(ZONE).toPlainDateTime().toString(),
        );
        const moved = { ...row, receivedAt: now };
        const rungs = [
          ...ladderOf(
            { ...moved, answerDueAt: Math.max(moved.answerDueAt, now) },
            now,
            calendar,
            DEFAULT_ESCALATION,
          ),
        ];
        const first = rungs[0]?.at ?? 0;
        assert.equal(first, isOpenAt(hours, new Set(), now) ? now : nextOpeningAt(hours, new Set(), now));
        assert.ok(rungs.length < 300);
        for (const [i, rung] of rungs.entries()) assert.ok(i === 0 || (rungs[i - 1]?.at ?? 0) <= rung.at);
        const everybody = rungs.find(({ to }) => to === 'everyone');
        assert.ok(everybody !== undefined, 'in the end everybody hears of it');
      },
    ),
    { numRuns: 200 },
  );
});
