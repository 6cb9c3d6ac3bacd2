/** JWE compact (RFC 7516), `dir` + `A256GCM`: how every record is sealed. Header and padding in, header and text out. */
import { CompactEncrypt } from 'jose/jwe/compact/encrypt';
import { compactDecrypt } from 'jose/jwe/compact/decrypt';
import { AesKey } from './aes.ts';
import type { EntryHeader, RecordHeader } from './envelope.ts';
import { pad, unpad } from './padding.ts';

/** A key that seals records: one of ours, or the receipt's, which is never wrapped and so only a CryptoKey. */
export type SealKey = AesKey | CryptoKey;

const handle = (key: SealKey) => (key instanceof AesKey ? key.cryptoKey() : key);

/** Seals `text`, padded to a bucket of at least `atLeast` bytes. @throws TooLongError */
export async function seal(
  key: SealKey,
  header: EntryHeader | RecordHeader,
  text: string,
  atLeast: number,
): Promise<string> {
  return new CompactEncrypt(pad(text, atLeast)).setProtectedHeader({ ...header }).encrypt(await handle(key));
}

/** UTF-8 bytes of the sealed text, or null when the key, or any bit of it, is another. Check the header first. */
export async function open(key: SealKey, compact: string): Promise<Uint8Array | null> {
  try {
    const { plaintext } = await compactDecrypt(compact, await handle(key), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return unpad(plaintext);
  } catch {
    return null;
  }
}
