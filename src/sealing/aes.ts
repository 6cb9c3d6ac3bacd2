/** AES-256 keys: the ring, commons, exchange and notes keys, and the keys derived to wrap others. */
import { type Bytes, randomBytes } from './bytes.ts';
import { derive } from './derivation.ts';
import { Secret } from './secret.ts';

/**
 * A 256-bit AES key for JWE `dir` + `A256GCM`.
 *
 * The bytes are kept beside the non-extractable CryptoKey because these keys must themselves be wrapped, into
 * age files and JWEs, which no WebCrypto `wrapKey` produces. See [Note: Secrets do not print].
 */
export class AesKey extends Secret {
  readonly #bytes: Bytes;
  #cryptoKey: Promise<CryptoKey> | undefined;

  private constructor(bytes: Bytes) {
    super();
    this.#bytes = bytes;
  }

  /** A key with these 32 bytes (copied). @throws RangeError on another length. */
  static fromBytes(bytes: Uint8Array): AesKey {
    if (bytes.length !== 32) throw new RangeError('An AES-256 key has 32 bytes.');
    return new AesKey(new Uint8Array(bytes));
  }

  /** The platform's handle on the key, not extractable. */
  cryptoKey(): Promise<CryptoKey> {
    this.#cryptoKey ??= crypto.subtle.importKey('raw', this.#bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
    return this.#cryptoKey;
  }

  /** The 32 bytes, to be wrapped and nothing else (a copy). */
  unsafeBytes(): Bytes {
    return new Uint8Array(this.#bytes);
  }

  /** The commitment of this key for the roster: HKDF, so that the roster tells a planted key and reveals none. */
  commitment(purpose: 'ring' | 'commons', programme: string, epoch: number): Promise<Bytes> {
    return derive(this.#bytes, `commitment/${purpose}/${programme}/${epoch}`, 32);
  }
}

/** A new random AES-256 key. */
export function newAesKey(): AesKey {
  return AesKey.fromBytes(randomBytes(32));
}
