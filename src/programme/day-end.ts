/**
 * [Note: Before leaving] The check that closes a day: what must not wait until tomorrow, and why. Nobody ticks
 * anything: a line goes once the thing itself is done, planned for later, or in the hands of a named colleague.
 */
import { endOfDay } from '#programme/moment.ts';
import { onCallNow } from '#programme/ownership.ts';
import type { Id, RequestRow } from '#programme/request.ts';

/** The one that tells the most first: a request has one line. */
export const DAY_END_REASONS = ['calling', 'unclaimed', 'late', 'message', 'today'] as const;
export type DayEndReason = (typeof DAY_END_REASONS)[number];

export interface DayEndContext {
  /** Epoch ms. */
  readonly now: number;
  /** IANA name of the programme's time zone. */
  readonly timeZone: string;
  /** Files that the reader handed over to a colleague today: she knows, so the reader may leave. */
  readonly entrusted: ReadonlySet<Id>;
}

/** Why this request must not wait until tomorrow; null when it may, when it is closed, or when it is an exercise. */
export function mustNotWait(row: RequestRow, context: DayEndContext): DayEndReason | null {
  if (row.state === 'closed' || row.practice) return null;
  // A call that is still marked may be one that somebody forgot to note: handing over does not end it.
  if (onCallNow(row, context.now) !== null) return 'calling';
  if (row.owner === null) return 'unclaimed';
  if (context.entrusted.has(row.file) || row.dueAt === null) return null;
  if (row.dueAt <= context.now) return 'late';
  if (row.dueKind === 'read') return 'message';
  return row.dueAt <= endOfDay(context.now, context.timeZone) ? 'today' : null;
}

const HOUR_MS = 60 * 60_000;

/**
 * Whether the day's last opening hour has begun: the time to hand over. A break at noon is not the end of a day.
 * @param closesAt epoch ms of the next closing; null while closed, or when the programme never closes
 * @param opensAgainAt epoch ms of the first opening after that; null when none is known
 */
export function isLastHour(
  now: number,
  closesAt: number | null,
  opensAgainAt: number | null,
  timeZone: string,
): boolean {
  if (closesAt === null || now >= closesAt || now < closesAt - HOUR_MS) return false;
  return opensAgainAt === null || opensAgainAt >= endOfDay(now, timeZone);
}
