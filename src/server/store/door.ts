/** The partner's door: a sealed request comes in, once. */
import type { Acknowledgement } from '#contract/door.ts';
import type { FileKey } from '#contract/parts.ts';
import { arrivedByDoor } from '#programme/arrival.ts';
import { isAcceptableNotBefore } from '#programme/not-before.ts';
import type { Promptness, RequestRow } from '#programme/request.ts';
import type { CheckedEntry } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import { openState, rulesAt } from './calendar.ts';
import { writeLine } from './journal.ts';
import { ladderAfter, NO_LADDER } from './ladder.ts';
import { doorOf } from './programmes.ts';
import { fromRequestRow } from './rows.ts';
import type { RequestTable } from './schema.ts';
import { prepared, type Tx } from './tx.ts';
import { wakeAt } from './wake.ts';
import { type Heads, headsAfter, insertEntries, insertKeys, NO_ENTRIES } from './writing.ts';

export interface Submission {
  readonly file: string;
  readonly promptness: Promptness;
  /** Epoch ms. */
  readonly notBefore: number | null;
  readonly practice: boolean;
  /** Null: nobody holds one (a message of the mailbox). */
  readonly receipt: { readonly locator: string; readonly authenticationHash: string } | null;
  readonly key: FileKey;
  readonly entry: CheckedEntry;
  readonly now: number;
  /** By the form, unless it is said. */
  readonly door?: 'web' | 'mail';
  /** Makes a reference name; called again when one is taken. */
  readonly newReference: () => string;
}

/**
 * Stores a request and returns its acknowledgement, to be sent after the commit. The same file with the same receipt again is
 * the same request, whatever the ciphertext.
 * @throws Refusal `door_closed`, `old_certificate` (with the new one), `already_exists`, `malformed`
 */
export async function submitRequest(tx: Tx, submission: Submission): Promise<Acknowledgement> {
  const { file, promptness, practice, receipt, key, entry, now } = submission;
  const stored = await doorOf(tx);
  // An exercise is how the door is tried before it opens.
  if (stored.epoch === null || stored.founded === null || (stored.kitConfirmedAt === null && !practice))
    throw new Refusal('door_closed');
  const rules = rulesAt(stored.settings, now);
  if (submission.notBefore !== null && !isAcceptableNotBefore(submission.notBefore, now))
    throw new Refusal('malformed');
  const open = openState(rules);

  const row = arrivedByDoor(
    { file, reference: '', promptness, notBefore: submission.notBefore, practice },
    submission.door ?? 'web',
    rules,
  );
  const heads = headsAfter(NO_ENTRIES, [entry]);
  if (key.epoch !== stored.epoch.epoch) {
    // A request that was stored before the keys changed is acknowledged all the same.
    const known = await knownRequest(tx, file, receipt?.authenticationHash ?? null);
    if (known) return acknowledge(known, open);
    throw new Refusal('old_certificate', { ...stored.epoch, genesisHash: stored.founded.genesisHash });
  }
  const inserted = await insertRequest(tx, row, { heads, receipt, newReference: submission.newReference });
  if (inserted === null)
    return acknowledge((await knownRequest(tx, file, receipt?.authenticationHash ?? null)) as Known, open);

  await insertKeys(tx, file, [key]);
  await insertEntries(tx, { file, entries: [entry], at: now, member: null });
  await writeLine(tx, { kind: 'arrived', at: now, actor: 'partner', file, version: row.version });
  return acknowledge(
    { file, reference: inserted, received_at: row.receivedAt, answer_due_at: row.answerDueAt },
    open,
  );
}

type Known = Pick<RequestTable, 'file' | 'reference' | 'received_at' | 'answer_due_at'>;

const acknowledge = (row: Known, open: ReturnType<typeof openState>): Acknowledgement => ({
  file: row.file,
  reference: row.reference,
  receivedAt: row.received_at,
  callBy: row.answer_due_at,
  openNow: open.openNow,
  nextOpeningAt: open.nextOpeningAt,
});

const selectKnown = prepared<{ programme: string; file: string }>()((db, p) =>
  db
    .selectFrom('request')
    .select(['file', 'reference', 'received_at', 'answer_due_at', 'receipt_hash'])
    .where('programme', '=', p('programme'))
    .where('file', '=', p('file')),
);

/** The stored request of this file and receipt; null when there is none. @throws Refusal `already_exists` for another receipt */
async function knownRequest(tx: Tx, file: string, authenticationHash: string | null): Promise<Known | null> {
  const row = (await selectKnown(tx, { programme: tx.programme, file })).rows[0];
  if (row === undefined) return null;
  if (row.receipt_hash !== authenticationHash) throw new Refusal('already_exists');
  return row;
}

const insertRow = prepared<RequestTable>()((db, p) => {
  const columns: (keyof RequestTable)[] = [
    'programme',
    'file',
    'reference',
    'door',
    'practice',
    'promptness',
    'not_before',
    'state',
    'owner',
    'answer_due_at',
    'answered_at',
    'due_kind',
    'due_at',
    'promised_at',
    'received_at',
    'seen_at',
    'claimed_at',
    'calling_since',
    'calling_by',
    'last_activity_at',
    'attempts',
    'closed_at',
    'close_reason',
    'merged_into',
    'returns',
    'destroy_at',
    'hold',
    'withdrawn_at',
    'version',
    'receipt_locator',
    'receipt_hash',
    'exchange_seq',
    'exchange_hash',
    'notes_seq',
    'notes_hash',
    'acknowledged_by',
    'acknowledged_at',
    'alert_since',
    'alert_rung',
    'alert_at',
  ];
  const values = Object.fromEntries(columns.map((column) => [column, p(column)])) as unknown as RequestTable;
  return db
    .insertInto('request')
    .values(values)
    .onConflict((conflict) => conflict.doNothing());
});

/** A name is drawn again when it is taken; more often than this means that something else is wrong. */
const DRAWS = 40;

/**
 * Inserts the row under a free reference name.
 * @returns the name; null when the file exists already
 * @throws Refusal `already_exists` when the receipt belongs to another file
 */
export async function insertRequest(
  tx: Tx,
  row: RequestRow,
  more: { heads: Heads; receipt: Submission['receipt']; newReference: () => string },
): Promise<string | null> {
  const values = {
    ...fromRequestRow(row),
    ...(ladderAfter(null, row, row.owner ?? '') ?? NO_LADDER),
    ...more.heads,
    programme: tx.programme,
    file: row.file,
    receipt_locator: more.receipt?.locator ?? null,
    receipt_hash: more.receipt?.authenticationHash ?? null,
  };
  for (let draw = 0; draw < DRAWS; draw++) {
    const reference = more.newReference();
    const result = await insertRow(tx, { ...values, reference });
    if (result.numAffectedRows === 1n) {
      // Told by its ladder, which is looked at as soon as this is committed.
      if (values.alert_at !== null) await wakeAt(tx, values.alert_at);
      return reference;
    }
    if ((await selectKnown(tx, { programme: tx.programme, file: row.file })).rows.length > 0) return null;
    if (more.receipt !== null) await refuseTakenLocator(tx, more.receipt.locator);
  }
  throw new Error('No free reference name was found.');
}

async function refuseTakenLocator(tx: Tx, locator: string): Promise<void> {
  const taken = await tx.db
    .selectFrom('request')
    .select('file')
    .where('programme', '=', tx.programme)
    .where('receipt_locator', '=', locator)
    .executeTakeFirst();
  if (taken) throw new Refusal('already_exists');
}
