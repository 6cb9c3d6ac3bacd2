/** The hours of a line of the two weeks. */
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { clockText } from './duty-words.ts';

const DAY_MS = 24 * 60 * 60_000;

/** `8 h 30 – 16 h 30`, or *all day* from midnight to midnight. */
export function rangeText(from: number, to: number, dayAt: number, locale: Locale, timeZone: string): string {
  // A day of 23 or 25 hours is a whole day too.
  if (from === dayAt && to - from > DAY_MS - 2 * 60 * 60_000) return m.team_oncall_all_day(locale);
  return m.team_oncall_range(locale, {
    from: clockText(from, locale, timeZone),
    to: clockText(to, locale, timeZone),
  });
}
