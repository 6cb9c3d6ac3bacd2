/** How a request leaves the queue, always with a named reason, and how a legal hold keeps what was closed. */
import { NO_CALL, NOT_ACKNOWLEDGED } from '#programme/ownership.ts';
import type { CloseReason, Id, RequestRow } from '#programme/request.ts';
import type { NewFields, RuleContext } from '#programme/request-change.ts';
import { destroyAtAfterClosing, destroyAtAfterHold } from '#programme/retention.ts';

/** What closing sets. The owner of a request that nobody had is whoever closed it, who has thereby read it. */
export function closed(row: RequestRow, reason: CloseReason, actor: Id, context: RuleContext): NewFields {
  return {
    ...NO_CALL,
    ...NOT_ACKNOWLEDGED,
    state: 'closed',
    owner: row.owner ?? actor,
    claimedAt: row.claimedAt ?? context.now,
    dueKind: null,
    dueAt: null,
    promisedAt: null,
    closedAt: context.now,
    closeReason: row.practice ? 'practice' : reason,
    destroyAt: destroyAtAfterClosing(context.now, context.retentionDays, row.practice),
  };
}

/** What a legal hold, or its end, sets. */
export function held(row: RequestRow, hold: boolean, context: RuleContext): NewFields {
  if (hold || row.destroyAt === null) return { hold };
  return { hold, destroyAt: destroyAtAfterHold(row.destroyAt, context.now) };
}
