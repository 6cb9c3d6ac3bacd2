/**
 * The receipt (code de suivi): 16 random bytes that let a partner follow and answer. The bytes, never the words,
 * feed every derivation, so that a receipt means the same in every language.
 */
import { AgeIdentity } from './age.ts';
import { type Bytes, randomBytes, sha256, toBase64url } from './bytes.ts';
import { derive } from './derivation.ts';
import { Signer } from './signature.ts';

export const RECEIPT_BYTES = 16;

/** What a receipt gives. Nothing of it but `locator`, `authentication` and the hashes is ever sent. */
export interface Receipt {
  /** Names the request to the server: 16 bytes, base64url. */
  readonly locator: string;
  /** Proves the receipt to the server: 32 bytes, base64url. */
  readonly authentication: string;
  /** All that the server keeps of it: SHA-256 of the 32 bytes, base64url. */
  readonly authenticationHash: string;
  /** Opens the exchange keys wrapped for the partner; not extractable. */
  readonly receiptKey: CryptoKey;
  /** age hybrid recipient to which a new exchange epoch is handed. */
  readonly recipient: string;
  readonly identity: AgeIdentity;
  /** Ed25519 public key that the first entry states, base64url. */
  readonly verifyKey: string;
  readonly signer: Signer;
}

/** 16 new random bytes. */
export function newReceipt(): Bytes {
  return randomBytes(RECEIPT_BYTES);
}

/** Everything derived from a receipt's 16 bytes. @throws RangeError on another length. */
export async function deriveReceipt(bytes: Bytes): Promise<Receipt> {
  if (bytes.length !== RECEIPT_BYTES) throw new RangeError('A receipt has 16 bytes.');
  const [locator, authentication, key, ageSeed, signSeed] = await Promise.all([
    derive(bytes, 'receipt/locator', 16),
    derive(bytes, 'receipt/authentication', 32),
    derive(bytes, 'receipt/key', 32),
    derive(bytes, 'receipt/age', 32),
    derive(bytes, 'receipt/sign', 32),
  ]);
  const [receiptKey, identity, signer] = await Promise.all([
    crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']),
    AgeIdentity.fromSeed(ageSeed),
    Signer.fromSeed(signSeed),
  ]);
  return {
    locator: toBase64url(locator),
    authentication: toBase64url(authentication),
    authenticationHash: toBase64url(sha256(authentication)),
    receiptKey,
    recipient: identity.recipient,
    identity,
    verifyKey: signer.verifyKey,
    signer,
  };
}
