/**
 * The roster: who the members are and which keys are theirs. A chain of JWS, each naming the hash of the one before,
 * from genesis (version 0) on; for members only. What one version may change in another is in `roster-rules.ts`.
 */
import { sha256Text, tryBase64url, utf8 } from './bytes.ts';
import { genesisHashOf } from './certificate.ts';
import {
  parseRoster,
  type Roster,
  type RosterRefusal,
  refusalOfGenesis,
  refusalOfNext,
} from './roster-rules.ts';
import { jsonOf, type Signer, unverifiedKid, verifyJws } from './signature.ts';

/** A roster version that was verified, with who signed it. */
export interface VerifiedRoster {
  readonly roster: Roster;
  /** SHA-256 of the JWS, base64url: what the next version names. */
  readonly hash: string;
  /** `member:<id>` or `kit`. */
  readonly signedBy: string;
  readonly signerKey: string;
}

/** What a client remembers: hashes only, so it may stay in the browser's storage. */
export interface Pins {
  /** Genesis hash. */
  readonly genesis: string;
  /** Highest version seen, and its hash. */
  readonly version: number;
  readonly head: string;
}

export type ChainRefusal =
  | RosterRefusal
  /** A version is not signed by a coordinator of the version before, nor by its kit. */
  | 'unknown_signer'
  | 'bad_signature'
  /** Another programme was put in the place of ours. */
  | 'other_genesis'
  /** The chain ends before a version that I have seen. */
  | 'rolled_back'
  /** The version that I have seen is another one now. */
  | 'forked';

export type VerifiedChain =
  | {
      readonly ok: true;
      /** By version. */
      readonly versions: readonly VerifiedRoster[];
      readonly head: VerifiedRoster;
      readonly genesisHash: string;
      /** What to remember from now on. */
      readonly pins: Pins;
    }
  | { readonly ok: false; readonly reason: ChainRefusal; readonly version: number };

/** Signs a roster version as `member:<id>` or `kit`. @throws Error when it breaks a rule: nothing invalid is ever signed. */
export async function signRoster(input: {
  roster: Roster;
  /** The head before; null for genesis. */
  previous: VerifiedRoster | null;
  signedBy: string;
  signer: Signer;
}): Promise<VerifiedRoster & { readonly compact: string }> {
  const { roster, previous, signedBy, signer } = input;
  const refusal = previous === null ? refusalOfGenesis(roster) : refusalOfNext(previous, roster, signedBy);
  if (refusal !== null) throw new Error(`Not a valid roster: ${refusal}.`);
  if (signerKeyIn(previous?.roster ?? roster, signedBy, previous === null) !== signer.verifyKey) {
    throw new Error('Only a coordinator of the version before, or its kit, signs a roster.');
  }
  const compact = await signer.signJws('passerelle-roster', signedBy, utf8(JSON.stringify(roster)));
  return { roster, hash: sha256Text(compact), signedBy, signerKey: signer.verifyKey, compact };
}

/** A roster as the server may read it: its form, without any signature checked; null when it is no roster. */
export function readRoster(compact: string): Roster | null {
  if (unverifiedKid(compact, 'passerelle-roster') === null) return null;
  return parseRoster(jsonOf(tryBase64url(compact.split('.')[1])));
}

/**
 * Verifies a chain from genesis to its head against what I remember.
 * @param chain compact JWS by version, from 0
 * @param known pins of an earlier visit, or the genesis hash that came with an invitation; null on the founder's or a
 * new device, which then trusts what it sees (and shows the fingerprint)
 */
export async function verifyRosterChain(
  programme: string,
  chain: readonly string[],
  known: Pins | { readonly genesis: string } | null,
): Promise<VerifiedChain> {
  const versions: VerifiedRoster[] = [];
  for (const [version, compact] of chain.entries()) {
    const verified = await verifyVersion(programme, compact, versions.at(-1) ?? null);
    if (typeof verified === 'string') return { ok: false, reason: verified, version };
    versions.push(verified);
  }
  const [genesis, head] = [versions[0], versions.at(-1)];
  if (genesis === undefined || head === undefined) return { ok: false, reason: 'malformed', version: 0 };

  const genesisHash = genesisHashOf(genesis.hash, genesis.roster.publicationKey);
  const refusal = refusalByPins(known, genesisHash, versions);
  if (refusal !== null) return { ok: false, reason: refusal, version: head.roster.version };
  const pins = { genesis: genesisHash, version: head.roster.version, head: head.hash };
  return { ok: true, versions, head, genesisHash, pins };
}

/** Verify key of a member in that roster version; undefined unless she stands in it and it belongs to that epoch (if given). */
export function memberKeyIn(
  versions: readonly VerifiedRoster[],
  member: string,
  rosterVersion: number,
  epoch?: number,
): string | undefined {
  const roster = versions[rosterVersion]?.roster;
  if (roster === undefined || (epoch !== undefined && roster.epoch !== epoch)) return undefined;
  return roster.members.find(({ id }) => id === member)?.verifyKey;
}

/** Like `memberKeyIn` for who may hand keys over: `member:<id>`, or whoever signed that version (the kit, or her old key). */
export function handOverKeyIn(
  versions: readonly VerifiedRoster[],
  kid: string,
  rosterVersion: number,
  epoch: number,
): string | undefined {
  const verified = versions[rosterVersion];
  if (verified === undefined || verified.roster.epoch !== epoch) return undefined;
  if (kid === verified.signedBy) return verified.signerKey;
  return kid.startsWith('member:')
    ? memberKeyIn(versions, kid.slice('member:'.length), rosterVersion)
    : undefined;
}

async function verifyVersion(
  programme: string,
  compact: string,
  previous: VerifiedRoster | null,
): Promise<VerifiedRoster | ChainRefusal> {
  const signedBy = unverifiedKid(compact, 'passerelle-roster');
  const claimed = readRoster(compact);
  if (signedBy === null || claimed === null) return 'malformed';
  if (claimed.programme !== programme) return 'other_programme';
  const signerKey = signerKeyIn(previous?.roster ?? claimed, signedBy, previous === null);
  if (signerKey === undefined) return 'unknown_signer';
  const payload = await verifyJws(compact, { typ: 'passerelle-roster', kid: signedBy, verifyKey: signerKey });
  if (payload === null) return 'bad_signature';
  const refusal = previous === null ? refusalOfGenesis(claimed) : refusalOfNext(previous, claimed, signedBy);
  return refusal ?? { roster: claimed, hash: sha256Text(compact), signedBy, signerKey };
}

/** Key that must have signed: a coordinator of `roster` or, except at genesis, its kit. */
function signerKeyIn(roster: Roster, signedBy: string, genesis: boolean): string | undefined {
  if (signedBy === 'kit') return genesis ? undefined : roster.kit.verifyKey;
  const signer = roster.members.find(({ id }) => signedBy === `member:${id}`);
  return signer?.role === 'coordinator' ? signer.verifyKey : undefined;
}

function refusalByPins(
  known: Pins | { readonly genesis: string } | null,
  genesisHash: string,
  versions: readonly VerifiedRoster[],
): ChainRefusal | null {
  if (known === null) return null;
  if (known.genesis !== genesisHash) return 'other_genesis';
  if (!('version' in known)) return null;
  const seen = versions[known.version];
  if (seen === undefined) return 'rolled_back';
  return seen.hash === known.head ? null : 'forked';
}
