/**
 * [Note: Hand-over] What whoever arrives must know, out of everything that is open: who waits for somebody, what was
 * promised for today, what nobody touched, what changed. A request may belong to several of these; it is shown once,
 * where it tells the most, and counted in each. What is in none of them goes on by itself and is counted too: nothing
 * open is ever left out.
 */
import { endOfDay } from '#programme/moment.ts';
import type { Id, RequestRow } from '#programme/request.ts';

/** The most telling first: a request is shown in the first that it belongs to. */
export const HAND_OVER_GROUPS = ['unclaimed', 'promised', 'untouched', 'changed'] as const;
export type HandOverGroup = (typeof HAND_OVER_GROUPS)[number];

/** After how many days without anything a request counts as untouched: what one may choose from. */
export const UNTOUCHED_DAYS = [2, 3, 5, 7] as const;
export type UntouchedDays = (typeof UNTOUCHED_DAYS)[number];
export const UNTOUCHED_DAYS_DEFAULT: UntouchedDays = 3;

export interface HandOverContext {
  /** Epoch ms. */
  readonly now: number;
  /** IANA name of the programme's time zone: “today” is its own. */
  readonly timeZone: string;
  readonly untouchedDays: number;
  /** Files that somebody else changed since the last visit. */
  readonly changed: ReadonlySet<Id>;
}

export interface Group<R> {
  /** Shown here: by due time, so the latest first; untouched ones by how long nothing happened. */
  readonly requests: readonly R[];
  /** How many more belong here too, and are shown in a group before this one. */
  readonly above: number;
}

export interface HandOver<R> {
  readonly groups: Readonly<Record<HandOverGroup, Group<R>>>;
  /** Open and in no group: owned, due later, touched lately. */
  readonly rest: readonly R[];
}

/** @param requests closed ones are passed over */
export function handOver<R extends { readonly row: RequestRow }>(
  requests: Iterable<R>,
  context: HandOverContext,
): HandOver<R> {
  const tonight = endOfDay(context.now, context.timeZone);
  const open = [...requests]
    .filter(({ row }) => row.state !== 'closed')
    .map((request) => ({ request, groups: groupsOf(request.row, context, tonight) }));
  const groupOf = (group: HandOverGroup): Group<R> => {
    const members = open.filter(({ groups }) => groups.includes(group));
    const shown = members.filter(({ groups }) => groups[0] === group).map(({ request }) => request);
    return { requests: shown.sort(ORDER[group]), above: members.length - shown.length };
  };
  return {
    groups: {
      unclaimed: groupOf('unclaimed'),
      promised: groupOf('promised'),
      untouched: groupOf('untouched'),
      changed: groupOf('changed'),
    },
    rest: open.filter(({ groups }) => groups.length === 0).map(({ request }) => request),
  };
}

const DAY_MS = 86_400_000;

/** Nothing happened to it for so many times 24 hours. */
export const isUntouched = (row: Pick<RequestRow, 'lastActivityAt'>, days: number, now: number): boolean =>
  row.lastActivityAt <= now - days * DAY_MS;

function groupsOf(row: RequestRow, context: HandOverContext, tonight: number): HandOverGroup[] {
  const belongs: Readonly<Record<HandOverGroup, boolean>> = {
    unclaimed: row.owner === null,
    // A call or an answer has a time that the partner was told: it is promised as much as what a member planned.
    promised: row.dueAt !== null && row.dueAt <= tonight,
    untouched: isUntouched(row, context.untouchedDays, context.now),
    changed: context.changed.has(row.file),
  };
  return HAND_OVER_GROUPS.filter((group) => belongs[group]);
}

type Order = (a: { readonly row: RequestRow }, b: { readonly row: RequestRow }) => number;

const byFile: Order = (a, b) => (a.row.file < b.row.file ? -1 : 1);
const byDue: Order = (a, b) =>
  (a.row.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.row.dueAt ?? Number.MAX_SAFE_INTEGER) || byFile(a, b);
const byLastActivity: Order = (a, b) => a.row.lastActivityAt - b.row.lastActivityAt || byFile(a, b);

const ORDER: Readonly<Record<HandOverGroup, Order>> = {
  unclaimed: byDue,
  promised: byDue,
  untouched: byLastActivity,
  changed: byDue,
};
