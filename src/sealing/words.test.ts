import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { entropyToMnemonic } from '@scure/bip39';
import { wordlist as bip39English } from '@scure/bip39/wordlists/english.js';
import { wordlist as bip39French } from '@scure/bip39/wordlists/french.js';
import fc from 'fast-check';
import { sha256Text } from './bytes.ts';
import { runs, seed, vectors } from './vectors.test-parties.ts';
import { fingerprint, loadWords, parseWords, sameWord, toWords, type WordList } from './words.ts';
import { englishWords } from './words-en.ts';
import { frenchWords } from './words-fr.ts';

const formats = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
const fold = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe');
const frozen: [WordList, string, readonly string[]][] = [
  [frenchWords, 'rmAiu1vWT1-YriCF_ovebzSNBCUCCtBfxlWNcZq7ZEw', bip39French],
  [englishWords, 'DdYePom2gaHCBr4dnJMbs9Iop-QaFjVAG1Gw7BpfHi8', bip39English],
];
/** Words, and beginnings of words, that no code may show to someone who works with victims, or to one. */
const HURTS = {
  fr: /^(viol|anal|arme|bless|cadav|client|drog|esclav|flic|gifl|h[ée]mat|lover|mort|mourir|nud|otage|p[ée]ni|p[ée]d|polic|porn|prison|prost|put[ae]|sang$|sex|sein$|suicid|tuer|victim|abus|prox|maquer|soumis|recrut|vend(?!redi)|tatou|photo$|vid[ée]o|fille$|enfan|menac|frapp|forc)/,
  en: /^(viol|anal|gun|kidn|kill|lover|mort|nude|peni|pedo|pistol|polic|porn|prison|prost|rap[ei]s|sex|slav|slut|suicid|victim|abus|assault|weapon|client|drug|trick|pimp|daddy|blood|hurt|hotel|motel|photo$|video|girl|boy$|child|buy|sell|tattoo|force|threat|beat|knife)/,
};

for (const [list, hash, bip39] of frozen) {
  test(`the ${list.language} list is frozen at version ${list.version}`, () => {
    assert.equal(sha256Text(list.words.join('\n')), hash);
    assert.ok(formats.includes(hash), 'docs/formats.md states it');
    assert.equal(list.version, 1);
    assert.equal(list.words.length, 2048);
  });

  test(`the ${list.language} list: every word, and its first four letters, is alone; plain letters, easily typed`, () => {
    assert.equal(new Set(list.words.map(fold)).size, 2048);
    assert.equal(new Set(list.words.map((word) => fold(word).slice(0, 4))).size, 2048);
    for (const word of list.words) {
      assert.equal(word, word.normalize('NFC').toLowerCase());
      assert.match(fold(word), /^[a-z]{3,9}$/);
    }
  });

  test(`the ${list.language} list keeps BIP39’s index for every word it keeps`, () => {
    const ours = new Map(list.words.map((word, index) => [word, index]));
    const theirs = bip39.map((word) => word.normalize('NFC'));
    const kept = theirs.filter((word) => ours.has(word));
    for (const word of kept) assert.equal(ours.get(word), theirs.indexOf(word), word);
    assert.ok(kept.length > 1500 && kept.length < 1700, `${kept.length} words are kept`);
  });

  test(`no word of the ${list.language} list hurts`, () => {
    assert.deepEqual(
      list.words.filter((word) => HURTS[list.language].test(word)),
      [],
    );
    const dropped =
      list.language === 'fr'
        ? ['policier', 'hématome', 'client', 'prison', 'violon', 'recruter']
        : ['abuse', 'gun', 'pistol', 'police', 'client', 'hotel'];
    for (const word of dropped)
      assert.ok(bip39.includes(word.normalize('NFKD')) && !list.words.includes(word), word);
  });

  test(`words and bytes are one-to-one in ${list.language}, 12 for 16 bytes and 24 for 32`, () => {
    for (const [length, count] of [
      [16, 12],
      [32, 24],
    ] as const) {
      fc.assert(
        fc.property(fc.uint8Array({ minLength: length, maxLength: length }), (bytes) => {
          const words = toWords(bytes, list);
          assert.equal(words.length, count);
          assert.deepEqual(parseWords(words.join(' '), list, count), {
            ok: true,
            bytes: new Uint8Array(bytes),
          });
          // Entropy and checksum are BIP39's: the same indices as the standard list.
          const standard = entropyToMnemonic(bytes, [...bip39]).split(/\s+/u);
          assert.deepEqual(
            words.map((word) => list.words.indexOf(word)),
            standard.map((word) => bip39.indexOf(word)),
          );
        }),
        runs(30),
      );
    }
  });

  test(`any typed word that is not listed is named, in ${list.language}`, () => {
    const words = toWords(seed('receipt'), list);
    fc.assert(
      fc.property(fc.nat(11), fc.stringMatching(/^[a-z]{10,14}$/), (index, wrong) => {
        const typed = words.with(index, wrong).join(' ');
        assert.deepEqual(parseWords(typed, list, 12), {
          ok: false,
          reason: 'unknown_word',
          index,
          word: wrong,
        });
      }),
      runs(20),
    );
  });
}

test('the frozen words', () => {
  const { receiptFr, receiptEn, kitFr, kitEn, fingerprintFr, fingerprintEn } = vectors.exact.words;
  assert.equal(toWords(seed('receipt'), frenchWords).join(' '), receiptFr);
  assert.equal(toWords(seed('receipt'), englishWords).join(' '), receiptEn);
  assert.equal(toWords(seed('kit'), frenchWords).join(' '), kitFr);
  assert.equal(toWords(seed('kit'), englishWords).join(' '), kitEn);
  assert.equal(fingerprint(vectors.exact.genesis, frenchWords).join(' '), fingerprintFr);
  assert.equal(fingerprint(vectors.exact.genesis, englishWords).join(' '), fingerprintEn);
});

const french = toWords(seed('receipt'), frenchWords);
const ok = { ok: true, bytes: seed('receipt') };

test('how a code is written down does not matter', () => {
  const shapes: [string, string][] = [
    ['capitals', french.join(' ').toUpperCase()],
    ['no accents', fold(french.join(' '))],
    ['decomposed accents', french.join(' ').normalize('NFD')],
    ['lines and spaces', `\n  ${french.join(' \n\t ')}  `],
    ['commas', french.join(', ')],
    ['numbers 1.', french.map((word, i) => `${i + 1}. ${word}`).join('\n')],
    ['numbers 1)', french.map((word, i) => `${i + 1}) ${word}`).join(' ')],
    ['numbers stuck to words', french.map((word, i) => `${i + 1}${word}`).join(' ')],
    ['groups with dashes', `${french.slice(0, 6).join('-')} — ${french.slice(6).join('-')}.`],
    ['a non-breaking space', french.join('\u00a0')],
  ];
  for (const [shape, typed] of shapes) assert.deepEqual(parseWords(typed, frenchWords, 12), ok, shape);
});

test('a ligature may be typed as two letters', () => {
  const bytes = [...Array(4096).keys()]
    .map((n) => Uint8Array.from({ length: 16 }, (_, i) => (n * 31 + i * 7) & 255))
    .find((candidate) => toWords(candidate, frenchWords).some((word) => word.includes('œ')));
  assert.ok(bytes);
  const typed = toWords(bytes, frenchWords).join(' ').replaceAll('œ', 'oe');
  assert.deepEqual(parseWords(typed, frenchWords, 12), { ok: true, bytes });
});

test('one typo suggests the word that was meant', () => {
  const [first, ...rest] = french as [string, ...string[]];
  const suggestionFor = (typed: string) => {
    const parsed = parseWords([typed, ...rest].join(' '), frenchWords, 12);
    assert.ok(!parsed.ok && parsed.reason === 'unknown_word');
    assert.deepEqual([parsed.index, parsed.word], [0, typed]);
    return parsed.suggestion;
  };
  assert.equal(first, 'abaisser');
  assert.equal(suggestionFor('abisser'), 'abaisser');
  assert.equal(suggestionFor('abbaisser'), 'abaisser');
  assert.equal(suggestionFor('abaissez'), 'abaisser');
  assert.equal(suggestionFor('abiasser'), 'abaisser');
  assert.equal(suggestionFor('abaissement'), undefined);
});

test('two words as near as each other suggest nothing', () => {
  assert.deepEqual(
    ['abaisser', 'apaiser'].map((word) => frenchWords.words.includes(word)),
    [true, true],
  );
  const tie = parseWords('abaiser', frenchWords, 12);
  assert.deepEqual(tie, { ok: false, reason: 'unknown_word', index: 0, word: 'abaiser' });
});

test('a wrong count says how many were read; an unknown word is said before it', () => {
  assert.deepEqual(parseWords('', frenchWords, 12), { ok: false, reason: 'wrong_count', count: 0 });
  assert.deepEqual(parseWords(french.slice(1).join(' '), frenchWords, 12), {
    ok: false,
    reason: 'wrong_count',
    count: 11,
  });
  assert.deepEqual(parseWords(french.join(' '), frenchWords, 24), {
    ok: false,
    reason: 'wrong_count',
    count: 12,
  });
  const parsed = parseWords('abaisser qwrtzp', frenchWords, 12);
  assert.ok(!parsed.ok && parsed.reason === 'unknown_word');
});

test('listed words that make no code: one word or the order differs', () => {
  const swapped = french.with(0, french[1] as string).with(1, french[0] as string);
  assert.deepEqual(parseWords(swapped.join(' '), frenchWords, 12), { ok: false, reason: 'checksum' });
});

test('a word typed back is compared as tolerantly', () => {
  assert.equal(sameWord(' 3. Éligible', 'éligible'), true);
  assert.equal(sameWord('eligible', 'éligible'), true);
  assert.equal(sameWord('illegible', 'éligible'), false);
  assert.equal(sameWord('', 'éligible'), false);
});

test('a fingerprint is the first 66 bits of a genesis hash', () => {
  const zeros = 'A'.repeat(43);
  assert.deepEqual(fingerprint(zeros, englishWords), Array(6).fill('abacus'));
  assert.deepEqual(fingerprint(`${'_'.repeat(42)}8`, englishWords), Array(6).fill('zoo'));
  assert.throws(() => fingerprint('AAAA', englishWords), RangeError);
});

test('a list is fetched by its language', async () => {
  assert.equal(await loadWords('fr'), frenchWords);
  assert.equal(await loadWords('en'), englishWords);
});
