/**
 * Envelopes: what can be told about a sealed thing without any key.
 *
 * The server imports this file (and through it neither age, nor jose, nor OPAQUE) to refuse whatever is not sealed
 * as it must be; clients use the same reading before they decrypt.
 */
import { base64urlLength, fromUtf8, sha256Text, tryBase64url } from './bytes.ts';
import { ANSWER_BUCKET, BUCKETS, ENTRY_BUCKET, FIRST_REQUEST_BUCKET, KEPT_ANSWER_BUCKET } from './padding.ts';

export type StreamName = 'exchange' | 'notes';

/** Header of an entry of a request's stream: exactly these members, in this order. */
export interface EntryHeader {
  readonly alg: 'dir';
  readonly enc: 'A256GCM';
  /** `exchange:<epoch>` or `notes:<epoch>`: its stream's key. */
  readonly kid: string;
  readonly typ: 'passerelle-entry';
  readonly programme: string;
  readonly file: string;
  readonly stream: StreamName;
  readonly seq: number;
  /** Hash of the entry before, or `firstPrev` at seq 0: 43 characters. */
  readonly prev: string;
}

/** Header of any other sealed thing: exactly these members, in this order. */
export interface RecordHeader {
  readonly alg: 'dir';
  readonly enc: 'A256GCM';
  /** `ring:<epoch>`, `commons:<epoch>`, `member:<id>`, `passphrase:<id>`, `receipt`, `exchange:<epoch>`… */
  readonly kid: string;
  /** `passerelle-key` wraps a key; `passerelle-record` is signed content. */
  readonly typ: 'passerelle-record' | 'passerelle-key';
  readonly programme: string;
  /** What it is: `<kind>:<id>`, such as `directory:<uuid>` or `exchange:<epoch>:<file>`. */
  readonly record: string;
  readonly version: number;
}

export type EnvelopeRefusal = 'not_compact' | 'bad_header' | 'bad_size';

export type Reading<Header> =
  | { readonly ok: true; readonly header: Header; readonly bucket: number }
  | { readonly ok: false; readonly reason: EnvelopeRefusal };

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const KID =
  /^(?:receipt|(?:exchange|notes|ring|commons|intake):(?:0|[1-9]\d{0,8})|(?:member|passphrase):[A-Za-z0-9_-]{1,64})$/;
const RECORD = /^[a-z_]{1,40}(?::[A-Za-z0-9_-]{1,64}){1,2}$/;
const STREAM_KID = /^(exchange|notes):(0|[1-9]\d{0,8})$/;

/** A name that may stand in a header: programme, file, member, record ids. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Header of an entry; refuses anything that is not exactly a sealed entry of an allowed size. */
export function readEntryHeader(compact: string): Reading<EntryHeader> {
  return read(compact, (raw) => {
    const { kid, programme, file, stream, seq, prev } = raw;
    if (!isId(programme) || !isId(file) || !isCount(seq)) return null;
    if (stream !== 'exchange' && stream !== 'notes') return null;
    if (typeof kid !== 'string' || STREAM_KID.exec(kid)?.[1] !== stream) return null;
    if (typeof prev !== 'string' || base64urlLength(prev) !== 32) return null;
    const header: EntryHeader = {
      alg: 'dir',
      enc: 'A256GCM',
      kid,
      typ: 'passerelle-entry',
      programme,
      file,
      stream,
      seq,
      prev,
    };
    return { header, atLeast: entryBucket(stream, seq) };
  });
}

/** Header of a record or wrapped key; refuses anything that is not exactly one of an allowed size. */
export function readRecordHeader(compact: string): Reading<RecordHeader> {
  return read(compact, (raw) => {
    const { kid, typ, programme, record, version } = raw;
    if (typ !== 'passerelle-record' && typ !== 'passerelle-key') return null;
    if (typeof kid !== 'string' || !KID.test(kid) || !isId(programme)) return null;
    if (typeof record !== 'string' || !RECORD.test(record) || !isCount(version)) return null;
    const header: RecordHeader = { alg: 'dir', enc: 'A256GCM', kid, typ, programme, record, version };
    if (typ === 'passerelle-key') return { header, atLeast: 0 };
    return record.startsWith('answer:')
      ? { header, atLeast: KEPT_ANSWER_BUCKET, atMost: KEPT_ANSWER_BUCKET }
      : { header, atLeast: ENTRY_BUCKET };
  });
}

/** Smallest bucket of an entry at this place. */
export function entryBucket(stream: StreamName, seq: number): number {
  return stream === 'exchange' && seq === 0 ? FIRST_REQUEST_BUCKET : ENTRY_BUCKET;
}

/** Epoch named by the kid of an entry's header. */
export function epochOf(header: EntryHeader): number {
  return Number(header.kid.slice(header.stream.length + 1));
}

/** Epoch named by a kid such as `ring:3`; null when it names none. */
export function epochInKid(kid: string): number | null {
  const epoch = /^(?:exchange|notes|ring|commons|intake):(\d+)$/.exec(kid)?.[1];
  return epoch === undefined ? null : Number(epoch);
}

/** Hash that the next entry names as `prev`: SHA-256 of the compact ASCII text, base64url. */
export function hashEntry(compact: string): string {
  return sha256Text(compact);
}

/** `prev` of an entry at seq 0. */
export function firstPrev(programme: string, file: string, stream: StreamName): string {
  return sha256Text(firstPlace(programme, file, stream));
}

/** What `firstPrev` is the hash of. */
export const firstPlace = (programme: string, file: string, stream: StreamName): string =>
  `${programme}|${file}|${stream}`;

/**
 * age file of exactly one hybrid stanza (draft C2SP age), then its MAC, a nonce and a payload of at most `maxPayload` bytes.
 * @param minPayload nonce and tag included; by default what holds one byte of text
 */
export function isAgeFile(base64url: string, maxPayload = 8192, minPayload = AGE_PAYLOAD_MIN): boolean {
  const length = base64urlLength(base64url);
  if (length === null || length > AGE_HEADER_MAX + maxPayload) return false;
  // Four characters are three bytes: the header is decoded, the rest only measured.
  const head = tryBase64url(base64url.slice(0, (AGE_HEADER_MAX / 3) * 4));
  // The header is ASCII: one character per byte, so the match's length is the header's.
  const match = head === null ? null : AGE_HEADER.exec(latin1.decode(head));
  if (match === null) return false;
  const payload = length - match[0].length;
  return payload >= minPayload && payload <= maxPayload;
}

/** The same, as long as every answer to a questionnaire. */
export const isAnswerFile = (base64url: string): boolean =>
  isAgeFile(base64url, ANSWER_BUCKET + AGE_OVERHEAD, ANSWER_BUCKET + AGE_OVERHEAD);

/** 1,120 bytes of encapsulation, a 32-byte body, a 32-byte MAC: base64 without padding nor stray bits at the end. */
const AGE_HEADER =
  /^age-encryption\.org\/v1\n-> mlkem768x25519 [A-Za-z0-9+/]{1493}[AQgw]\n[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]\n--- [A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]\n/;
const AGE_HEADER_MAX = 1701;
const latin1 = new TextDecoder('latin1');
/** 16 bytes of nonce, 16 of tag. */
const AGE_OVERHEAD = 32;
/** With one byte of text. */
const AGE_PAYLOAD_MIN = AGE_OVERHEAD + 1;

/** A header, and the buckets that what is under it may fill. */
interface Checked<Header> {
  readonly header: Header;
  readonly atLeast: number;
  readonly atMost?: number;
}
type Check<Header> = (raw: Record<string, unknown>) => Checked<Header> | null;

function read<Header>(compact: string, check: Check<Header>): Reading<Header> {
  const refuse = (reason: EnvelopeRefusal) => ({ ok: false, reason }) as const;
  const [head, encryptedKey, iv, ciphertext, tag, ...more] = compact.split('.');
  const bucket = base64urlLength(ciphertext ?? '');
  if (encryptedKey !== '' || more.length > 0 || bucket === null) return refuse('not_compact');
  if (base64urlLength(iv ?? '') !== 12 || base64urlLength(tag ?? '') !== 16) return refuse('not_compact');

  const checked = checkHeader(head, check);
  if (checked === null) return refuse('bad_header');
  if (!(BUCKETS as readonly number[]).includes(bucket)) return refuse('bad_size');
  if (bucket < checked.atLeast || bucket > (checked.atMost ?? bucket)) return refuse('bad_size');
  return { ok: true, header: checked.header, bucket };
}

function checkHeader<Header>(head: string | undefined, check: Check<Header>): Checked<Header> | null {
  const bytes = tryBase64url(head);
  if (bytes === null || bytes.length > 1024) return null;
  try {
    const text = fromUtf8(bytes);
    const raw: unknown = JSON.parse(text);
    if (typeof raw !== 'object' || raw === null) return null;
    const checked = check(raw as Record<string, unknown>);
    // One spelling only: no member more (`zip`, `crit`…), none twice, no other order, no space.
    return checked !== null && JSON.stringify(checked.header) === text ? checked : null;
  } catch {
    return null;
  }
}
