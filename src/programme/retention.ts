/**
 * [Note: Short life] Content is destroyed so many days after closing, its keys with it; the tally was written at
 * closing. The date is stored at closing and shown; changing the setting later rewrites nothing. Nothing is destroyed
 * that is open, that nobody read, or that a legal hold protects (P-39.1, s. 23; law.md, 4.4), and people are told
 * before. All instants are epoch ms. Only return cards need `Temporal`, and only on the server.
 */
import { type RequestRow, UNDO_WINDOW_MS } from '#programme/request.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How long before destruction people are told; less when the whole life is short. */
export const WARNING_DAYS = 7;

/** Destruction date of a request closed at `closedAt`. An exercise goes as soon as closing can no longer be undone. */
export function destroyAtAfterClosing(closedAt: number, retentionDays: number, practice = false): number {
  return practice ? closedAt + UNDO_WINDOW_MS : closedAt + retentionDays * DAY_MS;
}

/** Destruction date once a legal hold ends: never sooner than a full warning from now. */
export function destroyAtAfterHold(destroyAt: number, now: number): number {
  return Math.max(destroyAt, now + WARNING_DAYS * DAY_MS);
}

type Life = Pick<RequestRow, 'state' | 'seenAt' | 'hold' | 'destroyAt' | 'closedAt'>;

/** Whether the request must be destroyed at `now`. Every doubt, a missing date included, means no (HRM: fail closed). */
export function mustBeDestroyed(row: Life, now: number): boolean {
  if (row.state !== 'closed' || row.closedAt === null || row.destroyAt === null) return false;
  if (row.hold || row.seenAt === null) return false;
  return row.destroyAt <= now;
}

export type DestructionNotice =
  | { readonly kind: 'soon'; readonly destroyAt: number }
  /** Its date has come or is near, but a legal hold stops it. */
  | { readonly kind: 'held'; readonly destroyAt: number }
  /** Closed without ever having been read: it stays until somebody reads it. */
  | { readonly kind: 'unread'; readonly destroyAt: number };

/**
 * What people are told before a closed request is destroyed, or why it is not; null while its date is far.
 * The warning begins {@link WARNING_DAYS} days before, or half-way through a shorter life.
 */
export function destructionNotice(row: Life, now: number): DestructionNotice | null {
  if (row.state !== 'closed' || row.destroyAt === null || row.closedAt === null) return null;
  const { destroyAt } = row;
  const warning = Math.min(WARNING_DAYS * DAY_MS, (destroyAt - row.closedAt) / 2);
  if (now < destroyAt - warning) return null;
  if (row.seenAt === null) return { kind: 'unread', destroyAt };
  return { kind: row.hold ? 'held' : 'soon', destroyAt };
}

/**
 * When a return card ends: the same date so many months later, at the same local time; the last day of the month when
 * that date does not exist.
 * @param timeZone IANA name of the programme's time zone
 * @throws RangeError when the time zone is unknown
 */
export function returnCardExpiresAt(closedAt: number, months: number, timeZone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(closedAt).toZonedDateTimeISO(timeZone).add({ months })
    .epochMilliseconds;
}
