/**
 * age files (age-encryption.org/v1) to hybrid post-quantum recipients: how a key is handed to a person.
 * The only importer of `age-encryption`.
 */
import { bech32 } from '@scure/base';
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { type Bytes, fromBase64url, randomBytes, sha256Text, toBase64url } from './bytes.ts';
import { Secret } from './secret.ts';

/** Opens age files. The identity is the age encoding of a 32-byte seed (draft C2SP age, `mlkem768x25519`). */
export class AgeIdentity extends Secret {
  /** Public: `age1pq1…`, 1,959 characters. */
  readonly recipient: string;
  readonly #identity: string;

  private constructor(identity: string, recipient: string) {
    super();
    this.#identity = identity;
    this.recipient = recipient;
  }

  /** The identity of a 32-byte seed: same seed, same identity. @throws RangeError on another length. */
  static async fromSeed(seed: Uint8Array): Promise<AgeIdentity> {
    if (seed.length !== 32) throw new RangeError('An age hybrid identity has a seed of 32 bytes.');
    return AgeIdentity.fromText(bech32.encodeFromBytes('age-secret-key-pq-', seed).toUpperCase());
  }

  /** The identity of its text form `AGE-SECRET-KEY-PQ-1…`. @throws Error when it is not one. */
  static async fromText(identity: string): Promise<AgeIdentity> {
    if (!identity.startsWith('AGE-SECRET-KEY-PQ-1')) throw new Error('Not a hybrid age identity.');
    return new AgeIdentity(identity, await identityToRecipient(identity));
  }

  /** A new random identity. */
  static generate(): Promise<AgeIdentity> {
    return AgeIdentity.fromSeed(randomBytes(32));
  }

  /** Plaintext of an age file (base64url), or null when it is damaged or made for somebody else. */
  async open(file: string): Promise<Bytes | null> {
    try {
      const decrypter = new Decrypter();
      decrypter.addIdentity(this.#identity);
      return new Uint8Array(await decrypter.decrypt(fromBase64url(file)));
    } catch {
      return null;
    }
  }

  /** The identity as text, to be sealed or used with the `age` program, and nothing else. */
  unsafeText(): string {
    return this.#identity;
  }
}

/** An age file, as base64url, that only `recipient` opens. @throws Error unless it is a hybrid recipient. */
export async function sealToRecipient(recipient: string, plaintext: Uint8Array): Promise<string> {
  if (!recipient.startsWith('age1pq1')) throw new Error('Only hybrid age recipients are used.');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return toBase64url(await encrypter.encrypt(plaintext));
}

/** SHA-256 of the recipient's text, base64url: how signed statements name a recipient of 1,959 characters. */
export function recipientHash(recipient: string): string {
  return sha256Text(recipient);
}
