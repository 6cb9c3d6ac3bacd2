/** Erasing an entry, keeping a key, issuing a code: what is done to a file beside its steps. */
import type { FileKey } from '#contract/parts.ts';
import { changeRow } from '#programme/request-change.ts';
import { may } from '#programme/roles.ts';
import type { CheckedEntry } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { writeLine } from './journal.ts';
import { toRequestRow } from './rows.ts';
import type { RequestTable } from './schema.ts';
import { mustFind, storeWithEntries } from './steps.ts';
import type { Tx } from './tx.ts';

export interface Erasure {
  readonly actor: MemberActor;
  readonly file: string;
  readonly stream: 'exchange' | 'notes';
  readonly seq: number;
  /** Hash of the entry to erase: nobody erases what she has not seen. */
  readonly hash: string;
  /** The signed erasure, which says the same inside. */
  readonly erasure: CheckedEntry;
  readonly keys: readonly FileKey[];
  readonly now: number;
}

/**
 * The sealed text goes at once; its hash and place stay, so that the gap is not taken for tampering.
 * @throws Refusal `unknown_or_hidden`, `stale`, `old_epoch`
 */
export async function eraseEntry(tx: Tx, input: Erasure): Promise<void> {
  const { actor, file, stream, seq, hash, now } = input;
  if (!may(actor.role, 'erase_entry')) throw new Refusal('unknown_or_hidden');
  const before = await mustFind(tx, actor, file);
  const entry = await tx.db
    .selectFrom('entry')
    .select(['hash', 'sealed'])
    .where('programme', '=', tx.programme)
    .where('file', '=', file)
    .where('stream', '=', stream)
    .where('seq', '=', seq)
    .executeTakeFirst();
  if (entry === undefined || entry.hash !== hash) throw new Refusal('unknown_or_hidden');
  // Erased already: the same again changes nothing.
  if (entry.sealed === null) return;
  const version = await append(tx, { before, actor, entries: [input.erasure], keys: input.keys, now });
  await tx.db
    .updateTable('entry')
    .set({ sealed: null })
    .where('programme', '=', tx.programme)
    .where('file', '=', file)
    .where('stream', '=', stream)
    .where('seq', '=', seq)
    .execute();
  await writeLine(tx, { kind: 'erased', at: now, actor: actor.member, file, version });
}

export interface KeptKey {
  readonly epoch: number;
  readonly ring: string;
}

/** Adds the ring wrap of exchange keys that were opened through the intake key; one that has it already keeps it. */
export async function keepKeys(
  tx: Tx,
  input: { actor: MemberActor; file: string; keys: readonly KeptKey[]; now: number },
): Promise<void> {
  const { actor, file, keys, now } = input;
  const row = await mustFind(tx, actor, file);
  let kept = 0n;
  for (const { epoch, ring } of keys) {
    const result = await tx.db
      .updateTable('file_key')
      .set({ ring })
      .where('programme', '=', tx.programme)
      .where('file', '=', file)
      .where('stream', '=', 'exchange')
      .where('epoch', '=', epoch)
      .where('ring', 'is', null)
      .executeTakeFirst();
    kept += result.numUpdatedRows;
  }
  if (kept > 0n)
    await writeLine(tx, { kind: 'key_kept', at: now, actor: actor.member, file, version: row.version });
}

export interface NewReceipt {
  readonly actor: MemberActor;
  readonly file: string;
  readonly receipt: { readonly locator: string; readonly authenticationHash: string };
  /** The exchange key of every epoch under the new receipt key. */
  readonly keys: readonly {
    readonly epoch: number;
    readonly receipt: string;
    readonly receiptAge: string | null;
  }[];
  readonly newKeys: readonly FileKey[];
  readonly entry: CheckedEntry;
  readonly now: number;
}

/**
 * A (new) receipt after the identity check: the old one stops working in the same commit.
 * @throws Refusal `unknown_or_hidden`, `stale`, `old_epoch`, `already_exists`; `malformed` when a key of the thread is missing
 */
export async function issueReceipt(tx: Tx, input: NewReceipt): Promise<void> {
  const { actor, file, receipt, now } = input;
  if (!may(actor.role, 'issue_receipt')) throw new Refusal('unknown_or_hidden');
  const before = await mustFind(tx, actor, file);
  // Sent again after a dropped network.
  if (before.receipt_hash === receipt.authenticationHash && before.receipt_locator === receipt.locator)
    return;
  const version = await append(tx, { before, actor, entries: [input.entry], keys: input.newKeys, now });
  await tx.db
    .updateTable('file_key')
    .set({ receipt: null, receipt_age: null })
    .where('programme', '=', tx.programme)
    .where('file', '=', file)
    .where('stream', '=', 'exchange')
    .execute();
  for (const { epoch, receipt: sealed, receiptAge } of input.keys) {
    await tx.db
      .updateTable('file_key')
      .set({ receipt: sealed, receipt_age: receiptAge })
      .where('programme', '=', tx.programme)
      .where('file', '=', file)
      .where('stream', '=', 'exchange')
      .where('epoch', '=', epoch)
      .execute();
  }
  const closed = await tx.db
    .selectFrom('file_key')
    .select('epoch')
    .where('programme', '=', tx.programme)
    .where('file', '=', file)
    .where('stream', '=', 'exchange')
    .where('receipt', 'is', null)
    .executeTakeFirst();
  if (closed !== undefined) throw new Refusal('malformed');
  const taken = await tx.db
    .selectFrom('request')
    .select('file')
    .where('programme', '=', tx.programme)
    .where('receipt_locator', '=', receipt.locator)
    .where('file', '<>', file)
    .executeTakeFirst();
  if (taken) throw new Refusal('already_exists');
  await tx.db
    .updateTable('request')
    .set({ receipt_locator: receipt.locator, receipt_hash: receipt.authenticationHash })
    .where('programme', '=', tx.programme)
    .where('file', '=', file)
    .execute();
  await writeLine(tx, { kind: 'receipt_issued', at: now, actor: actor.member, file, version });
}

/** Appends entries without a change of state; returns the row's new version. */
async function append(
  tx: Tx,
  input: {
    before: RequestTable;
    actor: MemberActor;
    entries: readonly CheckedEntry[];
    keys: readonly FileKey[];
    now: number;
  },
): Promise<number> {
  const after = changeRow(toRequestRow(input.before), input.now, {});
  await storeWithEntries(tx, { ...input, file: after.file, after });
  return after.version;
}
