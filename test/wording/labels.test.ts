import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseContent } from '#server/content/yaml.ts';
import { LABEL_IDS, LabelledSentences, labelledSentences } from '#test/wording/read.ts';

const sets = await Promise.all(
  (['fr', 'en'] as const).flatMap((language) =>
    (['development', 'held-out'] as const).map(async (part) => ({
      language,
      part,
      sentences: await labelledSentences(language, part),
    })),
  ),
);

/** Words alone: case, accents, punctuation and kinds of apostrophes make no other sentence. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .toLowerCase()
    .match(/\p{L}[\p{L}\p{M}]*|\d+/gu)!
    .map((word) => word.replace(/\p{M}/gu, ''));

/** Pairs that are the same sentence, or become so when one word is taken out or changed. */
function twins(texts: readonly string[]): string[] {
  const seen = new Map<string, string>();
  const found = new Set<string>();
  for (const text of texts) {
    const words = wordsOf(text);
    const shapes = [words.join(' ')];
    if (words.length > 3) for (const i of words.keys()) shapes.push(words.toSpliced(i, 1, '…').join(' '));
    for (const shape of shapes) {
      const other = seen.get(shape);
      if (other !== undefined) found.add(`${other} = ${text}`);
      else seen.set(shape, text);
    }
  }
  return [...found];
}

describe('the labelled sentences', () => {
  for (const { language, part, sentences } of sets) {
    it(`are enough, half of them harmless (${language}, ${part})`, () => {
      const least = part === 'held-out' ? 200 : 400;
      assert.ok(sentences.length >= least, `${sentences.length} sentences`);
      const harmless = sentences.filter(({ marks }) => marks.length === 0).length / sentences.length;
      assert.ok(harmless >= 0.45 && harmless <= 0.55, `${(harmless * 100).toFixed(1)} % harmless`);
    });

    it(`are about most of the guide (${language}, ${part})`, () => {
      const ids = new Set(sentences.flatMap(({ marks }) => marks.map(({ id }) => id)));
      assert.ok(ids.size >= 50, `${ids.size} entries`);
    });
  }

  it('stand once: none returns, not even with one word changed, in development or held out', () => {
    for (const language of ['fr', 'en']) {
      const texts = sets.filter((set) => set.language === language).flatMap(({ sentences }) => sentences);
      assert.deepEqual(twins(texts.map(({ text }) => text)), []);
    }
  });

  it('would be caught as twins', () => {
    const one = 'Pourquoi n’êtes-vous pas partie hier?';
    assert.equal(twins([one, "POURQUOI N'ETES VOUS PAS PARTIE HIER !"]).length, 1);
    assert.equal(twins([one, 'Pourquoi n’êtes-vous pas partie avant?']).length, 1);
    assert.equal(twins([one, 'Pourquoi êtes-vous partie hier?']).length, 0);
  });

  it('name what the guide holds', () => {
    assert.equal(new Set(LABEL_IDS).size, 66 + 11);
  });
});

describe('a label that cannot be right is refused, with its line', () => {
  const refused = (sentence: object, why: RegExp) =>
    assert.throws(() => parseContent(JSON.stringify([sentence]), 'fr.yaml', LabelledSentences), why);
  const text = 'Calmez-vous, madame.';

  it('when it marks words that are not there, or are there twice', () => {
    refused({ text, marks: [{ on: 'Calme-toi', id: 'calm-down' }] }, /fr\.yaml:1: .*exactly once/);
    refused({ text: 'Bon, bon.', marks: [{ on: 'on', id: 'calm-down' }] }, /exactly once/);
  });

  it('when it lies over another', () => {
    const marks = [
      { on: 'Calmez-vous', id: 'calm-down' },
      { on: 'vous, madame', id: 'you-must' },
    ];
    refused({ text, marks }, /overlaps another mark/);
  });

  it('when it names no entry, or a reader that nobody is', () => {
    refused({ text, marks: [{ on: 'Calmez-vous', id: 'calm' }] }, /fr\.yaml:1: marks\.0\.id/);
    refused({ text, marks: [], about: 'doctor' }, /fr\.yaml:1: about/);
  });
});
