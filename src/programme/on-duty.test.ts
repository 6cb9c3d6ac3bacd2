/** Who is on duty: weeks, dates of their own, absences, changes of the clock, holes that are seen before they happen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dutyGaps, dutySpans, onDutyAt, type Presence } from './on-duty.ts';
import { EMPTY_ROTA, type Rota, type Shift } from './rota.ts';
import { type OpeningHours, WEEKDAYS } from './settings.ts';

const ZONE = 'America/Toronto';
const at = (text: string): number => Temporal.ZonedDateTime.from(`${text}[${ZONE}]`).epochMilliseconds;
const shift = (from: string, to: string, first: string | null, second: string | null = null): Shift => ({
  from,
  to,
  first,
  second,
});
const everyday = (...shifts: Shift[]): Rota => ({
  exceptions: [],
  week: Object.fromEntries(WEEKDAYS.map((day) => [day, shifts])) as Rota['week'],
});
const there: Presence = { timeZone: ZONE, mayOwn: () => true, absences: [] };
const hours: OpeningHours = {
  timeZone: ZONE,
  week: Object.fromEntries(
    WEEKDAYS.map((day) => [
      day,
      [
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '17:00' },
      ],
    ]),
  ) as OpeningHours['week'],
  closures: [],
  holidays: false,
};

test('the shift under way says who; its end belongs to the next', () => {
  const rota = everyday(shift('09:00', '12:00', 'léa', 'sam'), shift('12:00', '17:00', 'sam'));
  const cases: readonly (readonly [string, string | null, string | null])[] = [
    ['2026-11-23T08:59:59', null, null],
    ['2026-11-23T09:00', 'léa', 'sam'],
    ['2026-11-23T11:59:59', 'léa', 'sam'],
    ['2026-11-23T12:00', 'sam', null],
    ['2026-11-23T17:00', null, null],
  ];
  for (const [when, first, second] of cases)
    assert.deepEqual(onDutyAt(rota, there, at(when)), { first, second }, when);
});

test('a date of its own replaces its weekday, even by nobody', () => {
  const rota: Rota = {
    ...everyday(shift('09:00', '17:00', 'léa')),
    exceptions: [
      { date: '2026-12-24', shifts: [shift('09:00', '12:00', 'sam')] },
      { date: '2026-12-25', shifts: [] },
    ],
  };
  assert.equal(onDutyAt(rota, there, at('2026-12-24T10:00')).first, 'sam');
  assert.equal(onDutyAt(rota, there, at('2026-12-24T14:00')).first, null);
  assert.equal(onDutyAt(rota, there, at('2026-12-25T10:00')).first, null);
  assert.equal(onDutyAt(rota, there, at('2026-12-26T10:00')).first, 'léa');
});

test('the second moves up when the first is away or has left; with both away, nobody is on duty', () => {
  const rota = everyday(shift('09:00', '17:00', 'léa', 'sam'));
  const away = (member: string, until: string | null) => ({
    member,
    from: at('2026-11-23T10:00'),
    until: until === null ? null : at(until),
  });
  const seen = (absences: Presence['absences'], when: string, mayOwn = (_: string) => true) =>
    onDutyAt(rota, { timeZone: ZONE, mayOwn, absences }, at(when));
  assert.deepEqual(seen([away('léa', null)], '2026-11-23T09:59'), { first: 'léa', second: 'sam' });
  assert.deepEqual(seen([away('léa', null)], '2026-11-23T10:00'), { first: 'sam', second: null });
  assert.deepEqual(seen([away('léa', '2026-11-23T11:00')], '2026-11-23T11:00'), {
    first: 'léa',
    second: 'sam',
  });
  assert.deepEqual(seen([away('léa', null), away('sam', null)], '2026-11-24T10:00'), {
    first: null,
    second: null,
  });
  assert.deepEqual(
    seen([], '2026-11-23T10:00', (one) => one !== 'léa'),
    { first: 'sam', second: null },
  );
});

test('when clocks change, a night of duty has neither hole nor overlap', () => {
  const rota = everyday(shift('00:00', '02:30', 'léa'), shift('02:30', '08:00', 'sam'));
  // 8 March 2026: 02:00 becomes 03:00. 1 November 2026: 02:00 becomes 01:00.
  for (const date of ['2026-03-08', '2026-11-01']) {
    const from = at(`${date}T00:00`);
    const to = at(`${date}T08:00`);
    for (let minute = from; minute < to; minute += 60_000)
      assert.notEqual(onDutyAt(rota, there, minute).first, null, new Date(minute).toISOString());
    const spans = dutySpans(rota, there, from, to);
    assert.equal(spans[0]?.from, from);
    assert.equal(spans.at(-1)?.to, to);
    assert.equal(spans[0]?.to, spans[1]?.from);
  }
});

test('opening time without anybody is told for two weeks, absences counted', () => {
  const rota = everyday(shift('09:00', '12:00', 'léa'), shift('13:00', '16:00', 'sam'));
  const from = at('2026-11-23T09:00');
  const gaps = dutyGaps(rota, there, hours, new Set(), from);
  assert.equal(gaps.length, 14);
  assert.deepEqual(gaps[0], { from: at('2026-11-23T16:00'), to: at('2026-11-23T17:00') });
  const absences = [{ member: 'léa', from: at('2026-11-24T10:00'), until: at('2026-11-24T11:00') }];
  const more = dutyGaps(rota, { ...there, absences }, hours, new Set(), from);
  assert.deepEqual(
    more.filter(({ to }) => to === at('2026-11-24T11:00')),
    [{ from: at('2026-11-24T10:00'), to: at('2026-11-24T11:00') }],
  );
  assert.equal(dutyGaps(everyday(shift('00:00', '24:00', 'léa')), there, hours, new Set(), from).length, 0);
});

test('a vacant shift is told as time without anybody, and whoever is second in it answers', () => {
  const rota = everyday(shift('09:00', '12:00', null), shift('13:00', '17:00', null, 'sam'));
  const from = at('2026-11-23T08:00');
  assert.equal(onDutyAt(rota, there, at('2026-11-23T10:00')).first, null);
  assert.deepEqual(onDutyAt(rota, there, at('2026-11-23T14:00')), { first: 'sam', second: null });
  assert.deepEqual(dutySpans(rota, there, from, at('2026-11-23T12:30')), [
    { from: at('2026-11-23T09:00'), to: at('2026-11-23T12:00'), first: null, second: null },
  ]);
  assert.deepEqual(dutyGaps(rota, there, hours, new Set(), from)[0], {
    from: at('2026-11-23T09:00'),
    to: at('2026-11-23T12:00'),
  });
});

test('law: at every minute of opening, somebody is on duty or the minute lies in a gap, never both', () => {
  const clock = fc.integer({ min: 0, max: 48 }).map((half) => {
    const hour = String(Math.floor(half / 2)).padStart(2, '0');
    return `${hour}:${half % 2 ? '30' : '00'}`;
  });
  const shifts = fc
    .uniqueArray(clock, { minLength: 2, maxLength: 6 })
    .map((times) => times.sort())
    .chain((times) =>
      fc.tuple(
        ...times
          .slice(0, -1)
          .map((from, i) =>
            fc
              .tuple(fc.constantFrom('a', 'b', 'c', null), fc.constantFrom('d', null))
              .map(([first, second]) =>
                first === null ? [] : [shift(from, times[i + 1] as string, first, second)],
              ),
          ),
      ),
    )
    .map((list) => list.flat());
  const absence = fc.record({
    member: fc.constantFrom('a', 'b', 'c', 'd'),
    from: fc.integer({ min: 0, max: 20 * 24 }),
    length: fc.integer({ min: 1, max: 72 }),
  });
  fc.assert(
    fc.property(
      fc.record({ week: fc.tuple(...WEEKDAYS.map(() => shifts)), away: fc.array(absence, { maxLength: 3 }) }),
      fc.constantFrom('2026-03-02T00:00', '2026-10-26T00:00', '2026-06-01T00:00'),
      ({ week, away }, start) => {
        const from = at(start);
        const rota: Rota = {
          ...EMPTY_ROTA,
          week: Object.fromEntries(WEEKDAYS.map((day, i) => [day, week[i]])) as Rota['week'],
        };
        const absences = away.map(({ member, from: begins, length }) => ({
          member,
          from: from + begins * 3_600_000,
          until: from + (begins + length) * 3_600_000,
        }));
        const presence = { ...there, absences };
        const gaps = dutyGaps(rota, presence, hours, new Set(), from);
        for (let i = 0; i < 14 * 24 * 2; i++) {
          const moment = from + i * 30 * 60_000 + 7 * 60_000;
          const wall = new Date(moment).toLocaleTimeString('en-GB', { timeZone: ZONE, hour12: false });
          const open = (wall >= '09:00' && wall < '12:00') || (wall >= '13:00' && wall < '17:00');
          const inGap = gaps.some((gap) => gap.from <= moment && moment < gap.to);
          const someone = onDutyAt(rota, presence, moment).first !== null;
          if (open) assert.equal(inGap, !someone, new Date(moment).toISOString());
          else assert.equal(inGap, false);
        }
      },
    ),
    { numRuns: 25 },
  );
});
