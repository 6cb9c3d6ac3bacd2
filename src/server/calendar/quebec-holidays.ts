/**
 * The public holidays of Québec, as dates, for the pure rules of the clock.
 * The only importer of `date-holidays`, which carries the whole world's calendars and so stays on the server.
 */
import Holidays from 'date-holidays';
import type { HolidayDates } from '#programme/opening-hours.ts';

let calendar: Holidays | undefined;
const knownYears = new Map<number, readonly string[]>();

/**
 * Dates (`YYYY-MM-DD`, Québec's calendar) of the public holidays of the given years, not the optional nor the
 * merely observed days, with the Mondays that replace a Sunday. Computed once per year and process.
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
  return quebecHolidays([year - 1, year, year + 1, year + 2]);
}

function holidaysOfYear(year: number): readonly string[] {
  if (!Number.isInteger(year) || year < 1970 || year > 2200) throw new RangeError(`Not a year: ${year}`);
  let dates = knownYears.get(year);
  if (dates === undefined) {
    calendar ??= new Holidays('CA', 'QC');
    dates = calendar
      .getHolidays(year)
      .filter((holiday) => holiday.type === 'public')
      .flatMap((holiday) => withSubstitute(holiday.date.slice(0, 10)));
    knownYears.set(year, dates);
  }
  return dates;
}

/** The law moves 24 June and 1 July to the Monday when they fall on a Sunday; `date-holidays` does not know it. */
function withSubstitute(date: string): string[] {
  const day = Temporal.PlainDate.from(date);
  const moves = (day.month === 6 && day.day === 24) || (day.month === 7 && day.day === 1);
  return moves && day.dayOfWeek === 7 ? [date, day.add({ days: 1 }).toString()] : [date];
}
