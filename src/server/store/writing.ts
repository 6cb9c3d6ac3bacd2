/** The rows of a request as they are written: entries that follow the head, keys of the current epoch. */
import type { FileKey } from '#contract/parts.ts';
import type { CheckedEntry } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import type { RequestTable } from './schema.ts';
import { prepared, type Tx } from './tx.ts';

type NewEntry = {
  programme: string;
  file: string;
  stream: 'exchange' | 'notes';
  seq: number;
  sealed: string;
  hash: string;
  at: number;
  author: 'partner' | 'member';
  member: string | null;
};
const insertEntry = prepared<NewEntry>()((db, p) =>
  db.insertInto('entry').values({
    programme: p('programme'),
    file: p('file'),
    stream: p('stream'),
    seq: p('seq'),
    sealed: p('sealed'),
    hash: p('hash'),
    at: p('at'),
    author: p('author'),
    member: p('member'),
  }),
);

export interface Writing {
  readonly file: string;
  readonly entries: readonly CheckedEntry[];
  readonly at: number;
  /** Member who writes; null for the partner. */
  readonly member: string | null;
}

export type Heads = Pick<RequestTable, 'exchange_seq' | 'exchange_hash' | 'notes_seq' | 'notes_hash'>;

/** Heads of a file in which nothing is written yet. */
export const NO_ENTRIES: Heads = { exchange_seq: -1, exchange_hash: null, notes_seq: -1, notes_hash: null };

/**
 * The heads after `entries`, each of which must follow the one before in its stream.
 * @throws Refusal `stale` when somebody wrote first
 */
export function headsAfter(heads: Heads, entries: readonly CheckedEntry[]): Heads {
  let next = heads;
  for (const { stream, seq, prev, hash } of entries) {
    const head =
      stream === 'exchange'
        ? { seq: next.exchange_seq, hash: next.exchange_hash }
        : { seq: next.notes_seq, hash: next.notes_hash };
    // At seq 0 `prev` was compared with the file itself when the envelope was checked.
    if (seq !== head.seq + 1 || (seq > 0 && prev !== head.hash)) throw new Refusal('stale');
    next =
      stream === 'exchange'
        ? { ...next, exchange_seq: seq, exchange_hash: hash }
        : { ...next, notes_seq: seq, notes_hash: hash };
  }
  return next;
}

const selectHash = prepared<{ programme: string; file: string; stream: 'exchange' | 'notes'; seq: number }>()(
  (db, p) =>
    db
      .selectFrom('entry')
      .select('hash')
      .where('programme', '=', p('programme'))
      .where('file', '=', p('file'))
      .where('stream', '=', p('stream'))
      .where('seq', '=', p('seq')),
);

/** Whether there are entries and all of them stand already, each in its place: what was sent again was stored the first time. */
export async function standAlready(
  tx: Tx,
  request: RequestTable,
  entries: readonly CheckedEntry[],
): Promise<boolean> {
  for (const { stream, seq, hash } of entries) {
    if (seq > (stream === 'exchange' ? request.exchange_seq : request.notes_seq)) return false;
    const { rows } = await selectHash(tx, { programme: tx.programme, file: request.file, stream, seq });
    if (rows[0]?.hash !== hash) return false;
  }
  return entries.length > 0;
}

/** Appends entries. The unique place of each makes the loser of a race fail, even if a check before were missing. */
export async function insertEntries(tx: Tx, { file, entries, at, member }: Writing): Promise<void> {
  for (const { stream, seq, sealed, hash } of entries) {
    await insertEntry(tx, {
      programme: tx.programme,
      file,
      stream,
      seq,
      sealed,
      hash,
      at,
      author: member === null ? 'partner' : 'member',
      member,
    });
  }
}

const selectKey = prepared<{
  programme: string;
  file: string;
  stream: 'exchange' | 'notes';
  epoch: number;
}>()((db, p) =>
  db
    .selectFrom('file_key')
    .select('epoch')
    .where('programme', '=', p('programme'))
    .where('file', '=', p('file'))
    .where('stream', '=', p('stream'))
    .where('epoch', '=', p('epoch')),
);

/** @throws Refusal `malformed` for an entry under a key that nobody was handed: it could never be opened */
export async function refuseKeyless(tx: Tx, file: string, entries: readonly CheckedEntry[]): Promise<void> {
  for (const { stream, epoch } of entries) {
    const { rows } = await selectKey(tx, { programme: tx.programme, file, stream, epoch });
    if (rows.length === 0) throw new Refusal('malformed');
  }
}

type NewKey = {
  programme: string;
  file: string;
  stream: 'exchange' | 'notes';
  epoch: number;
  intake: string | null;
  receipt: string | null;
  receipt_age: string | null;
  ring: string | null;
};
const insertKey = prepared<NewKey>()((db, p) =>
  db
    .insertInto('file_key')
    .values({
      programme: p('programme'),
      file: p('file'),
      stream: p('stream'),
      epoch: p('epoch'),
      intake: p('intake'),
      receipt: p('receipt'),
      receipt_age: p('receipt_age'),
      ring: p('ring'),
    })
    .onConflict((conflict) => conflict.doNothing()),
);

/**
 * Keys born with entries.
 * @throws Refusal `stale` when another writer started the same epoch first: hers is the key now, reseal under it
 */
export async function insertKeys(tx: Tx, file: string, keys: readonly FileKey[]): Promise<void> {
  for (const key of keys) {
    const result = await insertKey(tx, {
      programme: tx.programme,
      file,
      stream: key.stream,
      epoch: key.epoch,
      intake: key.intake ?? null,
      receipt: key.receipt ?? null,
      receipt_age: key.receiptAge ?? null,
      ring: key.ring ?? null,
    });
    if (result.numAffectedRows !== 1n) throw new Refusal('stale');
    for (const { member, sealed } of key.circle ?? []) {
      await tx.db
        .insertInto('circle')
        .values({ programme: tx.programme, file, epoch: key.epoch, member, sealed })
        .execute();
    }
  }
}
