/** The partner's side of a request, through the receipt. */
import { timingSafeEqual } from 'node:crypto';
import type { PartnerView } from '#contract/door.ts';
import type { FileKey } from '#contract/parts.ts';
import { onCallNow } from '#programme/ownership.ts';
import { applyPartnerStep } from '#programme/partner-steps.ts';
import type { PartnerStep } from '#programme/request.ts';
import type { CheckedEntry } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import { openState, rulesAt } from './calendar.ts';
import { refuseOldEpoch } from './epochs.ts';
import { doorOf, settingsOf } from './programmes.ts';
import { exchangeOf } from './requests.ts';
import { toRequestRow } from './rows.ts';
import type { RequestTable } from './schema.ts';
import { storeRow, writeEvents } from './steps.ts';
import { prepared, type Tx } from './tx.ts';
import { headsAfter, insertEntries, insertKeys, refuseKeyless, standAlready } from './writing.ts';

const selectByLocator = prepared<{ programme: string; locator: string }>()((db, p) =>
  db
    .selectFrom('request')
    .selectAll()
    .where('programme', '=', p('programme'))
    .where('receipt_locator', '=', p('locator')),
);

/** Stands in for the row of an unknown locator, so that knowing and not knowing cost the same. */
const NO_HASH = Buffer.alloc(43, 'A').toString('latin1');

/**
 * The request that a receipt opens; null when locator or secret is wrong, or the file is destroyed.
 * @param authenticationHash SHA-256 of the secret, base64url
 */
export async function findByReceipt(
  tx: Tx,
  receipt: { locator: string; authenticationHash: string },
): Promise<RequestTable | null> {
  const row = (await selectByLocator(tx, { programme: tx.programme, locator: receipt.locator })).rows[0];
  const right = timingSafeEqual(
    hashBytes(row?.receipt_hash ?? NO_HASH),
    hashBytes(receipt.authenticationHash),
  );
  return right && row !== undefined ? row : null;
}

const hashBytes = (hash: string): Buffer => Buffer.from(hash.padEnd(43, 'A').slice(0, 43), 'latin1');

/** What the partner's page shows. Notes are not in it, nor who in the team did what. */
export async function partnerView(tx: Tx, stored: RequestTable, now: number): Promise<PartnerView> {
  const row = toRequestRow(stored);
  const { settings, founded, epoch } = await doorOf(tx);
  if (founded === null || epoch === null) throw new Refusal('unknown_or_hidden');
  const open = openState(rulesAt(settings, now));
  const { keys, entries } = await exchangeOf(tx, row.file);
  return {
    programme: tx.programme,
    file: row.file,
    reference: row.reference,
    promptness: row.promptness,
    state: row.state,
    receivedAt: row.receivedAt,
    seenAt: row.seenAt,
    claimedAt: row.claimedAt,
    callingSince: onCallNow(row, now) === null ? null : row.callingSince,
    answeredAt: row.answeredAt,
    next: row.dueKind === null || row.dueAt === null ? null : { kind: row.dueKind, dueAt: row.dueAt },
    closedAt: row.closedAt,
    destroyAt: row.destroyAt,
    withdrawnAt: row.withdrawnAt,
    openNow: open.openNow,
    nextOpeningAt: open.nextOpeningAt,
    head: { seq: stored.exchange_seq, hash: stored.exchange_hash },
    keys,
    entries,
    intake: { ...epoch, genesisHash: founded.genesisHash },
    publicationKey: founded.publicationKey,
  };
}

export interface PartnerStepInput {
  readonly receipt: { readonly locator: string; readonly authenticationHash: string };
  readonly step: PartnerStep;
  readonly entry: CheckedEntry;
  readonly key: FileKey | null;
  readonly now: number;
}

/** @throws Refusal `unknown_or_hidden`, `stale`, `old_epoch`, `refused_step` */
export async function takePartnerStep(tx: Tx, input: PartnerStepInput): Promise<void> {
  const { entry, key, now } = input;
  const before = await findByReceipt(tx, input.receipt);
  if (before === null) throw new Refusal('unknown_or_hidden');
  if (await standAlready(tx, before, [entry])) return;
  await refuseOldEpoch(tx, [entry.epoch, ...(key ? [key.epoch] : [])]);
  const heads = headsAfter(before, [entry]);
  const { settings } = await settingsOf(tx);
  const row = toRequestRow(before);
  const result = applyPartnerStep(row, input.step, rulesAt(settings, now));
  if (!result.ok) throw new Refusal('refused_step');
  // The rules see nothing new in a second withdrawal, but its words are kept all the same.
  const after =
    result.row === row
      ? { ...row, lastActivityAt: Math.max(row.lastActivityAt, now), version: row.version + 1 }
      : result.row;
  await storeRow(tx, before, after, heads, 'partner');
  if (key) await insertKeys(tx, row.file, [key]);
  await refuseKeyless(tx, row.file, [entry]);
  await insertEntries(tx, { file: row.file, entries: [entry], at: now, member: null });
  const events =
    result.events.length > 0
      ? result.events
      : [{ kind: 'partner_wrote' as const, file: row.file, actor: 'partner' as const }];
  await writeEvents(tx, { ...result, row: after, events }, now);
}
