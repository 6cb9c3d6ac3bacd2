/**
 * When the programme is open, in its own time zone.
 *
 * [Note: Opening hours] A period such as `13:00–17:00` is one unbroken stretch of real time. It runs from the
 * first moment of its date at which the local clock shows `from` *or later*, to the first moment it shows `to`
 * or later. So, when clocks change: an hour that is skipped lasts no time at all, an hour that is lived twice
 * counts twice, and two periods that touch never overlap nor leave a hole. A date belongs to the calendar of the
 * programme's time zone; closures and holidays remove whole dates.
 *
 * A week without a single period means that **no opening hours were declared** yet: the programme then counts as
 * open all the time (only dated closures close it, since somebody typed them), so that no request waits for an
 * opening which nobody has promised. The set-up checklist asks for hours.
 *
 * Every instant here is an integer of epoch milliseconds. Server only: this file needs `Temporal`.
 */
import { type OpeningHours, WEEKDAYS, type Weekday } from '#programme/settings.ts';
import { dateAt, instantOf } from '#programme/wall-time.ts';

/** Dates on which the programme is closed because of a holiday, as `YYYY-MM-DD` in its own calendar. */
export type HolidayDates = ReadonlySet<string>;

/** A stretch of real time, `start` included, `end` excluded, both epoch ms. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** After so many days without any opening, the calendar is taken to hold none. */
export const OPENING_HORIZON_DAYS = 400;

type Period = OpeningHours['week'][Weekday][number];
const wholeDay: readonly Period[] = [{ from: '00:00', to: '24:00' }];

/** Whether a single period was declared. When not, the programme counts as always open (see the note above). */
export function hasDeclaredHours(hours: OpeningHours): boolean {
  return WEEKDAYS.some((day) => hours.week[day].length > 0);
}

/** Whether the programme is open at `at` (epoch ms). The end of a period is already closed. */
export function isOpenAt(hours: OpeningHours, holidays: HolidayDates, at: number): boolean {
  return firstSpanEndingAfter(hours, holidays, at, (span) => span.start <= at) !== null;
}

/**
 * The first moment at or after `at` at which the programme is open: `at` itself when it is open now.
 * @returns epoch ms, or null when nothing opens within {@link OPENING_HORIZON_DAYS} days.
 */
export function nextOpeningAt(hours: OpeningHours, holidays: HolidayDates, at: number): number | null {
  const span = firstSpanEndingAfter(hours, holidays, at);
  return span && Math.max(span.start, at);
}

/**
 * When the programme, open at `at`, closes next. Periods that touch, also across midnight, are one.
 * @returns epoch ms, or null when it is closed at `at` or does not close within {@link OPENING_HORIZON_DAYS} days
 *   (ask {@link isOpenAt} to tell these apart).
 */
export function closingAt(hours: OpeningHours, holidays: HolidayDates, at: number): number | null {
  if (!hasDeclaredHours(hours) && hours.closures.length === 0) return null;
  let end: number | null = null;
  const limit = at + OPENING_HORIZON_DAYS * DAY_MS;
  for (const span of spansEndingAfter(hours, holidays, at)) {
    if (end === null ? span.start > at : span.start > end) return end;
    end = span.end;
    if (end > limit) return null;
  }
  return end;
}

/**
 * The earliest moment by which `minutes` of opening time have passed since `from`. Time outside opening hours does
 * not count; when the last minute ends with a period, the answer is that closing time, not the next opening.
 * @param from epoch ms
 * @param minutes opening minutes, 0 or more, fractions allowed; 0 gives `from` back
 * @returns epoch ms, or null when the calendar runs out ({@link OPENING_HORIZON_DAYS} days without an opening)
 * @throws RangeError when `minutes` is negative or not a finite number
 */
export function addOpeningMinutes(
  hours: OpeningHours,
  holidays: HolidayDates,
  from: number,
  minutes: number,
): number | null {
  if (!Number.isFinite(minutes) || minutes < 0) throw new RangeError('Opening minutes must be 0 or more.');
  let left = Math.round(minutes * MINUTE_MS);
  if (left === 0) return from;
  for (const span of spansEndingAfter(hours, holidays, from)) {
    const start = Math.max(span.start, from);
    if (left <= span.end - start) return start + left;
    left -= span.end - start;
  }
  return null;
}

/**
 * The end of the last period of the `days`-th opening day **after** the local date of `from`. An opening day is a
 * date with any opening time at all. The date of `from` itself never counts, whatever the hour: with two days,
 * all of Monday gives Wednesday's closing time, and all of a closed week-end gives Tuesday's. A moment that is
 * exactly the end of a period belongs to the date of that period, so that a day ending at 24:00 is not skipped.
 * @param from epoch ms
 * @param days whole number, 1 or more
 * @returns epoch ms, or null when the calendar runs out ({@link OPENING_HORIZON_DAYS} days without an opening)
 * @throws RangeError when `days` is not a whole number of 1 or more
 */
export function addOpeningDays(
  hours: OpeningHours,
  holidays: HolidayDates,
  from: number,
  days: number,
): number | null {
  if (!Number.isInteger(days) || days < 1)
    throw new RangeError('Opening days must be a whole number, 1 or more.');
  let date = dateAt(hours.timeZone, from);
  const eve = date.subtract({ days: 1 });
  if (spansOfDate(hours, holidays, eve).at(-1)?.end === from) date = eve;
  let left = days;
  let idle = 0;
  while (idle < OPENING_HORIZON_DAYS) {
    date = date.add({ days: 1 });
    const last = spansOfDate(hours, holidays, date).at(-1);
    idle = last ? 0 : idle + 1;
    if (last) left -= 1;
    if (last && left === 0) return last.end;
  }
  return null;
}

/** Opening time between two moments (epoch ms), in ms. 0 when `to` is not after `from`. */
export function openingMsBetween(
  hours: OpeningHours,
  holidays: HolidayDates,
  from: number,
  to: number,
): number {
  let total = 0;
  for (const span of spansEndingAfter(hours, holidays, from)) {
    if (span.start >= to) break;
    total += Math.min(span.end, to) - Math.max(span.start, from);
  }
  return Math.max(0, total);
}

/** Opening time between two moments (epoch ms), in whole minutes, rounded down. 0 when `to` is not after `from`. */
export function openingMinutesBetween(
  hours: OpeningHours,
  holidays: HolidayDates,
  from: number,
  to: number,
): number {
  return Math.floor(openingMsBetween(hours, holidays, from, to) / MINUTE_MS);
}

/** The opening periods between two moments (epoch ms), in order, cut at both; periods that touch are one. */
export function openingSpans(
  hours: OpeningHours,
  holidays: HolidayDates,
  from: number,
  to: number,
): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (const span of spansEndingAfter(hours, holidays, from)) {
    if (span.start >= to) break;
    const [begin, end] = [Math.max(span.start, from), Math.min(span.end, to)];
    const last = spans.at(-1);
    if (last?.to === begin) last.to = end;
    else spans.push({ from: begin, to: end });
  }
  return spans;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The first period that ends after `at`, if `wanted` says so; null when there is none or it is not wanted. */
function firstSpanEndingAfter(
  hours: OpeningHours,
  holidays: HolidayDates,
  at: number,
  wanted: (span: Span) => boolean = () => true,
): Span | null {
  const first = spansEndingAfter(hours, holidays, at).next();
  return !first.done && wanted(first.value) ? first.value : null;
}

/** The periods that end after `at`, in order, until {@link OPENING_HORIZON_DAYS} days in a row hold none. */
function* spansEndingAfter(
  hours: OpeningHours,
  holidays: HolidayDates,
  at: number,
): Generator<Span, undefined> {
  let date = dateAt(hours.timeZone, at);
  let idle = 0;
  while (idle <= OPENING_HORIZON_DAYS) {
    const spans = spansOfDate(hours, holidays, date).filter((span) => span.end > at);
    yield* spans;
    idle = spans.length > 0 ? 0 : idle + 1;
    date = date.add({ days: 1 });
  }
}

/** Periods already worked out, for as long as the hours and holidays they come from are in use: both are never changed in place. */
const workedOut = new WeakMap<OpeningHours, WeakMap<HolidayDates, Map<string, readonly Span[]>>>();
/** Dates remembered for one set of hours. */
const DATES_KEPT = 2 * OPENING_HORIZON_DAYS;

/** The opening periods of one date of the programme's calendar, in order, without those that last no time. */
function spansOfDate(hours: OpeningHours, holidays: HolidayDates, date: Temporal.PlainDate): readonly Span[] {
  const ofHours = workedOut.get(hours) ?? new WeakMap<HolidayDates, Map<string, readonly Span[]>>();
  workedOut.set(hours, ofHours);
  const ofBoth = ofHours.get(holidays) ?? new Map<string, readonly Span[]>();
  ofHours.set(holidays, ofBoth);
  const day = date.toString();
  const known = ofBoth.get(day);
  if (known !== undefined) return known;
  const spans = workOutSpans(hours, holidays, date);
  if (ofBoth.size >= DATES_KEPT) ofBoth.clear();
  ofBoth.set(day, spans);
  return spans;
}

function workOutSpans(hours: OpeningHours, holidays: HolidayDates, date: Temporal.PlainDate): Span[] {
  return periodsOfDate(hours, holidays, date)
    .map(({ from, to }) => ({
      start: instantOf(hours.timeZone, date, from),
      end: instantOf(hours.timeZone, date, to),
    }))
    .filter((span) => span.start < span.end)
    .sort((a, b) => a.start - b.start);
}

function periodsOfDate(
  hours: OpeningHours,
  holidays: HolidayDates,
  date: Temporal.PlainDate,
): readonly Period[] {
  const day = date.toString();
  if (hours.closures.some((closure) => closure.from <= day && day <= closure.to)) return [];
  if (!hasDeclaredHours(hours)) return wholeDay;
  if (hours.holidays && holidays.has(day)) return [];
  return hours.week[WEEKDAYS[date.dayOfWeek - 1] as Weekday];
}
