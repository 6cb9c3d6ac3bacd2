/** Recovery by the kit, when no coordinator can sign in: a challenge that its key signs, then a new coordinator in one transaction. */
import type { z } from 'zod';
import type { EpochBundle } from '#contract/keys.ts';
import type { CheckedRecord } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import { insertMember, type NewAccount } from './founding.ts';
import { writeLine } from './journal.ts';
import { removeMember } from './leaving.ts';
import { refuseOtherMembers } from './membership.ts';
import { settingsOf } from './programmes.ts';
import { insertNewRecord } from './records.ts';
import { appendRoster, insertEpoch, type NewRoster } from './rosters.ts';
import { openFirstSession } from './sessions.ts';
import type { Tx } from './tx.ts';

export interface Recovery {
  /** SHA-256 of the challenge that the recovery key signed. */
  readonly challengeHash: string;
  readonly account: NewAccount;
  readonly roster: NewRoster;
  readonly epoch: z.output<typeof EpochBundle>;
  readonly removed: readonly string[];
  readonly records: readonly CheckedRecord[];
  readonly sessionHash: string;
  readonly now: number;
}

/** A coordinator account made by the kit, when no coordinator can sign in. @throws Refusal `unknown_or_hidden`, `stale`, `already_exists`, `malformed` */
export async function recoverByKit(tx: Tx, input: Recovery): Promise<void> {
  const { account, roster, epoch, now } = input;
  if (!(await takeChallenge(tx, { challengeHash: input.challengeHash, now })))
    throw new Refusal('unknown_or_hidden');
  const head = await appendRoster(tx, roster, now);
  if (epoch.epoch !== head.roster.epoch + 1) throw new Refusal('malformed');
  for (const member of input.removed) await removeMember(tx, { member, to: account.member, now });
  await insertMember(tx, account, now);
  await insertEpoch(tx, epoch, now);
  const actor = { member: account.member, role: account.role };
  const { settings } = await settingsOf(tx);
  for (const record of input.records) await insertNewRecord(tx, { record, actor, now, settings });
  await refuseOtherMembers(tx, roster);
  await openFirstSession(tx, { tokenHash: input.sessionHash, member: account.member, now });
  await writeLine(tx, { kind: 'recovered', at: now, actor: 'kit', subject: `member:${account.member}` });
}

/** How long a challenge may be signed. */
const CHALLENGE_MS = 30 * 60_000;

export async function keepChallenge(tx: Tx, input: { challengeHash: string; now: number }): Promise<void> {
  await tx.db
    .insertInto('recovery')
    .values({
      programme: tx.programme,
      challenge_hash: input.challengeHash,
      expires_at: input.now + CHALLENGE_MS,
    })
    .execute();
}

export async function isChallengeOpen(
  tx: Tx,
  input: { challengeHash: string; now: number },
): Promise<boolean> {
  const row = await tx.db
    .selectFrom('recovery')
    .select('expires_at')
    .where('programme', '=', tx.programme)
    .where('challenge_hash', '=', input.challengeHash)
    .where('expires_at', '>', input.now)
    .executeTakeFirst();
  return row !== undefined;
}

async function takeChallenge(tx: Tx, input: { challengeHash: string; now: number }): Promise<boolean> {
  const open = await isChallengeOpen(tx, input);
  await tx.db
    .deleteFrom('recovery')
    .where('programme', '=', tx.programme)
    .where('challenge_hash', '=', input.challengeHash)
    .execute();
  return open;
}
