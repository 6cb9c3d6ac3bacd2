/** The kit (trousse de secours): 32 random bytes on paper. Opens the ring, and signs a roster when no coordinator can. */
import { AgeIdentity } from './age.ts';
import { type Bytes, randomBytes } from './bytes.ts';
import { derive } from './derivation.ts';
import { Signer } from './signature.ts';

export const KIT_BYTES = 32;

export interface Kit {
  readonly identity: AgeIdentity;
  /** age hybrid recipient: ring and commons keys, exports and the server's own secrets go to it. */
  readonly recipient: string;
  /** Ed25519 recovery key. */
  readonly signer: Signer;
  /** Public half, base64url, in the roster. */
  readonly verifyKey: string;
}

/** 32 new random bytes. */
export function newKit(): Bytes {
  return randomBytes(KIT_BYTES);
}

/** Everything derived from a kit's 32 bytes. @throws RangeError on another length. */
export async function deriveKit(bytes: Bytes): Promise<Kit> {
  if (bytes.length !== KIT_BYTES) throw new RangeError('A kit has 32 bytes.');
  const [ageSeed, signSeed] = await Promise.all([
    derive(bytes, 'kit/age', 32),
    derive(bytes, 'kit/sign', 32),
  ]);
  const [identity, signer] = await Promise.all([AgeIdentity.fromSeed(ageSeed), Signer.fromSeed(signSeed)]);
  return { identity, recipient: identity.recipient, signer, verifyKey: signer.verifyKey };
}
