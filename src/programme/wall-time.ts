/**
 * Between the clock on the programme's wall and real time, through changes of the clock (see [Note: Opening hours]).
 * Server only: this file needs `Temporal`.
 */

/**
 * The first moment of `date` at which the local clock shows `time` or later.
 * @param timeZone IANA name
 * @param time `HH:MM`, or `24:00` for the end of the date
 * @returns epoch ms
 */
export function instantOf(timeZone: string, date: Temporal.PlainDate, time: string): number {
  const local =
    time === '24:00'
      ? date.add({ days: 1 }).toPlainDateTime()
      : date.toPlainDateTime(Temporal.PlainTime.from(time));
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (zoned.toPlainDateTime().equals(local)) return zoned.epochMilliseconds;
  // The local time was skipped: "earlier" stands before the change, and the change is the moment wanted.
  const change = zoned.getTimeZoneTransition('next');
  if (change === null) throw new Error(`No clock change explains ${local.toString()} in ${timeZone}.`);
  return change.epochMilliseconds;
}

/** `HH:MM` on the wall at `at` (epoch ms). */
export const wallTimeAt = (timeZone: string, at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });

/** Dates of the quarters of an hour that were asked for lately, by time zone. */
const dates = new Map<string, Map<number, Temporal.PlainDate>>();
const QUARTER_MS = 15 * 60_000;
const QUARTERS_KEPT = 500;
/** Before 1972 some zones differed from UTC by seconds; since, no date begins within a quarter of an hour. */
const QUARTERS_HOLD_FROM = Date.UTC(1973, 0, 1);

/** The date on the wall at `at` (epoch ms). */
export function dateAt(timeZone: string, at: number): Temporal.PlainDate {
  const workOut = (): Temporal.PlainDate =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
  if (at < QUARTERS_HOLD_FROM) return workOut();
  const ofZone = dates.get(timeZone) ?? new Map<number, Temporal.PlainDate>();
  dates.set(timeZone, ofZone);
  const quarter = Math.floor(at / QUARTER_MS);
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  const date = workOut();
  if (ofZone.size >= QUARTERS_KEPT) ofZone.clear();
  ofZone.set(quarter, date);
  return date;
}
