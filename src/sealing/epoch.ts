/**
 * Making an epoch: new ring, commons and intake keys, handed to whoever is in the roster, in one bundle that the server
 * stores whole or not at all. Genesis is epoch 0; a departure, replaced keys or a renewed kit is the next one.
 */
import { type AesKey, newAesKey } from './aes.ts';
import type { AgeIdentity } from './age.ts';
import { toBase64url } from './bytes.ts';
import { handOver } from './handover.ts';
import { newIntake, PublicationKey } from './intake.ts';
import { signRoster, type VerifiedRoster } from './roster.ts';
import { type Commitment, holdsRing, type Roster, type RosterMember } from './roster-rules.ts';
import type { Signer } from './signature.ts';
import { wrapKey, wrapName } from './wrap.ts';

/** The shared keys of an epoch, as a coordinator or professional holds them. */
export interface EpochKeys {
  readonly epoch: number;
  readonly ring: AesKey;
  readonly commons: AesKey;
}

/** An age file that hands one key of an epoch to one recipient (as in the contract). */
export interface Wrap {
  readonly key: 'ring' | 'commons';
  readonly recipient: string;
  readonly sealed: string;
}

/** What the server stores with a new epoch (as in the contract). */
export interface EpochBundle {
  readonly epoch: number;
  readonly wraps: readonly Wrap[];
  readonly previousRing: string | null;
  readonly previousCommons: string | null;
  readonly intakePrivate: string;
  readonly publicationPrivate: string;
  readonly certificate: string;
}

export interface NewEpoch {
  readonly roster: VerifiedRoster & { readonly compact: string };
  readonly bundle: EpochBundle;
  readonly keys: EpochKeys;
  readonly intake: AgeIdentity;
  readonly publication: PublicationKey;
}

type KitKeys = Roster['kit'];

/** Founds a programme: roster 0 and epoch 0, signed by the founding coordinator. @throws Error when she is no coordinator. */
export async function foundProgramme(input: {
  programme: string;
  at: number;
  founder: RosterMember;
  signer: Signer;
  kit: KitKeys;
}): Promise<NewEpoch> {
  const { programme, at, founder, signer, kit } = input;
  const publication = await PublicationKey.generate();
  const keys = { epoch: 0, ring: newAesKey(), commons: newAesKey() };
  const roster: Roster = {
    schema: 1,
    programme,
    version: 0,
    previous: null,
    at,
    epoch: 0,
    members: [founder],
    kit,
    publicationKey: publication.verifyKey,
    commitments: [await commitmentOf(programme, keys)],
  };
  const signed = await signRoster({ roster, previous: null, signedBy: `member:${founder.id}`, signer });
  return bundleOf({
    roster: signed,
    keys,
    before: null,
    publication,
    genesisRosterHash: signed.hash,
    signer,
  });
}

/**
 * The next epoch, with the roster it belongs to.
 * @param members everyone who stays or comes, with their present keys
 * @param signedBy `member:<id>` of a coordinator, or `kit`
 * @throws Error when the roster breaks a rule (for one: who leaves cannot make the epoch she leaves with)
 */
export async function nextEpoch(input: {
  at: number;
  previous: VerifiedRoster;
  /** Hash of the genesis roster's JWS: `versions[0].hash`. */
  genesisRosterHash: string;
  members: readonly RosterMember[];
  kit: KitKeys;
  keys: EpochKeys;
  publication: PublicationKey;
  signedBy: string;
  signer: Signer;
}): Promise<NewEpoch> {
  const { at, previous, members, kit, publication, signedBy, signer, genesisRosterHash } = input;
  const { programme, version, epoch, publicationKey, commitments } = previous.roster;
  const keys = { epoch: epoch + 1, ring: newAesKey(), commons: newAesKey() };
  const roster: Roster = {
    schema: 1,
    programme,
    version: version + 1,
    previous: previous.hash,
    at,
    epoch: epoch + 1,
    members,
    kit,
    publicationKey,
    commitments: [...commitments, await commitmentOf(programme, keys)],
  };
  const signed = await signRoster({ roster, previous, signedBy, signer });
  return bundleOf({ roster: signed, keys, before: input.keys, publication, genesisRosterHash, signer });
}

/** Admits a member (or widens a role) within the present epoch: the next roster, and her wraps. */
export async function admitMember(input: {
  at: number;
  previous: VerifiedRoster;
  member: RosterMember;
  keys: EpochKeys;
  signedBy: string;
  signer: Signer;
}): Promise<{
  readonly roster: VerifiedRoster & { readonly compact: string };
  readonly wraps: readonly Wrap[];
}> {
  const { at, previous, member, keys, signedBy, signer } = input;
  const before = previous.roster;
  const others = before.members.filter(({ id }) => id !== member.id);
  const roster: Roster = {
    ...before,
    version: before.version + 1,
    previous: previous.hash,
    at,
    members: [...others, member],
  };
  const signed = await signRoster({ roster, previous, signedBy, signer });
  return { roster: signed, wraps: await wrapsFor(signed, keys, [member], signer) };
}

async function bundleOf(input: {
  roster: VerifiedRoster & { readonly compact: string };
  keys: EpochKeys;
  before: EpochKeys | null;
  publication: PublicationKey;
  genesisRosterHash: string;
  signer: Signer;
}): Promise<NewEpoch> {
  const { roster, keys, before, publication, signer } = input;
  const { programme, epoch, members, kit } = roster.roster;
  const rosterHash = input.genesisRosterHash;
  const intake = await newIntake({ programme, epoch, ring: keys.ring, publication, rosterHash });
  const holders = [...members, { id: 'kit', role: 'coordinator', ...kit } as const];
  const under = (name: 'ring' | 'commons') =>
    before === null
      ? null
      : wrapKey({
          key: before[name],
          under: keys[name],
          place: { programme, record: wrapName[name](before.epoch), kid: `${name}:${epoch}` },
        });
  const bundle: EpochBundle = {
    epoch,
    wraps: await wrapsFor(roster, keys, holders, signer),
    previousRing: await under('ring'),
    previousCommons: await under('commons'),
    intakePrivate: intake.sealed,
    publicationPrivate: await publication.seal(programme, epoch, keys.ring),
    certificate: intake.certificate,
  };
  return { roster, bundle, keys, intake: intake.identity, publication };
}

/** Ring and commons to who holds the ring, commons alone to peers. */
function wrapsFor(
  { roster, signedBy }: VerifiedRoster,
  keys: EpochKeys,
  holders: readonly RosterMember[],
  signer: Signer,
): Promise<Wrap[]> {
  const { programme, version, epoch } = roster;
  const wanted = holders.flatMap(({ id, role, recipient }) =>
    (holdsRing(role) ? (['ring', 'commons'] as const) : (['commons'] as const)).map((key) => ({
      key,
      id,
      recipient,
    })),
  );
  return Promise.all(
    wanted.map(async ({ key, id, recipient }) => ({
      key,
      recipient: id,
      sealed: await handOver({
        key: keys[key],
        subject: { programme, purpose: key, epoch },
        recipient,
        roster: version,
        kid: signedBy,
        signer,
      }),
    })),
  );
}

async function commitmentOf(programme: string, { epoch, ring, commons }: EpochKeys): Promise<Commitment> {
  const [ringBytes, commonsBytes] = await Promise.all([
    ring.commitment('ring', programme, epoch),
    commons.commitment('commons', programme, epoch),
  ]);
  return { epoch, ring: toBase64url(ringBytes), commons: toBase64url(commonsBytes) };
}
