/** Who answers for a request, from the members as the team's app knows them. The rule itself: programme/duty.ts. */
import { type Answerable, answersFor } from '#programme/duty.ts';
import type { RequestRow } from '#programme/request.ts';
import type { Colleague } from '#team/data/model.ts';

/** Null for a closed request, which needs nobody, and before the members are known. */
export function answersNow(
  row: Pick<RequestRow, 'owner' | 'state'> & Partial<Pick<RequestRow, 'acknowledgedBy'>>,
  colleagues: Iterable<Pick<Colleague, 'member' | 'role' | 'since'>>,
  duty: { readonly first: string | null; readonly second: string | null } = { first: null, second: null },
): Answerable | null {
  // In the order in which they joined, as the server has them.
  const members = [...colleagues].sort((a, b) => a.since - b.since || (a.member < b.member ? -1 : 1));
  return row.state === 'closed' || members.length === 0 ? null : answersFor(row, members, duty);
}
