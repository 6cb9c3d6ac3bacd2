/** Sealed records outside requests: directory, cards, drafts, tallies, return cards. Written by compare-and-set on their version. */
import type { StoredRecord } from '#contract/records.ts';
import { startOfQuarter } from '#programme/moment.ts';
import { may } from '#programme/roles.ts';
import { returnCardExpiresAt } from '#programme/retention.ts';
import type { ProgrammeSettings } from '#programme/settings.ts';
import type { CheckedRecord } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import { isLog, isOwnRecord, type MemberActor, mayTouchRecords } from './access.ts';
import { refuseOldEpoch } from './epochs.ts';
import { type RecordName, writeLine } from './journal.ts';
import { settingsOf } from './programmes.ts';
import type { RecordTable } from './schema.ts';
import type { Tx } from './tx.ts';
import { Crossed } from './unavailable.ts';

/**
 * A draft that nobody touched for so long is forgotten. The server cannot know which request it is about: so none of
 * them is kept longer than the programme keeps a closed request.
 */
const draftExpiresAt = (now: number, { retentionDays }: ProgrammeSettings): number =>
  now + Math.min(30, retentionDays) * 24 * 60 * 60_000;

/** @throws Refusal `unknown_or_hidden` when the actor may not see this kind */
export async function listRecords(tx: Tx, actor: MemberActor, kind: string): Promise<StoredRecord[]> {
  if (!mayTouchRecords(actor, kind, 'read')) throw new Refusal('unknown_or_hidden');
  const all = tx.db
    .selectFrom('record')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('kind', '=', kind)
    .orderBy('id');
  const rows = await (isOwnRecord(kind) ? all.where('owner', '=', actor.member) : all).execute();
  return rows.map(toStoredRecord);
}

/**
 * Writes version `record.version`, which must follow the stored one (1 creates).
 * @throws Refusal `stale` with the stored record, `old_epoch`, `unknown_or_hidden`
 */
export async function putRecord(
  tx: Tx,
  input: { actor: MemberActor; record: CheckedRecord; now: number },
): Promise<StoredRecord> {
  const { actor, record, now } = input;
  if (!mayTouchRecords(actor, record.kind, 'write') || isSomebodysCard(actor, record.kind, record.record))
    throw new Refusal('unknown_or_hidden');
  await refuseOldEpoch(tx, [record.epoch]);
  const stored = await findRecord(tx, record.kind, record.record);
  // Another member's draft is not even there.
  if (stored !== undefined && isOwnRecord(record.kind) && stored.owner !== actor.member)
    throw new Refusal('unknown_or_hidden');
  if ((stored?.version ?? 0) !== record.version - 1)
    throw new Refusal('stale', stored ? { record: toStoredRecord(stored) } : undefined);
  const { settings } = await settingsOf(tx);
  let expiresAt: number | null;
  if (stored === undefined) {
    expiresAt = await insertNewRecord(tx, { record, actor, now, settings });
  } else {
    expiresAt = record.kind === 'draft' ? draftExpiresAt(now, settings) : stored.expires_at;
    const result = await tx.db
      .updateTable('record')
      .set({
        version: record.version,
        sealed: record.sealed,
        updated_at: now,
        expires_at: expiresAt,
      })
      .where('programme', '=', tx.programme)
      .where('kind', '=', record.kind)
      .where('id', '=', record.record)
      .where('version', '=', stored.version)
      .executeTakeFirst();
    if (result.numUpdatedRows !== 1n) throw new Crossed();
    await tell(tx, 'record_written', { actor, kind: record.kind, id: record.record, now });
  }
  return {
    kind: record.kind as StoredRecord['kind'],
    record: record.record,
    version: record.version,
    sealed: record.sealed,
    updatedAt: now,
    expiresAt,
  };
}

/** @returns when it ends by itself, epoch ms; null: it stays @throws Refusal `stale` when the record exists already */
export async function insertNewRecord(
  tx: Tx,
  input: { record: CheckedRecord; actor: MemberActor; now: number; settings: ProgrammeSettings },
): Promise<number | null> {
  const { record, actor, now, settings } = input;
  const { kind } = record;
  if (record.version !== 1) throw new Refusal('stale');
  const expiresAt =
    kind === 'draft'
      ? draftExpiresAt(now, settings)
      : kind === 'return_card'
        ? returnCardExpiresAt(now, settings.returnCardMonths, settings.hours.timeZone)
        : null;
  const result = await tx.db
    .insertInto('record')
    .values({
      programme: tx.programme,
      kind,
      id: record.record,
      version: 1,
      sealed: record.sealed,
      // No finer than the tally tells it itself; an approval's day would say whose line in the journal it is.
      updated_at: isUndated(kind) ? startOfQuarter(now, settings.hours.timeZone) : now,
      owner: isOwnRecord(kind) ? actor.member : null,
      expires_at: expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw new Refusal('stale');
  await tell(tx, 'record_written', { actor, kind, id: record.record, now });
  return expiresAt;
}

/** Deletes a record; one that is not there is deleted already. @throws Refusal `unknown_or_hidden` */
export async function deleteRecord(
  tx: Tx,
  input: { actor: MemberActor; kind: string; record: string; now: number },
): Promise<void> {
  const { actor, kind, record, now } = input;
  if (!mayTouchRecords(actor, kind, 'write') || isLog(kind) || isSomebodysCard(actor, kind, record))
    throw new Refusal('unknown_or_hidden');
  const all = tx.db
    .deleteFrom('record')
    .where('programme', '=', tx.programme)
    .where('kind', '=', kind)
    .where('id', '=', record);
  const result = await (isOwnRecord(kind) ? all.where('owner', '=', actor.member) : all).executeTakeFirst();
  if (result.numDeletedRows === 0n) throw new Refusal('unknown_or_hidden');
  await tell(tx, 'record_deleted', { actor, kind, id: record, now });
}

/** Takes back a record that was born with a step; one that somebody deleted meanwhile is gone already. */
export async function takeBackRecord(
  tx: Tx,
  input: { actor: MemberActor; record: RecordName; now: number },
): Promise<void> {
  const { actor, now } = input;
  const { kind, record } = input.record;
  const result = await tx.db
    .deleteFrom('record')
    .where('programme', '=', tx.programme)
    .where('kind', '=', kind)
    .where('id', '=', record)
    .executeTakeFirst();
  if (result.numDeletedRows > 0n) await tell(tx, 'record_deleted', { actor, kind, id: record, now });
}

/** A card is named after its member: she writes her own, a coordinator anybody's. */
const isSomebodysCard = (actor: MemberActor, kind: string, id: string): boolean =>
  kind === 'member_card' && id !== actor.member && !may(actor.role, 'manage_members');

const isUndated = (kind: string): boolean => kind === 'tally' || kind === 'wording_approval';

/**
 * Drafts are saved every few seconds and concern nobody but their author: the journal does not tell of them. Nor of
 * tallies: the line beside, of the closing, would say which request each of them counts. An approval has its own line.
 */
async function tell(
  tx: Tx,
  line: 'record_written' | 'record_deleted',
  about: { actor: MemberActor; kind: string; id: string; now: number },
): Promise<void> {
  if (isOwnRecord(about.kind) || isUndated(about.kind)) return;
  await writeLine(tx, {
    kind: line,
    at: about.now,
    actor: about.actor.member,
    subject: `${about.kind}:${about.id}`,
  });
}

function findRecord(tx: Tx, kind: string, id: string): Promise<RecordTable | undefined> {
  return tx.db
    .selectFrom('record')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
}

function toStoredRecord(row: RecordTable): StoredRecord {
  return {
    kind: row.kind as StoredRecord['kind'],
    record: row.id,
    version: row.version,
    sealed: row.sealed,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  };
}
