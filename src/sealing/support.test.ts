import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canSeal } from './support.ts';

test('this platform can seal', async () => {
  assert.equal(await canSeal(), true);
});

test('a browser without Ed25519, or a page in clear, cannot, and no error is thrown', async (t) => {
  t.mock.method(crypto.subtle, 'generateKey', () =>
    Promise.reject(new DOMException('', 'NotSupportedError')),
  );
  assert.equal(await canSeal(), false);
  t.mock.getter(globalThis, 'crypto', () => ({}));
  assert.equal(await canSeal(), false);
});
