import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { PublicationKey } from './intake.ts';
import { key, kit, memberKey, receipt, seed, vectors } from './vectors.test-parties.ts';

const holders = {
  aesKey: key('ring'),
  memberKey,
  identity: kit.identity,
  signer: kit.signer,
  publication: await PublicationKey.fromSeed(seed('publication')),
  receipt,
  kit,
};

test('nothing that holds a secret shows it as text, as JSON, in a log or in a structured clone', () => {
  const secrets = [
    ...Object.values(vectors.seeds as Record<string, string>),
    vectors.exact.member.own,
    kit.identity.unsafeText(),
  ];
  const bytes = secrets.map((secret) => secret.toLowerCase());
  for (const [name, holder] of Object.entries(holders)) {
    const shown = [
      JSON.stringify(holder),
      Reflect.apply(String, undefined, [holder]),
      inspect(holder, { depth: 9, showHidden: true }),
      inspect(Object.assign({}, holder), { depth: 9 }),
    ]
      .join('\n')
      .toLowerCase();
    for (const secret of bytes) assert.equal(shown.includes(secret), false, name);
    assert.equal(shown.includes('age-secret-key'), false, name);
  }
});

test('an AES key cloned towards another thread arrives empty', () => {
  const clone = structuredClone(key('ring'));
  assert.deepEqual(Object.keys(clone), []);
  assert.equal('unsafeBytes' in clone, false);
});

test('the keys that are never wrapped cannot be exported', async () => {
  assert.equal(receipt.receiptKey.extractable, false);
  assert.equal((await key('ring').cryptoKey()).extractable, false);
  await assert.rejects(crypto.subtle.exportKey('raw', receipt.receiptKey));
});
