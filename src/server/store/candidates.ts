/** Who answered an invitation and waits to be admitted. */
import { Refusal } from '../refusal.ts';
import type { NewAccount } from './founding.ts';
import { mustOpen } from './invitations.ts';
import { writeLine } from './journal.ts';
import { refuseTakenName } from './members.ts';
import type { CandidateTable, InvitationTable } from './schema.ts';
import type { Tx } from './tx.ts';

export interface Joining {
  readonly invitation: string;
  readonly authenticationHash: string;
  /** `member` is the candidate's id; the role is the invitation's. */
  readonly account: Omit<NewAccount, 'role'>;
  readonly mac: string;
  readonly now: number;
}

/**
 * The newcomer hands in her public keys: a candidate, who can sign in only once admitted. Idempotent on the candidate's id.
 * @throws Refusal `unknown_or_hidden` when the invitation is unknown, used, expired or answered; `already_exists` for a taken name
 */
export async function joinAsCandidate(tx: Tx, input: Joining): Promise<void> {
  const { account, now } = input;
  const invitation = await mustOpen(tx, input);
  const answered = await tx.db
    .selectFrom('candidate')
    .select(['id', 'mac'])
    .where('programme', '=', tx.programme)
    .where('invitation', '=', invitation.id)
    .executeTakeFirst();
  if (answered !== undefined) {
    if (answered.id === account.member && answered.mac === input.mac) return;
    throw new Refusal('unknown_or_hidden');
  }
  await refuseTakenName(tx, account.signInName, invitation.readmits);
  const result = await tx.db
    .insertInto('candidate')
    .values({
      programme: tx.programme,
      id: account.member,
      invitation: invitation.id,
      sign_in_name: account.signInName,
      language: account.language,
      recipient: account.recipient,
      verify_key: account.verifyKey,
      mac: input.mac,
      opaque_record: account.opaqueRecord,
      sealed_member_key: account.sealedMemberKey,
      totp_secret: account.totpSecret,
      totp_counter: account.totpCounter,
      recovery_codes: JSON.stringify(account.recoveryCodeHashes),
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw new Refusal('already_exists');
  await writeLine(tx, { kind: 'joined', at: now, actor: account.member });
}

/** A candidate with her invitation; null when there is none that is still open. */
export async function findCandidate(
  tx: Tx,
  input: { candidate: string; now: number },
): Promise<{ candidate: CandidateTable; invitation: InvitationTable } | null> {
  const candidate = await tx.db
    .selectFrom('candidate')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('id', '=', input.candidate)
    .executeTakeFirst();
  if (candidate === undefined) return null;
  const invitation = await tx.db
    .selectFrom('invitation')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('id', '=', candidate.invitation)
    .where('expires_at', '>', input.now)
    .executeTakeFirst();
  return invitation === undefined ? null : { candidate, invitation };
}
