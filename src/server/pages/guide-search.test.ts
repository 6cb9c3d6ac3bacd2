import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { folded } from '#programme/fold.ts';
import { loadWording } from '../content/wording.ts';
import { entriesLeft } from './guide-filter.ts';
import { type GuideEntry, NO_OWN_WORDING, shownGuide } from '#wording/guide.ts';
import { READERS, SITUATIONS } from '#wording/entry.ts';
import * as m from '#texts/messages.ts';
import { searchedWording, searchOver, type WordingSearch } from '#wording/search.ts';

const LANGUAGES = ['fr', 'en'] as const;
let guide: GuideEntry[];
const searches = {} as Record<(typeof LANGUAGES)[number], WordingSearch>;

before(async () => {
  guide = shownGuide((await loadWording()).entries, NO_OWN_WORDING);
  for (const language of LANGUAGES)
    searches[language] = searchOver(
      guide.map((entry) => searchedWording(entry, language, m.guide_situation(language, entry))),
      language,
    );
});

test('every entry is found by its own words to avoid with one letter wrong; among the first, when there are four words or more', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.nat(),
      fc.constantFrom('less', 'other', 'twice', 'swapped'),
      fc.constantFrom(...LANGUAGES),
      (which, where, how, language) => {
        const entry = guide[which % guide.length] as GuideEntry;
        const text = entry.avoid[language];
        const letters = [...text.matchAll(/\p{L}/gu)].map(({ index }) => index);
        const at = letters[where % letters.length] as number;
        const [here = '', next = ''] = text.slice(at, at + 2);
        const instead = { less: next, other: `z${next}`, twice: here + here + next, swapped: next + here }[
          how
        ];
        const typed = text.slice(0, at) + instead + text.slice(at + 2);
        const rank = searches[language].find(typed).indexOf(entry.id);
        const last = folded(text).split(' ').length < 4 ? Infinity : 3;
        assert.ok(rank >= 0 && rank < last, `“${typed}” finds ${entry.id} at ${rank}`);
      },
    ),
    { numRuns: 600 },
  );
});

test('accents, case and apostrophes do not count, nor light endings', () => {
  const first = (query: string) => searches.fr.find(query)[0];
  assert.equal(first('POURQUOI N’ETES VOUS PAS PARTIE'), 'why-did-you-not-leave');
  assert.equal(first("pourquoi n'etes-vous pas parties"), 'why-did-you-not-leave');
  assert.equal(first('etes vous victimes'), 'are-you-a-victim');
  assert.equal(searches.en.find('promised jail')[0] ?? '', searches.en.find('promising jail')[0] ?? '');
});

test('what is being typed finds already, and nothing typed finds nothing', () => {
  assert.ok(searches.fr.find('form').includes('a-form-to-fill-in'));
  assert.ok(searches.en.find('beg').includes('voicemail-that-names-us'));
  for (const nothing of ['', '  ', '?!']) assert.deepEqual(searches.fr.find(nothing), []);
});

test('a word that no entry has does not hide those that have the others', () => {
  assert.ok(searches.fr.find('xylophone formulaire').includes('a-form-to-fill-in'));
  assert.deepEqual(searches.fr.find('xylophone'), []);
});

test('an entry is found by every one of its words that has four letters', () => {
  for (const entry of guide)
    for (const language of LANGUAGES)
      for (const word of folded(entry.avoid[language])
        .split(' ')
        .filter(({ length }) => length >= 4))
        assert.ok(searches[language].find(word).includes(entry.id), `${word} → ${entry.id}`);
});

test('every entry is reached by its moment and by each of its readers, and by no other', () => {
  for (const reader of READERS)
    for (const situation of SITUATIONS)
      for (const language of LANGUAGES) {
        const left = new Set(entriesLeft(guide, { reader, situation, words: '' }, language));
        for (const entry of guide)
          assert.equal(left.has(entry), entry.situation === situation && entry.readers.includes(reader));
      }
});

test('what people call it finds it, though it never says so', () => {
  for (const [language, typed, id] of [
    ['fr', 'quitter', 'why-did-you-not-leave'],
    ['fr', 'quiter', 'why-did-you-not-leave'],
    ['fr', 'pourquoi rester', 'why-did-you-not-leave'],
    ['fr', 'sauver', 'we-will-rescue-you'],
    ['fr', 'proxénète', 'your-pimp'],
    ['fr', 'pleure', 'calm-down'],
    ['en', 'leave', 'why-did-you-not-leave'],
    ['en', 'stayed', 'why-did-you-not-leave'],
    ['en', 'boyfriend', 'your-pimp'],
    ['en', 'lying', 'not-what-you-said'],
  ] as const) {
    const rank = searches[language].find(typed).indexOf(id);
    assert.ok(rank >= 0 && rank < 6, `“${typed}” finds ${id} at ${rank}`);
  }
});

test('a search stays within the filter', () => {
  const filter = { reader: 'police', situation: 'police_interview', words: 'pourquoi' } as const;
  const left = entriesLeft(guide, filter, 'fr');
  assert.equal(left[0]?.id, 'why-did-you-not-leave');
  for (const { situation, readers } of left) {
    assert.equal(situation, 'police_interview');
    assert.ok(readers.includes('police'));
  }
});
