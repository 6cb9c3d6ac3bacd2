import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { loadWords, toWords, type WordList } from '#sealing/words.ts';
import { readCode } from './code.ts';

const bytes = Uint8Array.from({ length: 16 }, (_, i) => i * 7 + 3);
let french: WordList;
let english: WordList;
before(async () => {
  [french, english] = [await loadWords('fr'), await loadWords('en')];
});
const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();

test('a code reads the same in either language, on either page, however it is typed', () => {
  for (const list of [french, english]) {
    const words = toWords(bytes, list);
    for (const typed of [
      words.join(' '),
      bare(words.join('\n')),
      words.map((word, i) => `${i + 1}. ${word}`).join(', '),
    ]) {
      for (const lists of [
        [french, english],
        [english, french],
      ]) {
        const read = readCode(typed, lists);
        assert.ok(read.ok, typed);
        assert.deepEqual(read.bytes, bytes);
      }
    }
  }
});

test('what *Copy* put on the clipboard is read whole, name included', () => {
  const copied = `Gros-bec errant-4821\n${toWords(bytes, french).join(' ')}`;
  const read = readCode(copied, [french, english]);
  assert.ok(read.ok);
  assert.equal(read.reference, 'Gros-bec errant-4821');
});

test('an unlisted word is named, by the list that was meant', () => {
  const words = toWords(bytes, english);
  const typed = [...words.slice(0, 5), 'zzzz', ...words.slice(6)].join(' ');
  const read = readCode(typed, [french, english]);
  assert.ok(!read.ok && read.problem.reason === 'unknown_word');
  assert.deepEqual([read.problem.index, read.problem.word], [5, 'zzzz']);
});

test('a missing word and a wrong order are told apart', () => {
  const words = toWords(bytes, french);
  const few = readCode(words.slice(1).join(' '), [french, english]);
  assert.ok(!few.ok && few.problem.reason === 'wrong_count' && few.problem.count === 11);
  const swapped = readCode([words[1], words[0], ...words.slice(2)].join(' '), [french, english]);
  assert.ok(!swapped.ok && swapped.problem.reason === 'checksum');
});
