import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPassphrase, newPassphrase } from './passphrase.ts';
import { englishWords } from './words-en.ts';
import { frenchWords } from './words-fr.ts';

test('a generated passphrase is six words of the list, different each time, and passes the check', () => {
  const made = new Set<string>();
  for (const list of [frenchWords, englishWords]) {
    for (let i = 0; i < 50; i++) {
      const passphrase = newPassphrase(list);
      const words = passphrase.split(' ');
      assert.equal(words.length, 6);
      assert.ok(words.every((word) => list.words.includes(word)));
      assert.deepEqual(checkPassphrase(passphrase), { ok: true }, passphrase);
      made.add(passphrase);
    }
  }
  assert.equal(made.size, 100);
});

test('every word can be drawn: the first and the last of the list', (t) => {
  const draws = Uint16Array.of(0, 2047, 2048, 65_535, 1, 4095);
  t.mock.method(crypto, 'getRandomValues', () => draws);
  const at = (index: number) => frenchWords.words[index] as string;
  assert.equal(newPassphrase(frenchWords), [0, 2047, 0, 2047, 1, 2047].map(at).join(' '));
});

test('fewer than 16 characters is too short, and says how many are missing', () => {
  assert.deepEqual(checkPassphrase('Xk9#mQ2!vR7'), { ok: false, reason: 'too_short', missing: 5 });
  assert.deepEqual(checkPassphrase('   a    b        '), { ok: false, reason: 'too_short', missing: 13 });
  assert.deepEqual(checkPassphrase(''), { ok: false, reason: 'too_short', missing: 16 });
  assert.deepEqual(checkPassphrase('😀'.repeat(10)), { ok: false, reason: 'too_short', missing: 6 });
});

for (const passphrase of [
  'motdepasse motdepasse',
  'aaaaaaaaaaaaaaaaaaaaaaaa',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
  'azertyuiop123456789',
  'qwerty asdfgh zxcvb 12345',
  'Montréal 2024 hiver!!',
  'soleil soleil soleil',
  'abc123abc123abc123abc123',
  '12/04/1984 13/05/1986',
  '450 555 0123 4567 8901',
  'Lanaudière janvier 2026!',
]) {
  test(`“${passphrase}” is too simple`, () => {
    assert.deepEqual(checkPassphrase(passphrase), { ok: false, reason: 'too_simple' });
  });
}

test('what whoever attacks knows does not count', () => {
  const passphrase = 'Gabrielle Desrosiers';
  assert.deepEqual(checkPassphrase(passphrase), { ok: true });
  assert.deepEqual(checkPassphrase(passphrase, ['gabrielle', 'Centre Desrosiers']), {
    ok: false,
    reason: 'too_simple',
  });
});

test('a sentence of one’s own passes', () => {
  for (const passphrase of [
    'le chat dort sur le piano bleu',
    'my aunt bakes nine tiny pies',
    'Xk9#mQ2!vR7$pL4&w',
  ]) {
    assert.deepEqual(checkPassphrase(passphrase), { ok: true }, passphrase);
  }
});

test('any text gets an answer, quickly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      assert.equal(typeof checkPassphrase(text, [text]).ok, 'boolean');
    }),
  );
});
