/**
 * Signatures: JWS compact (RFC 7515) with Ed25519 (RFC 8037, `alg` after RFC 9864).
 *
 * Every JWS has exactly the protected header `{"alg":"Ed25519","kid":…,"typ":…}`, in this order. `typ` keeps a
 * signature made for one thing from being shown as another; `kid` names who claims to have signed.
 */
import { CompactSign } from 'jose/jws/compact/sign';
import { compactVerify } from 'jose/jws/compact/verify';
import { type Bytes, concat, fromUtf8, toBase64url, tryBase64url } from './bytes.ts';
import { Secret } from './secret.ts';

export type SignatureType =
  | 'passerelle-entry'
  | 'passerelle-record'
  | 'passerelle-handover'
  | 'passerelle-intake-handover'
  | 'passerelle-certificate'
  | 'passerelle-roster';

/** PKCS#8 wrapping of an Ed25519 seed (RFC 8410 §7): the only private format WebCrypto takes without the public half. */
const PKCS8_PREFIX = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);

/** An Ed25519 private key that signs, not extractable. */
export class Signer extends Secret {
  /** Public key, 32 bytes as base64url. */
  readonly verifyKey: string;
  readonly #privateKey: CryptoKey;

  private constructor(verifyKey: string, privateKey: CryptoKey) {
    super();
    this.verifyKey = verifyKey;
    this.#privateKey = privateKey;
  }

  /** The signer of a 32-byte seed (RFC 8032): same seed, same key. @throws RangeError on another length. */
  static async fromSeed(seed: Uint8Array): Promise<Signer> {
    if (seed.length !== 32) throw new RangeError('An Ed25519 seed has 32 bytes.');
    const pkcs8 = concat(PKCS8_PREFIX, seed);
    // Imported twice: only an extractable key tells its public half.
    const readable = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
    const { x } = await crypto.subtle.exportKey('jwk', readable);
    if (x === undefined) throw new Error('This platform does not give the public half of an Ed25519 key.');
    return new Signer(x, await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']));
  }

  /** Raw Ed25519 signature, 64 bytes. */
  async sign(bytes: Bytes): Promise<Bytes> {
    return new Uint8Array(await crypto.subtle.sign('Ed25519', this.#privateKey, bytes));
  }

  /** A compact JWS of `payload`. */
  signJws(typ: SignatureType, kid: string, payload: Uint8Array): Promise<string> {
    return new CompactSign(payload).setProtectedHeader({ alg: 'Ed25519', kid, typ }).sign(this.#privateKey);
  }

  /** A compact JWS with the payload left out (RFC 7515 appendix F): `header..signature`. */
  async signDetached(typ: SignatureType, kid: string, payload: Uint8Array): Promise<string> {
    const [header, , signature] = (await this.signJws(typ, kid, payload)).split('.');
    return `${header}..${signature}`;
  }
}

/** Who claims to have signed a JWS (`kid`), without any check of the signature; null unless the header is exact. */
export function unverifiedKid(compact: string, typ: SignatureType): string | null {
  const bytes = tryBase64url(compact.split('.', 1)[0]);
  if (bytes === null) return null;
  try {
    const text = fromUtf8(bytes);
    const { kid } = JSON.parse(text) as { kid?: unknown };
    // One spelling only: nothing else can hide in the header.
    return typeof kid === 'string' && text === JSON.stringify({ alg: 'Ed25519', kid, typ }) ? kid : null;
  } catch {
    return null;
  }
}

/** Payload of a JWS signed by `verifyKey` for this `typ` and `kid`; null when anything differs. */
export async function verifyJws(
  compact: string,
  expected: { typ: SignatureType; kid: string; verifyKey: string },
): Promise<Bytes | null> {
  if (unverifiedKid(compact, expected.typ) !== expected.kid) return null;
  const parts = compact.split('.');
  if (parts.length !== 3 || parts.some((part) => tryBase64url(part) === null)) return null;
  const raw = tryBase64url(expected.verifyKey, 32);
  if (raw === null) return null;
  try {
    const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
    const { payload } = await compactVerify(compact, key, { algorithms: ['Ed25519'] });
    return new Uint8Array(payload);
  } catch {
    return null;
  }
}

/** True when `detached` (`header..signature`) is a signature of `payload` by `verifyKey`. */
export async function verifyDetached(
  detached: string,
  payload: Uint8Array,
  expected: { typ: SignatureType; kid: string; verifyKey: string },
): Promise<boolean> {
  const [header, middle, signature, ...more] = detached.split('.');
  if (middle !== '' || more.length > 0) return false;
  return (await verifyJws(`${header}.${toBase64url(payload)}.${signature}`, expected)) !== null;
}

/** JSON object of a verified payload, or null. */
export function jsonOf(payload: Uint8Array | null): Record<string, unknown> | null {
  if (payload === null) return null;
  try {
    const value: unknown = JSON.parse(fromUtf8(payload));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
