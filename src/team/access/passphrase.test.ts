import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PASSPHRASE_MIN, passphraseBits, passphraseProblem } from './passphrase.ts';

const names = ['mireille', 'SurVivantes', 'CALACS Coup de cœur'];

test('sixteen characters at least, counted as people see them', () => {
  assert.equal(passphraseProblem('Xq7 rive bleue!'), 'too_short');
  assert.equal(passphraseProblem('🐦'.repeat(8)), 'too_short');
});

test('length made of repetition, keyboard runs, dates and worn words does not count', () => {
  for (const weak of ['aaaaaaaaaaaaaaaaaaaa', 'abcabcabcabcabcabcabc', 'azertyuiopqsdfghjklm', '12345678901234567890', 'motdepasse2026motdepasse2025', 'Bonjour Bonjour Bonjour', 'qwertyuiop1234567890', 'survivantes survivantes 2026']) {
    assert.equal(passphraseProblem(weak), 'too_plain', weak);
  }
});

test('names that anyone would try are told as such', () => {
  const text = 'mireille calacs coup cœur rive';
  assert.equal(passphraseProblem(text, ['mireille', 'CALACS Coup de cœur']), 'has_name');
});

test('several unrelated words pass, with or without signs', () => {
  for (const strong of ['le héron boit la brume du quai', 'trois valises vertes sous la neige', 'Xq7!rive;bleue&Ormes', 'wooden lantern over the frozen pier']) {
    assert.equal(passphraseProblem(strong, names), null, strong);
  }
});

test('repeating a whole phrase adds next to nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 2, maxLength: 8 }), (part) => {
      const once = passphraseBits(part.repeat(2));
      const often = passphraseBits(part.repeat(6));
      assert.ok(often <= once + 12, `${part}: ${once} → ${often}`);
    }),
  );
});

test('nothing short of the minimum is ever accepted', () => {
  fc.assert(fc.property(fc.string({ maxLength: PASSPHRASE_MIN - 1 }), (text) => assert.equal(passphraseProblem(text), 'too_short')));
});
