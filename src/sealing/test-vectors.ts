/** For tests only: the frozen vectors, the people they belong to, and ways to damage sealed things. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { AesKey } from './aes.ts';
import { type Bytes, fromBase64url, toBase64url } from './bytes.ts';
import { deriveKit } from './kit.ts';
import { MemberKey } from './member.ts';
import { deriveReceipt } from './receipt.ts';
import type { RosterMember } from './roster-rules.ts';

export const vectors = JSON.parse(readFileSync(new URL('./vectors.json', import.meta.url), 'utf8'));
export const { programme, file, member } = vectors.ids as Record<'programme' | 'file' | 'member', string>;

export type Seed = 'receipt' | 'kit' | 'member' | 'publication' | 'intake' | 'ring' | 'ring1';
export const seed = (name: Seed | 'commons' | 'exchange' | 'exchange1' | 'invitation'): Bytes =>
  fromBase64url(vectors.seeds[name]);
export const key = (name: 'ring' | 'ring1' | 'commons' | 'exchange' | 'exchange1'): AesKey =>
  AesKey.fromBytes(seed(name));

export const receipt = await deriveReceipt(seed('receipt'));
export const kit = await deriveKit(seed('kit'));
export const memberKey = await MemberKey.fromSeed(seed('member'));

/** Two more members: a professional and a peer. */
export const professionalKey = await MemberKey.fromSeed(seed('ring'));
export const peerKey = await MemberKey.fromSeed(seed('commons'));

/** A member as she stands in a roster. */
export function memberOf(id: string, role: RosterMember['role'], from: MemberKey): RosterMember {
  return { id, role, recipient: from.recipient, verifyKey: from.verifyKey };
}

/** A compact text with one bit flipped in one of its parts, still well-formed base64url of the same length. */
export function flipped(compact: string): fc.Arbitrary<string> {
  const parts = compact.split('.');
  const filled = parts.map((_, index) => index).filter((index) => parts[index] !== '');
  return fc
    .constantFrom(...filled)
    .chain((index) => {
      const bytes = fromBase64url(parts[index] as string);
      return fc.tuple(fc.constant(index), fc.nat(bytes.length * 8 - 1));
    })
    .map(([index, bit]) => {
      const bytes = fromBase64url(parts[index] as string);
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
      return parts.map((part, at) => (at === index ? toBase64url(bytes) : part)).join('.');
    });
}

/** How often a property with cryptography in it is tried: enough to hit every part, quick enough for two cores. */
export const runs = (numRuns: number) => ({ numRuns });
