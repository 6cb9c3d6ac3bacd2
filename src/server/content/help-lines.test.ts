import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dialAddress } from '#programme/dial.ts';
import { firstForWomen, lineAbout, roundTheClock, visibleHelpLines } from '#programme/help-lines.ts';
import { HELP_LINES_FILE, loadHelpLines, parseHelpLines } from '#server/content/help-lines.ts';
import { ContentError } from '#server/content/yaml.ts';

const today = '2026-11-24';
const mistakes = (source: string): string => {
  try {
    parseHelpLines(source, 'content/help-lines.yaml');
  } catch (error) {
    assert.ok(error instanceof ContentError);
    return error.message;
  }
  return assert.fail('nothing was refused');
};

const good = `
- id: info_aide
  topic: sexual_violence
  name: { fr: Info-aide, en: Info-aide }
  number: 1 888 933-9007
  text: null
  allDay: true
  hours: { fr: Jour et nuit, en: Day and night }
  whoMayCall: { fr: Toute personne, en: Anyone }
  note: null
  languages: [fr, en]
  region: null
  forWomen: 2
  confidence: high
  source: [https://example.org/]
  checkedOn: null
  checkedBy: null
`;

describe('the lines that ship', () => {
  it('are sound, and each number can be dialled', async () => {
    const lines = await loadHelpLines();
    assert.ok(lines.length >= 12);
    for (const { number, text } of lines) {
      for (const one of [number, text])
        if (one !== null) assert.match(dialAddress(one), /^tel:(?:\+1\d{10}|\d{3}|\d{6})(?:,\d+)?$/);
    }
  });

  it('hide what is not sure, and what belongs to a region nobody chose', async () => {
    const ids = visibleHelpLines(await loadHelpLines(), [], today).map(({ id }) => id);
    for (const id of ['cavac', 'ligne_parents', 'cles', 'dpj_lanaudiere', 'calacs_la_chrysalide']) {
      assert.equal(ids.includes(id), false, id);
    }
    for (const id of ['emergency', 'info_aide', 'sos_violence_conjugale', 'info_social'])
      assert.ok(ids.includes(id), id);
  });

  it('give Lanaudière its own line, Info-aide and 911 first, and its DPJ', async () => {
    const own = ['calacs_la_chrysalide', 'dpj_lanaudiere'].map((id) => ({ id, hidden: false }));
    const shown = visibleHelpLines(await loadHelpLines(), own, today);
    assert.deepEqual(
      firstForWomen(shown).map(({ number }) => number),
      ['1 866 964-7888', '1 888 933-9007', '911'],
    );
    assert.equal(lineAbout(shown, 'child_protection')?.number, '1 800 665-1414');
  });

  it('always have a line that answers round the clock, for when the programme is closed', async () => {
    const ids = roundTheClock(visibleHelpLines(await loadHelpLines(), [], today)).map(({ id }) => id);
    assert.ok(ids.includes('info_aide') && ids.includes('emergency'));
  });

  it('ask to be checked, since nobody of the programme has dialled them yet', async () => {
    for (const { check, number } of visibleHelpLines(await loadHelpLines(), [], today))
      assert.equal(check, number === '911' ? 'fresh' : 'never');
  });
});

describe('a mistake names the file, the line, what is wrong and what to do', () => {
  it('in a value', () => {
    assert.equal(
      mistakes(good.replace('1 888 933-9007', '911')),
      'content/help-lines.yaml:5: number of “info_aide”: write the number between quotes as people dial it, e.g. "1 888 555-0123". Correct this line, then start again.',
    );
  });

  it('inside a pair of texts', () => {
    assert.match(
      mistakes(good.replace('fr: Jour et nuit, ', '')),
      /^content\/help-lines\.yaml:8: hours\.fr of “info_aide”: /,
    );
  });

  it('in a field that is missing, at its entry', () => {
    assert.match(
      mistakes(good.replace('  confidence: high\n', '')),
      /^content\/help-lines\.yaml:2: confidence of “info_aide”: /,
    );
  });

  it('in the YAML itself', () => {
    assert.match(
      mistakes(good.replace('{ fr: Info-aide, en', '{ fr: Info-aide en')),
      /^content\/help-lines\.yaml:\d+: /,
    );
    assert.match(mistakes('- id: "open'), /^content\/help-lines\.yaml:1: not valid YAML: /);
    assert.match(mistakes(`${good}  number: "1 888 555-0100"\n`), /:18: not valid YAML: .*unique/);
  });

  it('in a file that is not a list, or is missing', async () => {
    assert.match(mistakes('lines: 3'), /^content\/help-lines\.yaml:1: /);
    assert.match(mistakes(''), /^content\/help-lines\.yaml:1: /);
    await assert.rejects(
      loadHelpLines(`${HELP_LINES_FILE}.missing`),
      /cannot be read \(ENOENT\)\. Put it back/,
    );
  });

  it('every mistake is told, not the first alone', () => {
    const two = good.replace('topic: sexual_violence', 'topic: other').replace('forWomen: 2', 'forWomen: 9');
    assert.equal(mistakes(two).split('\n').length, 2);
  });
});
