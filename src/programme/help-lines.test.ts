import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import {
  checkStateOf,
  firstForWomen,
  HelpLine,
  HelpLines,
  lineAbout,
  roundTheClock,
  visibleHelpLines,
} from '#programme/help-lines.ts';

const today = '2026-11-24';
const line = (changes: Partial<HelpLine> = {}): HelpLine => ({
  id: 'info_aide',
  topic: 'sexual_violence',
  name: { fr: 'Info-aide', en: 'Info-aide' },
  number: '1 888 933-9007',
  text: null,
  allDay: true,
  hours: { fr: 'Jour et nuit', en: 'Day and night' },
  whoMayCall: { fr: 'Toute personne', en: 'Anyone' },
  note: null,
  languages: ['fr', 'en'],
  region: null,
  forWomen: null,
  confidence: 'high',
  source: ['https://example.org/'],
  checkedOn: null,
  checkedBy: null,
  ...changes,
});
const ids = (lines: readonly HelpLine[]): string[] => lines.map(({ id }) => id);

it('shows sure lines only, until the programme has dialled the others', () => {
  const lines = [
    line({ id: 'certain', confidence: 'certain' }),
    line({ id: 'high' }),
    line({ id: 'medium', confidence: 'medium' }),
    line({ id: 'verify', confidence: 'verify', source: [] }),
  ];
  assert.deepEqual(ids(visibleHelpLines(lines, [], today)), ['certain', 'high']);
  const checked = { id: 'medium', hidden: false, checkedOn: '2026-11-01', checkedBy: 'Marie' };
  const shown = visibleHelpLines(lines, [checked], today);
  assert.deepEqual(ids(shown), ['certain', 'high', 'medium']);
  assert.equal(shown[2]?.check, 'fresh');
  assert.equal(shown[2]?.checkedBy, 'Marie');
  assert.deepEqual(
    ids(visibleHelpLines(lines, [{ id: 'medium', hidden: false, checkedOn: '2026-11-01' }], today)),
    ['certain', 'high'],
    'a check without a name is none',
  );
});

it('hides what the programme hid, and takes its corrections', () => {
  assert.deepEqual(visibleHelpLines([line()], [{ id: 'info_aide', hidden: true }], today), []);
  const own = { id: 'info_aide', hidden: false, number: '1 888 555-0100', hours: { fr: 'a', en: 'b' } };
  const [shown] = visibleHelpLines([line()], [own], today);
  assert.equal(shown?.number, '1 888 555-0100');
  assert.deepEqual(shown?.hours, { fr: 'a', en: 'b' });
});

it('shows the lines of a region only where a programme chose them', () => {
  const lines = [line({ id: 'dpj_lanaudiere', topic: 'child_protection', region: 'Lanaudière' })];
  assert.deepEqual(visibleHelpLines(lines, [], today), []);
  const shown = visibleHelpLines(lines, [{ id: 'dpj_lanaudiere', hidden: false }], today);
  assert.equal(lineAbout(shown, 'child_protection')?.id, 'dpj_lanaudiere');
  assert.equal(lineAbout(shown, 'suicide'), null);
});

it('a check counts for half a year; never dialled, and a date to come, ask for a check too', () => {
  assert.equal(checkStateOf(null, today), 'never');
  assert.equal(checkStateOf('2026-11-24', today), 'fresh');
  assert.equal(checkStateOf('2026-05-26', today), 'fresh', '182 days');
  assert.equal(checkStateOf('2026-05-25', today), 'overdue');
  assert.equal(checkStateOf('2026-11-25', today), 'overdue');
  assert.equal(checkStateOf('2026-11-23', today, 0), 'overdue');
});

it('911 is never dialled to check it: it asks for nothing, and no doubt is cast on it', () => {
  const [emergency, other] = visibleHelpLines([line({ number: '911' }), line({ id: 'other' })], [], today);
  assert.equal(emergency?.check, 'fresh');
  assert.equal(other?.check, 'never');
});

it('law: an old check never becomes fresh again by waiting', () => {
  const date = fc
    .date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  fc.assert(
    fc.property(date, date, date, (checked, a, b) => {
      const [early = '', late = ''] = [a, b].sort();
      if (early >= checked && checkStateOf(checked, early) === 'overdue') {
        assert.equal(checkStateOf(checked, late), 'overdue');
      }
    }),
  );
});

it('tells round-the-clock lines, and the three that a woman sees first, in order', () => {
  const lines = [
    line({ id: 'a', forWomen: 3 }),
    line({ id: 'b', forWomen: 1, allDay: false, hours: null }),
    line({ id: 'c' }),
    line({ id: 'd', forWomen: 2 }),
    line({ id: 'e', forWomen: 3, region: 'Estrie' }),
  ];
  assert.deepEqual(ids(roundTheClock(lines)), ['a', 'c', 'd', 'e']);
  assert.deepEqual(ids(firstForWomen(lines)), ['b', 'd', 'a']);
  assert.deepEqual(ids(lines), ['a', 'b', 'c', 'd', 'e'], 'and leaves the list as it was');
});

it('refuses a line that hides its source, its checker or its hours, and unknown fields', () => {
  const refused = (changes: object): string[] =>
    HelpLine.safeParse({ ...line(), ...changes }).error?.issues.map(({ path }) => path.join('.')) ?? [];
  assert.deepEqual(refused({}), []);
  assert.deepEqual(refused({ source: [] }), ['source']);
  assert.deepEqual(refused({ source: [], confidence: 'verify' }), []);
  assert.deepEqual(refused({ checkedOn: '2026-11-01' }), ['checkedBy']);
  assert.deepEqual(refused({ hours: null }), ['hours']);
  assert.deepEqual(refused({ name: { fr: 'x', en: ' ' } }), ['name']);
  assert.deepEqual(refused({ number: 911 }), ['number']);
  assert.deepEqual(refused({ number: 'appelez' }), ['number']);
  assert.deepEqual(refused({ number: '811, option 2' }), []);
  assert.equal(refused({ phone: '911' }).length, 1);
});

it('refuses two lines with one id, or one rank in one region', () => {
  const issues = (lines: HelpLine[]): string[] =>
    HelpLines.safeParse(lines).error?.issues.map(({ path }) => path.join('.')) ?? [];
  assert.deepEqual(issues([line(), line()]), ['1.id']);
  assert.deepEqual(issues([line({ forWomen: 1 }), line({ id: 'xx', forWomen: 1 })]), ['1.forWomen']);
  assert.deepEqual(issues([line({ forWomen: 1 }), line({ id: 'xx', forWomen: 1, region: 'Estrie' })]), []);
});
