import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256Text, toBase64url, sha256, fromBase64url } from './bytes.ts';
import { deriveReceipt, newReceipt } from './receipt.ts';
import { receipt, vectors } from './vectors.test-parties.ts';

test('everything derived from a receipt is the frozen vector', () => {
  const { locator, authentication, authenticationHash, recipient, verifyKey } = receipt;
  assert.deepEqual(
    { locator, authentication, authenticationHash, recipient, verifyKey },
    vectors.exact.receipt,
  );
});

test('the server keeps the hash of the secret bytes, not of their text', () => {
  const bytes = fromBase64url(receipt.authentication);
  assert.equal(bytes.length, 32);
  assert.equal(receipt.authenticationHash, toBase64url(sha256(bytes)));
  assert.notEqual(receipt.authenticationHash, sha256Text(receipt.authentication));
});

test('a receipt opens what is handed to its recipient, and no other receipt does', async () => {
  const { sealToRecipient } = await import('./age.ts');
  const sealed = await sealToRecipient(receipt.recipient, Uint8Array.of(1, 2, 3));
  assert.deepEqual([...((await receipt.identity.open(sealed)) as Uint8Array)], [1, 2, 3]);
  const other = await deriveReceipt(newReceipt());
  assert.equal(await other.identity.open(sealed), null);
  assert.notEqual(other.locator, receipt.locator);
});

test('only 16 bytes are a receipt', async () => {
  await assert.rejects(deriveReceipt(new Uint8Array(15)), RangeError);
  await assert.rejects(deriveReceipt(new Uint8Array(32)), RangeError);
  assert.equal(newReceipt().length, 16);
});
