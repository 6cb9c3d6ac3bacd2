/**
 * [Note: Empty knock] What a phone shows when it is knocked on: references and time left, what the server knows anyway.
 * The push itself carries nothing; the app's service worker asks for these rows with the session of whoever is signed
 * in, so that a stranger's phone, or one whose session has ended, shows that something waits and nothing more.
 */
import type { Promptness, RequestRow } from './request.ts';
import { carrierOf } from './ownership.ts';

/** What was promised is worth a knock from so long before it is due. */
const SOON_MS = 2 * 60 * 60_000;

const URGENCY: readonly Promptness[] = ['now', 'soon', 'no_rush'];

type Timed = Pick<RequestRow, 'file' | 'dueAt' | 'promptness' | 'receivedAt'>;

/** Least time left first; at the same time the prompter one, then the older one. A total order. */
export function byTimeLeft(a: Timed, b: Timed): number {
  const [left, other] = [a.dueAt ?? Number.POSITIVE_INFINITY, b.dueAt ?? Number.POSITIVE_INFINITY];
  if (left !== other) return left < other ? -1 : 1;
  return (
    URGENCY.indexOf(a.promptness) - URGENCY.indexOf(b.promptness) ||
    a.receivedAt - b.receivedAt ||
    (a.file < b.file ? -1 : Number(a.file > b.file))
  );
}

/**
 * The open requests that `member` is knocked on for, most urgent first: those that nobody has, and hers that are late
 * or due within two hours. What a colleague said she has is hers.
 * @param now epoch ms
 */
export function knocksFor(rows: readonly RequestRow[], member: string, now: number): RequestRow[] {
  return rows
    .filter((row) => row.state !== 'closed')
    .filter((row) => {
      const carrier = carrierOf(row);
      if (carrier === null) return true;
      return carrier === member && row.dueAt !== null && row.dueAt - now <= SOON_MS;
    })
    .sort(byTimeLeft);
}
