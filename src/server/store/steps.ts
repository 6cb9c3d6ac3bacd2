/**
 * What members do to requests. The rules decide (programme/transitions.ts); here their outcome is stored whole, by
 * compare-and-set, with the entries that tell it, the journal lines and what was born or closed with it — or not at all.
 */
import type { FileKey } from '#contract/parts.ts';
import { memberReplied } from '#programme/partner-steps.ts';
import type { RequestRow, Step } from '#programme/request.ts';
import { type Accepted, changeRow, type StepResult } from '#programme/request-change.ts';
import { applyStep } from '#programme/transitions.ts';
import type { CheckedEntry, CheckedRecord } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { rulesAt } from './calendar.ts';
import { refuseOldEpoch } from './epochs.ts';
import { type KeptUndo, type RecordName, writeLine } from './journal.ts';
import { ladderAfter } from './ladder.ts';
import { ownersOf } from './members.ts';
import { settingsOf } from './programmes.ts';
import { insertNewRecord, takeBackRecord } from './records.ts';
import { findRequest } from './requests.ts';
import { fromRequestRow, toRequestRow } from './rows.ts';
import type { RequestTable } from './schema.ts';
import type { Tx } from './tx.ts';
import { Crossed } from './unavailable.ts';
import { wakeAt } from './wake.ts';
import { type Heads, headsAfter, insertEntries, insertKeys, refuseKeyless, standAlready } from './writing.ts';

export interface StepInput {
  readonly actor: MemberActor;
  readonly file: string;
  /** The version that the actor saw. */
  readonly version: number;
  readonly step: Step;
  readonly entries: readonly CheckedEntry[];
  readonly keys: readonly FileKey[];
  readonly records: readonly CheckedRecord[];
  readonly now: number;
}

/**
 * [Note: Nothing said is lost] A step and the entries that tell it are stored together. Sent again after a dropped network, with
 * the very entries that stand already, it changes nothing. When the rules find nothing to change (the wish is set already, the
 * call is marked already) the entries are appended all the same, as words without a step.
 * @throws Refusal `unknown_or_hidden`, `stale`, `already_claimed`, `refused_step`, `undo_too_late`, `old_epoch`
 */
export async function takeStep(tx: Tx, input: StepInput): Promise<void> {
  const { actor, file, step, now } = input;
  const before = await mustFind(tx, actor, file);
  if (await standAlready(tx, before, input.entries)) return;
  const { settings } = await settingsOf(tx);
  const undo = step.step === 'undo' ? await undoRecordOfLine(tx, file, step.event) : null;
  const otherFile =
    step.step === 'merge' ? step.into : undo?.changes.find((change) => change.file !== file)?.file;
  const otherBefore = otherFile === undefined ? undefined : await findRequest(tx, actor, otherFile);
  const result = applyStep(toRequestRow(before), step, {
    ...rulesAt(settings, now),
    actor: actor.member,
    role: actor.role,
    version: input.version,
    mayOwn: await ownersOf(tx),
    other: otherBefore ? toRequestRow(otherBefore) : null,
    undoable: undo,
  });
  const accepted = refuseUnlessAccepted(result);
  if (accepted.events.length === 0) {
    if (input.entries.length > 0) await appendWords(tx, before, input);
    return;
  }

  await refuseOldEpoch(
    tx,
    input.records.map(({ epoch }) => epoch),
  );
  await storeWithEntries(tx, { ...input, before, after: accepted.row });
  if (accepted.other !== null && otherBefore !== undefined)
    await storeRow(tx, otherBefore, accepted.other, otherBefore, actor.member);
  for (const record of input.records) await insertNewRecord(tx, { record, actor, now, settings });
  if (step.step === 'undo') {
    await markUndone(tx, step.event);
    // What was born with the step goes with it: closed again, it counts once.
    for (const record of undo?.born ?? []) await takeBackRecord(tx, { actor, record, now });
  }
  await writeEvents(
    tx,
    accepted,
    now,
    input.records.map(({ kind, record }) => ({ kind, record })),
  );
}

/** Who writes what, in which file. */
export type Words = Pick<StepInput, 'actor' | 'file' | 'entries' | 'keys' | 'now'>;

/**
 * Entries without a step. A `reply` is a word to the partner, and answers the message of hers that waits; a note, a
 * correction or a key that begins an epoch answers nothing.
 * @throws Refusal `unknown_or_hidden`, `stale`, `old_epoch`
 */
export async function appendEntries(tx: Tx, input: Words & { readonly reply: boolean }): Promise<void> {
  const { actor, file, now } = input;
  const before = await mustFind(tx, actor, file);
  if (await standAlready(tx, before, input.entries)) return;
  if (!input.reply) return appendWords(tx, before, input);
  const { settings } = await settingsOf(tx);
  const accepted = memberReplied(toRequestRow(before), actor.member, rulesAt(settings, now));
  await storeWithEntries(tx, { ...input, before, after: accepted.row });
  await writeEvents(tx, accepted, now);
}

async function appendWords(
  tx: Tx,
  before: RequestTable,
  { actor, file, entries, keys, now }: Words,
): Promise<void> {
  const after = changeRow(toRequestRow(before), now, {});
  await storeWithEntries(tx, { before, after, actor, file, entries, keys, now });
  await writeLine(tx, { kind: 'wrote', at: now, actor: actor.member, file, version: after.version });
}

/**
 * The row and the entries that tell why, or neither.
 * @throws Refusal `old_epoch`, `stale`, `malformed`
 */
export async function storeWithEntries(
  tx: Tx,
  input: Words & { readonly before: RequestTable; readonly after: RequestRow },
): Promise<void> {
  const { before, after, actor, file, entries, keys, now } = input;
  await refuseOldEpoch(
    tx,
    [...entries, ...keys].map(({ epoch }) => epoch),
  );
  await storeRow(tx, before, after, headsAfter(before, entries), actor.member);
  await insertKeys(tx, file, keys);
  await refuseKeyless(tx, file, entries);
  await insertEntries(tx, { file, entries, at: now, member: actor.member });
}

/** @throws Refusal `unknown_or_hidden` when it is hidden or missing */
export async function mustFind(tx: Tx, actor: MemberActor, file: string): Promise<RequestTable> {
  const row = await findRequest(tx, actor, file);
  if (row === undefined) throw new Refusal('unknown_or_hidden');
  return row;
}

export function refuseUnlessAccepted(result: StepResult): Accepted {
  if (result.ok) return result;
  // Somebody signed in learns nothing about what another role could do.
  throw new Refusal(result.code === 'not_your_role' ? 'unknown_or_hidden' : result.code);
}

/**
 * Compare-and-set on the version that was read. When it waits for something else than before, its alerts begin anew.
 * @param actor member, `partner` or `system`: whoever has it is told of what another did
 * @throws Crossed when somebody stored another version meanwhile
 */
export async function storeRow(
  tx: Tx,
  before: RequestTable,
  after: RequestRow,
  heads: Heads,
  actor: string,
): Promise<void> {
  const ladder = ladderAfter(toRequestRow(before), after, actor);
  const result = await tx.db
    .updateTable('request')
    .set({
      ...fromRequestRow(after),
      ...ladder,
      exchange_seq: heads.exchange_seq,
      exchange_hash: heads.exchange_hash,
      notes_seq: heads.notes_seq,
      notes_hash: heads.notes_hash,
    })
    .where('programme', '=', tx.programme)
    .where('file', '=', before.file)
    .where('version', '=', before.version)
    .where('exchange_seq', '=', before.exchange_seq)
    .where('notes_seq', '=', before.notes_seq)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Crossed();
  const at = ladder?.alert_at ?? null;
  if (at !== null) await wakeAt(tx, at);
}

/** Journal lines of a rule's outcome; what undoes it, with the records `born` of it, stands beside the last line of its own file. */
export async function writeEvents(
  tx: Tx,
  accepted: Accepted,
  at: number,
  born: readonly RecordName[] = [],
): Promise<void> {
  const { row, other, events } = accepted;
  const undo = accepted.undo && born.length > 0 ? { ...accepted.undo, born } : accepted.undo;
  const last = events.findLastIndex(({ file }) => file === row.file);
  for (const [index, { kind, file, actor }] of events.entries()) {
    const version = file === row.file ? row.version : (other?.version ?? 0);
    await writeLine(tx, { kind, at, actor, file, version, undo: index === last ? undo : null });
  }
}

async function undoRecordOfLine(tx: Tx, file: string, event: number): Promise<KeptUndo | null> {
  const line = await tx.db
    .selectFrom('journal')
    .select('undo_record')
    .where('programme', '=', tx.programme)
    .where('event', '=', event)
    .where('file', '=', file)
    .where('undone', '=', 0)
    .executeTakeFirst();
  return line?.undo_record ? (JSON.parse(line.undo_record) as KeptUndo) : null;
}

async function markUndone(tx: Tx, event: number): Promise<void> {
  const result = await tx.db
    .updateTable('journal')
    .set({ undone: 1, undo_record: null })
    .where('programme', '=', tx.programme)
    .where('event', '=', event)
    .where('undone', '=', 0)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Refusal('stale');
}
