import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { getWordRules } from '#contract/wording.ts';
import { loadShipped } from '#server/content/shipped.ts';
import { WordRulesFile } from '#server/content/word-check.ts';
import { parseContent } from '#server/content/yaml.ts';
import { measure, precision, recall } from './measure.ts';
import { labelledSentences } from './read.ts';
import { type CompiledRules, compileRules, findWordings } from '#wording/check/check.ts';
import type { WordRules } from '#wording/check/rules.ts';

const LANGUAGES = ['fr', 'en'] as const;
let rules: Record<'fr' | 'en', WordRules>;
let compiled: Record<'fr' | 'en', CompiledRules>;
before(async () => {
  rules = (await loadShipped()).wordCheck;
  compiled = { fr: compileRules(rules.fr), en: compileRules(rules.en) };
});
const marked = (text: string, language: 'fr' | 'en' = 'fr') =>
  findWordings(text, compiled[language]).map(({ from, to }) => text.slice(from, to));

describe('on the sentences for development', () => {
  for (const language of LANGUAGES)
    it(`marks little that is harmless and misses little, in ${language}`, async () => {
      const result = measure(await labelledSentences(language, 'development'), compiled[language]);
      assert.ok(precision(result) >= 0.97 && recall(result) >= 0.97, result.mistakes.join('\n'));
    });
});

describe('a wording is known however it is typed', () => {
  const same = [
    'Pourquoi n’êtes-vous pas partie?',
    "pourquoi n'etes vous pas partie ?",
    'POURQUOI N’ÊTES-VOUS DONC PAS PARTIE',
    'pk t’es pas partie',
  ];
  for (const text of same) it(text, () => assert.equal(marked(text).length, 1));

  it('in English with or without its apostrophe', () => {
    for (const text of ['Why didn’t you leave?', "why didn't you leave", 'why didnt u just leave'])
      assert.equal(marked(text, 'en').length, 1, text);
  });
});

describe('is left alone', () => {
  it('what stands between quotation marks, of any kind', () => {
    for (const [open, close] of [
      ['« ', ' »'],
      ['“', '”'],
      ['"', '"'],
    ] as const)
      assert.deepEqual(marked(`Elle a entendu ${open}calmez-vous${close} toute la nuit.`), []);
  });
  it('what nothing closes is no quotation', () => {
    assert.deepEqual(marked('Calmez-vous, « madame.'), ['Calmez-vous']);
  });
  it('what she says, and what a text advises against', () => {
    assert.deepEqual(marked('Elle dit être escorte depuis peu.'), []);
    assert.deepEqual(marked('Ne demandez jamais pourquoi elle est retournée avec lui.'), []);
    assert.deepEqual(marked('Never ask why she went back. Why did you go back?', 'en'), [
      'Why did you go back',
    ]);
  });
  it('a word of the trade that it belongs to', () => {
    const text = 'La victime vient chaque mercredi.';
    assert.equal(findWordings(text, compiled.fr, { reader: 'police' }).length, 0);
    assert.equal(findWordings(text, compiled.fr, { reader: 'community' }).length, 1);
  });
});

/** Pieces of real wordings between what may break a reader of text. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        ...[
          'calmez-vous',
          'pourquoi',
          'êtes-vous',
          'pas partie',
          'why did you',
          'go back',
          'a prostitute',
          'on va vous sauver',
        ],
        ...[
          '«',
          '»',
          '“',
          '”',
          '"',
          '’',
          "'",
          '. ',
          '?',
          '\n',
          '\n\n',
          '👩‍👧',
          '\u0301',
          '\ud800',
          ', ',
          '100 %',
        ],
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(' '));

describe('in any text', () => {
  it('marks stand on borders of words, in order, apart, and never inside a quotation', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...LANGUAGES), (text, language) => {
        let at = 0;
        for (const { from, to } of findWordings(text, compiled[language])) {
          assert.ok(at <= from && from < to && to <= text.length);
          const inside = /[\p{L}\p{M}\p{N}]{2}/u;
          assert.ok(!inside.test(text.slice(Math.max(0, from - 1), from + 1)), 'begins inside a word');
          assert.ok(!inside.test(text.slice(to - 1, to + 1)), 'ends inside a word');
          at = to;
        }
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-zé ,.?!’-]{0,60}$/),
        fc.constantFrom(...LANGUAGES),
        (text, language) => {
          assert.deepEqual(marked(`« calmez-vous, a prostitute ${text} »`, language), []);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('the order of the rules does not matter', () => {
    for (const language of LANGUAGES) {
      const turned = compileRules({ ...rules[language], rules: rules[language].rules.toReversed() });
      fc.assert(
        fc.property(anyText, (text) => {
          assert.deepEqual(findWordings(text, turned), findWordings(text, compiled[language]));
        }),
        { numRuns: 100 },
      );
    }
  });

  it('the work grows with the text and no faster, without any full stop and with a mark at each word', () => {
    for (const piece of [
      'vous vous devez ',
      'calmez-vous ',
      'on va vous on va te ',
      '« ',
      '"',
      'pourquoi vous ',
      '’',
      '👩‍👧 ',
    ]) {
      const cpu = (characters: number) => {
        const text = piece.repeat(Math.ceil(characters / piece.length));
        const start = process.cpuUsage();
        findWordings(text, compiled.fr);
        const { user, system } = process.cpuUsage(start);
        return (user + system) / 1000;
      };
      cpu(25_000);
      const [quarter, whole] = [cpu(25_000), cpu(100_000)];
      assert.ok(whole < 9 * (quarter + 5), `${piece}: ${quarter} ms for 25 kB, ${whole} ms for 100 kB`);
    }
    assert.deepEqual(marked(''), []);
  });
});

it('the rules that ship are handed on to the team’s app as they are', () => {
  for (const language of LANGUAGES)
    assert.deepEqual(z.encode(getWordRules.reply, { rules: rules[language] }), { rules: rules[language] });
});

describe('a mistake in the rules names its line and what to do', () => {
  const file = (find: string) =>
    `language: en\nskip: just\nspellings: {}\nlists: { you: 'you' }\nleave: { advice: avoid, herWords: she says }\nrules:\n  - id: calm-down\n    find:\n      - ${find}\n`;
  const mistake = (find: string): string => {
    try {
      parseContent(file(find), 'en.yaml', WordRulesFile);
    } catch (error) {
      return (error as Error).message;
    }
    return 'none';
  };
  it('in a pattern', () => {
    assert.equal(mistake('calm down'), 'none');
    assert.match(mistake('calm (down'), /^en\.yaml:9: find\.0 of “calm-down”: .*must close/);
    assert.match(mistake('calm <him>'), /en\.yaml:9: .*list <him>, which is not among lists/);
    assert.match(mistake('... calm'), /may begin with anything; begin it with a word/);
    assert.match(mistake('calm:x down'), /write :v, :n, :a after a word/);
  });
});
