/**
 * Two requests that are one: the duplicate closes into the other, and nothing it was waiting for is lost. What was
 * more pressing wins: the earlier due time, the prompter wish; and a partner who was answered about one was answered.
 */
import { isPrompter } from '#programme/clock.ts';
import { closed } from '#programme/ending.ts';
import { claimedIfFree, onCallNow } from '#programme/ownership.ts';
import type { Id, RequestRow } from '#programme/request.ts';
import {
  changeRow,
  type NewFields,
  refuse,
  type StepContext,
  type StepResult,
} from '#programme/request-change.ts';
import { undoRecordOf } from '#programme/undo.ts';

/** Closes `row` into `context.other`, which must be another open request; an exercise only into an exercise. */
export function mergeRequests(row: RequestRow, into: Id, context: StepContext): StepResult {
  const { other, actor, now } = context;
  if (row.state === 'closed') return refuse('closed');
  if (!other || other.file !== into || into === row.file || other.state === 'closed')
    return refuse('merge_target');
  if (other.practice !== row.practice) return refuse('merge_target');
  const onCall = onCallNow(row, now);
  if (onCall !== null && onCall !== actor) return refuse('call_in_progress', onCall);
  if (other.owner === null && row.answeredAt !== null && !context.mayOwn(row.owner ?? actor))
    return refuse('not_an_owner');

  const source = changeRow(row, now, {
    ...closed(row, 'merged', actor, context),
    seenAt: row.seenAt ?? now,
    closeReason: 'merged',
    mergedInto: into,
  });
  const target = changeRow(other, now, { seenAt: other.seenAt ?? now, ...inherited(other, row, context) });
  return {
    ok: true,
    row: source,
    other: target,
    events: [
      { kind: 'merged', file: row.file, actor },
      { kind: 'merge_received', file: into, actor },
    ],
    undo: undoRecordOf(actor, now, [
      { before: row, after: source },
      { before: other, after: target },
    ]),
  };
}

/** What the remaining request takes over from the duplicate. */
function inherited(target: RequestRow, source: RequestRow, context: StepContext): NewFields {
  const prompter = isPrompter(source.promptness, target.promptness) ? source.promptness : target.promptness;
  const sourceDue = source.dueAt ?? context.now;
  const targetDue = target.dueAt ?? context.now;
  const dueAt = Math.min(sourceDue, targetDue);
  if (target.answeredAt === null && source.answeredAt === null) {
    // The one with the earlier first clock decides when the partner may be called.
    const first = source.answerDueAt < target.answerDueAt ? source : target;
    return { promptness: prompter, notBefore: first.notBefore, answerDueAt: first.answerDueAt, dueAt };
  }
  if (target.answeredAt === null) {
    return {
      ...claimedIfFree(target, source.owner ?? context.actor, context),
      promptness: prompter,
      state: 'reached',
      answeredAt: source.answeredAt,
      dueKind: source.dueKind,
      dueAt: source.dueAt,
      promisedAt: source.promisedAt,
    };
  }
  if (source.answeredAt === null) {
    // Something new was asked of a partner who was answered before: it waits like a message.
    const promisedAt = target.dueKind === 'read' ? target.promisedAt : target.dueAt;
    return { promptness: prompter, dueKind: 'read', dueAt, promisedAt: Math.max(promisedAt ?? dueAt, dueAt) };
  }
  const sooner = sourceDue < targetDue ? source : target;
  return {
    promptness: prompter,
    dueKind: sooner.dueKind,
    dueAt: sooner.dueAt,
    promisedAt: sooner.promisedAt,
  };
}
