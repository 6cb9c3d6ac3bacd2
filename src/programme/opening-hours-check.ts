/** What is wrong with declared opening hours, said before they are saved. Runs in the browser too. */
import { type OpeningHours, WEEKDAYS, type Weekday } from '#programme/settings.ts';

/** Each problem names where it is, so that a form can show it beside the field. Indexes count from 0. */
export type OpeningHoursProblem =
  | { readonly code: 'unknown_time_zone' }
  | { readonly code: 'period_malformed'; readonly day: Weekday; readonly index: number }
  /** `from` is not before `to`. A night is written as two periods: until 24:00, and from 00:00 the next day. */
  | { readonly code: 'period_empty'; readonly day: Weekday; readonly index: number }
  /** The period at `index` begins before the one at `other` has ended. Touching periods are fine. */
  | {
      readonly code: 'periods_overlap';
      readonly day: Weekday;
      readonly index: number;
      readonly other: number;
    }
  | { readonly code: 'closure_malformed'; readonly index: number }
  | { readonly code: 'closure_backwards'; readonly index: number };

/** All the problems of `hours`, in reading order; an empty list means they may be saved. */
export function validateOpeningHours(hours: OpeningHours): OpeningHoursProblem[] {
  const problems: OpeningHoursProblem[] = [];
  if (!isTimeZone(hours.timeZone)) problems.push({ code: 'unknown_time_zone' });
  for (const day of WEEKDAYS) problems.push(...problemsOfDay(day, hours.week[day]));
  for (const [index, { from, to }] of hours.closures.entries()) {
    if (!isDate(from) || !isDate(to)) problems.push({ code: 'closure_malformed', index });
    else if (from > to) problems.push({ code: 'closure_backwards', index });
  }
  return problems;
}

/** Whether the platform knows `timeZone` as an IANA zone. Bare offsets are refused: they know no summer time. */
export function isTimeZone(timeZone: string): boolean {
  if (!/^[A-Za-z]/.test(timeZone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function problemsOfDay(day: Weekday, periods: OpeningHours['week'][Weekday]): OpeningHoursProblem[] {
  const problems: OpeningHoursProblem[] = [];
  const sound: { from: string; to: string; index: number }[] = [];
  for (const [index, { from, to }] of periods.entries()) {
    if (!isStart(from) || !isEnd(to)) problems.push({ code: 'period_malformed', day, index });
    else if (from >= to) problems.push({ code: 'period_empty', day, index });
    else sound.push({ from, to, index });
  }
  sound.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.index - b.index));
  let longest: (typeof sound)[number] | undefined;
  for (const period of sound) {
    if (longest && period.from < longest.to) {
      problems.push({ code: 'periods_overlap', day, index: period.index, other: longest.index });
    }
    if (!longest || period.to > longest.to) longest = period;
  }
  return problems;
}

// Times are compared as text, which is right only because both are always two digits, a colon and two digits.
const isStart = (time: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time);
const isEnd = (time: string): boolean => isStart(time) || time === '24:00';

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
