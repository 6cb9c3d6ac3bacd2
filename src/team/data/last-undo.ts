/** The undo that belongs to what I just did: never that of a step before it, which a notice would then seem to offer. */
import type { RequestEvent } from '#programme/request.ts';

type Line = Pick<RequestEvent, 'event' | 'actor' | 'undone' | 'undoUntil'>;

/** @param now epoch ms, the server's clock */
export function lastUndo(
  events: readonly Line[],
  me: string,
  now: number,
): { undo: number | null; undoUntil: number | null } {
  const mine = events.filter(({ actor }) => actor === me);
  const last = mine.toSorted((a, b) => b.event - a.event)[0];
  if (!last || last.undone || last.undoUntil === null || last.undoUntil <= now)
    return { undo: null, undoUntil: null };
  return { undo: last.event, undoUntil: last.undoUntil };
}
