/**
 * Padding: a sealed thing tells its bucket and nothing finer about its length.
 * Plaintext = uint32-BE length ‖ UTF-8 JSON ‖ zeros, filled up to a bucket.
 */
import { type Bytes, utf8 } from './bytes.ts';

/** Every size a sealed plaintext may have, in bytes. */
export const BUCKETS = [256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768] as const;

/** A request's first exchange entry always fills this, whatever was asked. */
export const FIRST_REQUEST_BUCKET = 4096;
/** Any other entry or signed record fills at least this. */
export const ENTRY_BUCKET = 1024;
/** A sealed answer to a questionnaire fills this, whatever was answered; and this, signed, once a member opened it. */
export const ANSWER_BUCKET = 2048;
export const KEPT_ANSWER_BUCKET = 4096;
/** A wrapped key fills this: its content has a constant length. */
export const KEY_BUCKET = 256;

/** Content that no bucket holds: the caller must shorten it, nothing is cut. */
export class TooLongError extends Error {
  readonly bytes: number;
  constructor(bytes: number) {
    super('The content is longer than a sealed entry may be.');
    this.name = 'TooLongError';
    this.bytes = bytes;
  }
}

/** Pads `text` to the smallest bucket that is at least `atLeast` bytes. @throws TooLongError beyond 32,764 bytes. */
export function pad(text: string, atLeast: number): Bytes {
  const content = utf8(text);
  const bucket = BUCKETS.find((size) => size >= atLeast && size >= content.length + 4);
  if (bucket === undefined) throw new TooLongError(content.length);
  const padded = new Uint8Array(bucket);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, 4);
  return padded;
}

/** The padded text's bytes, or null when size, length or zeros are not as they must be. */
export function unpad(padded: Uint8Array): Uint8Array | null {
  if (!(BUCKETS as readonly number[]).includes(padded.length)) return null;
  const length = new DataView(padded.buffer, padded.byteOffset, padded.byteLength).getUint32(0);
  if (length > padded.length - 4) return null;
  const end = 4 + length;
  return padded.subarray(end).every((byte) => byte === 0) ? padded.subarray(4, end) : null;
}
