/**
 * What the server itself must read again — TOTP secrets, alert addresses, the mail server and its password — kept under a
 * key that is not in the database: whoever holds only the database or its backup has nothing.
 *
 * AES-256-GCM under a key derived from the master key by HKDF-SHA-256; the purpose is the associated data, so a
 * sealed TOTP secret pasted over an address does not open. Text form: `1.` + base64url(nonce ‖ ciphertext ‖ tag).
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** A key of 32 bytes for one purpose. Different purposes tell nothing about each other. */
export function deriveKey(master: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', master, new Uint8Array(0), `passerelle/server/${purpose}`, 32));
}

/** Seals a text for one purpose, for example `totp/<member id>`: name whose it is, so that rows cannot be swapped. */
export function sealAtRest(master: Uint8Array, purpose: string, text: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', deriveKey(master, 'at-rest'), nonce).setAAD(
    Buffer.from(purpose),
  );
  return `1.${Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url')}`;
}

/** @throws Error when the text was not sealed with this master key for this purpose */
export function openAtRest(master: Uint8Array, purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed.startsWith('1.') ? sealed.slice(2) : '', 'base64url');
  if (bytes.length < NONCE + TAG) throw new Error('Not a value sealed at rest.');
  const decipher = createDecipheriv('aes-256-gcm', deriveKey(master, 'at-rest'), bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(-TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
}
