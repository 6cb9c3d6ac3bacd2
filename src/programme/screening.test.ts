import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ENGLISH_CASES, FRENCH_CASES } from '#programme/screening.cases.ts';
import { type Finding, screenText } from '#programme/screening.ts';

const screen = (text: string): Finding[] => screenText(text, { year: 2026 });
const kinds = (text: string): string[] => screen(text).map(({ kind, text: found }) => `${kind}: ${found}`);

/** A labelled line without its marks, and what they marked. */
function unmark(line: string): { text: string; expected: Omit<Finding, 'text'>[] } {
  let text = '';
  const expected: Omit<Finding, 'text'>[] = [];
  for (const part of line.split(/(\[\[\w+:.*?\]\])/u)) {
    const mark = /^\[\[(\w+):(.*?)\]\]$/u.exec(part);
    const added = mark?.[2] ?? part;
    if (mark)
      expected.push({
        kind: mark[1] as Finding['kind'],
        start: text.length,
        end: text.length + added.length,
      });
    text += added;
  }
  return { text, expected };
}

function measure(lines: readonly string[]) {
  const score = { found: 0, missed: 0, wrong: 0, slips: [] as string[] };
  for (const line of lines) {
    const { text, expected } = unmark(line);
    const found = screen(text);
    const meets = (a: Omit<Finding, 'text'>, b: Omit<Finding, 'text'>): boolean =>
      a.kind === b.kind && a.start < b.end && b.start < a.end;
    for (const one of expected) {
      if (found.some((other) => meets(one, other))) score.found += 1;
      else {
        score.missed += 1;
        score.slips.push(`missed ${one.kind}: ${line}`);
      }
    }
    for (const one of found) {
      if (expected.some((other) => meets(one, other))) continue;
      score.wrong += 1;
      score.slips.push(`wrong ${one.kind} « ${one.text} »: ${line}`);
    }
  }
  return {
    ...score,
    precision: score.found / (score.found + score.wrong),
    recall: score.found / (score.found + score.missed),
  };
}

describe('measured on labelled lines [Note: Screening]', () => {
  const lines = [...FRENCH_CASES, ...ENGLISH_CASES];

  it('has 150 lines at least, and as many harmless ones as not, nearly', () => {
    const marked = lines.filter((line) => line.includes('[['));
    assert.ok(lines.length >= 150 && marked.length >= 100 && lines.length - marked.length >= 100);
  });

  for (const [language, cases] of [
    ['French', FRENCH_CASES],
    ['English', ENGLISH_CASES],
  ] as const) {
    it(`in ${language}, finds 97 of 100 details and 97 of 100 finds are right, at least`, () => {
      const score = measure(cases);
      assert.ok(score.recall >= 0.97 && score.precision >= 0.97, score.slips.join('\n'));
    });
  }

  it('finds 95 of 100 of every kind, at least', () => {
    for (const kind of [
      'phone',
      'email',
      'birth_date',
      'plate',
      'health_number',
      'social_number',
      'address',
      'handle',
      'name',
    ]) {
      const score = measure(lines.filter((line) => line.includes(`[[${kind}:`)));
      assert.ok(score.found >= 4 && score.recall >= 0.95, `${kind}\n${score.slips.join('\n')}`);
    }
  });
});

describe('what it says', () => {
  it('gives the kind and the exact stretch, in order', () => {
    assert.deepEqual(screen('Karine, 450 555-0123, karine@exemple.ca'), [
      { kind: 'name', start: 0, end: 6, text: 'Karine' },
      { kind: 'phone', start: 8, end: 20, text: '450 555-0123' },
      { kind: 'email', start: 22, end: 39, text: 'karine@exemple.ca' },
    ]);
  });

  it('does not flag numbers that are public', () => {
    const publicNumbers = new Set(['18889339007', '4507564555']);
    const text = 'Info-aide : 1 888 933-9007. DPJ : 450 756-4555. Elle : 450 555-0123.';
    assert.deepEqual(
      screenText(text, { year: 2026, publicNumbers }).map((one) => one.text),
      ['450 555-0123'],
    );
    assert.equal(screen(text).length, 3);
  });

  it('lets the team be named in what it plans for itself, and nobody else of that first name', () => {
    const teammates = ['Béatrice Modèle', 'Karine Bélanger', 'Anne-Marie Roy'];
    const flagged = (text: string, of = teammates) =>
      screenText(text, { year: 2026, teammates: of }).map((one) => one.text);
    for (const right of [
      'On y va quand même, Béatrice tient la rencontre seule.',
      'Karine Bélanger appelle son intervenante; ensuite karine nous écrit.',
      'On demande à Anne-Marie Roy.',
    ]) {
      assert.deepEqual(flagged(right), [], right);
      assert.notDeepEqual(flagged(right, []), [], `flagged in any other text: ${right}`);
    }
    assert.deepEqual(flagged('On rejoint Karine Tremblay.'), ['Karine Tremblay']);
    assert.deepEqual(flagged('Karine va chercher Julie au 450 555-0123.'), ['Julie', '450 555-0123']);
  });

  it('takes a full date for a birth date from eight years on, and any date after "née"', () => {
    assert.deepEqual(kinds('Le 3 mai 2018.'), ['birth_date: 3 mai 2018']);
    assert.deepEqual(kinds('Le 3 mai 2019.'), []);
    assert.deepEqual(kinds('Née le 3 mai 2019.'), ['birth_date: 3 mai 2019']);
  });

  it('asks a number for its check digit where it has one', () => {
    assert.deepEqual(kinds('Contrat 046 454 286'), ['social_number: 046 454 286']);
    assert.deepEqual(kinds('Contrat 046 454 287'), []);
    assert.deepEqual(kinds('TREJ 9853 1412'), ['health_number: TREJ 9853 1412']);
    assert.deepEqual(kinds('avec 2024 2025'), [], 'no month 24');
  });

  it('is silent on empty text', () => {
    assert.deepEqual(screen(''), []);
  });
});

describe('laws', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      ' ',
      '. ',
      ', ',
      'Julie ',
      'Tremblay ',
      "s'appelle ",
      '514 555-0134',
      ' rue ',
      '12 ',
      '@',
      'née le ',
      'J6E ',
    ),
  );
  const typed = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));

  it('finds stretches of the text, in order, that never overlap, whatever is typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        let end = 0;
        for (const one of screen(text)) {
          assert.ok(one.start >= end && one.end > one.start && one.end <= text.length);
          assert.equal(one.text, text.slice(one.start, one.end));
          end = one.end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('still finds a telephone number and an e-mail address in the middle of anything else', () => {
    fc.assert(
      fc.property(typed, typed, (before, after) => {
        const found = screen(`${before}\n450 555-0123\njulie.t@exemple.ca\n${after}`);
        assert.ok(found.some((one) => one.text.includes('555-0123')));
        assert.ok(found.some((one) => one.text.includes('julie.t@exemple.ca')));
      }),
    );
  });

  it('reads 2,000 characters of anything in well under a second', () => {
    for (const unit of [
      'a',
      'A',
      '1',
      ' ',
      '1 ',
      'Ab ',
      'a.',
      'a@',
      'un ',
      '1-',
      "l'",
      'A12 ',
      'rue ',
      'é',
      '(',
      '12 rue ',
      'Jean-',
    ]) {
      const started = performance.now();
      screen(unit.repeat(Math.ceil(2000 / unit.length)));
      assert.ok(performance.now() - started < 1000, `slow on ${unit}`);
    }
  });
});
