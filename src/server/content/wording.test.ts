import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  MOMENTS,
  READERS,
  SITUATIONS,
  type Lines,
  type WordingEntry,
  WordingEntries,
} from '#wording/entry.ts';
import {
  parseWording,
  readWording,
  type ShippedWording,
  type WordingTexts,
} from '#server/content/wording.ts';
import { ContentError, parseContent } from '#server/content/yaml.ts';
import { withTypography } from '../../../bin/texts/typography.mjs';

/** The items of the brief, in its order. Approvals, practice conversations and the word check point at these names. */
const IDS = `
  are-you-a-victim a-label-on-her how-long-in-that-work we-will-rescue-you why-only-now a-form-to-fill-in
  everything-stays-between-us your-full-name sit-there
  voicemail-that-names-us talking-at-once i-will-call-you calling-back-by-reflex your-number-on-file
  telling-someone-else missed-calls hidden-number
  resistant her-story-name-age ready-to-leave talk-her-into-it why-not-sent-before
  why-did-you-not-leave why-did-you-go-back from-the-start-in-order and-then not-what-you-said are-you-sure
  no-complaint-no-help children-as-leverage he-will-go-to-jail rapid-yes-or-no colleagues-will-stay your-pimp
  how-many-clients all-at-once
  your-friend-can-stay how-many-partners is-someone-forcing-you you-must-be-examined calm-down non-compliant
  do-you-have-proof how-awful it-could-be-worse give-me-details you-were-paid i-know-how-you-feel filling-silences
  you-seem-fine
  you-must no-show-we-close ten-numbers a-survivor-will-tell you-should-testify sign-here when-will-you-stop
  reminder-that-names-us you-did-not-come did-you-go-back did-you-do-it contact-after-no
  ending-on-the-hard-part we-will-keep-you-posted dropped-out a-survey-for-her
`
  .trim()
  .split(/\s+/);
const WORDS = [
  'word-prostitute',
  'word-prostituted-person',
  'word-sexual-exploitation',
  'word-sex-work',
  'word-exchange-of-services',
  'word-lived-experience',
  'word-victim',
  'word-survivor',
  'word-exit',
  'word-client-pimp',
  'word-titles',
];
/** Characters. What is said aloud, or stands on a card of 85 × 54 mm, is shorter than what the schema allows. */
const LONGEST = { avoid: 100, why: 140, prefer: 110, principle: 75, herWord: 140 } as const;
const FIELDS = Object.keys(LONGEST) as (keyof typeof LONGEST)[];

let texts: WordingTexts;
let wording: ShippedWording;
before(async () => {
  texts = await readWording();
  wording = parseWording(texts);
});

const named = (id: string): WordingEntry => {
  const entry = wording.entries.find((one) => one.id === id);
  return entry ?? assert.fail(`${id} is missing`);
};

describe('the wordings that ship', () => {
  it('are the 66 of the brief, once each and in its order', () => {
    assert.equal(IDS.length, 66);
    assert.deepEqual(
      wording.entries.map(({ id }) => id),
      IDS,
    );
  });

  it('stand in a file for each situation, in the order in which situations come', () => {
    const files = texts.entries.map(({ name, source }) => {
      const situations = new Set(parseContent(source, name, WordingEntries).map((one) => one.situation));
      return [name.replace(/^.*\//, ''), ...situations];
    });
    const expected = SITUATIONS.map((situation, index) => [
      `${index + 1}-${situation.replace('_', '-')}.yaml`,
      situation,
    ]);
    assert.deepEqual(files, expected);
  });

  it('leave nobody and no moment without: each trade, each situation, each place in the app', () => {
    for (const reader of READERS) {
      const theirs = wording.entries.filter(({ readers }) => readers.includes(reader));
      assert.ok(theirs.length >= 20, `${reader}: ${theirs.length}`);
      // A filter that keeps everything is none.
      assert.ok(theirs.length <= 60, `${reader}: ${theirs.length}`);
    }
    for (const moment of MOMENTS) {
      const there = wording.entries.filter(({ moments }) => moments.includes(moment)).length;
      assert.ok(there >= 4 && there <= 10, `${moment}: ${there}`);
    }
  });

  it('give the same principle another sentence by trade: police note facts, a community worker does not', () => {
    for (const id of ['give-me-details', 'do-you-have-proof', 'your-full-name']) {
      assert.ok(named(id).readers.includes('community'), id);
      assert.equal(named(id).readers.includes('police'), false, id);
    }
    for (const id of ['from-the-start-in-order', 'and-then', 'not-what-you-said']) {
      assert.ok(named(id).readers.includes('police'), id);
      assert.equal(named(id).readers.includes('community'), false, id);
    }
  });

  it('are short enough to be said aloud by somebody tired', () => {
    for (const entry of wording.entries)
      for (const field of FIELDS)
        for (const [language, text] of Object.entries(entry[field] ?? {}))
          assert.ok(
            text.length <= LONGEST[field],
            `${entry.id} ${field}.${language}: ${text.length} > ${LONGEST[field]}`,
          );
  });

  it('never offer what another says to avoid', () => {
    for (const language of ['fr', 'en'] as const) {
      const avoided = new Set(wording.entries.map(({ avoid }) => avoid[language]));
      assert.equal(avoided.size, IDS.length, language);
      for (const { id, prefer } of wording.entries) assert.equal(avoided.has(prefer[language]), false, id);
    }
  });

  it('name no woman by a label, but where it is quoted to be avoided', () => {
    for (const { id, ...entry } of wording.entries)
      for (const field of ['why', 'prefer', 'principle', 'herWord'] as const)
        assert.doesNotMatch(JSON.stringify(entry[field]), /prostitu/i, `${id} ${field}`);
    for (const [place, text] of everyText(wording))
      for (const quoted of text.matchAll(/prostituée?s?\b|\bprostitutes?\b|prostituted \w+/giu))
        assert.ok(isQuoted(text, quoted.index), `${place}: ${text}`);
  });

  it('have addresses that a person can read aloud, none of which a programme’s own could take', () => {
    for (const { id, address } of wording.entries)
      for (const one of [id, address.fr, address.en]) {
        assert.match(one, /^[a-z][a-z-]{2,34}$/, id);
        assert.doesNotMatch(one, /^(?:own|practice)-/, id);
      }
  });
});

describe('sources', () => {
  it('each one named is known, and each one known is named', () => {
    const used = new Set<string | null>(
      [
        ...wording.entries.flatMap(({ basis, disagree }) => [
          ...basis.map((one) => ('source' in one ? one.source : null)),
          ...disagree.map(({ source }) => source),
        ]),
        ...wording.vocabulary.flatMap(({ positions }) => positions.map(({ source }) => source)),
      ].filter((source) => source !== null),
    );
    const known = wording.sources.map(({ id }) => id);
    assert.deepEqual(known.toSorted(), [...used].toSorted());
    assert.deepEqual(known, known.toSorted(), 'kept in order, so that one is found');
  });

  it('an entry that rests on none says that it is practice', () => {
    assert.deepEqual(named('you-did-not-come').basis, [{ practice: true }]);
  });

  it('where they disagree, each is heard, and the order that the law needs is the one that we follow', () => {
    for (const { id, disagree } of wording.entries)
      assert.ok(disagree.length === 0 || new Set(disagree.map(({ source }) => source)).size > 1, id);
    assert.deepEqual(
      named('everything-stays-between-us').disagree.map(({ source }) => source),
      ['bc1', 'massachusetts'],
    );
    assert.ok(
      named('everything-stays-between-us').basis.some((one) => 'source' in one && one.source === 'lpj39'),
    );
  });
});

describe('the words under debate', () => {
  it('are those of the brief, each with what sources hold and what we do', () => {
    assert.deepEqual(
      wording.vocabulary.map(({ id }) => id),
      WORDS,
    );
  });

  it('on the words that divide, more than one is heard', () => {
    for (const id of ['word-sexual-exploitation', 'word-sex-work', 'word-exit', 'word-victim']) {
      const term = wording.vocabulary.find((one) => one.id === id);
      assert.ok(new Set(term?.positions.map(({ source }) => source)).size >= 2, id);
    }
  });
});

describe('the typography', () => {
  it('is that of Québec in French, and of English in English', () => {
    for (const [place, text] of everyText(wording)) {
      const language = place.slice(-2);
      const at = `${place}: ${text}`;
      assert.equal(withTypography(language, text), text, at);
      assert.doesNotMatch(text, /['"]|\s\s|\.\.\.|^\s|\s$/, at);
      if (language === 'fr') {
        assert.doesNotMatch(text, /\s[;!?]/, at);
        assert.doesNotMatch(text, /(?<!\u00a0):(?=\s|$)|«(?!\u00a0)|(?<!\u00a0)»|[“”]/u, at);
      } else assert.doesNotMatch(text, /[«»\u00a0]|\s[:;!?]/u, at);
    }
  });

  it('ends sentences, and opens and closes quotations', () => {
    for (const { id, ...entry } of wording.entries)
      for (const field of FIELDS)
        for (const text of Object.values(entry[field] ?? {}))
          assert.match(text, /[.?!…](?:\u00a0»|”)?$/u, `${id} ${field}`);
    for (const [place, text] of everyText(wording))
      for (const [open, close] of ['«»', '“”'].map((pair) => pair.split('')) as [string, string][])
        assert.equal(text.split(open).length, text.split(close).length, `${place}: ${text}`);
  });
});

describe('a mistake names the file, the line and what to do', () => {
  const good = `
- id: sit-there
  address: { fr: assoyez-vous-la, en: sit-there }
  situation: first_contact
  readers: [police]
  avoid: { fr: Assoyez-vous là., en: Sit there. }
  why: { fr: Un choix., en: A choice. }
  prefer: { fr: Où?, en: Where? }
  principle: { fr: Un choix., en: A choice. }
  herWord: null
  moments: []
  basis: [{ source: ovc }]
  disagree: []
`;
  const sources = '- { id: ovc, name: { fr: OVC, en: OVC }, url: null }\n';
  const word =
    '- id: word-victim\n  term: { fr: a, en: a }\n  positions: [{ source: ovc, says: { fr: a, en: a } }]\n  use: { fr: a, en: a }\n';
  const mistakes = (entries: readonly string[], rest: { sources?: string; vocabulary?: string } = {}) => {
    try {
      parseWording({
        entries: entries.map((source, index) => ({ name: `content/wording/${index + 1}.yaml`, source })),
        sources: { name: 'content/wording-sources.yaml', source: rest.sources ?? sources },
        vocabulary: { name: 'content/vocabulary.yaml', source: rest.vocabulary ?? word },
      });
    } catch (error) {
      assert.ok(error instanceof ContentError);
      return error.message.split('\n');
    }
    return [];
  };

  it('not for files that are sound', () => assert.deepEqual(mistakes([good]), []));

  it('a language that is missing', () => {
    assert.match(
      mistakes([good.replace('{ fr: Où?, en: Where? }', '{ fr: Où? }')]).join('\n'),
      /^content\/wording\/1\.yaml:8: prefer\.en of “sit-there”: .*Correct this line/,
    );
  });

  it('a trade or a situation that nobody has, and a text that is too long', () => {
    const wrong = good
      .replace('[police]', '[police, firefighter]')
      .replace('first_contact', 'last_contact')
      .replace(
        'fr: Un choix., en: A choice. }\n  prefer',
        `fr: ${'a'.repeat(401)}, en: A choice. }\n  prefer`,
      );
    assert.deepEqual(
      mistakes([wrong]).map((one) => one.split(' of ')[0]),
      [
        'content/wording/1.yaml:4: situation',
        'content/wording/1.yaml:5: readers.1',
        'content/wording/1.yaml:7: why.fr',
      ],
    );
  });

  it('a source that is not in the file of sources, in an entry or in a word', () => {
    const said = [
      '“sit-there” names the source “nobody”, which wording-sources.yaml does not have.',
      '“word-victim” names the source “no_one”, which wording-sources.yaml does not have.',
    ].map((one) => `${one} Add it there, or correct the name.`);
    assert.deepEqual(
      mistakes([good.replace('source: ovc', 'source: nobody')], {
        vocabulary: word.replace('source: ovc', 'source: no_one'),
      }),
      [`1.yaml:2: ${said[0]}`, `vocabulary.yaml:1: ${said[1]}`],
    );
  });

  it('a name or an address that two files use, where it comes the second time', () => {
    const other = good.replace('id: sit-there', 'id: sit-down').replace('en: sit-there', 'en: sit-down');
    assert.deepEqual(mistakes([good, other]), [
      '2.yaml:2: “assoyez-vous-la” is used twice. Give one of them another name.',
    ]);
    assert.match(mistakes([`${good}${good}`]).join('\n'), /^content\/wording\/1\.yaml:15: id of “sit-there”/);
    assert.match(mistakes([good], { vocabulary: word + word }).join('\n'), /vocabulary\.yaml:5: id .*twice/);
  });

  it('in a file of sources that cannot be read: that alone, not every entry that names one', () => {
    const told = mistakes([good], { sources: '- id: [' });
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /^content\/wording-sources\.yaml:1: not valid YAML/);
  });

  it('every mistake of every file is told at once', () => {
    const wrong = good.replace('herWord: null', 'herWord: no');
    assert.equal(mistakes([wrong, wrong], { vocabulary: word.replace('use:', 'uses:') }).length, 4);
  });
});

/** Every text that is shown, with its place: `id field.fr`. */
function everyText({ entries, sources, vocabulary }: ShippedWording): [string, string][] {
  const of = (place: string, lines: Lines | null): [string, string][] =>
    Object.entries(lines ?? {}).map(([language, text]) => [`${place}.${language}`, text]);
  return [
    ...entries.flatMap((entry) => [
      ...FIELDS.flatMap((field) => of(`${entry.id} ${field}`, entry[field])),
      ...entry.disagree.flatMap(({ source, says }) => of(`${entry.id} disagree ${source}`, says)),
    ]),
    ...sources.flatMap(({ id, name }) => of(`${id} name`, name)),
    ...vocabulary.flatMap(({ id, term, positions, use }) => [
      ...of(`${id} term`, term),
      ...positions.flatMap(({ source, says }) => of(`${id} ${source}`, says)),
      ...of(`${id} use`, use),
    ]),
  ];
}

/** Whether the character at `index` stands inside « » or “ ”. */
function isQuoted(text: string, index: number): boolean {
  const start = text.slice(0, index);
  return ['«»', '“”'].some(
    (pair) => start.split(pair[0] as string).length > start.split(pair[1] as string).length,
  );
}
