/** When the app locks by itself. Pure: the clock is given. */
import { CALL_MARK_MAX_MS } from '#programme/request.ts';
import type { ProgrammeSettings } from '#programme/settings.ts';

export interface Presence {
  /** Last key, tap or move, epoch ms of this device. */
  readonly lastActivityAt: number;
  /** Since when the page is hidden; null while it shows. */
  readonly hiddenSince: number | null;
  /** Since when a call that I marked is in progress; null when none is. */
  readonly callSince: number | null;
}

const MINUTE = 60_000;

/**
 * The moment (epoch ms) to lock at: idle too long, or hidden too long, whichever comes first.
 * Never during my marked call, which counts for an hour at most: nobody should type a passphrase while listening.
 */
export function lockAt(presence: Presence, limits: ProgrammeSettings['autoLock']): number {
  const idle = presence.lastActivityAt + limits.idleMinutes * MINUTE;
  const hidden =
    presence.hiddenSince === null ? Infinity : presence.hiddenSince + limits.hiddenMinutes * MINUTE;
  const usual = Math.min(idle, hidden);
  return presence.callSince === null ? usual : Math.max(usual, presence.callSince + CALL_MARK_MAX_MS);
}
