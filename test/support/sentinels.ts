/**
 * Words that exist nowhere else, planted in fields and searched afterwards in everything that must not have them: as
 * text, as UTF-16, in base64 of any alignment, in base64url, in hex, in a percent-encoded address.
 */
import { randomInt } from 'node:crypto';

/** Ten letters between two that no French or English word has together. */
export const newWord = (): string =>
  `Zq${Array.from({ length: 10 }, () => String.fromCharCode(97 + randomInt(26))).join('')}xJ`;

/** A number that is typed as people type them. */
export const newNumber = (): string =>
  `579 ${randomInt(100, 1000)}-${randomInt(1000, 10_000)}, poste ${randomInt(10_000, 100_000)}`;

export interface Needle {
  readonly how: string;
  readonly bytes: Buffer;
}

/** Every way in which `text` could stand somewhere by mistake. */
export function needlesFor(text: string): Needle[] {
  const utf8 = Buffer.from(text);
  const utf16 = Buffer.from(text, 'utf16le');
  const hex = utf8.toString('hex');
  return [
    { how: 'text', bytes: utf8 },
    { how: 'lower case', bytes: Buffer.from(text.toLowerCase()) },
    { how: 'percent-encoded', bytes: Buffer.from(encodeURIComponent(text)) },
    { how: 'UTF-16', bytes: utf16 },
    { how: 'hex', bytes: Buffer.from(hex) },
    { how: 'HEX', bytes: Buffer.from(hex.toUpperCase()) },
    ...[utf8, utf16].flatMap((bytes) => [0, 1, 2].flatMap((offset) => inBase64(bytes, offset))),
  ];
}

/** The characters of base64 that depend on `bytes` alone, when `offset` other bytes stand before them. */
function inBase64(bytes: Buffer, offset: number): Needle[] {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  // A character carries 6 bits: those that share theirs with what stands before or after are left out.
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor(((offset + bytes.length) * 8) / 6);
  const sure = encoded.slice(first, last);
  const url = sure.replaceAll('+', '-').replaceAll('/', '_');
  return [...new Set([sure, url])].map((text) => ({ how: `base64 at ${offset}`, bytes: Buffer.from(text) }));
}

/** @returns what of `planted` stands in `haystack`, one line each: field, encoding, and where */
export function found(planted: ReadonlyMap<string, string>, haystack: Buffer, where: string): string[] {
  return [...planted].flatMap(([field, text]) =>
    needlesFor(text)
      .filter(({ bytes }) => haystack.includes(bytes))
      .map(({ how }) => `${field} (${text}) as ${how} in ${where}`),
  );
}
