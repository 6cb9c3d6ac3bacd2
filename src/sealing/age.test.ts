import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { AgeIdentity, recipientHash, sealToRecipient } from './age.ts';
import { fromBase64url, sha256, sha256Text, toBase64url, utf8 } from './bytes.ts';
import { isAgeFile } from './envelope.ts';
import { kit, memberKey, receipt, runs, seed, vectors } from './vectors.test-parties.ts';

interface AgeVector {
  readonly name: string;
  readonly expect: 'success' | 'no match' | 'header failure';
  readonly identities: readonly string[];
  readonly payloadSha256: string | null;
  readonly file: string;
}
/** C2SP CCTV, age/testdata (made by the reference implementation), the `hybrid*` files. */
const cctv: AgeVector[] = JSON.parse(readFileSync(new URL('./age-vectors.json', import.meta.url), 'utf8'));

for (const { name, expect, identities, payloadSha256, file } of cctv) {
  test(`the reference implementation's file “${name}” opens or not, as the format says`, async () => {
    const hybrid = identities.filter((one) => one.startsWith('AGE-SECRET-KEY-PQ-1'));
    const opened = await Promise.all(hybrid.map(async (one) => (await AgeIdentity.fromText(one)).open(file)));
    const found = opened.find((plaintext) => plaintext !== null) ?? null;
    if (expect === 'success') {
      assert.equal(Buffer.from(sha256(found as Uint8Array)).toString('hex'), payloadSha256);
    } else {
      assert.equal(found, null);
    }
  });
}

test('only a file of one well-formed hybrid stanza has the shape that the server lets in', () => {
  const shaped = cctv.filter(({ file }) => isAgeFile(file)).map(({ name }) => name);
  // Those whose fault lies behind the shape: only who holds a key can tell.
  assert.deepEqual(shaped.sort(), [
    'hybrid',
    'hybrid_bad_tag',
    'hybrid_currupted_enc_mlkem',
    'hybrid_currupted_enc_x25519',
    'hybrid_identity',
    'hybrid_low_order',
    'hybrid_no_match',
  ]);
});

test('an identity from a seed is the age text of that seed: the frozen vector', async () => {
  const identity = await AgeIdentity.fromSeed(seed('intake'));
  assert.equal(identity.unsafeText(), vectors.exact.intake.identity);
  assert.equal(identity.recipient, vectors.exact.intake.recipient);
  assert.equal((await AgeIdentity.fromText(identity.unsafeText())).recipient, identity.recipient);
  assert.equal(await identityToRecipient(identity.unsafeText()), identity.recipient);
});

test('our files open with age itself, and its files open with ours', async () => {
  const text = await generateHybridIdentity();
  const decrypter = new Decrypter();
  decrypter.addIdentity(text);
  const ours = await sealToRecipient(await identityToRecipient(text), utf8('bonjour'));
  assert.equal(await decrypter.decrypt(fromBase64url(ours), 'text'), 'bonjour');
  const encrypter = new Encrypter();
  encrypter.addRecipient(kit.recipient);
  const theirs = toBase64url(await encrypter.encrypt('bonsoir'));
  assert.deepEqual(await kit.identity.open(theirs), utf8('bonsoir'));
});

test('sealing then opening is identity; the file has the shape the server expects', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 4000 }), async (bytes) => {
      const file = await sealToRecipient(receipt.recipient, bytes);
      assert.equal(isAgeFile(file), true);
      assert.deepEqual([...((await receipt.identity.open(file)) as Uint8Array)], [...bytes]);
      assert.equal(await memberKey.identity.open(file), null);
    }),
    runs(8),
  );
});

test('any flipped bit closes the file', async () => {
  const file = fromBase64url(await sealToRecipient(receipt.recipient, utf8('une clé')));
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length * 8 - 1), async (bit) => {
      const damaged = new Uint8Array(file);
      damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7));
      assert.equal(await receipt.identity.open(toBase64url(damaged)), null);
    }),
    runs(40),
  );
});

test('nothing but a hybrid recipient is sealed to, nothing but a hybrid identity opens', async () => {
  await assert.rejects(
    sealToRecipient('age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p', utf8('x')),
  );
  await assert.rejects(AgeIdentity.fromText(vectors.exact.intake.identity.replace('PQ-1', '1')));
  await assert.rejects(AgeIdentity.fromSeed(new Uint8Array(16)), RangeError);
  assert.equal(await kit.identity.open('not an age file'), null);
});

test('a recipient is named by the SHA-256 of its text', () => {
  assert.equal(recipientHash(memberKey.recipient), vectors.exact.member.recipientHash);
  assert.equal(recipientHash(memberKey.recipient), sha256Text(memberKey.recipient));
});

test('files that are no age file, too long, or cut short have no right shape', async () => {
  const file = fromBase64url(await sealToRecipient(receipt.recipient, utf8('une clé')));
  const shape = (bytes: Uint8Array) => isAgeFile(toBase64url(bytes));
  assert.equal(shape(file), true);
  assert.equal(shape(file.subarray(0, 1600)), false);
  assert.equal(shape(new Uint8Array([...file, ...new Uint8Array(9000)])), false);
  assert.equal(isAgeFile(''), false);
  assert.equal(isAgeFile('é'), false);
  const armored = utf8('-----BEGIN AGE ENCRYPTED FILE-----');
  assert.equal(shape(armored), false);
});
