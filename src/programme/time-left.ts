/**
 * Time left, in parts that a screen can put into words. Runs in the browser: no `Temporal`, no calendar; the server
 * has already computed what needs one.
 */

/** How long until a due time, as the server computes it (`clock.ts`). Whole minutes, rounded down. */
export type TimeLeft =
  | { readonly kind: 'open'; readonly openingMinutes: number; readonly wallMinutes: number }
  /** The clock waits; it runs again at `opensAt` (epoch ms). */
  | {
      readonly kind: 'waiting_for_opening';
      readonly opensAt: number;
      readonly openingMinutes: number;
      readonly wallMinutes: number;
    }
  /** The minutes are how late it is. */
  | { readonly kind: 'past_due'; readonly openingMinutes: number; readonly wallMinutes: number };

/** Parts of a sentence such as "1 day 4 hours left". Only the parts worth saying are not zero. */
export interface TimeParts {
  /**
   * `left`, `late`; `now` within the minute around the due time; `waiting` while the programme is closed and opens
   * before it: then the parts count until the opening.
   */
  readonly kind: 'left' | 'now' | 'late' | 'waiting';
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/**
 * Time left at `now`, on the wall clock, for a display that ticks in the browser.
 * From two days on: days and hours; from one hour on: hours and minutes; else minutes. Always rounded down, so that a
 * screen never promises more time than there is.
 * @param dueAt epoch ms
 * @param now epoch ms, this device's clock corrected by the server's
 * @param opensAt epoch ms of the next opening when the programme is closed now, else null
 */
export function describeTimeLeft(dueAt: number, now: number, opensAt: number | null = null): TimeParts {
  if (opensAt !== null && now < opensAt && opensAt < dueAt)
    return { kind: 'waiting', ...partsOf(opensAt - now) };
  const difference = dueAt - now;
  if (Math.abs(difference) < MINUTE_MS) return { kind: 'now', days: 0, hours: 0, minutes: 0 };
  return { kind: difference > 0 ? 'left' : 'late', ...partsOf(Math.abs(difference)) };
}

/**
 * How much of the time is left, for a bar: 1 when it began, 0 when it is due or later.
 * @param from epoch ms at which the time began to run
 * @param dueAt epoch ms
 * @param now epoch ms
 */
export function shareOfTimeLeft(from: number, dueAt: number, now: number): number {
  if (dueAt <= from) return now < dueAt ? 1 : 0;
  return Math.min(1, Math.max(0, (dueAt - now) / (dueAt - from)));
}

const MINUTE_MS = 60_000;

function partsOf(ms: number): { days: number; hours: number; minutes: number } {
  const total = Math.floor(ms / MINUTE_MS);
  if (total < 48 * 60) return { days: 0, hours: Math.floor(total / 60), minutes: total % 60 };
  return { days: Math.floor(total / 1440), hours: Math.floor((total % 1440) / 60), minutes: 0 };
}
