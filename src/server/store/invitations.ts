/** Invitations. Single use; they end by themselves. */
import type { z } from 'zod';
import type { listInvitations, openInvitation } from '#contract/keys.ts';
import { INVITATION_LIFE_MS } from '#sealing/invitation.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { refuseOldEpoch } from './epochs.ts';
import { writeLine } from './journal.ts';
import { settingsOf } from './programmes.ts';
import { rosterHead } from './rosters.ts';
import type { InvitationTable, RoleName } from './schema.ts';
import type { Tx } from './tx.ts';

export interface NewInvitation {
  readonly actor: MemberActor;
  readonly invitation: string;
  readonly role: RoleName;
  readonly readmits: string | null;
  readonly authenticationHash: string;
  readonly programmeMac: string;
  readonly sealedCopy: string;
  /** Epoch of the ring key that seals the copy. */
  readonly epoch: number | null;
  readonly now: number;
}

/** Idempotent on the invitation's id. @throws Refusal `unknown_or_hidden`, `already_exists`, `old_epoch` */
export async function invite(tx: Tx, input: NewInvitation): Promise<void> {
  const head = await rosterHead(tx);
  if (head === null) throw new Refusal('unknown_or_hidden');
  await refuseOldEpoch(tx, [input.epoch]);
  if (input.readmits !== null && !head.roster.members.some(({ id }) => id === input.readmits))
    throw new Refusal('unknown_or_hidden');
  const result = await tx.db
    .insertInto('invitation')
    .values({
      programme: tx.programme,
      id: input.invitation,
      role: input.role,
      readmits: input.readmits,
      authentication_hash: input.authenticationHash,
      programme_mac: input.programmeMac,
      roster_version: head.version,
      roster_head: head.hash,
      sealed_copy: input.sealedCopy,
      created_at: input.now,
      expires_at: input.now + INVITATION_LIFE_MS,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows === 1n) {
    await writeLine(tx, { kind: 'invited', at: input.now, actor: input.actor.member });
    return;
  }
  const known = await tx.db
    .selectFrom('invitation')
    .select('authentication_hash')
    .where('programme', '=', tx.programme)
    .where('id', '=', input.invitation)
    .executeTakeFirst();
  if (known?.authentication_hash !== input.authenticationHash) throw new Refusal('already_exists');
}

/** Open invitations, the newest last. */
export async function invitationsOpenAt(
  tx: Tx,
  now: number,
): Promise<z.output<typeof listInvitations.reply>['invitations']> {
  const invitations = await tx.db
    .selectFrom('invitation')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .execute();
  const candidates = await tx.db
    .selectFrom('candidate')
    .selectAll()
    .where('programme', '=', tx.programme)
    .execute();
  return invitations.map((row) => {
    const answer = candidates.find(({ invitation }) => invitation === row.id);
    return {
      invitation: row.id,
      role: row.role,
      readmits: row.readmits,
      expiresAt: row.expires_at,
      sealedCopy: row.sealed_copy,
      candidate: answer
        ? {
            candidate: answer.id,
            recipient: answer.recipient,
            verifyKey: answer.verify_key,
            role: row.role,
            signInName: answer.sign_in_name,
            mac: answer.mac,
            at: answer.created_at,
          }
        : null,
    };
  });
}

/** Whoever answered it is forgotten too. @throws Refusal `unknown_or_hidden` */
export async function cancelInvitation(
  tx: Tx,
  input: { actor: MemberActor; invitation: string; now: number },
): Promise<void> {
  const gone = await endInvitation(tx, input.invitation);
  if (!gone) throw new Refusal('unknown_or_hidden');
  await writeLine(tx, { kind: 'invitation_cancelled', at: input.now, actor: input.actor.member });
}

/** Used, cancelled or too old: the invitation, its sealed copy and its candidate go. */
export async function endInvitation(tx: Tx, invitation: string): Promise<boolean> {
  await tx.db
    .deleteFrom('candidate')
    .where('programme', '=', tx.programme)
    .where('invitation', '=', invitation)
    .execute();
  const result = await tx.db
    .deleteFrom('invitation')
    .where('programme', '=', tx.programme)
    .where('id', '=', invitation)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

type Opened = z.output<typeof openInvitation.reply>;

/** What the newcomer checks before she makes any key. @throws Refusal `unknown_or_hidden` for unknown, used and expired alike */
export async function openInvitationFor(
  tx: Tx,
  input: { invitation: string; authenticationHash: string; now: number },
): Promise<Opened> {
  const invitation = await mustOpen(tx, input);
  const { settings, founded } = await settingsOf(tx);
  if (founded === null) throw new Refusal('unknown_or_hidden');
  const candidate = await tx.db
    .selectFrom('candidate')
    .select('id')
    .where('programme', '=', tx.programme)
    .where('invitation', '=', invitation.id)
    .executeTakeFirst();
  return {
    programme: tx.programme,
    name: settings.essentials.name,
    role: invitation.role,
    genesisHash: founded.genesisHash,
    rosterHead: invitation.roster_head,
    rosterVersion: invitation.roster_version,
    programmeMac: invitation.programme_mac,
    answered: candidate !== undefined,
  };
}

/** @throws Refusal `unknown_or_hidden` for unknown, used and expired alike */
export async function mustOpen(
  tx: Tx,
  input: { invitation: string; authenticationHash: string; now: number },
): Promise<InvitationTable> {
  const row = await tx.db
    .selectFrom('invitation')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('id', '=', input.invitation)
    .where('authentication_hash', '=', input.authenticationHash)
    .where('expires_at', '>', input.now)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('unknown_or_hidden');
  return row;
}
