/** How a request enters the queue: by a door, by phone, or back again as a return. */
import { startAnswerClock, targetFromNow } from '#programme/next-action.ts';
import { NO_CALL, NOT_ACKNOWLEDGED } from '#programme/ownership.ts';
import type { Door, Id, Promptness, RequestRow } from '#programme/request.ts';
import type { NewFields, RuleContext } from '#programme/request-change.ts';

export interface Arrival {
  readonly file: Id;
  readonly reference: string;
  readonly promptness: Promptness;
  /** Epoch ms; null or past: at any time. */
  readonly notBefore: number | null;
  readonly practice: boolean;
}

/** A request that came through the form or the mailbox: nobody has it yet, and the first clock runs. */
export function arrivedByDoor(
  arrival: Arrival,
  door: Exclude<Door, 'phone'>,
  context: RuleContext,
): RequestRow {
  return {
    ...blank(arrival, context),
    ...startAnswerClock(arrival.promptness, arrival.notBefore, context),
    door,
  };
}

/**
 * A request that `member` typed while the partner was on the line: it starts `reached` and hers, the first clock is
 * stopped at once, and the next action is due within a full target, from *not before* on.
 */
export function arrivedByPhone(arrival: Arrival, member: Id, context: RuleContext): RequestRow {
  return {
    ...blank(arrival, context),
    ...startAnswerClock(arrival.promptness, arrival.notBefore, context),
    door: 'phone',
    state: 'reached',
    owner: member,
    seenAt: context.now,
    claimedAt: context.now,
    answeredAt: context.now,
    dueKind: 'promised',
    dueAt: targetFromNow(arrival, context, arrival.notBefore),
  };
}

/**
 * A closed request comes back: the same file and thread, nobody's yet, with a first clock of its own. What was
 * promised, asked or withdrawn before it was closed is over; a legal hold is not.
 */
export function returned(row: RequestRow, promptness: Promptness, context: RuleContext): NewFields {
  return {
    ...startAnswerClock(promptness, null, context),
    ...NO_CALL,
    ...NOT_ACKNOWLEDGED,
    state: 'received',
    owner: null,
    claimedAt: null,
    attempts: 0,
    closedAt: null,
    closeReason: null,
    mergedInto: null,
    destroyAt: null,
    withdrawnAt: null,
    returns: row.returns + 1,
  };
}

function blank(arrival: Arrival, context: RuleContext): RequestRow {
  return {
    ...NO_CALL,
    ...NOT_ACKNOWLEDGED,
    file: arrival.file,
    reference: arrival.reference,
    door: 'web',
    practice: arrival.practice,
    promptness: arrival.promptness,
    notBefore: arrival.notBefore,
    state: 'received',
    owner: null,
    answerDueAt: context.now,
    answeredAt: null,
    dueKind: 'answer',
    dueAt: context.now,
    promisedAt: null,
    receivedAt: context.now,
    seenAt: null,
    claimedAt: null,
    lastActivityAt: context.now,
    attempts: 0,
    closedAt: null,
    closeReason: null,
    mergedInto: null,
    returns: 0,
    destroyAt: null,
    hold: false,
    withdrawnAt: null,
    version: 0,
  };
}
