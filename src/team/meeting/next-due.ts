/** When a next step is due, in the request's clock: a date becomes the first opening of that day. Pure. */
import { instantOf } from '#programme/moment.ts';
import { type OpeningHours, WEEKDAYS } from '#programme/settings.ts';

const USUAL_OPENING = '09:00';
const LATER_TODAY_MS = 2 * 60 * 60_000;

/** @param dueOn `YYYY-MM-DD` @param now epoch ms @returns epoch ms, after `now` */
export function dueAtOf(dueOn: string, hours: OpeningHours, now: number): number {
  const [year = 0, month = 1, day = 1] = dueOn.split('-').map(Number);
  const weekday = WEEKDAYS[(new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7] ?? 'mon';
  const opens = hours.week[weekday].map(({ from }) => from).sort()[0] ?? USUAL_OPENING;
  // Open day and night begins at midnight: nobody means that.
  const [hour = 9, minute = 0] = (opens < '06:00' ? USUAL_OPENING : opens).split(':').map(Number);
  const at = instantOf({ year, month, day, hour, minute }, hours.timeZone);
  return at > now ? at : now + LATER_TODAY_MS;
}
