import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isOpenAt, nextOpeningAt } from '#programme/opening-hours.ts';
import { quebecTable } from '../../../bin/holidays.mjs';
import table from './ca-qc.json' with { type: 'json' };
import { quebecHolidays, quebecHolidaysAround } from '#server/calendar/quebec-holidays.ts';

it('gives the eight statutory holidays of Québec, and neither Easter Monday nor Halloween', () => {
  assert.deepEqual(
    [...quebecHolidays([2026])],
    [
      '2026-01-01',
      '2026-04-03',
      '2026-05-18',
      '2026-06-24',
      '2026-07-01',
      '2026-09-07',
      '2026-10-12',
      '2026-12-25',
    ],
  );
});

it('adds the Monday when 24 June and 1 July fall on a Sunday (N-1.1, s. 60; F-1.1, s. 2)', () => {
  const dates = quebecHolidays([2029]);
  for (const date of ['2029-06-24', '2029-06-25', '2029-07-01', '2029-07-02'])
    assert.ok(dates.has(date), date);
  assert.equal(dates.size, 10);
});

it('moves no other holiday', () => {
  assert.equal(quebecHolidays([2023]).has('2023-01-02'), false, '1 January 2023 was a Sunday');
  assert.equal(quebecHolidays([2022]).has('2022-12-26'), false, '25 December 2022 was a Sunday');
});

it('covers the years that a due time may meet, across New Year', () => {
  const dates = quebecHolidaysAround(Date.UTC(2026, 11, 31, 23, 59));
  for (const date of ['2025-12-25', '2026-12-25', '2027-01-01', '2028-01-01'])
    assert.ok(dates.has(date), date);
});

it('refuses what is not a year', () => {
  for (const year of [Number.NaN, 20.5, 1, 99_999]) assert.throws(() => quebecHolidays([year]), RangeError);
});

it('closes a programme that keeps the holidays', () => {
  const day = [{ from: '09:00', to: '17:00' }];
  const hours = {
    timeZone: 'America/Montreal',
    week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
    closures: [],
    holidays: true,
  };
  const goodFriday = Temporal.ZonedDateTime.from('2026-04-03T10:00[America/Montreal]').epochMilliseconds;
  const holidays = quebecHolidaysAround(goodFriday);
  assert.equal(isOpenAt(hours, holidays, goodFriday), false);
  assert.equal(
    nextOpeningAt(hours, holidays, goodFriday),
    Temporal.ZonedDateTime.from('2026-04-06T09:00[America/Montreal]').epochMilliseconds,
  );
});

it('is what date-holidays says, every year from 1970 to 2200', () => {
  assert.deepEqual(table, quebecTable(), 'run: node bin/holidays.mjs');
});
