/** Somebody joins the team, from Node: each side by its own browser's rules. */
import { callRoute, type Transport } from '#contract/client.ts';
import { admit, invite, join, listInvitations, openInvitation } from '#contract/keys.ts';
import type { MemberCard, RecordKind } from '#programme/entries.ts';
import { toBase64url } from '#sealing/bytes.ts';
import { genesisHashOf } from '#sealing/certificate.ts';
import { admitMember } from '#sealing/epoch.ts';
import {
  checkNewcomer,
  checkProgramme,
  deriveInvitation,
  type Invitation,
  macOfNewcomer,
  macOfProgramme,
  newInvitation,
  type NewcomerStatement,
} from '#sealing/invitation.ts';
import { MemberKey, passphraseKey, sealMemberKey } from '#sealing/member.ts';
import type { VerifiedRoster } from '#sealing/roster.ts';
import type { MemberRole } from '#sealing/roster-rules.ts';
import { newRecoveryCodes, newTotpSecret, recoveryCodeHash, totpCode } from '#sealing/totp.ts';
import { newId } from '#programme/new-id.ts';
import { type Credentials, type FoundedProgramme, must, register } from './member.ts';
import { transportTo } from './transport.ts';

/** A member with her keys and her own session. */
export interface Teammate {
  readonly id: string;
  readonly role: MemberRole;
  readonly key: MemberKey;
  readonly credentials: Credentials;
  readonly transport: Transport;
}

export interface Newcomer {
  readonly role: MemberRole;
  readonly name: string;
  readonly title?: string;
  readonly signInName: string;
  readonly passphrase: string;
}

interface Welcome {
  readonly founded: FoundedProgramme;
  readonly base: string;
  /** Epoch ms, as the server's clock has it. */
  readonly now: number;
  /** The roster that she joins. */
  readonly head: VerifiedRoster;
  /** Signed in. */
  readonly coordinator: Teammate;
  readonly newcomer: Newcomer;
  /** Seals a record as the coordinator. */
  readonly seal: (kind: RecordKind, record: string, content: unknown) => Promise<string>;
}

/** Invites, joins, checks and admits. @returns her, and the roster with her in it */
export async function welcome(input: Welcome): Promise<{ teammate: Teammate; roster: VerifiedRoster }> {
  const invitation = await inviteHer(input);
  const { teammate, statement } = await joinHer(input, invitation);
  const roster = await admitHer(input, invitation, teammate, statement);
  return { teammate, roster };
}

async function inviteHer({
  founded,
  head,
  coordinator,
  newcomer: { role },
  seal,
}: Welcome): Promise<Invitation> {
  const { programme, epoch } = founded;
  const bytes = newInvitation();
  const invitation = await deriveInvitation(bytes);
  const genesis = genesisHashOf(epoch.roster.hash, epoch.roster.roster.publicationKey);
  const body = {
    invitation: invitation.id,
    role,
    readmits: null,
    authenticationHash: invitation.authenticationHash,
    programmeMac: await macOfProgramme(invitation, {
      programme,
      invitation: invitation.id,
      role,
      genesis,
      rosterVersion: head.roster.version,
      rosterHead: head.hash,
    }),
    sealedCopy: await seal('invitation_copy', invitation.id, {
      kind: 'invitation_copy',
      secret: toBase64url(bytes),
      role,
    }),
  };
  must(invite, await callRoute(invite, { body }, coordinator.transport));
  return invitation;
}

async function joinHer(
  { base, now, newcomer }: Welcome,
  invitation: Invitation,
): Promise<{ teammate: Teammate; statement: NewcomerStatement }> {
  const transport = transportTo(base);
  const proof = { invitation: invitation.id, authentication: invitation.authentication };
  const opened = must(openInvitation, await callRoute(openInvitation, { body: proof }, transport));
  const { programme, role, genesisHash, rosterVersion, rosterHead, programmeMac } = opened;
  const shown = {
    programme,
    invitation: invitation.id,
    role,
    genesis: genesisHash,
    rosterVersion,
    rosterHead,
  };
  if (!(await checkProgramme(invitation, shown, programmeMac)))
    throw new Error('Another programme answered the invitation.');
  const id = newId(now);
  const key = await MemberKey.generate();
  const { recipient, verifyKey } = key;
  const { record, exportKey } = await register(transport, newcomer.signInName, newcomer.passphrase);
  const totpSecret = newTotpSecret();
  const statement = { programme, invitation: invitation.id, candidate: id, role, recipient, verifyKey };
  const body = {
    ...proof,
    candidate: id,
    signInName: newcomer.signInName,
    language: 'fr' as const,
    recipient,
    verifyKey,
    mac: await macOfNewcomer(invitation, statement),
    record,
    sealedMemberKey: await sealMemberKey({
      key,
      under: await passphraseKey(exportKey),
      programme,
      owner: id,
    }),
    totp: {
      secret: totpSecret,
      code: totpCode(totpSecret, now),
      recoveryCodeHashes: newRecoveryCodes().map(recoveryCodeHash),
    },
  };
  must(join, await callRoute(join, { body }, transport));
  const credentials = { signInName: newcomer.signInName, passphrase: newcomer.passphrase, totpSecret };
  return { teammate: { id, role, key, credentials, transport }, statement };
}

async function admitHer(
  { founded, now, head, coordinator, newcomer, seal }: Welcome,
  invitation: Invitation,
  { id }: Teammate,
  statement: NewcomerStatement,
): Promise<VerifiedRoster> {
  const { invitations } = must(listInvitations, await callRoute(listInvitations, {}, coordinator.transport));
  const candidate = invitations.find((one) => one.invitation === invitation.id)?.candidate;
  if (!candidate || !(await checkNewcomer(invitation, statement, candidate.mac)))
    throw new Error('The newcomer is not who was invited.');
  const { role, recipient, verifyKey } = statement;
  const { roster, wraps } = await admitMember({
    at: now,
    previous: head,
    member: { id, role, recipient, verifyKey },
    keys: founded.epoch.keys,
    signedBy: `member:${coordinator.id}`,
    signer: coordinator.key.signer,
  });
  const card: MemberCard = {
    kind: 'member_card',
    member: id,
    name: newcomer.name,
    ...(newcomer.title ? { title: newcomer.title } : {}),
  };
  // A card is named after its member: she may then write it herself.
  const record = id;
  const body = {
    roster: roster.compact,
    version: roster.roster.version,
    candidate: id,
    wraps: [...wraps],
    card: {
      kind: 'member_card' as const,
      record,
      version: 1,
      sealed: await seal('member_card', record, card),
    },
  };
  must(admit, await callRoute(admit, { body }, coordinator.transport));
  return roster;
}
