/**
 * Time that is taken. [Note: Quarter hours] A member's time is kept as quarter hours of the world's clock, each of which she can
 * give once: a primary key refuses a double booking on every database, and no wall clock is involved, so daylight saving
 * neither opens nor hides a gap. Every zone's offset is a multiple of a quarter hour.
 */
import { z } from 'zod';
import { EpochMs, Id } from '#programme/request.ts';

export const QUARTER_MS = 15 * 60_000;
/** No engagement takes longer, preparation, travel and debrief included. */
export const LONGEST_MS = 24 * 60 * 60_000;
/** Nor rest after it. */
export const LONGEST_REST_MS = 8 * 24 * 60 * 60_000;

const OnQuarter = EpochMs.refine((at) => at % QUARTER_MS === 0, 'not on a quarter hour');

/** A stretch of a member's time, from the first minute of preparation to the last of debrief; then rest. */
export const Booking = z
  .object({
    id: Id,
    member: Id,
    /** The proposed time that it is for: the others are given back once one is settled. */
    choice: Id,
    from: OnQuarter,
    until: OnQuarter,
    /** Rest after it; equal to `until` where there is none. */
    restUntil: OnQuarter,
  })
  .refine(
    ({ from, until, restUntil }) =>
      from < until &&
      until <= restUntil &&
      until - from <= LONGEST_MS &&
      restUntil - until <= LONGEST_REST_MS,
  );
export type Booking = z.infer<typeof Booking>;

/** Numbers of the quarter hours from `from` up to `until` (epoch ms, on quarter hours). */
export function quartersOf(from: number, until: number): number[] {
  const first = from / QUARTER_MS;
  return Array.from({ length: Math.max(0, until / QUARTER_MS - first) }, (_, i) => first + i);
}

/** `from` rounded down and `until` up to quarter hours. */
export const onQuarters = (from: number, until: number): { from: number; until: number } => ({
  from: Math.floor(from / QUARTER_MS) * QUARTER_MS,
  until: Math.ceil(until / QUARTER_MS) * QUARTER_MS,
});

/** Why a time cannot be given: it is taken, or it is rest, which she alone may give up. */
export type Taken = 'taken' | 'rest';
