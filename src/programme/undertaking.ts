/**
 * What the organiser of a session undertakes before it is confirmed, as it comes in by a link: all four or none, and by whom.
 * Whose session it is stands in the plan alone, which names the link's round ([Note: Round]).
 */
import { z } from 'zod';
import { EpochMs } from './request.ts';
import type { RoundTimes } from './round.ts';
import { UNDERTAKING_BY_MAX, UNDERTAKINGS } from './session-plan.ts';

/** How long a link is open. */
const LINK_DAYS = 30;
/** Once it is no longer open, how long it says so, and how long what came by it is kept. */
const KEPT_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/** A link takes one undertaking: whoever opens it afterwards is told that it was given. */
export const UNDERTAKINGS_BY_LINK = 1;

/** @param now epoch ms */
export const undertakingTimes = (now: number): RoundTimes => ({
  opensAt: now,
  closesAt: now + LINK_DAYS * DAY_MS,
  destroyAt: now + (LINK_DAYS + KEPT_DAYS) * DAY_MS,
});

export const UndertakingAnswer = z.strictObject({
  moment: z.literal('undertaking'),
  /** What stood on the page. */
  accepted: z
    .array(z.enum(UNDERTAKINGS))
    .max(UNDERTAKINGS.length)
    .refine((accepted) => UNDERTAKINGS.every((one) => accepted.includes(one))),
  /** Name and function, on one line. */
  by: z
    .string()
    .transform((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim())
    .pipe(z.string().min(1).max(UNDERTAKING_BY_MAX)),
  /** By the clock of the page, which is the server's as far as that device can tell; sealed with the rest. */
  at: EpochMs,
});
export type UndertakingAnswer = z.infer<typeof UndertakingAnswer>;

/**
 * An undertaking as a browser gives it; null when it is none, or one of fewer than all four. A time at which the link was not
 * open, or that is still to come, is a wrong clock's: then it is that of the reading.
 * @param opensAt of the round, epoch ms @param now epoch ms
 */
export function readUndertaking(given: unknown, opensAt: number, now: number): UndertakingAnswer | null {
  const { data } = UndertakingAnswer.safeParse(given);
  if (data === undefined) return null;
  return { ...data, at: data.at < opensAt || data.at > now ? now : data.at };
}
