import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromUtf8 } from './bytes.ts';
import {
  BUCKETS,
  ENTRY_BUCKET,
  FIRST_REQUEST_BUCKET,
  KEY_BUCKET,
  pad,
  TooLongError,
  unpad,
} from './padding.ts';

test('unpadding inverts padding, and only the bucket shows', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 2000 }),
      fc.constantFrom(...BUCKETS),
      (text, atLeast) => {
        const padded = pad(text, atLeast);
        assert.ok((BUCKETS as readonly number[]).includes(padded.length) && padded.length >= atLeast);
        assert.equal(fromUtf8(unpad(padded) as Uint8Array), text);
      },
    ),
  );
});

test('the layout is uint32 big-endian length, UTF-8, zeros', () => {
  const padded = pad('é!', KEY_BUCKET);
  assert.deepEqual([...padded.subarray(0, 8)], [0, 0, 0, 3, 0xc3, 0xa9, 0x21, 0]);
  assert.equal(padded.length, 256);
});

test('a text moves to the next bucket at its edge, never earlier', () => {
  assert.equal(pad('a'.repeat(1020), ENTRY_BUCKET).length, 1024);
  assert.equal(pad('a'.repeat(1021), ENTRY_BUCKET).length, 2048);
  assert.equal(pad('', FIRST_REQUEST_BUCKET).length, 4096);
});

test('what no bucket holds is refused with its size, never cut', () => {
  assert.equal(pad('a'.repeat(32_764), ENTRY_BUCKET).length, 32_768);
  assert.throws(
    () => pad('a'.repeat(32_765), ENTRY_BUCKET),
    (error) => error instanceof TooLongError && error.bytes === 32_765,
  );
});

test('a wrong length, size or tail does not unpad', () => {
  const padded = pad('abc', KEY_BUCKET);
  const tail = new Uint8Array(padded);
  tail[255] = 1;
  const long = new Uint8Array(padded);
  long[2] = 1;
  for (const wrong of [tail, long, padded.subarray(0, 255), new Uint8Array(0)])
    assert.equal(unpad(wrong), null);
});
