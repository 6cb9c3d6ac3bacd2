/**
 * [Note: Destruction] When a file goes, everything of it goes in one transaction: row, keys, entries, alerts, and its name in
 * journal lines. Only the line that says so keeps the file's id, for a day, so that open screens drop it. Then the engine is asked
 * to overwrite what it keeps aside (SQLite: `secure_delete`, a truncating checkpoint). Nothing is destroyed that nobody read.
 */
import type { Ending } from '#contract/requests.ts';
import { destructionNotice, mustBeDestroyed, WARNING_DAYS } from '#programme/retention.ts';
import { may } from '#programme/roles.ts';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { Refusal } from '../refusal.ts';
import { type MemberActor, requestsFor } from './access.ts';
import { writeLine } from './journal.ts';
import { findRequest } from './requests.ts';
import { toRequestRow } from './rows.ts';
import type { Database, RequestTable } from './schema.ts';
import type { ProgrammeStore } from './store.ts';
import type { Tx } from './tx.ts';

/** Files of a programme that must be destroyed at `now`. */
export async function dueForDestruction(tx: Tx, now: number): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('request')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('closed_at', 'is not', null)
    .where(destroyable(now))
    .orderBy('destroy_at')
    .execute();
  return rows
    .map(toRequestRow)
    .filter((row) => mustBeDestroyed(row, now))
    .map(({ file }) => file);
}

/**
 * `mustBeDestroyed` as a condition of the query that lists, and again of the one that deletes: whatever is asked of this file, no
 * statement in it can remove what is open, held or unread.
 */
export const destroyable = (now: number) => (eb: ExpressionBuilder<Database, 'request'>) =>
  eb.and([
    eb('state', '=', 'closed'),
    eb('closed_at', 'is not', null),
    eb('destroy_at', '<=', now),
    eb('hold', '=', 0),
    eb('seen_at', 'is not', null),
  ]);

/**
 * Destroys a file if it still must be: it may have come back, or been put on hold, since it was listed.
 * Call `store.forget()` after the last one.
 * @returns false when it must not be destroyed (any more)
 */
export function destroyFile(store: ProgrammeStore, input: { file: string; now: number }): Promise<boolean> {
  const { file, now } = input;
  return store.write(async (tx) => {
    const stored = await tx.db
      .selectFrom('request')
      .selectAll()
      .where('programme', '=', tx.programme)
      .where('file', '=', file)
      .executeTakeFirst();
    if (stored === undefined || !mustBeDestroyed(toRequestRow(stored), now)) return false;
    await removeFile(tx, stored, destroyable(now));
    await writeLine(tx, { kind: 'destroyed', at: now, actor: 'system', file, version: stored.version });
    return true;
  });
}

/** An exercise goes at once, keys and all. @throws Refusal `unknown_or_hidden` when it is hidden, missing, or a real request */
export async function erasePractice(
  store: ProgrammeStore,
  input: { actor: MemberActor; file: string; now: number },
): Promise<void> {
  const { actor, file, now } = input;
  if (!may(actor.role, 'erase_entry')) throw new Refusal('unknown_or_hidden');
  await store.write(async (tx) => {
    const stored = await findRequest(tx, actor, file);
    if (stored === undefined || stored.practice !== 1) throw new Refusal('unknown_or_hidden');
    await removeFile(tx, stored, (eb) => eb('practice', '=', 1));
    await writeLine(tx, {
      kind: 'practice_erased',
      at: now,
      actor: actor.member,
      file,
      version: stored.version,
    });
  });
  await store.forget();
}

/**
 * A message of the mailbox turned out to be a woman's own: nothing of it stays, no file, no count. The journal line names
 * nothing, and the message is deleted from the mailbox by whoever watches it.
 * @throws Refusal `unknown_or_hidden`; `stale` when somebody acted meanwhile; `refused_step` unless it is an open message of the mailbox, not on hold
 */
export async function orientWoman(
  store: ProgrammeStore,
  input: { actor: MemberActor; file: string; version: number; now: number },
): Promise<void> {
  const { actor, file, version, now } = input;
  if (!may(actor.role, 'erase_entry')) throw new Refusal('unknown_or_hidden');
  await store.write(async (tx) => {
    const stored = await findRequest(tx, actor, file);
    if (stored === undefined) throw new Refusal('unknown_or_hidden');
    if (stored.door !== 'mail' || stored.state === 'closed' || stored.hold === 1)
      throw new Refusal('refused_step');
    if (stored.version !== version) throw new Refusal('stale');
    await tx.db
      .updateTable('mail_message')
      .set({ expunge: 1 })
      .where('programme', '=', tx.programme)
      .where('file', '=', file)
      .execute();
    await removeFile(tx, stored, (eb) =>
      eb.and([eb('door', '=', 'mail'), eb('closed_at', 'is', null), eb('hold', '=', 0)]),
    );
    await writeLine(tx, { kind: 'woman_oriented', at: now, actor: actor.member });
  });
  await store.forget();
}

/** @param only what must be true of the very row that goes */
async function removeFile(
  tx: Tx,
  { file, version }: Pick<RequestTable, 'file' | 'version'>,
  only: (eb: ExpressionBuilder<Database, 'request'>) => Expression<SqlBool>,
): Promise<void> {
  // Another file that was merged into this one, or the other way, keeps no pointer to it.
  await tx.db
    .updateTable('request')
    .set({ merged_into: null })
    .where('programme', '=', tx.programme)
    .where('merged_into', '=', file)
    .execute();
  await tx.db
    .updateTable('mail_message')
    .set({ file: null })
    .where('programme', '=', tx.programme)
    .where('file', '=', file)
    .execute();
  // Entries, keys, circles and alerts go with the row (foreign keys); an undo record names the file and goes with its line's.
  const result = await tx.db
    .deleteFrom('request')
    .where('programme', '=', tx.programme)
    .where('file', '=', file)
    .where('version', '=', version)
    .where(only)
    .executeTakeFirst();
  if (result.numDeletedRows !== 1n) throw new Refusal('stale');
  await tx.db
    .updateTable('journal')
    .set({ file: null, undo_record: null, undo_until: null })
    .where('programme', '=', tx.programme)
    .where('file', '=', file)
    .execute();
  await tx.db
    .updateTable('journal')
    .set({ undo_record: null, undo_until: null })
    .where('programme', '=', tx.programme)
    .where('undo_record', 'like', `%${file}%`)
    .execute();
}

/** What people are told before destruction, or why it does not happen. Of an exercise, which goes at once, nothing is told. */
export async function endingRequests(tx: Tx, actor: MemberActor, now: number): Promise<Ending[]> {
  const rows = await requestsFor(tx, actor)
    .where('closed_at', 'is not', null)
    .where('destroy_at', '<=', now + WARNING_DAYS * DAY_MS)
    .where('practice', '=', 0)
    .selectAll()
    .orderBy('destroy_at')
    .orderBy('file')
    .execute();
  return rows.flatMap((stored) => {
    const notice = destructionNotice(toRequestRow(stored), now);
    return notice === null ? [] : [{ file: stored.file, reference: stored.reference, ...notice }];
  });
}

const DAY_MS = 24 * 60 * 60_000;
