/**
 * The start of a meeting as somebody types it: a date and an hour of the programme's wall. Some name no instant, some name
 * two, and one that is not on a quarter hour cannot be booked ([Note: Quarter hours]). Nothing is moved silently.
 */
import { QUARTER_MS } from '#programme/booking.ts';
import { instantsOf } from '#programme/moment.ts';

export interface WallChoice {
  /** `YYYY-MM-DD`; anything else: not written yet. */
  readonly date: string;
  /** `HH:MM`; anything else: not written yet. */
  readonly time: string;
  /** Which of the two, in the hour that comes twice; null: not said. */
  readonly which: 'first' | 'second' | null;
}

export type WallProblem = 'incomplete' | 'skipped' | 'which' | 'quarter' | 'past';

/** @param now epoch ms @returns the instant (epoch ms), or why there is none */
export function readWall(
  { date, time, which }: WallChoice,
  timeZone: string,
  now: number,
): { readonly at: number; readonly problem: null } | { readonly at: null; readonly problem: WallProblem } {
  const refuse = (problem: WallProblem) => ({ at: null, problem }) as const;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)?.map(Number) ?? [];
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)?.map(Number) ?? [];
  if (
    year === undefined ||
    month === undefined ||
    day === undefined ||
    hour === undefined ||
    minute === undefined
  )
    return refuse('incomplete');
  const [first, second] = instantsOf({ year, month, day, hour, minute }, timeZone);
  if (first === undefined) return refuse('skipped');
  if (second !== undefined && which === null) return refuse('which');
  const at = second !== undefined && which === 'second' ? second : first;
  if (at % QUARTER_MS !== 0) return refuse('quarter');
  return at <= now ? refuse('past') : { at, problem: null };
}

/** Whether the wall shows it twice: then one has to say which. */
export const comesTwice = (choice: WallChoice, timeZone: string): boolean =>
  readWall({ ...choice, which: null }, timeZone, 0).problem === 'which';
