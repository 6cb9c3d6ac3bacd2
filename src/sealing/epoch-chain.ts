/** Opening the epochs: from the newest, whose keys were handed to me, back to 0, each key checked against the roster. */
import type { AesKey } from './aes.ts';
import type { AgeIdentity } from './age.ts';
import { equal, tryBase64url } from './bytes.ts';
import type { Wrap } from './epoch.ts';
import { openHandOver } from './handover.ts';
import { handOverKeyIn, type VerifiedRoster } from './roster.ts';
import { unwrapKey, wrapName } from './wrap.ts';

/** An epoch as the server hands it out: only the wraps made for me (as in the contract). */
export interface StoredEpoch {
  readonly epoch: number;
  readonly wraps: readonly Wrap[];
  readonly previousRing: string | null;
  readonly previousCommons: string | null;
}

export interface EpochProblem {
  readonly epoch: number;
  readonly key: 'ring' | 'commons';
  /** `planted`: it opened, and is not the key that the roster commits to. */
  readonly reason: 'missing' | 'refused' | 'planted';
}

export interface OpenedEpochs {
  /** By epoch. Peers hold no ring key. */
  readonly ring: ReadonlyMap<number, AesKey>;
  readonly commons: ReadonlyMap<number, AesKey>;
  /** Empty when every key that should open did. */
  readonly problems: readonly EpochProblem[];
}

/**
 * Opens every epoch.
 * @param me `member id` or `kit`: whose wraps these are
 * @param holdsRing false for a peer, who is owed the commons keys only
 */
export async function openEpochs(input: {
  versions: readonly VerifiedRoster[];
  epochs: readonly StoredEpoch[];
  identity: AgeIdentity;
  me: string;
  holdsRing: boolean;
}): Promise<OpenedEpochs> {
  const problems: EpochProblem[] = [];
  const ring = input.holdsRing ? await openChain('ring', input, problems) : new Map<number, AesKey>();
  const commons = await openChain('commons', input, problems);
  return { ring, commons, problems };
}

async function openChain(
  name: 'ring' | 'commons',
  input: {
    versions: readonly VerifiedRoster[];
    epochs: readonly StoredEpoch[];
    identity: AgeIdentity;
    me: string;
  },
  problems: EpochProblem[],
): Promise<Map<number, AesKey>> {
  const keys = new Map<number, AesKey>();
  const head = input.versions.at(-1)?.roster;
  if (head === undefined) return keys;
  for (let epoch = head.epoch; epoch >= 0; epoch--) {
    const found = await keyOf(name, epoch, input, keys.get(epoch + 1));
    if (typeof found === 'string') {
      problems.push({ epoch, key: name, reason: found });
      continue;
    }
    const committed = tryBase64url(head.commitments[epoch]?.[name], 32);
    const actual = await found.commitment(name, head.programme, epoch);
    if (committed !== null && equal(committed, actual)) keys.set(epoch, found);
    else problems.push({ epoch, key: name, reason: 'planted' });
  }
  return keys;
}

/** Through the epoch after (cheap), else through a wrap of my own. */
async function keyOf(
  name: 'ring' | 'commons',
  epoch: number,
  input: {
    versions: readonly VerifiedRoster[];
    epochs: readonly StoredEpoch[];
    identity: AgeIdentity;
    me: string;
  },
  after: AesKey | undefined,
): Promise<AesKey | 'missing' | 'refused'> {
  const { versions, epochs, identity, me } = input;
  const programme = versions[0]?.roster.programme ?? '';
  const next = epochs.find((one) => one.epoch === epoch + 1);
  const compact = name === 'ring' ? next?.previousRing : next?.previousCommons;
  if (after !== undefined && typeof compact === 'string') {
    const place = { programme, record: wrapName[name](epoch), kid: `${name}:${epoch + 1}` };
    const key = await unwrapKey({ compact, under: after, place });
    if (key !== null) return key;
  }
  const wraps = epochs
    .find((one) => one.epoch === epoch)
    ?.wraps.filter((wrap) => wrap.key === name && wrap.recipient === me);
  if (wraps === undefined || wraps.length === 0) return 'missing';
  for (const { sealed } of wraps) {
    const opened = await openHandOver({
      identity,
      sealed,
      subject: { programme, purpose: name, epoch },
      verifyKeyFor: (kid, version, ofEpoch) => handOverKeyIn(versions, kid, version, ofEpoch),
    });
    if (opened.ok) return opened.key;
  }
  return 'refused';
}
