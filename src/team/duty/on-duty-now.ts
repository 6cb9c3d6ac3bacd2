/** What the two weeks that the server worked out say at a moment. Pure: the screen's clock moves, the weeks stay. */
import type { Duty } from '#contract/duty.ts';

export interface DutyNow {
  readonly first: string | null;
  readonly second: string | null;
  /** Epoch ms at which these two change; null when nobody is on duty, or no change is in sight. */
  readonly until: number | null;
}

const NOBODY: DutyNow = { first: null, second: null, until: null };

/**
 * Who is on duty at `now` (epoch ms), and until when: shifts that follow each other with the same people are one. The
 * weeks begin when the server answered; a screen's clock that is behind by a moment does not see an empty chair.
 */
export function onDutyNow(
  { spans, now: then, horizon }: Pick<Duty, 'spans' | 'now' | 'horizon'>,
  now: number,
): DutyNow {
  const known = then.first === null ? now : Math.max(now, spans[0]?.from ?? now);
  const at = spans.findIndex((span) => span.from <= known && known < span.to && span.first !== null);
  const span = spans[at];
  if (span === undefined) return NOBODY;
  let until = span.to;
  for (const next of spans.slice(at + 1)) {
    if (next.from !== until || next.first !== span.first || next.second !== span.second) break;
    until = next.to;
  }
  // The weeks end there, not their duty: nothing is known of what comes after.
  return { first: span.first, second: span.second, until: until < horizon ? until : null };
}

/** How far ahead *nobody* is told on Today. */
const SOON_MS = 48 * 60 * 60_000;

/** The next opening time without anybody on duty that begins within 48 hours of `now`, or has begun; null for none. */
export function comingGap({ gaps }: Pick<Duty, 'gaps'>, now: number): { from: number; to: number } | null {
  return gaps.find(({ from, to }) => now < to && from < now + SOON_MS) ?? null;
}

/** Her absence that is told for later, and has not begun at `now`; null for none. */
export const awayLater = (
  absences: Duty['absences'],
  member: string,
  now: number,
): Duty['absences'][number] | null =>
  absences.find(({ member: who, from }) => who === member && now < from) ?? null;

/** Her absence at `now`, or the one that is told to begin; null when she is there. */
export function awayAt(
  absences: Duty['absences'],
  member: string,
  now: number,
): Duty['absences'][number] | null {
  return (
    absences.find(
      ({ member: who, from, until }) => who === member && from <= now && (until === null || now < until),
    ) ?? null
  );
}
