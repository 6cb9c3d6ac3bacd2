/** Genesis: one transaction, once per programme. */
import type { z } from 'zod';
import type { EpochBundle } from '#contract/keys.ts';
import { genesisHashOf } from '#sealing/certificate.ts';
import type { CheckedRecord } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import { writeLine } from './journal.ts';
import { settingsOf } from './programmes.ts';
import { insertNewRecord } from './records.ts';
import { insertEpoch, insertRoster, type NewRoster } from './rosters.ts';
import type { LanguageName, MemberTable, RoleName } from './schema.ts';
import { openFirstSession } from './sessions.ts';
import type { Tx } from './tx.ts';

/** An account as it is made. What the server must read again comes in under its secret. */
export interface NewAccount {
  readonly member: string;
  readonly signInName: string;
  readonly role: RoleName;
  readonly language: LanguageName;
  readonly recipient: string;
  readonly verifyKey: string;
  readonly opaqueRecord: string;
  readonly sealedMemberKey: string;
  readonly totpSecret: string;
  readonly totpCounter: number;
  readonly recoveryCodeHashes: readonly string[];
}

export interface Founding {
  readonly tokenHash: string;
  readonly account: NewAccount;
  readonly roster: NewRoster;
  readonly epoch: z.output<typeof EpochBundle>;
  readonly records: readonly CheckedRecord[];
  /** SHA-256 of the founder's session cookie. */
  readonly sessionHash: string;
  readonly now: number;
}

/**
 * Founds the programme: roster 0, epoch 0, the founder's account and session. The token dies with it.
 * @throws Refusal `token_used` when the token is not (or no longer) the one; `malformed` before the essentials are given
 */
export async function foundProgramme(tx: Tx, founding: Founding): Promise<void> {
  const { account, roster, now } = founding;
  const stored = await settingsOf(tx);
  if (
    stored.setupTokenHash === null ||
    stored.setupTokenHash !== founding.tokenHash ||
    stored.founded !== null
  )
    throw new Refusal('token_used');
  if (stored.version === 0) throw new Refusal('malformed');
  const hash = await insertRoster(tx, roster, now);
  const { publicationKey } = roster.roster;
  const result = await tx.db
    .updateTable('settings')
    .set({
      setup_token_hash: null,
      genesis_hash: genesisHashOf(hash, publicationKey),
      publication_key: publicationKey,
    })
    .where('programme', '=', tx.programme)
    .where('genesis_hash', 'is', null)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Refusal('token_used');
  await insertEpoch(tx, founding.epoch, now);
  await insertMember(tx, account, now);
  const actor = { member: account.member, role: account.role };
  for (const record of founding.records)
    await insertNewRecord(tx, { record, actor, now, settings: stored.settings });
  await openFirstSession(tx, { tokenHash: founding.sessionHash, member: account.member, now });
  await writeLine(tx, { kind: 'founded', at: now, actor: account.member });
}

/** @throws Refusal `already_exists` when the id or the sign-in name is taken */
export async function insertMember(tx: Tx, account: NewAccount, now: number): Promise<void> {
  const result = await tx.db
    .insertInto('member')
    .values({
      ...memberColumns(account),
      programme: tx.programme,
      id: account.member,
      alert_address: null,
      since: now,
      last_seen_at: null,
      last_visit_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw new Refusal('already_exists');
}

/** The columns of an account that come with new keys. */
export function memberColumns(account: NewAccount) {
  return {
    sign_in_name: account.signInName,
    role: account.role,
    language: account.language,
    recipient: account.recipient,
    verify_key: account.verifyKey,
    opaque_record: account.opaqueRecord,
    sealed_member_key: account.sealedMemberKey,
    totp_secret: account.totpSecret,
    totp_counter: account.totpCounter,
    recovery_codes: JSON.stringify(account.recoveryCodeHashes),
  } satisfies Partial<MemberTable>;
}
