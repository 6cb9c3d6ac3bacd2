import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadMyths } from '#server/content/myths.ts';
import { loadPractice, parsePractice } from '#server/content/practice.ts';
import { loadWording } from '#server/content/wording.ts';
import { ContentError } from '#server/content/yaml.ts';

const good = `
- id: invented
  address: { fr: invente, en: invented }
  readers: [police]
  title: { fr: Titre, en: Title }
  note: { fr: Note, en: Note }
  setting: { fr: Lieu, en: Place }
  steps:
    - id: one
      title: { fr: Un, en: One }
      now: { fr: Elle dit, en: She says }
      choices:
        - { you: { fr: a, en: a }, lands: { fr: a, en: a }, why: { fr: a, en: a }, entry: you-must, next: again }
        - { you: { fr: b, en: b }, lands: { fr: b, en: b }, why: { fr: b, en: b }, entry: you-must, next: fin }
  ends:
    - id: fin
      title: { fr: Fin, en: End }
      now: { fr: Fin, en: End }
      learned: [{ fr: a, en: a }, { fr: b, en: b }]
      open: { fr: Ouverte, en: Open }
`;
const mistakes = (source: string): string => {
  try {
    parsePractice(source, 'content/practice/invented.yaml', new Set(['you-must']));
  } catch (error) {
    assert.ok(error instanceof ContentError);
    return error.message;
  }
  return assert.fail('nothing was refused');
};

describe('a mistake in a conversation names the file, the line and what to do', () => {
  it('when it is sound, there is none', () => {
    assert.equal(parsePractice(good, 'invented.yaml', new Set(['you-must'])).length, 1);
  });

  it('in an answer that leads nowhere', () => {
    assert.equal(
      mistakes(good.replace('next: fin', 'next: find')).split('\n')[0],
      'content/practice/invented.yaml:14: steps.0.choices.1.next of “invented”: there is no step “find”: write the id of a step or an end, or again. Correct this line, then start again.',
    );
  });

  it('in an answer that rests on no entry', () => {
    assert.match(
      mistakes(good.replace('you-must, next: again', 'you-may, next: again')),
      /^content\/practice\/invented\.yaml:13: .*no entry “you-may”/,
    );
  });

  it('in a dead end, at its step', () => {
    assert.match(
      mistakes(good.replace('next: fin', 'next: again')),
      /^content\/practice\/invented\.yaml:9: steps\.0 of “invented”: “one” is a dead end/m,
    );
  });

  it('in a conversation without an end, or a text without its English', () => {
    assert.match(
      mistakes(good.replace(/ends:[^]*$/, 'ends: []\n')),
      /:15: ends of “invented”: write at least one end/,
    );
    assert.match(mistakes(good.replace('Elle dit, en: She says', 'Elle dit')), /:11: steps\.0\.now\.en of/);
  });
});

describe('what ships', async () => {
  const entries = new Set((await loadWording()).entries.map(({ id }) => id));
  const conversations = await loadPractice(entries);
  const myths = await loadMyths();

  it('has three conversations at least, and eight to twelve myths', () => {
    assert.ok(conversations.length >= 3);
    assert.ok(myths.length >= 8 && myths.length <= 12);
  });

  it('is set as French is in Québec, and calls nobody by a label', () => {
    const french = [conversations, myths].flatMap((all) => textsOf(all, 'fr'));
    const english = [conversations, myths].flatMap((all) => textsOf(all, 'en'));
    assert.ok(french.length > 200);
    assert.equal(french.length, english.length);
    for (const text of french) {
      assert.doesNotMatch(text, /\s[;!?]|[^\u00a0]:(?=\s)|«[^\u00a0]|[^\u00a0]»|'|"|\.\.\./, text);
      assert.doesNotMatch(text, /prostituée/i, text);
    }
    for (const text of english) {
      assert.doesNotMatch(text, /\s[;:!?]|'|"|«|»|\.\.\./, text);
      assert.doesNotMatch(text, /prostitute\b/i, text);
    }
  });
});

function textsOf(value: unknown, language: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'address') return [];
    return key === language && typeof inner === 'string' ? [inner] : textsOf(inner, language);
  });
}
