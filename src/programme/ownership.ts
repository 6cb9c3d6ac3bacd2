/** Who has a request, and who is on the telephone about it. */
import { CALL_MARK_MAX_MS, type Id, type RequestRow } from '#programme/request.ts';
import type { NewFields, RuleContext } from '#programme/request-change.ts';

/** No call is marked. */
export const NO_CALL = { callingSince: null, callingBy: null } as const;

/** Who is marked as being on a call at `now`; null for nobody. A mark of 60 minutes or older is forgotten. */
export function onCallNow(row: RequestRow, now: number): Id | null {
  const live = row.callingSince !== null && now - row.callingSince < CALL_MARK_MAX_MS;
  return live ? row.callingBy : null;
}

/** Ownership for `to`; a request that nobody had is claimed by it. */
export function owned(row: RequestRow, to: Id, context: RuleContext): NewFields {
  return row.state === 'received'
    ? { owner: to, state: 'claimed', claimedAt: context.now, ...NOT_ACKNOWLEDGED }
    : { owner: to };
}

/** Nobody said *I have it*, or it says nothing any more. */
export const NOT_ACKNOWLEDGED = { acknowledgedBy: null, acknowledgedAt: null } as const;

/** Acting on a request that nobody has claims it: there is no moment without somebody who must act next. */
export function claimedIfFree(row: RequestRow, actor: Id, context: RuleContext): NewFields {
  return row.owner === null ? owned(row, actor, context) : {};
}

/** Who must act on it: the owner, or whoever said *I have it*. */
export const carrierOf = ({
  owner,
  acknowledgedBy,
}: Pick<RequestRow, 'owner' | 'acknowledgedBy'>): Id | null => owner ?? acknowledgedBy;
