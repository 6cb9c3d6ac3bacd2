/** Inviting and joining. */
import * as contract from '#contract/keys.ts';
import { checkRecord } from '../envelopes.ts';
import { joinAsCandidate } from '../store/candidates.ts';
import { cancelInvitation, invitationsOpenAt, invite, openInvitationFor } from '../store/invitations.ts';
import { accountFrom } from './account.ts';
import { DONE, type Register, sha256OfBytes } from './register.ts';

export function invitationRoutes(register: Register): void {
  register(contract.invite, async ({ store, programme, actor, now }, { body }) => {
    const copy = checkRecord(programme, {
      kind: 'invitation_copy',
      record: body.invitation,
      version: 1,
      sealed: body.sealedCopy,
    });
    await store.write((tx) =>
      invite(tx, {
        actor,
        invitation: body.invitation,
        role: body.role,
        readmits: body.readmits,
        authenticationHash: body.authenticationHash,
        programmeMac: body.programmeMac,
        sealedCopy: body.sealedCopy,
        epoch: copy.epoch,
        now,
      }),
    );
    return DONE;
  });

  register(contract.listInvitations, async ({ store, now }) =>
    store.read(async (tx) => ({ invitations: await invitationsOpenAt(tx, now) })),
  );

  register(contract.cancelInvitation, async ({ store, actor, now }, { params }) => {
    await store.write((tx) => cancelInvitation(tx, { actor, invitation: params.invitation, now }));
    return DONE;
  });

  register(contract.openInvitation, async ({ store, now }, { body }) =>
    store.read((tx) =>
      openInvitationFor(tx, {
        invitation: body.invitation,
        authenticationHash: sha256OfBytes(body.authentication),
        now,
      }),
    ),
  );

  register(contract.join, async (call, { body }) => {
    const { store, now } = call;
    const authenticationHash = sha256OfBytes(body.authentication);
    await store.read((tx) => openInvitationFor(tx, { invitation: body.invitation, authenticationHash, now }));
    const account = accountFrom(call, body.candidate, body);
    await store.write((tx) =>
      joinAsCandidate(tx, {
        invitation: body.invitation,
        authenticationHash,
        account: { ...account, recipient: body.recipient, verifyKey: body.verifyKey },
        mac: body.mac,
        now,
      }),
    );
    return DONE;
  });
}
