/**
 * [Note: One message, one request] A message is dealt with in the transaction that stores what became of it, under the keyed
 * hash of its number in the mailbox; it is moved out of the folder of new messages only after the commit. A node that dies in
 * between finds it known, and only moves it. A second copy, or the same one brought back, is recognised by its own hash.
 * So nothing is lost and nothing comes twice, whenever the power goes.
 */
import { writeLine } from './journal.ts';
import { type Submission, submitRequest } from './door.ts';
import type { MailMessageTable } from './schema.ts';
import type { Tx } from './tx.ts';

export type MessageKind = MailMessageTable['kind'];
export type SetAside = NonNullable<MailMessageTable['reason']>;

/** A message that was dealt with. */
export interface KnownMessage {
  readonly id: string;
  readonly requestKey: string | null;
  readonly kind: MessageKind;
  readonly at: number;
  /** A woman wrote it: it goes from the mailbox, wherever it is there. */
  readonly expunge: boolean;
  /** Where it went, when the mail server said so. */
  readonly place: { readonly validity: number; readonly uid: number } | null;
}

const toKnown = (row: MailMessageTable): KnownMessage => ({
  id: row.id,
  requestKey: row.request_key,
  kind: row.kind,
  at: row.at,
  expunge: row.expunge === 1,
  place:
    row.folder_validity === null || row.folder_uid === null
      ? null
      : { validity: row.folder_validity, uid: row.folder_uid },
});

export async function knownMessage(tx: Tx, id: string): Promise<KnownMessage | null> {
  const row = await tx.db
    .selectFrom('mail_message')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : toKnown(row);
}

export interface NewMessage {
  readonly id: string;
  /** Bytes. Kept only of what became no request: how long a partner's words are, to the byte, is not ours to know. */
  readonly size: number;
  readonly now: number;
}

/**
 * A request by mail, once.
 * @param answer keyed hash of the sender, when the automatic answer may go out
 * @returns `answer`: this message is the one to be answered; `twice`: another copy became a request, and this one is set aside
 * @throws Refusal `door_closed`, `old_certificate`
 */
export async function receiveMail(
  tx: Tx,
  input: NewMessage & {
    requestKey: string;
    kind: Exclude<MessageKind, 'set_aside'>;
    submission: Submission;
    answer: string | null;
  },
): Promise<'stored' | 'answer' | 'known' | 'twice'> {
  const { id, requestKey, kind, submission, now } = input;
  if (
    !(await insertMessage(tx, { ...input, size: 0, requestKey, file: submission.file, kind, reason: null }))
  ) {
    if ((await knownMessage(tx, id)) !== null) return 'known';
    await setMailAside(tx, { ...input, size: 0, reason: 'duplicate' });
    return 'twice';
  }
  await submitRequest(tx, submission);
  return input.answer !== null && (await noteAnswer(tx, input.answer, now)) ? 'answer' : 'stored';
}

/** @returns false when it was known already */
export async function setMailAside(tx: Tx, input: NewMessage & { reason: SetAside }): Promise<boolean> {
  const values = { ...input, requestKey: null, file: null, kind: 'set_aside' as const };
  if (!(await insertMessage(tx, values))) return false;
  await writeLine(tx, { kind: 'mail_set_aside', at: input.now, actor: 'system' });
  return true;
}

async function insertMessage(
  tx: Tx,
  input: NewMessage & {
    requestKey: string | null;
    file: string | null;
    kind: MessageKind;
    reason: SetAside | null;
  },
): Promise<boolean> {
  const result = await tx.db
    .insertInto('mail_message')
    .values({
      programme: tx.programme,
      id: input.id,
      request_key: input.requestKey,
      file: input.file,
      kind: input.kind,
      reason: input.reason,
      size: input.size,
      at: input.now,
      moved: 0,
      folder_validity: null,
      folder_uid: null,
      expunge: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** It left the folder of new messages; `place` when the mail server said where to. */
export async function messageMoved(tx: Tx, id: string, place: KnownMessage['place']): Promise<void> {
  await tx.db
    .updateTable('mail_message')
    .set({ moved: 1, folder_validity: place?.validity ?? null, folder_uid: place?.uid ?? null })
    .where('programme', '=', tx.programme)
    .where('id', '=', id)
    .execute();
}

/**
 * Every message that was new before `before` left that folder: what a process that died could not note about its last one.
 * To be called when all that was in the folder has been dealt with.
 */
export async function settleMoves(tx: Tx, before: number): Promise<void> {
  await tx.db
    .updateTable('mail_message')
    .set({ moved: 1 })
    .where('programme', '=', tx.programme)
    .where('moved', '=', 0)
    .where('at', '<', before)
    .execute();
}

/** Messages to delete from where they went, since women wrote them. One that is still among the new ones is deleted there. */
export async function messagesToExpunge(tx: Tx): Promise<KnownMessage[]> {
  const rows = await tx.db
    .selectFrom('mail_message')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('expunge', '=', 1)
    .where('moved', '=', 1)
    .orderBy('at')
    .limit(20)
    .execute();
  return rows.map(toKnown);
}

/** Nothing of it is left anywhere. */
export async function messageExpunged(tx: Tx, id: string): Promise<void> {
  await tx.db
    .deleteFrom('mail_message')
    .where('programme', '=', tx.programme)
    .where('id', '=', id)
    .where('expunge', '=', 1)
    .execute();
}

export interface SetAsideMessage {
  readonly at: number;
  readonly reason: SetAside;
  readonly size: number;
}

/** How long a list remembers what was set aside, and a copy is recognised. */
export const MESSAGES_MS = 60 * 24 * 60 * 60_000;
const LISTED = 200;

/** Newest first. */
export async function listSetAside(tx: Tx, now: number): Promise<SetAsideMessage[]> {
  const rows = await setAsideSince(tx, now - MESSAGES_MS)
    .select(['at', 'reason', 'size'])
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(LISTED)
    .execute();
  return rows.flatMap(({ at, reason, size }) => (reason === null ? [] : [{ at, reason, size }]));
}

export async function countSetAside(tx: Tx, since: number): Promise<number> {
  const row = await setAsideSince(tx, since)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

const setAsideSince = (tx: Tx, since: number) =>
  tx.db
    .selectFrom('mail_message')
    .where('programme', '=', tx.programme)
    .where('kind', '=', 'set_aside')
    .where('at', '>', since);

const ANSWERED_MS = 30 * 24 * 60 * 60_000;
/** A flood of forged senders gets no more answers than this in an hour. */
const ANSWERS_AN_HOUR = 20;

/** Whether this sender is to be answered: noted before it is sent, so that nobody is ever answered twice. */
async function noteAnswer(tx: Tx, sender: string, now: number): Promise<boolean> {
  const answers = () => tx.db.selectFrom('mail_answer').where('programme', '=', tx.programme);
  const recent = await answers()
    .where('at', '>', now - 60 * 60_000)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  if (recent.n >= ANSWERS_AN_HOUR) return false;
  const result = await tx.db
    .insertInto('mail_answer')
    .values({ programme: tx.programme, sender, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/**
 * Forgets what can no longer matter: messages that left the folder of new ones and whose request is gone, and senders who
 * may be answered again. A message that could not be moved is remembered: it would come twice;
 * one that waits to be deleted, too.
 */
export async function forgetMessages(tx: Tx, now: number): Promise<void> {
  await tx.db
    .deleteFrom('mail_message')
    .where('programme', '=', tx.programme)
    .where('moved', '=', 1)
    .where('file', 'is', null)
    .where('expunge', '=', 0)
    .where('at', '<=', now - MESSAGES_MS)
    .execute();
  await tx.db
    .deleteFrom('mail_answer')
    .where('programme', '=', tx.programme)
    .where('at', '<=', now - ANSWERED_MS)
    .execute();
}
