/** The queue as it is read: by time left, and by who must act. Pure; every open request is in exactly one group. */
import { isUntouched } from '#programme/hand-over.ts';
import { endOfDay } from '#programme/moment.ts';
import { byTimeLeft as rowsByTimeLeft } from '#programme/knock.ts';
import { onCallNow } from '#programme/ownership.ts';
import type { RequestRow } from '#programme/request.ts';
import type { OpenRequest } from '#team/data/model.ts';
import type { Due } from '#team/parts/time-left-words.ts';

export const isOpen = ({ row }: OpenRequest): boolean => row.state !== 'closed';

/** See `byTimeLeft` of the rules: the lock screen and the queue name the same request first. */
export const byTimeLeft = (a: OpenRequest, b: OpenRequest): number => rowsByTimeLeft(a.row, b.row);

export interface Groups {
  /** Waits for somebody to take it. */
  readonly waiting: readonly OpenRequest[];
  readonly mine: readonly OpenRequest[];
  readonly team: readonly OpenRequest[];
}

export function groupQueue(requests: Iterable<OpenRequest>, me: string): Groups {
  const open = [...requests].filter(isOpen).sort(byTimeLeft);
  return {
    waiting: open.filter(({ row }) => row.owner === null),
    mine: open.filter(({ row }) => row.owner === me),
    team: open.filter(({ row }) => row.owner !== null && row.owner !== me),
  };
}

/**
 * The clock of the next action, for the bar and the words. A promised action names its own day: only a call to make
 * or a message to answer waits for the opening.
 */
export function dueOf(row: RequestRow, nextOpeningAt: number | null): Due | null {
  if (row.dueAt === null) return null;
  const from = row.dueKind === 'answer' ? Math.max(row.receivedAt, row.notBefore ?? 0) : row.lastActivityAt;
  const promised = row.dueKind === 'promised';
  return { dueAt: row.dueAt, from, opensAt: promised ? null : nextOpeningAt, target: !promised };
}

const isLate = ({ row }: OpenRequest, now: number): boolean => row.dueAt !== null && row.dueAt <= now;

export interface Summary {
  readonly waiting: number;
  readonly late: number;
  readonly open: number;
  /** Epoch ms of the next due time that is not past; null when there is none. */
  readonly nextDueAt: number | null;
}

export function summarise(requests: Iterable<OpenRequest>, now: number): Summary {
  const open = [...requests].filter(isOpen);
  const coming = open.flatMap(({ row }) => (row.dueAt !== null && row.dueAt > now ? [row.dueAt] : []));
  return {
    waiting: open.filter(({ row }) => row.owner === null).length,
    late: open.filter((request) => isLate(request, now)).length,
    open: open.length,
    nextDueAt: coming.length > 0 ? Math.min(...coming) : null,
  };
}

/** Calls that I must make, and the one I am on. */
export const callsToMake = (requests: Iterable<OpenRequest>, me: string, now: number): OpenRequest[] =>
  [...requests]
    .filter(
      (request) =>
        isOpen(request) &&
        (onCallNow(request.row, now) === me ||
          (request.row.owner === me && request.row.dueKind === 'answer')),
    )
    .sort(byTimeLeft);

/** Promised for today or before, by anybody, and not done. */
export const promisedByToday = (
  requests: Iterable<OpenRequest>,
  now: number,
  timeZone: string,
): OpenRequest[] => {
  const tonight = endOfDay(now, timeZone);
  return [...requests]
    .filter(
      ({ row }) =>
        row.state !== 'closed' && row.dueKind === 'promised' && row.dueAt !== null && row.dueAt <= tonight,
    )
    .sort(byTimeLeft);
};

/** Nobody touched it for so many days: the longest first. */
export const untouchedFor = (requests: Iterable<OpenRequest>, days: number, now: number): OpenRequest[] =>
  [...requests]
    .filter((request) => isOpen(request) && isUntouched(request.row, days, now))
    .sort((a, b) => a.row.lastActivityAt - b.row.lastActivityAt);
