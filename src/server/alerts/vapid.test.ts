import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newVapid } from './vapid.ts';

const contact = () => 'https://passerelle.example';

test('the same secrets make the same key: a browser that subscribed stays subscribed', () => {
  const seed = new Uint8Array(32).fill(7);
  assert.equal(newVapid(seed, contact).publicKey, newVapid(seed, contact).publicKey);
  assert.notEqual(newVapid(seed, contact).publicKey, newVapid(seed.fill(8), contact).publicKey);
});

test('any secret makes a key, the ones beyond the group’s order too', () => {
  const edges = ['00', 'ff'].map((byte) => Uint8Array.from(Buffer.from(byte.repeat(32), 'hex')));
  fc.assert(
    fc.property(
      fc.oneof(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.constantFrom(...edges)),
      (seed) => {
        assert.match(newVapid(seed, contact).publicKey, /^B[\w-]{86}$/);
      },
    ),
    { numRuns: 50 },
  );
});
