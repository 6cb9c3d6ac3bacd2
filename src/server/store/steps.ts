/**
 * What members do to requests. The rules decide (programme/transitions.ts); here their outcome is stored whole, by
 * compare-and-set, with the entries that tell it, the journal lines and what was born or closed with it — or not at all.
 */
import type { FileKey } from '#contract/parts.ts';
import { memberReplied } from '#programme/partner-steps.ts';
import type { RequestRow, Step } from '#programme/request.ts';
import type { Accepted, StepResult, UndoRecord } from '#programme/request-change.ts';
import { applyStep } from '#programme/transitions.ts';
import type { CheckedEntry, CheckedRecord } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { rulesAt } from './calendar.ts';
import { refuseOldEpoch } from './epochs.ts';
import { writeLine } from './journal.ts';
import { ownersOf } from './members.ts';
import { settingsOf } from './programmes.ts';
import { insertNewRecord } from './records.ts';
import { findRequest } from './requests.ts';
import { fromRequestRow, toRequestRow } from './rows.ts';
import type { RequestTable } from './schema.ts';
import type { Tx } from './tx.ts';
import { Crossed } from './unavailable.ts';
import { type Heads, headsAfter, insertEntries, insertKeys, refuseKeyless } from './writing.ts';

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

/** @throws Refusal `unknown_or_hidden`, `stale`, `already_claimed`, `refused_step`, `undo_too_late`, `old_epoch` */
export async function takeStep(tx: Tx, input: StepInput): Promise<void> {
  const { actor, file, step, now } = input;
  const before = await mustFind(tx, actor, file);
  const { settings } = await settingsOf(tx);
  const undo = step.step === 'undo' ? await undoRecordOfLine(tx, file, step.event) : null;
  const otherFile = step.step === 'merge' ? step.into : undo?.changes.find((change) => change.file !== file)?.file;
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
  // The same step again after a dropped network: it was taken, and its entries were stored then.
  if (accepted.events.length === 0) return;

  await refuseOldEpoch(tx, [...input.entries, ...input.keys, ...input.records].map(({ epoch }) => epoch));
  const heads = headsAfter(before, input.entries);
  await storeRow(tx, before, accepted.row, heads);
  if (accepted.other !== null && otherBefore !== undefined) await storeRow(tx, otherBefore, accepted.other, otherBefore);
  await insertKeys(tx, file, input.keys);
  await refuseKeyless(tx, file, input.entries);
  await insertEntries(tx, { file, entries: input.entries, at: now, member: actor.member });
  for (const record of input.records) await insertNewRecord(tx, { record, actor, now, settings });
  if (step.step === 'undo') await markUndone(tx, step.event);
  await writeEvents(tx, accepted, now);
}

/**
 * Entries without a step: a word to the partner (which answers a waiting message), or a note.
 * @throws Refusal `unknown_or_hidden`, `stale`, `old_epoch`, `refused_step` on a closed request
 */
export async function appendEntries(tx: Tx, input: Omit<StepInput, 'version' | 'step' | 'records'>): Promise<void> {
  const { actor, file, entries, keys, now } = input;
  const before = await mustFind(tx, actor, file);
  await refuseOldEpoch(tx, [...entries, ...keys].map(({ epoch }) => epoch));
  const heads = headsAfter(before, entries);
  const row = toRequestRow(before);
  const { settings } = await settingsOf(tx);
  const toPartner = entries.some(({ stream }) => stream === 'exchange');
  const accepted = toPartner ? memberReplied(row, actor.member, rulesAt(settings, now)) : null;
  const after = accepted?.row ?? { ...row, lastActivityAt: Math.max(row.lastActivityAt, now), version: row.version + 1 };
  await storeRow(tx, before, after, heads);
  await insertKeys(tx, file, keys);
  await refuseKeyless(tx, file, entries);
  await insertEntries(tx, { file, entries, at: now, member: actor.member });
  if (accepted !== null) await writeEvents(tx, accepted, now);
  else await writeLine(tx, { kind: 'wrote', at: now, actor: actor.member, file, version: after.version });
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
 * Compare-and-set on the version that was read.
 * @throws Crossed when somebody stored another version meanwhile
 */
export async function storeRow(tx: Tx, before: RequestTable, after: RequestRow, heads: Heads): Promise<void> {
  const result = await tx.db
    .updateTable('request')
    .set({ ...fromRequestRow(after), exchange_seq: heads.exchange_seq, exchange_hash: heads.exchange_hash, notes_seq: heads.notes_seq, notes_hash: heads.notes_hash })
    .where('programme', '=', tx.programme).where('file', '=', before.file).where('version', '=', before.version)
    .where('exchange_seq', '=', before.exchange_seq).where('notes_seq', '=', before.notes_seq)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Crossed();
}

/** Journal lines of a rule's outcome; what undoes it stands beside the last line of its own file. */
export async function writeEvents(tx: Tx, accepted: Accepted, at: number): Promise<void> {
  const { row, other, events, undo } = accepted;
  const last = events.findLastIndex(({ file }) => file === row.file);
  for (const [index, { kind, file, actor }] of events.entries()) {
    const version = file === row.file ? row.version : (other?.version ?? 0);
    await writeLine(tx, { kind, at, actor, file, version, undo: index === last ? undo : null });
  }
}

async function undoRecordOfLine(tx: Tx, file: string, event: number): Promise<UndoRecord | null> {
  const line = await tx.db
    .selectFrom('journal').select('undo_record').where('programme', '=', tx.programme).where('event', '=', event).where('file', '=', file).where('undone', '=', 0).executeTakeFirst();
  return line?.undo_record ? (JSON.parse(line.undo_record) as UndoRecord) : null;
}

async function markUndone(tx: Tx, event: number): Promise<void> {
  const result = await tx.db.updateTable('journal').set({ undone: 1, undo_record: null }).where('programme', '=', tx.programme).where('event', '=', event).where('undone', '=', 0).executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Refusal('stale');
}
