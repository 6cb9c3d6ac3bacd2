/**
 * Bytes: the few conversions every other file of this room builds on.
 * Small on purpose: the server imports it through the envelope checks.
 */
import { sha256 as sha256Of } from '@noble/hashes/sha2.js';
import { base64urlnopad } from '@scure/base';

/** Bytes backed by a plain buffer: what WebCrypto accepts (never a SharedArrayBuffer). */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 bytes of a text. */
export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/** Text of UTF-8 bytes. @throws TypeError when the bytes are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  return strictDecoder.decode(bytes);
}

/** base64url without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/**
 * Bytes of a base64url text without padding.
 * @throws Error on any other character, on padding, and on stray bits at the end: one value has one spelling,
 * or a text could be altered without its bytes changing.
 */
export function fromBase64url(text: string): Bytes {
  // The platform's own decoder is ten times as fast, but takes stray bits: what it may be given is settled before.
  const native = 'fromBase64' in Uint8Array && base64urlLength(text) !== null;
  if (native) return Uint8Array.fromBase64(text, { alphabet: 'base64url' });
  return new Uint8Array(base64urlnopad.decode(text));
}

/** Like `fromBase64url`, or null when the text is not base64url or does not hold exactly `length` bytes. */
export function tryBase64url(text: unknown, length?: number): Bytes | null {
  if (typeof text !== 'string') return null;
  try {
    const bytes = fromBase64url(text);
    return length === undefined || bytes.length === length ? bytes : null;
  } catch {
    return null;
  }
}

/**
 * How many bytes a base64url text holds, without decoding them; null when `fromBase64url` would throw. Twenty times
 * as fast: the server asks it of every sealed text that comes in.
 */
export function base64urlLength(text: string): number | null {
  const rest = text.length % 4;
  const last = text.at(-1) ?? '';
  if (rest === 1 || !/^[A-Za-z0-9_-]*$/.test(text)) return null;
  if (rest === 2 && !'AQgw'.includes(last)) return null;
  if (rest === 3 && !'AEIMQUYcgkosw048'.includes(last)) return null;
  return Math.floor((text.length * 3) / 4);
}

/** All parts, one after the other. */
export function concat(...parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** SHA-256 (FIPS 180-4), 32 bytes. */
export function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(sha256Of(bytes));
}

/** SHA-256 of a text's UTF-8 bytes, as base64url (43 characters). */
export function sha256Text(text: string): string {
  return toBase64url(sha256(utf8(text)));
}

/** Random bytes from the platform's generator. */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** Equality in a time that depends on the lengths only. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] as number) ^ (b[i] as number);
  return difference === 0;
}
