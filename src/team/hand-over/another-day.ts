/** When an action is put off to: the first opening of another day. Pure. */
import { endOfDay } from '#programme/moment.ts';
import type { OpeningHours } from '#programme/settings.ts';
import { quickTimes } from '#team/parts/quick-times.ts';

/** Where nobody closes, there is no opening: nine in the morning. */
const NINE_HOURS_MS = 9 * 60 * 60_000;

/**
 * @param now epoch ms
 * @param hours the programme's opening hours
 * @param opensAgainAt epoch ms of the first opening after closing, as the server counted it, holidays included
 * @returns epoch ms. Never midnight: what is due then is due on the day that ends
 */
export function anotherDay(now: number, hours: OpeningHours, opensAgainAt: number | null): number {
  const tonight = endOfDay(now, hours.timeZone);
  const morning = quickTimes(now, hours, null).find(({ key }) => key === 'next_opening')?.at ?? null;
  return [opensAgainAt, morning].find((at) => at !== null && at > tonight) ?? tonight + NINE_HOURS_MS;
}
