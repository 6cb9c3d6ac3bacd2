/** Between rows of the database and what the contract speaks of. */
import type { Selectable, Updateable } from 'kysely';
import type { FileKey, StoredEntry } from '#contract/parts.ts';
import { brokenLaws } from '#programme/queue-law.ts';
import type { RequestRow } from '#programme/request.ts';
import type { EntryTable, FileKeyTable, Flag, RequestTable } from './schema.ts';

const flag = (value: boolean): Flag => (value ? 1 : 0);

export function toRequestRow(row: Selectable<RequestTable>): RequestRow {
  return {
    file: row.file,
    reference: row.reference,
    door: row.door,
    practice: row.practice === 1,
    promptness: row.promptness,
    notBefore: row.not_before,
    state: row.state,
    owner: row.owner,
    answerDueAt: row.answer_due_at,
    answeredAt: row.answered_at,
    dueKind: row.due_kind,
    dueAt: row.due_at,
    promisedAt: row.promised_at,
    receivedAt: row.received_at,
    seenAt: row.seen_at,
    claimedAt: row.claimed_at,
    acknowledgedBy: row.acknowledged_by,
    acknowledgedAt: row.acknowledged_at,
    callingSince: row.calling_since,
    callingBy: row.calling_by,
    lastActivityAt: row.last_activity_at,
    attempts: row.attempts,
    closedAt: row.closed_at,
    closeReason: row.close_reason,
    mergedInto: row.merged_into,
    returns: row.returns,
    destroyAt: row.destroy_at,
    hold: row.hold === 1,
    withdrawnAt: row.withdrawn_at,
    version: row.version,
  };
}

/**
 * The columns that a rule may change: all of `RequestRow` but what names the request. Every row is written through
 * here, so that none that breaks [Note: Queue law] is ever stored.
 * @throws Error naming the broken laws: no bug of ours may lose a request
 */
export function fromRequestRow(row: RequestRow) {
  const broken = brokenLaws(row);
  if (broken.length > 0) throw new Error(`A request breaks the law of the queue: ${broken.join('; ')}.`);
  return {
    door: row.door,
    practice: flag(row.practice),
    promptness: row.promptness,
    not_before: row.notBefore,
    state: row.state,
    owner: row.owner,
    answer_due_at: row.answerDueAt,
    answered_at: row.answeredAt,
    due_kind: row.dueKind,
    due_at: row.dueAt,
    promised_at: row.promisedAt,
    received_at: row.receivedAt,
    seen_at: row.seenAt,
    claimed_at: row.claimedAt,
    acknowledged_by: row.acknowledgedBy,
    acknowledged_at: row.acknowledgedAt,
    calling_since: row.callingSince,
    calling_by: row.callingBy,
    last_activity_at: row.lastActivityAt,
    attempts: row.attempts,
    closed_at: row.closedAt,
    close_reason: row.closeReason,
    merged_into: row.mergedInto,
    returns: row.returns,
    destroy_at: row.destroyAt,
    hold: flag(row.hold),
    withdrawn_at: row.withdrawnAt,
    version: row.version,
  } satisfies Updateable<RequestTable>;
}

export function toStoredEntry(row: Selectable<EntryTable>): StoredEntry {
  return {
    stream: row.stream,
    seq: row.seq,
    sealed: row.sealed,
    hash: row.hash,
    at: row.at,
    by: row.author,
    member: row.member,
  };
}

/** @param circle age files to the members of the circle, for restricted notes */
export function toFileKey(
  row: Selectable<FileKeyTable>,
  circle: readonly { member: string; sealed: string }[] = [],
): FileKey {
  return {
    stream: row.stream,
    epoch: row.epoch,
    ...(row.intake === null ? {} : { intake: row.intake }),
    ...(row.receipt === null ? {} : { receipt: row.receipt }),
    ...(row.receipt_age === null ? {} : { receiptAge: row.receipt_age }),
    ...(row.ring === null ? {} : { ring: row.ring }),
    ...(circle.length === 0 ? {} : { circle: circle.map(({ member, sealed }) => ({ member, sealed })) }),
  };
}
