/** Closed requests that still exist: the next to be destroyed first; those that are kept by a hold last. Pure. */
import { destructionNotice } from '#programme/retention.ts';
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

export type Fate = 'held' | 'unread' | 'soon' | 'later';

/** What awaits a closed request, said from the day it closes. Never destroyed before somebody read it, nor under a hold (retention.ts). */
export function fateOf({ row }: OpenRequest, now: number): Fate {
  if (row.hold) return 'held';
  if (row.seenAt === null) return 'unread';
  return destructionNotice(row, now) === null ? 'later' : 'soon';
}
