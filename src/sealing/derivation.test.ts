import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { toBase64url, utf8 } from './bytes.ts';
import { derive } from './derivation.ts';
import { runs, seed, vectors } from './vectors.test-parties.ts';

test('derivation is HKDF-SHA-256 with our salt: an independent implementation agrees', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      fc.string({ maxLength: 40 }),
      fc.integer({ min: 1, max: 64 }),
      async (secret, info, length) => {
        const ours = await derive(new Uint8Array(secret), info, length);
        assert.deepEqual([...ours], [...hkdf(sha256, secret, utf8('passerelle/1'), utf8(info), length)]);
      },
    ),
    runs(50),
  );
});

test('the frozen vector', async () => {
  assert.equal(toBase64url(await derive(seed('receipt'), 'receipt/locator', 16)), vectors.exact.derive);
});

test('another purpose or another secret gives unrelated bytes', async () => {
  const [a, b, c] = await Promise.all([
    derive(seed('ring'), 'kit/age', 32),
    derive(seed('ring'), 'kit/sign', 32),
    derive(seed('ring1'), 'kit/age', 32),
  ]);
  assert.equal(new Set([a, b, c].map(toBase64url)).size, 3);
});

test('docs/formats.md names every derivation', () => {
  const folder = new URL('.', import.meta.url);
  const code = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.includes('.test'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  const infos = [...code.matchAll(/derive\([^()]*(?:\([^()]*\))?[^()]*?,\s*['`]([^'`]+)['`]/g)].map(
    ([, info]) => info as string,
  );
  const docs = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
  assert.ok(infos.length >= 16, `${infos.length} derivations found`);
  for (const info of infos) {
    const written = info.replace('${purpose}', 'ring').replace(/\$\{(\w+)\}/g, '<$1>');
    assert.ok(docs.includes(`\`${written}\``), written);
  }
});
