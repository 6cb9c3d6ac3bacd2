/**
 * A member's own key: an age hybrid pair and an Ed25519 key from 32 random bytes made in her browser. The bytes are
 * kept by the server as a JWE under a key that only her passphrase (OPAQUE's export key) or her passkey (PRF) gives.
 */
import { AesKey } from './aes.ts';
import { AgeIdentity } from './age.ts';
import { type Bytes, fromBase64url, randomBytes } from './bytes.ts';
import { derive } from './derivation.ts';
import { readRecordHeader } from './envelope.ts';
import { Secret } from './secret.ts';
import { Signer } from './signature.ts';
import { unwrapSecret, wrapName, wrapSecret } from './wrap.ts';

/** All that a member's 32 bytes give. */
export class MemberKey extends Secret {
  readonly identity: AgeIdentity;
  readonly signer: Signer;
  /** Seals what is hers alone: drafts (`kid` `member:<id>`). */
  readonly own: AesKey;
  readonly #seed: Bytes;

  private constructor(seed: Bytes, identity: AgeIdentity, signer: Signer, own: AesKey) {
    super();
    this.#seed = seed;
    this.identity = identity;
    this.signer = signer;
    this.own = own;
  }

  /** The key of these 32 bytes. @throws RangeError on another length. */
  static async fromSeed(seed: Uint8Array): Promise<MemberKey> {
    if (seed.length !== 32) throw new RangeError('A member key has 32 bytes.');
    const bytes = new Uint8Array(seed);
    const [age, sign, own] = await Promise.all([
      derive(bytes, 'member/age', 32),
      derive(bytes, 'member/sign', 32),
      derive(bytes, 'member/own', 32),
    ]);
    const [identity, signer] = await Promise.all([AgeIdentity.fromSeed(age), Signer.fromSeed(sign)]);
    return new MemberKey(bytes, identity, signer, AesKey.fromBytes(own));
  }

  /** A new random key. */
  static generate(): Promise<MemberKey> {
    return MemberKey.fromSeed(randomBytes(32));
  }

  get recipient(): string {
    return this.identity.recipient;
  }

  get verifyKey(): string {
    return this.signer.verifyKey;
  }

  /** The 32 bytes, to be sealed and nothing else (a copy). */
  unsafeSeed(): Bytes {
    return new Uint8Array(this.#seed);
  }
}

/** The key that seals a member key, from OPAQUE's export key (64 bytes, base64url). */
export async function passphraseKey(exportKey: string): Promise<AesKey> {
  return AesKey.fromBytes(await derive(fromBase64url(exportKey), 'member/passphrase', 32));
}

/** The member key sealed under her passphrase's key. `owner` is her id, or her candidate id while she joins. */
export function sealMemberKey(input: {
  key: MemberKey;
  under: AesKey;
  programme: string;
  owner: string;
}): Promise<string> {
  const { key, under, programme, owner } = input;
  const place = { programme, record: wrapName.member(owner), kid: `passphrase:${owner}` };
  return wrapSecret({ secret: key.unsafeSeed(), under, place });
}

/**
 * Opens a sealed member key; null when the passphrase, the programme or any bit differs.
 * The owner is read from the header: after a re-admission it still names the candidate. Whose key it is, the roster says.
 */
export async function openMemberKey(input: {
  sealed: string;
  under: AesKey;
  programme: string;
}): Promise<{ readonly key: MemberKey; readonly owner: string } | null> {
  const reading = readRecordHeader(input.sealed);
  const owner = reading.ok ? /^passphrase:(.+)$/.exec(reading.header.kid)?.[1] : undefined;
  if (owner === undefined) return null;
  const place = { programme: input.programme, record: wrapName.member(owner), kid: `passphrase:${owner}` };
  const seed = await unwrapSecret({ compact: input.sealed, under: input.under, place });
  return seed === null ? null : { key: await MemberKey.fromSeed(seed), owner };
}
