/**
 * The public holidays of Québec, as dates, for the pure rules of the clock. The table comes from `date-holidays` by
 * bin/holidays.mjs, and a test compares it with the package (docs/decisions/0004).
 */
import type { HolidayDates } from '#programme/opening-hours.ts';
import table from './ca-qc.json' with { type: 'json' };

const around = new Map<number, HolidayDates>();

/**
 * Dates (`YYYY-MM-DD`, Québec's calendar) of the public holidays of the given years, not the optional nor the
 * merely observed days, with the Mondays that replace a Sunday.
 * Sources: Act respecting labour standards (N-1.1), s. 60; National Holiday Act (F-1.1), s. 2.
 * @param years Gregorian years
 * @throws RangeError for something that is not a year between 1970 and 2200
 */
export function quebecHolidays(years: Iterable<number>): HolidayDates {
  const dates = new Set<string>();
  for (const year of years) for (const date of holidaysOfYear(year)) dates.add(date);
  return dates;
}

/**
 * The holidays that a due time computed at `at` (epoch ms) may meet: the year before, this one and the two after,
 * since opening hours look 400 days ahead and a time zone may still be in the old year.
 */
export function quebecHolidaysAround(at: number): HolidayDates {
  const year = new Date(at).getUTCFullYear();
  let dates = around.get(year);
  if (dates === undefined) {
    dates = quebecHolidays([year - 1, year, year + 1, year + 2]);
    around.set(year, dates);
  }
  return dates;
}

function holidaysOfYear(year: number): readonly string[] {
  const days = (table as Record<string, string[]>)[year];
  if (days === undefined) throw new RangeError(`Not a year: ${year}`);
  return days.map((day) => `${year}-${day}`);
}
