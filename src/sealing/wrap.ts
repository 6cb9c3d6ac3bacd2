/** A secret of 32 bytes (an AES key, or the seed of a pair) sealed under another key, as a JWE of constant size. */
import { AesKey } from './aes.ts';
import { type Bytes, fromUtf8, toBase64url, tryBase64url } from './bytes.ts';
import { epochInKid, type RecordHeader, readRecordHeader } from './envelope.ts';
import { open, type SealKey, seal } from './jwe.ts';
import { KEY_BUCKET } from './padding.ts';

/** What is wrapped (`record`) and under which key (`kid`): both are bound into the header and checked on opening. */
export interface WrapPlace {
  readonly programme: string;
  readonly record: string;
  readonly kid: string;
}

/** Names of wrapped secrets, as they stand in a header's `record`. */
export const wrapName = {
  ring: (epoch: number) => `ring:${epoch}`,
  commons: (epoch: number) => `commons:${epoch}`,
  intake: (epoch: number) => `intake:${epoch}`,
  publication: (epoch: number) => `publication:${epoch}`,
  exchange: (epoch: number, file: string) => `exchange:${epoch}:${file}`,
  notes: (epoch: number, file: string) => `notes:${epoch}:${file}`,
  member: (id: string) => `member_key:${id}`,
} as const;

/** Seals 32 secret bytes under `under`. */
export function wrapSecret(input: { secret: Bytes; under: SealKey; place: WrapPlace }): Promise<string> {
  if (input.secret.length !== 32) throw new RangeError('A wrapped secret has 32 bytes.');
  const text = JSON.stringify({ schema: 1, secret: toBase64url(input.secret) });
  return seal(input.under, headerAt(input.place), text, KEY_BUCKET);
}

/** The 32 bytes wrapped at `place`, or null when the key, the place or any bit differs. */
export async function unwrapSecret(input: {
  compact: string;
  under: SealKey;
  place: WrapPlace;
}): Promise<Bytes | null> {
  const reading = readRecordHeader(input.compact);
  if (!reading.ok || JSON.stringify(reading.header) !== JSON.stringify(headerAt(input.place))) return null;
  const opened = await open(input.under, input.compact);
  if (opened === null) return null;
  try {
    const { schema, secret } = JSON.parse(fromUtf8(opened)) as { schema?: unknown; secret?: unknown };
    return schema === 1 ? tryBase64url(secret, 32) : null;
  } catch {
    return null;
  }
}

/** Wraps an AES key: the exchange key under the receipt or ring key, the ring key n−1 under n… */
export function wrapKey(input: { key: AesKey; under: SealKey; place: WrapPlace }): Promise<string> {
  return wrapSecret({ secret: input.key.unsafeBytes(), under: input.under, place: input.place });
}

/** The AES key wrapped at `place`, or null. */
export async function unwrapKey(input: {
  compact: string;
  under: SealKey;
  place: WrapPlace;
}): Promise<AesKey | null> {
  const secret = await unwrapSecret(input);
  return secret === null ? null : AesKey.fromBytes(secret);
}

/**
 * The AES key wrapped under the ring or commons key of whichever epoch its header names; null when I do not hold that
 * epoch's key, or when the name, the programme or any bit differs.
 */
export async function unwrapUnderEpoch(input: {
  compact: string;
  programme: string;
  /** What must be wrapped: a `wrapName`. */
  record: string;
  under: 'ring' | 'commons';
  keyFor: (epoch: number) => AesKey | undefined;
}): Promise<AesKey | null> {
  const kid = kidOfWrap(input.compact);
  const epoch = kid?.startsWith(`${input.under}:`) ? epochInKid(kid) : null;
  const under = epoch === null ? undefined : input.keyFor(epoch);
  if (kid === null || under === undefined) return null;
  const place = { programme: input.programme, record: input.record, kid };
  return unwrapKey({ compact: input.compact, under, place });
}

/** `kid` of a wrap, so that the key above it can be chosen; null when it is no wrap at all. */
export function kidOfWrap(compact: string): string | null {
  const reading = readRecordHeader(compact);
  return reading.ok && reading.header.typ === 'passerelle-key' ? reading.header.kid : null;
}

function headerAt({ programme, record, kid }: WrapPlace): RecordHeader {
  return { alg: 'dir', enc: 'A256GCM', kid, typ: 'passerelle-key', programme, record, version: 1 };
}
