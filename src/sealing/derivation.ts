/**
 * Derivation: HKDF-SHA-256 (RFC 5869) of a secret's bytes, one purpose per derived value.
 * The salt names this software and the version of the derivations; `info` names the purpose.
 */
import { type Bytes, utf8 } from './bytes.ts';

const SALT = utf8('passerelle/1');

/** `length` bytes derived from `secret` for the purpose named by `info` (see docs/formats.md for the list). */
export async function derive(secret: Bytes, info: string, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: SALT, info: utf8(info) },
    key,
    length * 8,
  );
  return new Uint8Array(bits);
}
