/** A sound rota, a swap, and somebody who leaves. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  EMPTY_ROTA,
  hasShifts,
  heldAlone,
  Rota,
  rotaProblems,
  type Shift,
  shiftsOf,
  swapped,
  withoutMember,
} from './rota.ts';
import { WEEKDAYS } from './settings.ts';

const shift = (from: string, to: string, first: string | null, second: string | null = null): Shift => ({
  from,
  to,
  first,
  second,
});
const ANNE = '019a0000-0000-7000-8000-000000000001';
const BÉA = '019a0000-0000-7000-8000-000000000002';
const monday = (...shifts: Shift[]): Rota => ({
  ...EMPTY_ROTA,
  week: { ...EMPTY_ROTA.week, mon: shifts },
});

test('what is wrong with a rota is named with its day and shift', () => {
  const cases: readonly (readonly [string, Rota, readonly string[]])[] = [
    ['empty', EMPTY_ROTA, []],
    ['touching', monday(shift('09:00', '12:00', 'a'), shift('12:00', '17:00', 'b', 'a')), []],
    ['to midnight', monday(shift('20:00', '24:00', 'a')), []],
    ['backwards', monday(shift('12:00', '09:00', 'a')), ['ends_before_it_begins mon 0']],
    ['no time at all', monday(shift('12:00', '12:00', 'a')), ['ends_before_it_begins mon 0']],
    ['overlapping', monday(shift('09:00', '12:00', 'a'), shift('11:59', '17:00', 'b')), ['overlaps mon 1']],
    ['twice the same', monday(shift('09:00', '12:00', 'a', 'a')), ['same_person_twice mon 0']],
    [
      'a date twice',
      {
        ...EMPTY_ROTA,
        exceptions: [
          { date: '2026-12-24', shifts: [] },
          { date: '2026-12-24', shifts: [] },
        ],
      },
      ['date_twice 2026-12-24 0'],
    ],
  ];
  for (const [name, rota, expected] of cases)
    assert.deepEqual(
      rotaProblems(rota).map(({ kind, day, shift: at }) => `${kind} ${day} ${at}`),
      expected,
      name,
    );
});

test('a date without anybody is not a rota; one shift is', () => {
  assert.equal(hasShifts(EMPTY_ROTA), false);
  assert.equal(hasShifts({ ...EMPTY_ROTA, exceptions: [{ date: '2026-12-24', shifts: [] }] }), false);
  assert.equal(hasShifts(monday(shift('09:00', '12:00', 'a'))), true);
});

test('a swap changes one seat of one date, and nothing of the week', () => {
  const rota = monday(shift('09:00', '12:00', 'a', 'b'), shift('13:00', '17:00', 'c'));
  const place = { date: '2026-11-23', from: '09:00', to: '12:00', seat: 'first' } as const;
  const after = swapped(rota, rota.week.mon, place, 'a', 'c');
  assert.deepEqual(after?.week, rota.week);
  assert.deepEqual(after?.exceptions, [
    { date: '2026-11-23', shifts: [shift('09:00', '12:00', 'c', 'b'), shift('13:00', '17:00', 'c')] },
  ]);
  assert.equal(
    swapped(rota, rota.week.mon, place, 'b', 'c'),
    null,
    'whoever does not sit there gives nothing away',
  );
  assert.equal(swapped(rota, rota.week.mon, place, 'a', 'b'), null, 'nobody holds both seats');
  assert.equal(
    swapped(rota, rota.week.mon, { ...place, to: '11:00' }, 'a', 'c'),
    null,
    'the shift has changed',
  );
});

test('who left is in no seat: the second moves up, and a shift that was hers alone is vacant, not lost', () => {
  const rota = monday(
    shift('08:00', '09:00', 'a'),
    shift('09:00', '12:00', 'a', 'b'),
    shift('13:00', '17:00', 'b', 'a'),
  );
  assert.deepEqual(withoutMember(rota, 'a').week.mon, [
    shift('08:00', '09:00', null),
    shift('09:00', '12:00', 'b'),
    shift('13:00', '17:00', 'b'),
  ]);
  const dated = { ...EMPTY_ROTA, exceptions: [{ date: '2026-12-24', shifts: rota.week.mon }] };
  assert.deepEqual(withoutMember(dated, 'a').exceptions[0]?.shifts, withoutMember(rota, 'a').week.mon);
  assert.equal(heldAlone(rota, 'a'), 1);
  assert.equal(heldAlone(rota, 'c'), 0);
});

test('law: whoever leaves, every hour of the rota stays, and nobody else loses a seat', () => {
  const person = fc.constantFrom(ANNE, BÉA, null);
  const shifts = fc.array(
    fc.tuple(person, person).map(([first, second]) => shift('09:00', '12:00', first, second)),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(shifts, shifts, (mon, own) => {
      const rota: Rota = { ...monday(...mon), exceptions: [{ date: '2026-12-24', shifts: own }] };
      const after = withoutMember(rota, ANNE);
      const seats = (of: Rota, member: string) => JSON.stringify(of).split(member).length - 1;
      assert.equal(seats(after, ANNE), 0);
      assert.equal(seats(after, BÉA), seats(rota, BÉA));
      assert.equal(after.week.mon.length, mon.length);
      assert.equal(after.exceptions[0]?.shifts.length, own.length);
      assert.deepEqual(Rota.parse(JSON.parse(JSON.stringify(after))), after);
    }),
  );
});

test('a rota stored before vacancies existed still reads; a vacant shift is sound', () => {
  const old = JSON.stringify(monday(shift('09:00', '12:00', ANNE, BÉA)));
  assert.deepEqual(Rota.parse(JSON.parse(old)).week.mon, [shift('09:00', '12:00', ANNE, BÉA)]);
  assert.deepEqual(rotaProblems(monday(shift('09:00', '12:00', null))), []);
  assert.equal(hasShifts(monday(shift('09:00', '12:00', null))), true);
});

test('law: the shifts of a date are its own, else its weekday’s, as a calendar counts weekdays', () => {
  const date = fc
    .date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10));
  const week = Object.fromEntries(
    WEEKDAYS.map((day, i) => [day, [shift(`0${i}:00`, '24:00', 'a')]]),
  ) as Rota['week'];
  fc.assert(
    fc.property(date, fc.boolean(), (day, own) => {
      const rota = { week, exceptions: own ? [{ date: day, shifts: [] }] : [] };
      const weekday = Temporal.PlainDate.from(day).dayOfWeek - 1;
      assert.deepEqual(
        shiftsOf(rota, day).map(({ from }) => from),
        own ? [] : [`0${weekday}:00`],
      );
    }),
  );
});
