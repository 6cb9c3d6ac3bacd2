/**
 * [Note: Destruction] When a file goes, everything of it goes in one transaction: row, keys, entries, alerts, and its name in
 * journal lines. Only the line that says so keeps the file's id, for a day, so that open screens drop it. Then the engine is asked
 * to overwrite what it keeps aside (SQLite: `secure_delete`, a truncating checkpoint). Nothing is destroyed that nobody read.
 */
import { destructionNotice, type DestructionNotice, mustBeDestroyed } from '#programme/retention.ts';
import { may } from '#programme/roles.ts';
import { Refusal } from '../refusal.ts';
import { type MemberActor, requestsFor } from './access.ts';
import { writeLine } from './journal.ts';
import { findRequest } from './requests.ts';
import { toRequestRow } from './rows.ts';
import type { ProgrammeStore } from './store.ts';
import type { Tx } from './tx.ts';

/** Files of a programme that must be destroyed at `now`. */
export async function dueForDestruction(tx: Tx, now: number): Promise<string[]> {
  const rows = await tx.db.selectFrom('request').selectAll().where('programme', '=', tx.programme).where('closed_at', 'is not', null).where('destroy_at', '<=', now).orderBy('destroy_at').execute();
  return rows.map(toRequestRow).filter((row) => mustBeDestroyed(row, now)).map(({ file }) => file);
}

/**
 * Destroys a file if it still must be: it may have come back, or been put on hold, since it was listed.
 * Call `store.forget()` after the last one.
 * @returns false when it must not be destroyed (any more)
 */
export function destroyFile(store: ProgrammeStore, input: { file: string; now: number }): Promise<boolean> {
  const { file, now } = input;
  return store.write(async (tx) => {
    const stored = await tx.db.selectFrom('request').selectAll().where('programme', '=', tx.programme).where('file', '=', file).executeTakeFirst();
    if (stored === undefined || !mustBeDestroyed(toRequestRow(stored), now)) return false;
    await removeFile(tx, file, stored.version);
    await writeLine(tx, { kind: 'destroyed', at: now, actor: 'system', file, version: stored.version });
    return true;
  });
}

/** An exercise goes at once, keys and all. @throws Refusal `unknown_or_hidden` when it is hidden, missing, or a real request */
export async function erasePractice(store: ProgrammeStore, input: { actor: MemberActor; file: string; now: number }): Promise<void> {
  const { actor, file, now } = input;
  if (!may(actor.role, 'erase_entry')) throw new Refusal('unknown_or_hidden');
  await store.write(async (tx) => {
    const stored = await findRequest(tx, actor, file);
    if (stored === undefined || stored.practice !== 1) throw new Refusal('unknown_or_hidden');
    await removeFile(tx, file, stored.version);
    await writeLine(tx, { kind: 'practice_erased', at: now, actor: actor.member, file, version: stored.version });
  });
  await store.forget();
}

async function removeFile(tx: Tx, file: string, version: number): Promise<void> {
  // Another file that was merged into this one, or the other way, keeps no pointer to it.
  await tx.db.updateTable('request').set({ merged_into: null }).where('programme', '=', tx.programme).where('merged_into', '=', file).execute();
  // Entries, keys, circles and alerts go with the row (foreign keys); an undo record names the file and goes with its line's.
  const result = await tx.db.deleteFrom('request').where('programme', '=', tx.programme).where('file', '=', file).where('version', '=', version).executeTakeFirst();
  if (result.numDeletedRows !== 1n) throw new Refusal('stale');
  await tx.db.updateTable('journal').set({ file: null, undo_record: null, undo_until: null }).where('programme', '=', tx.programme).where('file', '=', file).execute();
  await tx.db.updateTable('journal').set({ undo_record: null, undo_until: null }).where('programme', '=', tx.programme).where('undo_record', 'like', `%${file}%`).execute();
}

export interface Warning {
  readonly file: string;
  readonly reference: string;
  readonly notice: DestructionNotice;
}

/** What people are told before destruction, or why it does not happen. */
export async function destructionWarnings(tx: Tx, actor: MemberActor, now: number): Promise<Warning[]> {
  const rows = await requestsFor(tx, actor).where('closed_at', 'is not', null).selectAll().orderBy('destroy_at').execute();
  return rows.flatMap((stored) => {
    const notice = destructionNotice(toRequestRow(stored), now);
    return notice === null ? [] : [{ file: stored.file, reference: stored.reference, notice }];
  });
}
