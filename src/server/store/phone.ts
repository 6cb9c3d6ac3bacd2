/** A request taken by phone: it starts `reached` and belongs to whoever typed it. */
import type { FileKey } from '#contract/parts.ts';
import { arrivedByPhone } from '#programme/arrival.ts';
import { isAcceptableNotBefore } from '#programme/not-before.ts';
import type { Promptness } from '#programme/request.ts';
import { may } from '#programme/roles.ts';
import type { CheckedEntry } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { rulesAt } from './calendar.ts';
import { insertRequest } from './door.ts';
import { refuseOldEpoch } from './epochs.ts';
import { writeLine } from './journal.ts';
import { settingsOf } from './programmes.ts';
import { findRequest } from './requests.ts';
import type { Tx } from './tx.ts';
import { headsAfter, insertEntries, insertKeys, NO_ENTRIES, refuseKeyless } from './writing.ts';

export interface PhoneRequest {
  readonly actor: MemberActor;
  readonly file: string;
  readonly promptness: Promptness;
  /** Epoch ms. */
  readonly notBefore: number | null;
  readonly practice: boolean;
  readonly keys: readonly FileKey[];
  readonly entries: readonly CheckedEntry[];
  /** The draft it came from, deleted with it. */
  readonly draft: string | null;
  readonly now: number;
  readonly newReference: () => string;
}

/**
 * Idempotent on the file: sent again by the same member, it is the same request.
 * @throws Refusal `old_epoch`, `already_exists`, `malformed`, `unknown_or_hidden`
 */
export async function takePhoneRequest(tx: Tx, input: PhoneRequest): Promise<void> {
  const { actor, file, now, entries, keys } = input;
  if (!may(actor.role, 'own_requests')) throw new Refusal('unknown_or_hidden');
  if (await isStored(tx, input)) return;
  await refuseOldEpoch(
    tx,
    [...entries, ...keys].map(({ epoch }) => epoch),
  );
  if (input.notBefore !== null && !isAcceptableNotBefore(input.notBefore, now))
    throw new Refusal('malformed');
  const { settings } = await settingsOf(tx);
  const { promptness, notBefore, practice } = input;
  const row = arrivedByPhone(
    { file, reference: '', promptness, notBefore, practice },
    actor.member,
    rulesAt(settings, now),
  );
  const heads = headsAfter(NO_ENTRIES, entries);
  const reference = await insertRequest(tx, row, { heads, receipt: null, newReference: input.newReference });
  if (reference === null) {
    if (await isStored(tx, input)) return;
    throw new Refusal('already_exists');
  }
  await insertKeys(tx, file, keys);
  await refuseKeyless(tx, file, entries);
  await insertEntries(tx, { file, entries, at: now, member: actor.member });
  if (input.draft !== null) {
    await tx.db
      .deleteFrom('record')
      .where('programme', '=', tx.programme)
      .where('kind', '=', 'draft')
      .where('id', '=', input.draft)
      .where('owner', '=', actor.member)
      .execute();
  }
  await writeLine(tx, { kind: 'arrived', at: now, actor: actor.member, file, version: row.version });
}

/** @throws Refusal `already_exists` when the file is another one */
async function isStored(tx: Tx, { actor, file, entries }: PhoneRequest): Promise<boolean> {
  const stored = await findRequest(tx, actor, file);
  if (stored === undefined) return false;
  const first = await tx.db
    .selectFrom('entry')
    .select('member')
    .where('programme', '=', tx.programme)
    .where('file', '=', file)
    .where('stream', '=', 'exchange')
    .where('seq', '=', 0)
    .executeTakeFirst();
  // Resealed after a dropped network, the ciphertext differs: the file and its author make it the same request.
  if (stored.door === 'phone' && first?.member === actor.member && entries.length > 0) return true;
  throw new Refusal('already_exists');
}
