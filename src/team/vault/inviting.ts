/** Invitations, both sides: what the coordinator hands over, what the newcomer checks and answers, who is then admitted. */
import type { admit, invite, listInvitations, openInvitation } from '#contract/keys.ts';
import type { Input, Reply } from '#contract/route.ts';
import { fromBase64url, toBase64url } from '#sealing/bytes.ts';
import { admitMember } from '#sealing/epoch.ts';
import {
  checkNewcomer,
  checkProgramme,
  deriveInvitation,
  type Invitation,
  macOfNewcomer,
  macOfProgramme,
  newInvitation,
} from '#sealing/invitation.ts';
import type { MemberKey } from '#sealing/member.ts';
import type { MemberRole, RosterMember } from '#sealing/roster-rules.ts';
import { type CardText, cardRecord } from './founding.ts';
import { mustOpen, type Sealer, sealContent } from './records.ts';
import type { Ring } from './ring.ts';
import { VaultError } from './rpc.ts';

type OpenInvitation = Reply<typeof openInvitation>;
type Listed = Reply<typeof listInvitations>['invitations'][number];
export type Candidate = NonNullable<Listed['candidate']>;

/** What is given in person: the secret for the link, and the genesis hash that the programme must show. */
export interface InvitationGiven {
  readonly secret: string;
  readonly genesis: string;
}

export async function makeInvitation(
  ring: Ring,
  sealer: Sealer,
  role: MemberRole,
  readmits: string | null,
): Promise<{ body: Input<typeof invite>['body']; given: InvitationGiven }> {
  const bytes = newInvitation();
  const invitation = await deriveInvitation(bytes);
  const genesis = ring.chain.genesisHash;
  const programmeMac = await macOfProgramme(invitation, {
    programme: ring.programme,
    invitation: invitation.id,
    role,
    genesis,
    rosterVersion: ring.rosterVersion,
    rosterHead: ring.chain.head.hash,
  });
  const secret = toBase64url(bytes);
  const place = { kind: 'invitation_copy', record: invitation.id, version: 1 } as const;
  const sealedCopy = await sealContent(ring, sealer, place, { kind: 'invitation_copy', secret, role });
  return {
    body: {
      invitation: invitation.id,
      role,
      readmits,
      authenticationHash: invitation.authenticationHash,
      programmeMac,
      sealedCopy,
    },
    given: { secret, genesis },
  };
}

/** What was given, from the copy sealed under the ring key: to show it again, or to check who answered. */
export async function reopenInvitation(
  ring: Ring,
  sealer: Sealer,
  { invitation, sealedCopy }: Pick<Listed, 'invitation' | 'sealedCopy'>,
): Promise<InvitationGiven> {
  const content = (await mustOpen(ring, sealer, {
    kind: 'invitation_copy',
    record: invitation,
    version: 1,
    sealed: sealedCopy,
  })) as { secret?: unknown } | null;
  if (typeof content?.secret !== 'string') throw new VaultError('unknown_form');
  return { secret: content.secret, genesis: ring.chain.genesisHash };
}

/** Whether whoever answered holds the words, and these keys and this role are hers: nothing is signed before. */
export async function checkAnswer(ring: Ring, sealer: Sealer, listed: Listed): Promise<boolean> {
  const { candidate } = listed;
  if (!candidate || candidate.role !== listed.role) return false;
  const invitation = await deriveInvitation(
    fromBase64url((await reopenInvitation(ring, sealer, listed)).secret),
  );
  const { recipient, verifyKey, role } = candidate;
  const statement = {
    programme: ring.programme,
    invitation: listed.invitation,
    candidate: candidate.candidate,
    role,
    recipient,
    verifyKey,
  };
  return invitation.id === listed.invitation && (await checkNewcomer(invitation, statement, candidate.mac));
}

/** The roster with her in it, her keys, her card. @throws VaultError `not_vouched` unless her answer is checked */
export async function admitCandidate(
  ring: Ring,
  sealer: Sealer,
  listed: Listed,
  card: CardText,
): Promise<Input<typeof admit>['body']> {
  const { candidate } = listed;
  if (!candidate || !(await checkAnswer(ring, sealer, listed))) throw new VaultError('not_vouched');
  const { roster, wraps } = await admitMember({
    at: Date.now(),
    previous: ring.chain.head,
    member: lineOfCandidate(candidate, candidate.candidate),
    keys: ring.current(),
    signedBy: `member:${sealer.member}`,
    signer: sealer.key.signer,
  });
  return {
    roster: roster.compact,
    version: roster.roster.version,
    candidate: candidate.candidate,
    wraps: wraps.map((wrap) => ({ ...wrap })),
    card: await cardRecord(ring, sealer, candidate.candidate, card),
  };
}

export const lineOfCandidate = ({ role, recipient, verifyKey }: Candidate, id: string): RosterMember => ({
  id,
  role,
  recipient,
  verifyKey,
});

/** The newcomer's side. */
export class Joining {
  readonly #invitation: Invitation;
  /** Known when she came by the link; the words alone do not carry it. */
  readonly #genesis: string | null;
  #opened: OpenInvitation | null = null;

  private constructor(invitation: Invitation, genesis: string | null) {
    this.#invitation = invitation;
    this.#genesis = genesis;
  }

  static async from(secret: string, genesis: string | null): Promise<Joining> {
    return new Joining(await deriveInvitation(fromBase64url(secret)), genesis);
  }

  get proof(): { invitation: string; authentication: string } {
    return { invitation: this.#invitation.id, authentication: this.#invitation.authentication };
  }

  /** @throws VaultError `other_programme` unless whoever answered holds the invitation's bytes and is the programme named */
  async check(opened: OpenInvitation): Promise<void> {
    const { programme, role, genesisHash, rosterVersion, rosterHead, programmeMac } = opened;
    const statement = {
      programme,
      invitation: this.#invitation.id,
      role,
      genesis: genesisHash,
      rosterVersion,
      rosterHead,
    };
    const expected = this.#genesis === null || this.#genesis === genesisHash;
    if (!expected || !(await checkProgramme(this.#invitation, statement, programmeMac)))
      throw new VaultError('other_programme');
    this.#opened = opened;
  }

  /** Her public keys and their proof. @throws VaultError `other_programme` before `check` */
  async answer(candidate: string, key: MemberKey) {
    const opened = this.#opened;
    if (!opened) throw new VaultError('other_programme');
    const { recipient, verifyKey } = key;
    const { programme, role } = opened;
    const mac = await macOfNewcomer(this.#invitation, {
      programme,
      invitation: this.#invitation.id,
      candidate,
      role,
      recipient,
      verifyKey,
    });
    return { ...this.proof, recipient, verifyKey, mac };
  }

  get checked(): OpenInvitation {
    if (!this.#opened) throw new VaultError('other_programme');
    return this.#opened;
  }
}
