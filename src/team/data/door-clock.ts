/** Whether the programme is open, as the clock goes on: the queue says it of the moment when it was loaded. Pure. */
import type { TeamState } from './model.ts';

type Door = Pick<TeamState, 'openNow' | 'nextOpeningAt' | 'closesAt' | 'opensAgainAt'>;

/**
 * What has become of `door` by `now` (the server's clock, epoch ms); null while it holds. What comes after the next
 * change is the server's to say: it is asked, and until it answers nothing that is over is shown.
 */
export function doorAt({ openNow, nextOpeningAt, closesAt, opensAgainAt }: Door, now: number): Door | null {
  if (openNow && closesAt !== null && closesAt <= now)
    return opensAgainAt !== null && opensAgainAt <= now
      ? { openNow: true, nextOpeningAt: null, closesAt: null, opensAgainAt: null }
      : { openNow: false, nextOpeningAt: opensAgainAt, closesAt: null, opensAgainAt };
  if (!openNow && nextOpeningAt !== null && nextOpeningAt <= now)
    return { openNow: true, nextOpeningAt: null, closesAt: null, opensAgainAt: null };
  return null;
}
