/** The intake key of an epoch: what comes from outside is sealed to it. And the publication key, which certifies it. */
import type { AesKey } from './aes.ts';
import { AgeIdentity } from './age.ts';
import { type Bytes, randomBytes } from './bytes.ts';
import { signCertificate } from './certificate.ts';
import { Secret } from './secret.ts';
import { Signer } from './signature.ts';
import { unwrapSecret, wrapName, wrapSecret } from './wrap.ts';

/** The programme's Ed25519 publication key: born at genesis, rewrapped at each epoch. */
export class PublicationKey extends Secret {
  readonly signer: Signer;
  readonly #seed: Bytes;

  private constructor(seed: Bytes, signer: Signer) {
    super();
    this.#seed = seed;
    this.signer = signer;
  }

  static async fromSeed(seed: Bytes): Promise<PublicationKey> {
    return new PublicationKey(new Uint8Array(seed), await Signer.fromSeed(seed));
  }

  static generate(): Promise<PublicationKey> {
    return PublicationKey.fromSeed(randomBytes(32));
  }

  /** Public half, base64url. */
  get verifyKey(): string {
    return this.signer.verifyKey;
  }

  /** Private half as a JWE under the ring key. */
  seal(programme: string, epoch: number, ring: AesKey): Promise<string> {
    return wrapSecret({ secret: this.#seed, under: ring, place: publicationPlace(programme, epoch) });
  }
}

/** A new intake pair for an epoch: its certificate, and its private half as a JWE under the ring key. */
export async function newIntake(input: {
  programme: string;
  epoch: number;
  ring: AesKey;
  publication: PublicationKey;
  /** Hash of the genesis roster's JWS. */
  rosterHash: string;
}): Promise<{ readonly certificate: string; readonly sealed: string; readonly identity: AgeIdentity }> {
  const { programme, epoch, ring, publication, rosterHash } = input;
  const seed = randomBytes(32);
  const identity = await AgeIdentity.fromSeed(seed);
  const [certificate, sealed] = await Promise.all([
    signCertificate({
      programme,
      epoch,
      recipient: identity.recipient,
      rosterHash,
      publication: publication.signer,
    }),
    wrapSecret({ secret: seed, under: ring, place: intakePlace(programme, epoch) }),
  ]);
  return { certificate, sealed, identity };
}

/** The intake identity of an epoch, or null. */
export async function openIntake(input: {
  programme: string;
  epoch: number;
  ring: AesKey;
  sealed: string;
}): Promise<AgeIdentity | null> {
  const { programme, epoch, ring, sealed } = input;
  const seed = await unwrapSecret({ compact: sealed, under: ring, place: intakePlace(programme, epoch) });
  return seed === null ? null : AgeIdentity.fromSeed(seed);
}

/** The publication key; null unless it is the one that the roster states. */
export async function openPublication(input: {
  programme: string;
  epoch: number;
  ring: AesKey;
  sealed: string;
  publicationKey: string;
}): Promise<PublicationKey | null> {
  const { programme, epoch, ring, sealed } = input;
  const seed = await unwrapSecret({
    compact: sealed,
    under: ring,
    place: publicationPlace(programme, epoch),
  });
  const key = seed === null ? null : await PublicationKey.fromSeed(seed);
  return key?.verifyKey === input.publicationKey ? key : null;
}

const intakePlace = (programme: string, epoch: number) => ({
  programme,
  record: wrapName.intake(epoch),
  kid: `ring:${epoch}`,
});

const publicationPlace = (programme: string, epoch: number) => ({
  programme,
  record: wrapName.publication(epoch),
  kid: `ring:${epoch}`,
});
