/** Sealed records outside requests (directory, member cards, tallies, drafts…): signed like entries, versioned. */
import { type RecordHeader, readRecordHeader } from './envelope.ts';
import { open, type SealKey, seal } from './jwe.ts';
import { ENTRY_BUCKET } from './padding.ts';
import type { Signer } from './signature.ts';
import { type Body, readBody, signBody } from './signed-body.ts';

/** Which record, under which key. `record` is `<kind>:<id>`; `version` grows by one at each writing. */
export interface RecordPlace {
  readonly programme: string;
  readonly record: string;
  readonly version: number;
  /** `ring:<epoch>`, `commons:<epoch>` or `member:<id>`. */
  readonly kid: string;
}

/** The name of a record in its header. */
export function recordName(kind: string, id: string): string {
  return `${kind}:${id}`;
}

/** `kid` of a sealed record, so that its key can be chosen; null when it is no record at all. */
export function kidOfRecord(compact: string): string | null {
  const reading = readRecordHeader(compact);
  return reading.ok ? reading.header.kid : null;
}

export type RecordRefusal =
  | 'malformed'
  | 'wrong_place'
  | 'not_authentic'
  | 'bad_body'
  | 'roster_withheld'
  | 'unknown_author'
  | 'bad_signature';

export type OpenedRecord =
  | { readonly ok: true; readonly body: Body; readonly version: number }
  | { readonly ok: false; readonly reason: RecordRefusal };

/**
 * Seals and signs a record.
 * @param input.atLeast bucket that it fills, bytes: 1 kB unless it is more
 * @throws TooLongError when no bucket holds it
 */
export async function sealRecord(input: {
  key: SealKey;
  place: RecordPlace;
  body: Body;
  signer: Signer;
  atLeast?: number;
}): Promise<string> {
  const header = headerAt(input.place);
  const text = await signBody(header, input.body, input.signer);
  return seal(input.key, header, text, input.atLeast ?? ENTRY_BUCKET);
}

/** Opens a record that must stand at `place`, and checks that a member wrote it. */
export async function openRecord(input: {
  key: SealKey;
  compact: string;
  place: RecordPlace;
  /** The highest roster version I have verified. */
  rosterVersion: number;
  /** Verify key of a member in that roster version; undefined when she is not in it. */
  verifyKeyFor: (member: string, rosterVersion: number) => string | undefined;
}): Promise<OpenedRecord> {
  const refuse = (reason: RecordRefusal): OpenedRecord => ({ ok: false, reason });
  const reading = readRecordHeader(input.compact);
  if (!reading.ok) return refuse('malformed');
  const { header } = reading;
  if (JSON.stringify(header) !== JSON.stringify(headerAt(input.place))) return refuse('wrong_place');
  const opened = await open(input.key, input.compact);
  if (opened === null) return refuse('not_authentic');
  const read = readBody(header, opened);
  if (read === null) return refuse('bad_body');
  const { author, roster } = read.body;
  if (author.kind !== 'member' || roster === null) return refuse('unknown_author');
  if (roster > input.rosterVersion) return refuse('roster_withheld');
  const verifyKey = input.verifyKeyFor(author.id, roster);
  if (verifyKey === undefined) return refuse('unknown_author');
  if (!(await read.signedBy(verifyKey))) return refuse('bad_signature');
  return { ok: true, body: read.body, version: header.version };
}

function headerAt({ programme, record, version, kid }: RecordPlace): RecordHeader {
  return { alg: 'dir', enc: 'A256GCM', kid, typ: 'passerelle-record', programme, record, version };
}
