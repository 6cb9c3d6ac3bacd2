/**
 * Writes src/server/calendar/ca-qc.json: the public holidays of Québec by year, from `date-holidays`. Run by hand when that
 * package brings news of the law; a test compares the file with the package. The package itself carries the whole world's
 * calendars (42 MB of memory, 0.2 s), so the server reads this file instead.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Holidays from 'date-holidays';

export const YEARS = { from: 1970, to: 2200 };

/** @returns {Record<string, string[]>} year → `MM-DD` dates */
export function quebecTable() {
  const calendar = new Holidays('CA', 'QC');
  const table = {};
  for (let year = YEARS.from; year <= YEARS.to; year++) {
    table[year] = calendar
      .getHolidays(year)
      .filter((holiday) => holiday.type === 'public')
      .flatMap((holiday) => withSubstitute(holiday.date.slice(0, 10)))
      .map((date) => date.slice(5));
  }
  return table;
}

/** The law moves 24 June and 1 July to the Monday when they fall on a Sunday; `date-holidays` does not know it. */
function withSubstitute(date) {
  const moves = date.endsWith('-06-24') || date.endsWith('-07-01');
  const day = new Date(`${date}T00:00:00Z`);
  if (!moves || day.getUTCDay() !== 0) return [date];
  day.setUTCDate(day.getUTCDate() + 1);
  return [date, day.toISOString().slice(0, 10)];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const rows = Object.entries(quebecTable()).map(([year, dates]) => `  "${year}": ${JSON.stringify(dates)}`);
  writeFileSync(
    join(import.meta.dirname, '../src/server/calendar/ca-qc.json'),
    `{\n${rows.join(',\n')}\n}\n`,
  );
}
