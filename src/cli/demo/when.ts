/** Times of the demonstration's meetings and sessions: days from the present, hours of the wall. */
import type { ProposedTime } from '#programme/engagement.ts';
import { instantOf, wallOf } from '#programme/moment.ts';
import { newId } from '#programme/new-id.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * After something was proposed: her answer, and the day settled. The same day, so that whoever proposed need not sign in
 * anew, which is most of what the story takes.
 */
export const ANSWERED_AFTER = 3 * HOUR;
export const SETTLED_AFTER = 8 * HOUR;

/** Days from the present (negative: gone by) and hours of the wall. */
export type When = readonly [days: number, hour: number, minute: number];

/** Something that happens so many minutes before the present. */
export interface Moment {
  readonly ago: number;
  readonly play: () => Promise<void>;
}

/** @param now epoch ms */
export function timeAt(
  [days, hour, minute]: When,
  minutes: number,
  now: number,
  timeZone: string,
): ProposedTime {
  const today = wallOf(now, timeZone);
  const startAt = instantOf({ ...today, day: today.day + days, hour, minute }, timeZone);
  return { id: newId(), startAt, endAt: startAt + minutes * MINUTE };
}

/** The same, or the Friday before when it falls on a week-end. */
export function onWeekday([days, hour, minute]: When, now: number, timeZone: string): When {
  const { startAt } = timeAt([days, hour, minute], 0, now, timeZone);
  // 1 is Monday.
  const weekday = new Date(`${dateOf(startAt, timeZone)}T12:00:00Z`).getUTCDay() || 7;
  return [days - Math.max(0, weekday - 5), hour, minute];
}

/** `YYYY-MM-DD` of an instant. */
export function dateOf(at: number, timeZone: string): string {
  const { year, month, day } = wallOf(at, timeZone);
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

export const minutesAgo = (at: number, now: number): number => Math.max(1, Math.ceil((now - at) / MINUTE));
