/** The roster as verified, and the keys of every epoch that I hold. */
import type { getKeys } from '#contract/keys.ts';
import type { Reply } from '#contract/route.ts';
import type { AesKey } from '#sealing/aes.ts';
import type { AgeIdentity } from '#sealing/age.ts';
import { verifyCertificate } from '#sealing/certificate.ts';
import type { Reader } from '#sealing/entry.ts';
import type { EpochKeys } from '#sealing/epoch.ts';
import { type OpenedEpochs, openEpochs } from '#sealing/epoch-chain.ts';
import { openIntake, openPublication, type PublicationKey } from '#sealing/intake.ts';
import { type ChainRefusal, memberKeyIn, type VerifiedChain, verifyRosterChain } from '#sealing/roster.ts';
import { holdsRing, type RosterMember } from '#sealing/roster-rules.ts';
import type { Known } from './pins.ts';
import { VaultError } from './rpc.ts';

export type KeysReply = Reply<typeof getKeys>;
type Chain = Extract<VerifiedChain, { ok: true }>;

/** Whose ring it is: a member by her id, or the kit. */
export interface Holder {
  readonly id: string;
  readonly identity: AgeIdentity;
  readonly verifyKey: string;
}

export class Ring {
  readonly programme: string;
  readonly chain: Chain;
  readonly #opened: OpenedEpochs;
  readonly #stored: KeysReply['epochs'];
  readonly #intakes = new Map<number, Promise<AgeIdentity | null>>();

  private constructor(programme: string, chain: Chain, opened: OpenedEpochs, stored: KeysReply['epochs']) {
    this.programme = programme;
    this.chain = chain;
    this.#opened = opened;
    this.#stored = stored;
  }

  /**
   * Verifies the roster against what this browser remembers, then opens every epoch.
   * @throws VaultError `roster_<why>` when it is refused, `not_admitted` when `holder` does not stand in it
   */
  static async open(keys: KeysReply, holder: Holder, known: Known | null): Promise<Ring> {
    const chain = await verifyRosterChain(keys.programme, keys.roster, known);
    if (!chain.ok) throw new VaultError(rosterRefusal(chain.reason));
    const me = standingOf(chain, holder);
    if (me === null) throw new VaultError('not_admitted');
    const opened = await openEpochs({
      versions: chain.versions,
      epochs: keys.epochs,
      identity: holder.identity,
      me: holder.id,
      holdsRing: holdsRing(me.role),
    });
    return new Ring(keys.programme, chain, opened, keys.epochs);
  }

  get epoch(): number {
    return this.chain.head.roster.epoch;
  }

  get rosterVersion(): number {
    return this.chain.head.roster.version;
  }

  get problems(): OpenedEpochs['problems'] {
    return this.#opened.problems;
  }

  ringKey(epoch: number): AesKey | undefined {
    return this.#opened.ring.get(epoch);
  }

  commonsKey(epoch: number): AesKey | undefined {
    return this.#opened.commons.get(epoch);
  }

  /** The present epoch's keys. @throws VaultError `no_key` when one of them did not open */
  current(): EpochKeys {
    return { epoch: this.epoch, ring: this.keyOf('ring'), commons: this.keyOf('commons') };
  }

  /** One of them: a peer has the commons key only. @throws VaultError `no_key` when it did not open */
  keyOf(under: 'ring' | 'commons'): AesKey {
    const key = under === 'ring' ? this.ringKey(this.epoch) : this.commonsKey(this.epoch);
    if (!key) throw new VaultError('no_key');
    return key;
  }

  /** The intake identity of an epoch, opened once; null when it does not open. */
  intake(epoch: number): Promise<AgeIdentity | null> {
    const known = this.#intakes.get(epoch);
    if (known) return known;
    const ring = this.ringKey(epoch);
    const sealed = this.#stored.find((one) => one.epoch === epoch)?.intakePrivate;
    const opening =
      ring && sealed ? openIntake({ programme: this.programme, epoch, ring, sealed }) : Promise.resolve(null);
    this.#intakes.set(epoch, opening);
    return opening;
  }

  /** @throws VaultError `no_key` when it does not open, or is not the one that genesis states */
  async publication(): Promise<PublicationKey> {
    const { epoch, ring } = this.current();
    const sealed = this.#stored.find((one) => one.epoch === epoch)?.publicationPrivate;
    const { publicationKey } = this.chain.head.roster;
    const key = sealed
      ? await openPublication({ programme: this.programme, epoch, ring, sealed, publicationKey })
      : null;
    if (!key) throw new VaultError('no_key');
    return key;
  }

  /** What the present certificate names, checked like a partner does; null when it is not the programme's own. */
  async intakeRecipient(): Promise<string | null> {
    const stored = this.#stored.find((one) => one.epoch === this.epoch);
    if (!stored) return null;
    const { publicationKey } = this.chain.head.roster;
    const verified = await verifyCertificate(stored.certificate, {
      programme: this.programme,
      publicationKey,
      genesis: this.chain.genesisHash,
    });
    return verified.ok && verified.certificate.epoch === this.epoch ? verified.certificate.recipient : null;
  }

  /** Whether the certificate that partners get is the one of our own intake key. */
  async certificateIsOurs(): Promise<boolean> {
    const intake = await this.intake(this.epoch);
    return intake !== null && (await this.intakeRecipient()) === intake.recipient;
  }

  /** How entries are read by the team: each author by the roster version she wrote under. */
  get reader(): Reader {
    return {
      side: 'team',
      rosterVersion: this.rosterVersion,
      verifyKeyFor: (member, version, epoch) => memberKeyIn(this.chain.versions, member, version, epoch),
    };
  }
}

/** What the roster says of the holder: her member line, or the kit as a coordinator. */
function standingOf(chain: Chain, { id, identity, verifyKey }: Holder): Pick<RosterMember, 'role'> | null {
  const { members, kit } = chain.head.roster;
  const line =
    id === 'kit' ? { role: 'coordinator' as const, ...kit } : members.find((member) => member.id === id);
  return line && line.recipient === identity.recipient && line.verifyKey === verifyKey ? line : null;
}

function rosterRefusal(reason: ChainRefusal): string {
  if (reason === 'other_genesis' || reason === 'rolled_back' || reason === 'forked')
    return `roster_${reason}`;
  return 'roster_invalid';
}
