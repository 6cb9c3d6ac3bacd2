import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveKit, newKit } from './kit.ts';
import { checkRecovery, signRecovery } from './recovery.ts';
import { kit, programme, vectors } from './vectors.test-parties.ts';

test('everything derived from a kit is the frozen vector', () => {
  assert.deepEqual({ recipient: kit.recipient, verifyKey: kit.verifyKey }, vectors.exact.kit);
});

test('only 32 bytes are a kit', async () => {
  await assert.rejects(deriveKit(new Uint8Array(16)), RangeError);
  assert.equal(newKit().length, 32);
});

const { challenge, signature } = vectors.exact.recovery as Record<'challenge' | 'signature', string>;

test('the kit proves itself to the server: the frozen signature', async () => {
  assert.equal(await signRecovery(kit, programme, challenge), signature);
  assert.equal(await checkRecovery({ verifyKey: kit.verifyKey, programme, challenge, signature }), true);
});

test('another kit, programme, challenge or signature proves nothing', async () => {
  const other = await deriveKit(newKit());
  const right = { verifyKey: kit.verifyKey, programme, challenge, signature };
  const wrong = [
    { ...right, verifyKey: other.verifyKey },
    { ...right, programme: 'another' },
    { ...right, challenge: `A${challenge.slice(1)}` },
    { ...right, signature: `A${signature.slice(1)}` },
    { ...right, signature: '' },
    { ...right, verifyKey: 'nonsense' },
  ];
  for (const one of wrong) assert.equal(await checkRecovery(one), false);
});
