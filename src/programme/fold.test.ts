import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { folded, stemmed } from './fold.ts';

test('accents, case, apostrophes and punctuation do not matter', () => {
  assert.equal(folded("L’Équipe   d'intervention (Joliette)"), 'l equipe d intervention joliette');
  assert.equal(folded('Cœur'), 'coeur');
});

test('endings that French writes but nobody means are one word', () => {
  for (const family of [
    ['hébergement', 'hébergements', 'héberger', 'hébergée'],
    ['avocate', 'avocates'],
    ['intervenant', 'intervenante', 'intervenantes'],
  ]) {
    const stems = new Set(family.map((word) => stemmed(folded(word))));
    assert.equal(stems.size, 1, [...stems].join(' '));
  }
});

test('short words and references stay whole', () => {
  assert.equal(stemmed('dpj'), 'dpj');
  assert.equal(stemmed('4821'), '4821');
  assert.equal(stemmed('aide'), 'aide');
});

test('folding twice changes nothing more', () => {
  fc.assert(fc.property(fc.string(), (text) => assert.equal(folded(folded(text)), folded(text))));
});
