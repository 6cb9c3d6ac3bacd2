/** Who has the keys: admitting, and a new epoch. Each is one transaction, by compare-and-set on the roster. */
import type { z } from 'zod';
import type { EpochBundle, Wrap } from '#contract/keys.ts';
import type { CheckedRecord } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { insertMember, memberColumns, type NewAccount } from './founding.ts';
import { findCandidate } from './candidates.ts';
import { endInvitation } from './invitations.ts';
import { writeLine } from './journal.ts';
import { forgetKeysOf, removeMember } from './leaving.ts';
import { settingsOf } from './programmes.ts';
import { insertNewRecord } from './records.ts';
import { appendRoster, insertEpoch, insertWraps, type NewRoster } from './rosters.ts';
import type { CandidateTable, RoleName } from './schema.ts';
import type { Tx } from './tx.ts';

type Bundle = z.output<typeof EpochBundle>;

export interface Admission {
  readonly actor: MemberActor;
  readonly candidate: string;
  readonly roster: NewRoster;
  readonly wraps: readonly z.output<typeof Wrap>[];
  readonly card: CheckedRecord;
  readonly now: number;
}

/**
 * A candidate becomes a member, within the present epoch.
 * @throws Refusal `unknown_or_hidden`, `stale`, `malformed` when the roster does not name her with her keys
 */
export async function admitCandidate(tx: Tx, input: Admission): Promise<void> {
  const { actor, roster, now } = input;
  const found = await findCandidate(tx, { candidate: input.candidate, now });
  if (found === null || found.invitation.readmits !== null) throw new Refusal('unknown_or_hidden');
  const { candidate, invitation } = found;
  const head = await appendRoster(tx, roster, now);
  if (roster.roster.epoch !== head.roster.epoch) throw new Refusal('malformed');
  refuseOtherKeys(roster, candidate.id, candidate, invitation.role);
  await endInvitation(tx, invitation.id);
  await insertMember(tx, accountOf(candidate, candidate.id, invitation.role), now);
  await insertWraps(tx, head.roster.epoch, input.wraps);
  await insertNewRecord(tx, { record: input.card, actor, now, settings: (await settingsOf(tx)).settings });
  await refuseOtherMembers(tx, roster);
  await writeLine(tx, { kind: 'admitted', at: now, actor: actor.member, subject: `member:${candidate.id}` });
}

export interface EpochChange {
  readonly actor: MemberActor;
  readonly roster: NewRoster;
  readonly epoch: Bundle;
  readonly removed: string | null;
  readonly readmitted: {
    readonly candidate: string;
    readonly member: string;
    /** Under the server's secret, for the member's id. */
    readonly totpSecret: string;
  } | null;
  readonly kitRenewed: boolean;
  readonly handOverTo: string | null;
  readonly now: number;
}

/**
 * Somebody goes, her keys or the kit are replaced: a new epoch, and every wrap and session of the old keys gone in the same commit.
 * @throws Refusal `unknown_or_hidden`, `stale`, `malformed`
 */
export async function startEpoch(tx: Tx, input: EpochChange): Promise<void> {
  const { actor, roster, epoch, removed, readmitted, now } = input;
  if (removed === actor.member) throw new Refusal('malformed');
  const head = await appendRoster(tx, roster, now);
  if (epoch.epoch !== head.roster.epoch + 1) throw new Refusal('malformed');
  if (readmitted !== null) await takeUpAgain(tx, { ...readmitted, roster, now });
  if (removed !== null)
    await removeMember(tx, { member: removed, to: input.handOverTo ?? actor.member, now });
  if (input.kitRenewed)
    await tx.db
      .deleteFrom('wrap')
      .where('programme', '=', tx.programme)
      .where('recipient', '=', 'kit')
      .execute();
  await insertEpoch(tx, epoch, now);
  await refuseOtherMembers(tx, roster);
  await writeLine(tx, {
    kind: 'new_epoch',
    at: now,
    actor: actor.member,
    ...(removed === null ? {} : { subject: `member:${removed}` }),
  });
}

/** She takes her place up again with new keys: what the old ones opened goes, and so do her sessions. */
async function takeUpAgain(
  tx: Tx,
  input: { candidate: string; member: string; totpSecret: string; roster: NewRoster; now: number },
): Promise<void> {
  const { member, roster, now } = input;
  const found = await findCandidate(tx, { candidate: input.candidate, now });
  if (found === null || found.invitation.readmits !== member) throw new Refusal('unknown_or_hidden');
  const { candidate, invitation } = found;
  refuseOtherKeys(roster, member, candidate, invitation.role);
  await endInvitation(tx, invitation.id);
  await forgetKeysOf(tx, member);
  const account = { ...accountOf(candidate, member, invitation.role), totpSecret: input.totpSecret };
  const result = await tx.db
    .updateTable('member')
    .set(memberColumns(account))
    .where('programme', '=', tx.programme)
    .where('id', '=', member)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Refusal('unknown_or_hidden');
}

/** @throws Refusal `malformed` unless the roster names her with the keys she handed in and the role she was invited to */
function refuseOtherKeys({ roster }: NewRoster, id: string, candidate: CandidateTable, role: RoleName): void {
  const line = roster.members.find((one) => one.id === id);
  const same =
    line?.recipient === candidate.recipient && line.verifyKey === candidate.verify_key && line.role === role;
  if (!same) throw new Refusal('malformed');
}

/** @throws Refusal `malformed` unless the roster names exactly those who have an account, with their roles */
export async function refuseOtherMembers(tx: Tx, { roster }: NewRoster): Promise<void> {
  const rows = await tx.db
    .selectFrom('member')
    .select(['id', 'role', 'recipient', 'verify_key'])
    .where('programme', '=', tx.programme)
    .execute();
  const accounts = rows.map((row) => `${row.id} ${row.role} ${row.recipient} ${row.verify_key}`).sort();
  const named = roster.members.map((one) => `${one.id} ${one.role} ${one.recipient} ${one.verifyKey}`).sort();
  if (JSON.stringify(accounts) !== JSON.stringify(named)) throw new Refusal('malformed');
}

function accountOf(candidate: CandidateTable, member: string, role: RoleName): NewAccount {
  return {
    member,
    role,
    signInName: candidate.sign_in_name,
    language: candidate.language,
    recipient: candidate.recipient,
    verifyKey: candidate.verify_key,
    opaqueRecord: candidate.opaque_record,
    sealedMemberKey: candidate.sealed_member_key,
    totpSecret: candidate.totp_secret,
    totpCounter: candidate.totp_counter,
    recoveryCodeHashes: JSON.parse(candidate.recovery_codes) as string[],
  };
}
