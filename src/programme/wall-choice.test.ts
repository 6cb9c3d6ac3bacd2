/** A typed hour names one instant, or says why it does not; across both changes of the clock. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { QUARTER_MS } from '#programme/booking.ts';
import { wallOf } from '#programme/moment.ts';
import { comesTwice, readWall, type WallChoice } from '#programme/wall-choice.ts';

const ZONE = 'America/Toronto';
const NOW = Date.parse('2026-11-01T00:00:00Z');
const choice = (text: string, which: WallChoice['which'] = null): WallChoice => {
  const [date = '', time = ''] = text.split(' ');
  return { date, time, which };
};

describe('a typed time', () => {
  const cases: [string, WallChoice['which'], string | null, ReturnType<typeof readWall>['problem']][] = [
    ['2026-11-24 13:00', null, '2026-11-24T18:00:00Z', null],
    // The night of March 14, 2027 goes from 2 h to 3 h at once.
    ['2027-03-14 01:45', null, '2027-03-14T06:45:00Z', null],
    ['2027-03-14 02:00', null, null, 'skipped'],
    ['2027-03-14 02:45', null, null, 'skipped'],
    ['2027-03-14 03:00', null, '2027-03-14T07:00:00Z', null],
    ['2027-03-15 02:30', null, '2027-03-15T06:30:00Z', null],
    // That of November 7 has one hour twice.
    ['2027-11-07 01:30', null, null, 'which'],
    ['2027-11-07 01:30', 'first', '2027-11-07T05:30:00Z', null],
    ['2027-11-07 01:30', 'second', '2027-11-07T06:30:00Z', null],
    ['2027-11-07 02:00', 'second', '2027-11-07T07:00:00Z', null],
    ['2026-11-24 13:10', null, null, 'quarter'],
    ['2026-10-31 19:45', null, null, 'past'],
    ['2026-10-31 20:15', null, '2026-11-01T00:15:00Z', null],
    ['2026-11-24', null, null, 'incomplete'],
    ['2026-11-24 9:00', null, null, 'incomplete'],
    ['2026-11-24 24:00', null, null, 'incomplete'],
  ];
  for (const [text, which, at, problem] of cases)
    test(`${text}${which ? `, the ${which}` : ''}: ${at ?? problem}`, () =>
      assert.deepEqual(readWall(choice(text, which), ZONE, NOW), {
        at: at === null ? null : Date.parse(at),
        problem,
      }));

  test('what comes twice is told apart from what does not', () => {
    assert.equal(comesTwice(choice('2027-11-07 01:00'), ZONE), true);
    assert.equal(comesTwice(choice('2027-11-07 02:00'), ZONE), false);
    assert.equal(comesTwice(choice('2027-03-14 02:30'), ZONE), false);
  });

  test('whatever is accepted is shown on the wall as it was typed, on a quarter hour, to come', () => {
    const text = fc.record({
      date: fc
        .date({
          min: new Date('2026-06-01T00:00:00Z'),
          max: new Date('2028-01-01T00:00:00Z'),
          noInvalidDate: true,
        })
        .map((date) => date.toISOString().slice(0, 10)),
      time: fc
        .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
        .map(([h, min]) => `${String(h).padStart(2, '0')}:${String(min).padStart(2, '0')}`),
      which: fc.constantFrom('first' as const, 'second' as const, null),
    });
    const zone = fc.constantFrom(ZONE, 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu');
    fc.assert(
      fc.property(text, zone, (typed, timeZone) => {
        const { at } = readWall(typed, timeZone, NOW);
        if (at === null) return;
        const { year, month, day, hour, minute } = wallOf(at, timeZone);
        const two = (n: number) => String(n).padStart(2, '0');
        assert.equal(
          `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`,
          `${typed.date} ${typed.time}`,
        );
        assert.equal(at % QUARTER_MS, 0);
        assert.ok(at > NOW);
      }),
      { numRuns: 300 },
    );
  });
});
