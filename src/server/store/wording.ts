/**
 * What a programme makes of the guide, and what was approved ([Note: Approval]). All of it is published; who approved
 * stands in a sealed record that is written with the approval.
 */
import type { StoredOwnEntry } from '#contract/wording.ts';
import { dateAt } from '#programme/wall-time.ts';
import { may } from '#programme/roles.ts';
import type { ProgrammeSettings } from '#programme/settings.ts';
import type { SharedApproval } from '#wording/adoption.ts';
import { type Approval, type Approver, approverOf } from '#wording/approval.ts';
import { EntryWords } from '#wording/entry.ts';
import type { OwnWording } from '#wording/guide.ts';
import type { CheckedRecord } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { refuseOldEpoch } from './epochs.ts';
import { type WordingLine, writeLine } from './journal.ts';
import { settingsOf } from './programmes.ts';
import { insertNewRecord } from './records.ts';
import type { ApprovalTable, OwnEntryTable } from './schema.ts';
import { prepared, type Tx } from './tx.ts';
import { Crossed } from './unavailable.ts';

/** Enough for every entry that ships and as many again; beyond, it is no longer a guide. */
export const MOST_OWN_ENTRIES = 300;

const selectEntries = prepared<{ programme: string }>()((db, p) =>
  db.selectFrom('own_entry').selectAll().where('programme', '=', p('programme')).orderBy('id'),
);
const selectApprovals = prepared<{ programme: string }>()((db, p) =>
  db
    .selectFrom('approval')
    .selectAll()
    .where('programme', '=', p('programme'))
    .orderBy('item')
    .orderBy('version')
    .orderBy('adopted_from'),
);

/** Own entries in the order of their ids, with the counters to change them by. */
export async function ownEntries(tx: Tx): Promise<StoredOwnEntry[]> {
  return (await selectEntries(tx, { programme: tx.programme })).rows.map(toOwnEntry);
}

export async function approvalsOf(tx: Tx): Promise<Approval[]> {
  return (await selectApprovals(tx, { programme: tx.programme })).rows.map(toApproval);
}

/** Everything of a programme that the guide needs. */
export async function ownWording(tx: Tx, settings: ProgrammeSettings): Promise<OwnWording> {
  return {
    entries: (await ownEntries(tx)).map(({ id, hidden, words, basedOn }) => ({ id, hidden, words, basedOn })),
    approvals: await approvalsOf(tx),
    hideDrafts: settings.hideDrafts ?? false,
  };
}

export interface OwnEntryChange {
  readonly id: string;
  /** The stored one that was seen; 0 for none. */
  readonly version: number;
  readonly hidden: boolean;
  readonly words: EntryWords | null;
  readonly basedOn: string | null;
}

/**
 * Own words, hiding, and giving back the shipped words, by compare-and-set.
 * @throws Refusal `stale` with the stored entry; `refused_step` beyond {@link MOST_OWN_ENTRIES}
 */
export async function putOwnEntry(
  tx: Tx,
  input: { actor: MemberActor; change: OwnEntryChange; now: number },
): Promise<StoredOwnEntry> {
  const { actor, change, now } = input;
  const { id, version, hidden, words, basedOn } = change;
  const entries = await ownEntries(tx);
  const stored = entries.find((entry) => entry.id === id);
  if ((stored?.version ?? 0) !== version) throw new Refusal('stale', stored ? { entry: stored } : undefined);
  const values = {
    body: words === null ? null : JSON.stringify(words),
    based_on: basedOn,
    hidden: hidden ? (1 as const) : (0 as const),
    version: version + 1,
  };
  if (stored === undefined) {
    if (entries.length >= MOST_OWN_ENTRIES) throw new Refusal('refused_step');
    const result = await tx.db
      .insertInto('own_entry')
      .values({ programme: tx.programme, id, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (result.numInsertedOrUpdatedRows !== 1n) throw new Crossed();
  } else {
    const result = await tx.db
      .updateTable('own_entry')
      .set(values)
      .where('programme', '=', tx.programme)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (result.numUpdatedRows !== 1n) throw new Crossed();
  }
  await tell(tx, 'wording_changed', actor, now, id);
  return { id, hidden, words, basedOn, version: version + 1 };
}

interface ApprovalAct {
  readonly actor: MemberActor;
  readonly item: string;
  readonly version: string;
  /** Who it was, sealed. */
  readonly record: CheckedRecord;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * Approves for the actor's side; what that side approved already stays as it was. That `version` is the current one is
 * the caller's to check: an approval is of a version, and one of words that are gone shows nowhere.
 */
export async function approve(tx: Tx, { actor, item, version, record, now }: ApprovalAct): Promise<void> {
  const side = approverOf(actor.role);
  const month = await monthOf(tx, now);
  await tx.db
    .insertInto('approval')
    .values({
      programme: tx.programme,
      item,
      version,
      adopted_from: '',
      survivor: side === 'survivor' ? month : null,
      worker: side === 'worker' ? month : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await ownApproval(tx, item, version)
    .set(side === 'survivor' ? { survivor: month } : { worker: month })
    .where(side, 'is', null)
    .execute();
  await keepRecord(tx, actor, record, now);
  await tell(tx, 'wording_approved', actor, now);
}

/** @throws Refusal `unknown_or_hidden` when there is none, or the actor may not take it back */
export async function takeBack(tx: Tx, act: ApprovalAct & { readonly side: Approver }): Promise<void> {
  const { actor, item, version, side, record, now } = act;
  if (approverOf(actor.role) !== side && !may(actor.role, 'adopt_approvals'))
    throw new Refusal('unknown_or_hidden');
  const result = await ownApproval(tx, item, version)
    .set({ [side]: null })
    .where(side, 'is not', null)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Refusal('unknown_or_hidden');
  await tx.db
    .deleteFrom('approval')
    .where('programme', '=', tx.programme)
    .where('survivor', 'is', null)
    .where('worker', 'is', null)
    .execute();
  await keepRecord(tx, actor, record, now);
  await tell(tx, 'wording_taken_back', actor, now);
}

/** In place of whatever `from` shared before. */
export async function adopt(
  tx: Tx,
  input: { actor: MemberActor; from: string; approvals: readonly SharedApproval[]; now: number },
): Promise<void> {
  const { actor, from, approvals, now } = input;
  await deleteAdopted(tx, from);
  const once = [...new Map(approvals.map((approval) => [approval.item, approval])).values()];
  if (once.length > 0)
    await tx.db
      .insertInto('approval')
      .values(once.map((approval) => ({ programme: tx.programme, adopted_from: from, ...approval })))
      .execute();
  await tell(tx, 'wording_adopted', actor, now);
}

/** @throws Refusal `unknown_or_hidden` when nothing was adopted from there */
export async function endAdoption(
  tx: Tx,
  input: { actor: MemberActor; from: string; now: number },
): Promise<void> {
  if ((await deleteAdopted(tx, input.from)) === 0n) throw new Refusal('unknown_or_hidden');
  await tell(tx, 'wording_adoption_ended', input.actor, input.now);
}

async function deleteAdopted(tx: Tx, from: string): Promise<bigint> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('approval')
    .where('programme', '=', tx.programme)
    .where('adopted_from', '=', from)
    .executeTakeFirst();
  return numDeletedRows;
}

const ownApproval = (tx: Tx, item: string, version: string) =>
  tx.db
    .updateTable('approval')
    .where('programme', '=', tx.programme)
    .where('item', '=', item)
    .where('version', '=', version)
    .where('adopted_from', '=', '');

async function keepRecord(tx: Tx, actor: MemberActor, record: CheckedRecord, now: number): Promise<void> {
  await refuseOldEpoch(tx, [record.epoch]);
  await insertNewRecord(tx, { record, actor, now, settings: (await settingsOf(tx)).settings });
}

/** `YYYY-MM` there. */
async function monthOf(tx: Tx, now: number): Promise<string> {
  const { settings } = await settingsOf(tx);
  return dateAt(settings.hours.timeZone, now).toString().slice(0, 7);
}

/** Which entry was changed is public; which was approved, by whom, is not. */
async function tell(
  tx: Tx,
  kind: WordingLine,
  actor: MemberActor,
  now: number,
  subject?: string,
): Promise<void> {
  await writeLine(tx, { kind, at: now, actor: actor.member, ...(subject === undefined ? {} : { subject }) });
}

/** Bodies as parsed: public pages read them at each visit. */
const parsed = new Map<string, EntryWords>();

function wordsIn(body: string): EntryWords {
  const known = parsed.get(body);
  if (known !== undefined) return known;
  const words = EntryWords.parse(JSON.parse(body));
  if (parsed.size > 5000) parsed.clear();
  parsed.set(body, words);
  return words;
}

function toOwnEntry(row: OwnEntryTable): StoredOwnEntry {
  return {
    id: row.id,
    hidden: row.hidden === 1,
    words: row.body === null ? null : wordsIn(row.body),
    basedOn: row.based_on,
    version: row.version,
  };
}

const toApproval = (row: ApprovalTable): Approval => ({
  item: row.item,
  version: row.version,
  survivor: row.survivor,
  worker: row.worker,
  adoptedFrom: row.adopted_from === '' ? null : row.adopted_from,
});
