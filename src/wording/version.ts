/** Names a text by what it says: the same words give the same version, in a browser and in Node; any change another. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '#programme/canonical.ts';

/** First half of the SHA-256 of the value as JSON whose keys are in order. 32 characters. */
export function versionOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value)))).slice(0, 32);
}
