import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newAesKey } from './aes.ts';
import { readRecordHeader } from './envelope.ts';
import { seal } from './jwe.ts';
import { file, flipped, key, programme, receipt, runs, seed, vectors } from './vectors.test-parties.ts';
import {
  kidOfWrap,
  unwrapKey,
  unwrapSecret,
  unwrapUnderEpoch,
  wrapKey,
  wrapName,
  wrapSecret,
} from './wrap.ts';

const record = wrapName.exchange(0, file);
const underRing = { programme, record, kid: 'ring:0' };
const underReceipt = { programme, record, kid: 'receipt' };
const compact: string = vectors.sealed.exchangeUnderRing;

test('the frozen wraps open', async () => {
  const byRing = await unwrapKey({ compact, under: key('ring'), place: underRing });
  assert.deepEqual(byRing?.unsafeBytes(), seed('exchange'));
  const byReceipt = {
    compact: vectors.sealed.exchangeUnderReceipt,
    under: receipt.receiptKey,
    place: underReceipt,
  };
  assert.deepEqual((await unwrapKey(byReceipt))?.unsafeBytes(), seed('exchange'));
  const previous = {
    compact: vectors.sealed.previousRing,
    under: key('ring1'),
    place: { programme, record: 'ring:0', kid: 'ring:1' },
  };
  assert.deepEqual((await unwrapKey(previous))?.unsafeBytes(), seed('ring'));
  const publication = {
    compact: vectors.sealed.publication,
    under: key('ring'),
    place: { programme, record: 'publication:0', kid: 'ring:0' },
  };
  assert.deepEqual(await unwrapSecret(publication), seed('publication'));
});

test('wrapping then unwrapping is identity, and every wrap has one size', async () => {
  const wraps = await Promise.all(
    [newAesKey(), newAesKey()].map(async (secret) => {
      const sealed = await wrapKey({ key: secret, under: key('ring'), place: underRing });
      const back = await unwrapKey({ compact: sealed, under: key('ring'), place: underRing });
      assert.deepEqual(back?.unsafeBytes(), secret.unsafeBytes());
      return sealed;
    }),
  );
  assert.equal(wraps[0]?.length, wraps[1]?.length);
});

test('any flipped bit is refused', async () => {
  await fc.assert(
    fc.asyncProperty(flipped(compact), async (damaged) => {
      assert.equal(await unwrapKey({ compact: damaged, under: key('ring'), place: underRing }), null);
    }),
    runs(120),
  );
});

test('a wrap opens for its programme, its name, its kid and its key only', async () => {
  const under = key('ring');
  for (const place of [
    { ...underRing, programme: 'other' },
    { ...underRing, record: wrapName.exchange(1, file) },
    { ...underRing, record: wrapName.notes(0, file) },
    { ...underRing, kid: 'ring:1' },
  ]) {
    assert.equal(await unwrapKey({ compact, under, place }), null);
  }
  assert.equal(await unwrapKey({ compact, under: newAesKey(), place: underRing }), null);
});

test('a record’s text is never taken for a key', async () => {
  const reading = readRecordHeader(compact);
  assert.ok(reading.ok);
  for (const text of [
    '',
    '{}',
    'null',
    '{"schema":2,"secret":"x"}',
    '{"schema":1,"secret":"AA"}',
    '{"schema":1}',
  ]) {
    const other = await seal(key('ring'), reading.header, text, 256);
    assert.equal(await unwrapKey({ compact: other, under: key('ring'), place: underRing }), null, text);
  }
});

test('the key above is found by the epoch in the header', async () => {
  const ringFor = (epoch: number) => (epoch === 0 ? key('ring') : undefined);
  const found = { compact, programme, record, under: 'ring' as const, keyFor: ringFor };
  assert.deepEqual((await unwrapUnderEpoch(found))?.unsafeBytes(), seed('exchange'));
  assert.equal(await unwrapUnderEpoch({ ...found, under: 'commons' }), null);
  assert.equal(await unwrapUnderEpoch({ ...found, keyFor: () => undefined }), null);
  assert.equal(await unwrapUnderEpoch({ ...found, compact: vectors.sealed.exchangeUnderReceipt }), null);
  assert.deepEqual(
    [kidOfWrap(compact), kidOfWrap(vectors.sealed.record), kidOfWrap('')],
    ['ring:0', null, null],
  );
});

test('only 32 bytes are wrapped', () => {
  assert.throws(
    () => wrapSecret({ secret: new Uint8Array(16), under: key('ring'), place: underRing }),
    RangeError,
  );
});
