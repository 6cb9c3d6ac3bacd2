/** An entry of a request's stream: sealed under the exchange or notes key, signed by its author, tied to its place. */
import { type EntryHeader, entryBucket, hashEntry, readEntryHeader, type StreamName } from './envelope.ts';
import { open, type SealKey, seal } from './jwe.ts';
import type { Signer } from './signature.ts';
import { type Body, readBody, signBody } from './signed-body.ts';

/** Where an entry stands; `epoch` is that of the key which seals it. */
export interface EntryPlace {
  readonly programme: string;
  readonly file: string;
  readonly stream: StreamName;
  readonly seq: number;
  readonly prev: string;
  readonly epoch: number;
}

/** Who reads, and so whose signatures can be checked. */
export type Reader =
  | {
      readonly side: 'team';
      /** The highest roster version I have verified. */
      readonly rosterVersion: number;
      /** Verify key of a member in that roster version, provided that it belongs to that epoch; else undefined. */
      readonly verifyKeyFor: (member: string, rosterVersion: number, epoch: number) => string | undefined;
    }
  /** A partner has no roster: a member's entry is from *someone who holds the exchange key*, and is marked `unchecked`. */
  | { readonly side: 'partner' };

export type EntryRefusal =
  /** Not a sealed entry at all. */
  | 'malformed'
  /** Its header names another place: moved, swapped or renumbered. */
  | 'wrong_place'
  /** `prev` is not the hash of the entry before. */
  | 'broken_chain'
  /** I do not hold the key of its epoch. */
  | 'key_missing'
  /** Altered, or sealed with another key. */
  | 'not_authentic'
  /** Opens, but holds no signed body. */
  | 'bad_body'
  /** Written under a roster version higher than mine: something is being withheld. */
  | 'roster_withheld'
  /** No such author in that roster version and epoch. */
  | 'unknown_author'
  /** Partner key differs from the one stated before. */
  | 'other_partner'
  /** Signature of another key, or of another body or header. */
  | 'bad_signature'
  /** Stands after an entry of a later epoch: written with a key that was already replaced. */
  | 'old_epoch'
  /** Its seq was already taken, or is lower than the one before it. */
  | 'out_of_order';

export type OpenedEntry =
  | {
      readonly ok: true;
      readonly body: Body;
      readonly hash: string;
      readonly bucket: number;
      /** `unchecked`: a member's entry read by a partner. */
      readonly authorship: 'verified' | 'unchecked';
    }
  | { readonly ok: false; readonly reason: EntryRefusal; readonly hash: string };

/** Seals and signs an entry for its place. @throws TooLongError when no bucket holds it. */
export async function sealEntry(input: {
  key: SealKey;
  place: EntryPlace;
  body: Body;
  signer: Signer;
}): Promise<string> {
  const header = headerAt(input.place);
  const text = await signBody(header, input.body, input.signer);
  return seal(input.key, header, text, entryBucket(header.stream, header.seq));
}

/**
 * Opens one entry that must stand at `place`, and checks its author.
 * @param partnerKey the partner's verify key when it is already known; else the one this entry states is taken
 * (trust on first entry; `openStream` does the rest).
 */
export async function openEntry(input: {
  key: SealKey;
  compact: string;
  place: EntryPlace;
  reader: Reader;
  partnerKey?: string | undefined;
}): Promise<OpenedEntry> {
  const { key, compact, place, reader } = input;
  const hash = hashEntry(compact);
  const refuse = (reason: EntryRefusal): OpenedEntry => ({ ok: false, reason, hash });

  const reading = readEntryHeader(compact);
  if (!reading.ok) return refuse('malformed');
  const { header, bucket } = reading;
  const expected = headerAt(place);
  if (header.prev !== expected.prev) {
    return refuse(sameBut('prev', header, expected) ? 'broken_chain' : 'wrong_place');
  }
  if (JSON.stringify(header) !== JSON.stringify(expected)) return refuse('wrong_place');

  const opened = await open(key, compact);
  if (opened === null) return refuse('not_authentic');
  const read = readBody(header, opened);
  if (read === null) return refuse('bad_body');
  const { author, roster } = read.body;

  if (author.kind === 'partner') {
    // A partner never holds a notes key: whoever signs as one there is a colleague.
    if (header.stream === 'notes') return refuse('unknown_author');
    if (input.partnerKey !== undefined && input.partnerKey !== author.verifyKey)
      return refuse('other_partner');
    if (!(await read.signedBy(author.verifyKey))) return refuse('bad_signature');
    return { ok: true, body: read.body, hash, bucket, authorship: 'verified' };
  }
  if (reader.side === 'partner') return { ok: true, body: read.body, hash, bucket, authorship: 'unchecked' };
  if (roster === null || roster > reader.rosterVersion) return refuse('roster_withheld');
  const verifyKey = reader.verifyKeyFor(author.id, roster, place.epoch);
  if (verifyKey === undefined) return refuse('unknown_author');
  if (!(await read.signedBy(verifyKey))) return refuse('bad_signature');
  return { ok: true, body: read.body, hash, bucket, authorship: 'verified' };
}

function headerAt(place: EntryPlace): EntryHeader {
  const { programme, file, stream, seq, prev, epoch } = place;
  return {
    alg: 'dir',
    enc: 'A256GCM',
    kid: `${stream}:${epoch}`,
    typ: 'passerelle-entry',
    programme,
    file,
    stream,
    seq,
    prev,
  };
}

function sameBut(field: keyof EntryHeader, a: EntryHeader, b: EntryHeader): boolean {
  return JSON.stringify({ ...a, [field]: null }) === JSON.stringify({ ...b, [field]: null });
}
