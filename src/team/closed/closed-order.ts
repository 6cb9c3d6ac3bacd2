/** Closed requests that still exist: the next to be destroyed first; those that are kept by a hold last. Pure. */
import type { OpenRequest } from '#team/data/model.ts';

export const closedList = (requests: Iterable<OpenRequest>): OpenRequest[] =>
  [...requests]
    .filter(({ row }) => row.state === 'closed')
    .sort(
      (a, b) =>
        Number(a.row.hold) - Number(b.row.hold) ||
        (a.row.destroyAt ?? Number.POSITIVE_INFINITY) - (b.row.destroyAt ?? Number.POSITIVE_INFINITY) ||
        a.row.reference.localeCompare(b.row.reference),
    );

/** How long before destruction a line is marked: whoever wants to reopen it has this long. */
export const SOON_MS = 7 * 86_400_000;

export type Fate = 'held' | 'unread' | 'soon' | 'later';

/** What awaits a closed request. Never destroyed before somebody read it, nor under a hold (retention.ts). */
export function fateOf({ row }: OpenRequest, now: number): Fate {
  if (row.hold) return 'held';
  if (row.seenAt === null) return 'unread';
  return row.destroyAt !== null && row.destroyAt - now <= SOON_MS ? 'soon' : 'later';
}
