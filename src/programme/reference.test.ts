import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { ENGLISH_NAMES, FRENCH_NAMES } from '#programme/reference-names.ts';
import { makeReference, parseReference } from '#programme/reference.ts';

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const language = fc.constantFrom('fr' as const, 'en' as const);
const from =
  (...draws: number[]) =>
  () =>
    draws.shift() ?? 0;

it('has at least 120 names in each language, one word each, capitalised', () => {
  for (const names of [FRENCH_NAMES, ENGLISH_NAMES]) {
    assert.ok(names.length >= 120, String(names.length));
    for (const name of names) assert.match(name, /^\p{Lu}\p{Ll}{1,15}$/u, name);
  }
});

it('two names of a list differ by two letters at least, so that neither is misheard nor mistyped for the other', () => {
  for (const names of [FRENCH_NAMES, ENGLISH_NAMES]) {
    for (const [i, a] of names.entries()) {
      for (const b of names.slice(i + 1)) assert.ok(!withinOneEdit(fold(a), fold(b)), `${a} / ${b}`);
    }
  }
});

it('the same letters are never two names, so that a name typed without accents is found', () => {
  const spelling = new Map<string, string>();
  for (const name of [...FRENCH_NAMES, ...ENGLISH_NAMES]) {
    assert.equal(spelling.get(fold(name)) ?? name, name);
    spelling.set(fold(name), name);
  }
});

it('holds none of the names that were refused', () => {
  const refused =
    'butor dinde pie grue cocotier bécasse bécassine barge linotte gobemouche canard chouette martinet garrot râle ' +
    'traquet macareux macreuse passerin cigogne coucou noyer pêcher bouleau chêne hêtre houx sapin tremble aubépine ' +
    'camélia cerisier charme olivier jasmin swallow thrush tit booby beech birch woodcock chickadee lapwing ' +
    'quail loon cherry dogwood hemlock robin holly hazel olive myrtle rowan willow heather fern phoebe martin flicker';
  const kept = new Set([...FRENCH_NAMES, ...ENGLISH_NAMES].map(fold));
  for (const name of refused.split(' ').map(fold)) assert.equal(kept.has(name), false, name);
});

it('draws a name of the language and four digits', () => {
  assert.equal(makeReference(from(0, 0), 'fr'), `${FRENCH_NAMES[0]}-1000`);
  assert.equal(makeReference(from(0.999999, 0.999999), 'en'), `${ENGLISH_NAMES.at(-1)}-9999`);
  assert.throws(() => makeReference(from(1), 'fr'), RangeError);
  fc.assert(
    fc.property(unit, unit, language, (a, b, lang) => {
      const [name = '', number = ''] = makeReference(from(a, b), lang).split('-');
      assert.ok((lang === 'fr' ? FRENCH_NAMES : ENGLISH_NAMES).includes(name));
      assert.match(number, /^[1-9]\d{3}$/);
      assert.doesNotMatch(number, /69|666|911/);
    }),
  );
});

it('gives every name and number a chance: more than a million references', () => {
  const seen = new Set(Array.from({ length: 9000 }, (_, i) => makeReference(from(0, i / 9000), 'fr')));
  assert.ok(seen.size * Math.min(FRENCH_NAMES.length, ENGLISH_NAMES.length) > 1_000_000);
});

it('reads what people write: any case, no accents, any dash, spaces or nothing', () => {
  for (const text of [
    'Mésange-4821',
    'mesange 4821',
    'MÉSANGE–4821',
    ' Mésange — 48 21 ',
    'mésange4821',
    'Mesange_4821',
    'me\u0301sange\u00a04821',
    'Mésange : 4821',
  ]) {
    assert.equal(parseReference(text), 'Mésange-4821', text);
  }
});

it('refuses what is not a reference', () => {
  for (const text of [
    '',
    '4821',
    'Mésange',
    'Mésange-821',
    'Mésange-48211',
    'Mésange-0821',
    'Dinde-4821',
    'Mésange 4821 x',
  ]) {
    assert.equal(parseReference(text), null, text);
  }
});

it('law: reading what was drawn gives it back, however it was typed', () => {
  const dash = fc.constantFrom('-', ' ', '', ' - ', '–', '\u2011');
  fc.assert(
    fc.property(
      unit,
      unit,
      language,
      dash,
      fc.boolean(),
      fc.boolean(),
      (a, b, lang, between, bare, shout) => {
        const reference = makeReference(from(a, b), lang);
        let typed = reference.replace('-', between);
        if (bare) typed = fold(typed);
        if (shout) typed = typed.toUpperCase();
        assert.equal(parseReference(typed), reference);
      },
    ),
  );
});

it('law: never throws, and reads nothing that it would not write', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const read = parseReference(text);
      if (read !== null) assert.equal(parseReference(read), read);
    }),
  );
});

function withinOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i += 1;
  return short.slice(short.length === long.length ? i + 1 : i) === long.slice(i + 1);
}
