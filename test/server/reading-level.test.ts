/** The page for a woman is read by somebody tired, afraid, on a phone: grade 8 at most, in both languages. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openPlace, type Place } from '#test/support/installation.ts';
import {
  easeInFrench,
  englishSyllables,
  frenchSyllables,
  gradeInEnglish,
  measure,
} from '#test/support/reading-level.ts';

describe('the formulas', () => {
  it('count syllables as they are heard', () => {
    const fr = {
      femme: 1,
      parler: 2,
      ressources: 2,
      aujourd: 2,
      vit: 1,
      quelqu: 1,
      âge: 1,
      confiance: 2,
      réunion: 3,
    };
    for (const [word, heard] of Object.entries(fr)) assert.equal(frenchSyllables(word), heard, word);
    const en = { phone: 1, people: 2, trusted: 2, asked: 1, family: 3, safe: 1, history: 3 };
    for (const [word, heard] of Object.entries(en)) assert.equal(englishSyllables(word), heard, word);
  });

  it('find a law harder than a plain sentence', () => {
    const law = [
      'La responsabilité de l’établissement demeure subordonnée à la confidentialité des renseignements personnels recueillis conformément à la réglementation.',
    ];
    assert.ok(easeInFrench(measure(law, frenchSyllables)) < 30);
    assert.ok(easeInFrench(measure(['Vous pouvez dire non. Vous pouvez venir.'], frenchSyllables)) > 70);
  });
});

describe('the page for a woman', () => {
  let place: Place;
  const closing: (() => unknown)[] = [];
  before(async () => {
    place = await openPlace({ after: (fn: () => unknown) => void closing.push(fn) });
    await place.found();
  });
  after(async () => {
    for (const close of closing.reverse()) await close();
  });

  const sentencesOf = async (path: string): Promise<string[]> => {
    const page = await (await fetch(`${place.base}${path}`)).text();
    const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(page)?.[1] ?? assert.fail('no text');
    return main
      .replace(/<\/(?:p|li|h\d|summary|div|section)>/g, '.\n')
      .replace(/<[^>]+>/g, ' ')
      .split(/[.!?\n]+/)
      .filter((sentence) => /\p{L}{2}/u.test(sentence));
  };

  it('is read in grade 8 at most in French (Kandel and Moles: an ease of 65 or more)', async (t) => {
    const ease = easeInFrench(measure(await sentencesOf('/pour-elle'), frenchSyllables));
    t.diagnostic(`ease ${ease.toFixed(1)}`);
    assert.ok(ease >= 65, ease.toFixed(1));
  });

  it('is read in grade 8 at most in English (Flesch–Kincaid)', async (t) => {
    const grade = gradeInEnglish(measure(await sentencesOf('/en/for-her'), englishSyllables));
    t.diagnostic(`grade ${grade.toFixed(1)}`);
    assert.ok(grade <= 8, grade.toFixed(1));
  });
});
