/**
 * The one next action of an open request and when it is due: every rule that moves a clock is here, each a pure
 * function from a row to its new fields. See [Note: Two clocks].
 */
import { answerDueAt, isPrompter } from '#programme/clock.ts';
import type { Promptness, RequestRow } from '#programme/request.ts';
import type { NewFields, RuleContext } from '#programme/request-change.ts';

/** How far ahead a promised action may be planned. Days. */
export const PLAN_HORIZON_DAYS = 366;

/** A full target from now, by the row's promptness: the default when nobody named a time. Epoch ms. */
export function targetFromNow(
  row: Pick<RequestRow, 'promptness'>,
  context: RuleContext,
  notBefore: number | null = null,
): number {
  return answerDueAt({ ...context, promptness: row.promptness, receivedAt: context.now, notBefore });
}

/** The first clock of a request that arrives, or comes back. */
export function startAnswerClock(
  promptness: Promptness,
  notBefore: number | null,
  context: RuleContext,
): NewFields & { answerDueAt: number; dueAt: number } {
  const due = answerDueAt({ ...context, promptness, receivedAt: context.now, notBefore });
  return {
    promptness,
    notBefore,
    receivedAt: context.now,
    answerDueAt: due,
    answeredAt: null,
    dueKind: 'answer',
    dueAt: due,
    promisedAt: null,
  };
}

/**
 * A call reached the partner. The first one stops the first clock, for good; any of them answers waiting messages.
 * @param nextAt epoch ms of the next action if already agreed, else a full target from now
 */
export function answered(row: RequestRow, context: RuleContext, nextAt?: number): NewFields {
  if (row.answeredAt === null) {
    return {
      answeredAt: context.now,
      state: 'reached',
      dueKind: 'promised',
      dueAt: nextAt ?? targetFromNow(row, context),
      promisedAt: null,
    };
  }
  const promised = row.dueKind === 'read' ? row.promisedAt : row.dueAt;
  // What was due is taken to be this call; what is not due yet keeps its date.
  const stands = promised !== null && promised > context.now ? promised : targetFromNow(row, context);
  return { dueKind: 'promised', dueAt: nextAt ?? stands, promisedAt: null };
}

/** A call reached nobody: the first clock goes on as if it had not been made; only the next try is set. */
export function missed(row: RequestRow, context: RuleContext, nextAt?: number): NewFields {
  const retryAt = nextAt ?? targetFromNow(row, context, row.notBefore);
  if (row.dueKind === 'answer') {
    return { dueAt: isMissed(row, context) ? retryAt : Math.min(retryAt, row.answerDueAt) };
  }
  const dueAt = nextAt ?? (row.dueAt !== null && row.dueAt > context.now ? row.dueAt : retryAt);
  return { dueAt, promisedAt: row.promisedAt === null ? null : Math.max(row.promisedAt, dueAt) };
}

/** The next promised action gets a time. A message that waits for an answer still comes first. */
export function promise(row: RequestRow, at: number): NewFields {
  if (row.dueKind !== 'read' || row.dueAt === null)
    return { dueKind: 'promised', dueAt: at, promisedAt: null };
  return { dueAt: Math.min(row.dueAt, at), promisedAt: at };
}

/** The partner wrote. Before the first answer, that call is the answer; afterwards the message waits for one. */
export function messageWaits(row: RequestRow, context: RuleContext): NewFields {
  if (row.dueKind !== 'promised' || row.dueAt === null) return {};
  return { dueKind: 'read', dueAt: Math.min(row.dueAt, targetFromNow(row, context)), promisedAt: row.dueAt };
}

/** The message was answered: the promised action comes back, with the date it always had. */
export function messageAnswered(row: RequestRow): NewFields {
  return row.dueKind === 'read' ? { dueKind: 'promised', dueAt: row.promisedAt, promisedAt: null } : {};
}

/**
 * Another promptness. Raised: a full target from now, but never later than what was promised before. Lowered: as if
 * it had been chosen on arrival. A promise already missed stays missed: only the next action moves.
 */
export function changePromptness(row: RequestRow, promptness: Promptness, context: RuleContext): NewFields {
  const raised = isPrompter(promptness, row.promptness);
  if (row.dueAt === null) return { promptness };
  if (row.answeredAt !== null) {
    return raised
      ? { promptness, dueAt: Math.min(row.dueAt, targetFromNow({ promptness }, context)) }
      : { promptness };
  }
  if (raised) return { promptness, ...sooner(row, targetFromNow({ promptness }, context, row.notBefore)) };
  const fresh = answerDueAt({ ...context, promptness, receivedAt: row.receivedAt, notBefore: row.notBefore });
  if (isMissed(row, context)) return { promptness, dueAt: Math.max(row.dueAt, fresh) };
  const due = Math.max(row.answerDueAt, fresh);
  // A next try that was set before the due time stands.
  return { promptness, answerDueAt: due, dueAt: row.dueAt < row.answerDueAt ? row.dueAt : due };
}

/** The partner may be called from another time on, or (null) at any time. */
export function changeNotBefore(row: RequestRow, notBefore: number | null, context: RuleContext): NewFields {
  const dueAt = row.dueAt;
  if (dueAt === null) return { notBefore };
  const waits = notBefore !== null && notBefore > context.now;
  if (row.answeredAt !== null) {
    if (!waits || notBefore <= dueAt) return { notBefore };
    const next = targetFromNow(row, context, notBefore);
    return { notBefore, dueAt: next, promisedAt: row.promisedAt && Math.max(row.promisedAt, next) };
  }
  if (waits) {
    const due = targetFromNow(row, context, notBefore);
    return isMissed(row, context) ? { notBefore, dueAt: due } : { notBefore, answerDueAt: due, dueAt: due };
  }
  // The clock was waiting for a time that no longer matters: it begins now, and never later than promised.
  const waited = row.notBefore !== null && row.notBefore > context.now;
  return waited ? { notBefore, ...sooner(row, targetFromNow(row, context)) } : { notBefore };
}

/** "She is leaving now": the wish for later is void, and something must happen within the `now` target. */
export function raise(row: RequestRow, context: RuleContext): NewFields {
  const due = targetFromNow({ promptness: 'now' }, context);
  const wish = { promptness: 'now', notBefore: null } as const;
  if (row.answeredAt === null) return { ...wish, ...sooner(row, due) };
  if (row.dueAt === null) return wish;
  return {
    ...wish,
    dueKind: 'read',
    dueAt: Math.min(row.dueAt, due),
    promisedAt: row.dueKind === 'read' ? row.promisedAt : row.dueAt,
  };
}

function sooner(row: RequestRow, due: number): NewFields {
  return { answerDueAt: Math.min(row.answerDueAt, due), dueAt: Math.min(row.dueAt ?? due, due) };
}

function isMissed(row: RequestRow, context: RuleContext): boolean {
  return row.answerDueAt <= context.now;
}
