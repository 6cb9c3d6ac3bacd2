/** For tests only: the frozen vectors, the people they belong to, and ways to damage sealed things. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { AesKey } from './aes.ts';
import { type Bytes, fromBase64url, toBase64url } from './bytes.ts';
import { deriveKit } from './kit.ts';
import { MemberKey } from './member.ts';
import { deriveReceipt } from './receipt.ts';
import type { Commitment, RosterMember } from './roster-rules.ts';

type Texts<Names extends string> = Readonly<Record<Names, string>>;

/** `vectors.json`: `exact` is what must be computed, `sealed` holds random nonces and must open. */
interface Vectors {
  readonly ids: Texts<'programme' | 'file' | 'member'>;
  readonly seeds: Texts<Seed>;
  readonly exact: {
    readonly derive: string;
    readonly receipt: Texts<'locator' | 'authentication' | 'authenticationHash' | 'recipient' | 'verifyKey'>;
    readonly kit: Texts<'recipient' | 'verifyKey'>;
    readonly member: Texts<'recipient' | 'verifyKey' | 'recipientHash' | 'own'>;
    readonly exportKey: string;
    readonly sharedKey: string;
    readonly passphraseKey: string;
    readonly intake: Texts<'recipient' | 'identity'>;
    readonly publicationKey: string;
    readonly commitments: Commitment;
    readonly firstPrev: Texts<'exchange' | 'notes'>;
    readonly rosters: readonly [string, string];
    readonly rosterHashes: readonly [string, string];
    readonly genesis: string;
    readonly certificate: string;
    readonly invitation: Texts<
      'id' | 'authentication' | 'authenticationHash' | 'newcomerMac' | 'programmeMac'
    >;
    readonly recovery: Texts<'challenge' | 'signature'>;
    readonly words: Texts<'receiptFr' | 'receiptEn' | 'kitFr' | 'kitEn' | 'fingerprintFr' | 'fingerprintEn'>;
    readonly recoveryCode: Texts<'code' | 'hash'>;
    readonly entryHashes: readonly [string, string];
    /** Of the token that has the invitation's 16 bytes. */
    readonly tokenHash: string;
  };
  readonly sealed: Texts<
    | 'record'
    | 'exchangeUnderReceipt'
    | 'exchangeUnderRing'
    | 'previousRing'
    | 'publication'
    | 'memberKey'
    | 'ringToKit'
    | 'exchangeToIntake'
    | 'exchangeToPartner'
    | 'answer'
    | 'keptAnswer'
    | 'shared'
    | 'sharedToMember'
    | 'sharedToTeam'
  > & { readonly entries: readonly [string, string] };
}

type AesName = 'ring' | 'ring1' | 'commons' | 'exchange' | 'exchange1';
type Seed = AesName | 'receipt' | 'kit' | 'member' | 'publication' | 'intake' | 'invitation';

export const vectors = JSON.parse(
  readFileSync(new URL('./vectors.json', import.meta.url), 'utf8'),
) as Vectors;
export const { programme, file, member } = vectors.ids;

export const seed = (name: Seed): Bytes => fromBase64url(vectors.seeds[name]);
export const key = (name: AesName): AesKey => AesKey.fromBytes(seed(name));

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
export const runs = (numRuns: number): { numRuns: number } => ({ numRuns });
