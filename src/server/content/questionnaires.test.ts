import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { type ItemOf, itemsFor, type QuestionItem } from '#programme/questionnaire.ts';
import { loadQuestionnaires, parseQuestionnaire } from '#server/content/questionnaires.ts';
import { ContentError, contentPath } from '#server/content/yaml.ts';

const [maison] = await loadQuestionnaires();
assert.ok(maison);
const of = <K extends QuestionItem['kind']>(kind: K) =>
  maison.items.filter((item): item is ItemOf<K> => item.kind === kind);

describe('the questionnaire that ships', () => {
  it('says in both languages that nobody validated it', () => {
    assert.deepEqual(maison.label, {
      fr: 'Questionnaire maison, non validé',
      en: 'In-house questionnaire, not validated',
    });
  });

  it('asks four wordings and two myths each time, how comfortable and equipped, then and now', () => {
    const asked = (moment: 'before' | 'after' | 'later') =>
      itemsFor(maison, moment)
        .map(({ kind }) => kind.slice(0, 1))
        .join('');
    assert.deepEqual(
      ['before', 'after', 'later'].map((it) => asked(it as 'before')),
      ['vvvvmmss', 'vvvvmmssssil', 'vvvvmmssbl'],
    );
    assert.deepEqual(
      of('scale').map(({ id, thinkingBackTo }) => [id, thinkingBackTo]),
      [
        ['comfortable', null],
        ['comfortable-then', 'comfortable'],
        ['equipped', null],
        ['equipped-then', 'equipped'],
      ],
    );
  });

  it('is read and answered in two minutes: at most 460 words, at 240 a minute', () => {
    for (const moment of ['before', 'after', 'later'] as const)
      for (const language of ['fr', 'en'] as const) {
        const read: object[] = itemsFor(maison, moment).map((item) => ({ ...item, why: null }));
        const words: string[] = textsOf(read, language).flatMap((text) => text.split(/\s+/));
        assert.ok(words.length <= 460, `${moment} ${language}: ${words.length}`);
      }
  });

  it('does not give the right answer away by its place or its length', () => {
    const places = of('vignette').map(({ options, right }) => options.findIndex(({ id }) => id === right));
    assert.equal(new Set(places).size, places.length);
    for (const language of ['fr', 'en'] as const)
      for (const { id, options, right } of of('vignette')) {
        const lengths = options.map(({ text }) => text[language].length);
        const own = options.find((option) => option.id === right)?.text[language].length ?? 0;
        assert.ok(
          own < Math.max(...lengths) && own > Math.min(...lengths),
          `${id} ${language}: ${lengths.join()}`,
        );
      }
    assert.deepEqual(
      of('myth').map(({ right }) => right),
      ['false', 'true'],
    );
  });

  it('is set as French is in Québec, and calls nobody by a label', () => {
    const french = textsOf(maison, 'fr');
    const english = textsOf(maison, 'en');
    assert.ok(french.length > 40);
    assert.equal(french.length, english.length);
    for (const text of french) {
      assert.doesNotMatch(text, /\s[;!?]|[^\u00a0]:(?=\s)|«[^\u00a0]|[^\u00a0]»|'|"|\.\.\./, text);
      assert.doesNotMatch(text, /prostituée/i, text);
    }
    for (const text of english) {
      assert.doesNotMatch(text, /\s[;:!?]|'|"|«|»|\.\.\.|\u00a0/, text);
      assert.doesNotMatch(text, /prostitute/i, text);
    }
  });
});

it('a mistake names the file, the line, the question and what to do', async () => {
  const source = await readFile(contentPath('evaluation', 'maison.yaml'), 'utf8');
  const lineOf = (text: string) => source.split('\n').findIndex((line) => line.includes(text)) + 1;
  const mistake = (from: string, to: string) => {
    assert.ok(source.includes(from));
    assert.throws(
      () => parseQuestionnaire(source.replace(from, to), 'maison.yaml'),
      (error) => {
        assert.ok(error instanceof ContentError);
        message = error.message;
        return true;
      },
    );
    return message;
  };
  let message = '';
  assert.equal(
    mistake('right: thank-you', 'right: thanks'),
    `maison.yaml:${lineOf('right: thank-you')}: right of “went-back”: none of its options is “thanks”: write the id of the right one. Correct this line, then start again.`,
  );
  assert.match(
    mistake('low: { fr: Pas du tout, en: Not at all }', 'low: { fr: Pas du tout }'),
    /^maison\.yaml:\d+: low\.en of “equipped”: /,
  );
  assert.match(mistake('kind: intent', 'kind: sector'), /^maison\.yaml:\d+: kind of “monday”: /);
  assert.match(mistake('version: 1', 'version: one'), /^maison\.yaml:\d+: .*Correct this line/);
});

function textsOf(value: unknown, language: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === language && typeof inner === 'string' ? [inner] : textsOf(inner, language),
  );
}
