import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  base64urlLength,
  concat,
  equal,
  fromBase64url,
  fromUtf8,
  randomBytes,
  sha256,
  toBase64url,
  tryBase64url,
  utf8,
} from './bytes.ts';

test('base64url is that of RFC 4648, without padding', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      assert.equal(toBase64url(bytes), Buffer.from(bytes).toString('base64url'));
      assert.deepEqual([...fromBase64url(toBase64url(bytes))], [...bytes]);
    }),
  );
});

test('a value has one spelling: padding, the other alphabet, spaces and stray bits are refused', () => {
  for (const text of ['AA==', 'AA=', 'A', '+_', '/w', 'A A', 'AB', 'AAB', 'AA\n', 'é']) {
    assert.equal(tryBase64url(text), null, text);
  }
  assert.deepEqual([...(tryBase64url('AA') as Uint8Array)], [0]);
  assert.equal(tryBase64url('AAAA', 2), null);
  assert.equal(tryBase64url(undefined), null);
});

test('a length is told without decoding, for exactly the texts that can be decoded', () => {
  const alphabet = Array.from('ABQgwZaz09-_Ee8c=+/ \n');
  const texts = fc.oneof(
    fc.uint8Array().map(toBase64url),
    fc.array(fc.constantFrom(...alphabet), { maxLength: 9 }).map((letters) => letters.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      assert.equal(base64urlLength(text), tryBase64url(text)?.length ?? null, text);
    }),
    { numRuns: 2000 },
  );
});

test('SHA-256 is that of FIPS 180-4', () => {
  assert.equal(
    Buffer.from(sha256(utf8('abc'))).toString('hex'),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.equal(
        Buffer.from(sha256(bytes)).toString('hex'),
        createHash('sha256').update(bytes).digest('hex'),
      );
    }),
  );
});

test('UTF-8 that is not UTF-8 throws instead of being mended', () => {
  assert.throws(() => fromUtf8(Uint8Array.of(0xc3, 0x28)), TypeError);
  assert.equal(fromUtf8(utf8('é\u{feff}')), 'é\u{feff}');
  assert.equal(fromUtf8(utf8('\u{feff}é')), '\u{feff}é');
});

test('equal compares content and length', () => {
  assert.equal(equal(Uint8Array.of(1, 2), Uint8Array.of(1, 2)), true);
  assert.equal(equal(Uint8Array.of(1, 2), Uint8Array.of(1, 3)), false);
  assert.equal(equal(Uint8Array.of(1, 2), Uint8Array.of(1)), false);
});

test('concat keeps order; random bytes differ', () => {
  assert.deepEqual([...concat(Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3))], [1, 2, 3]);
  assert.equal(equal(randomBytes(16), randomBytes(16)), false);
});
