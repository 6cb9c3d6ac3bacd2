import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { changeHelpLine, type HelpLineChange, helpLineTasks } from '#programme/help-line-change.ts';
import { type HelpLine, visibleHelpLines, wholeDirectory } from '#programme/help-lines.ts';
import type { HelpLineWords, OwnHelpLine } from '#programme/own-help-line.ts';

const on = '2026-11-24';
const line = (id: string, changes: Partial<HelpLine> = {}): HelpLine => ({
  id,
  topic: 'sexual_violence',
  name: { fr: 'Info-aide', en: 'Info-aide' },
  number: '1 888 555-0133',
  text: null,
  allDay: false,
  hours: null,
  whoMayCall: { fr: 'Toute personne', en: 'Anyone' },
  note: null,
  languages: ['fr'],
  region: null,
  forWomen: null,
  confidence: 'high',
  source: ['https://example.org/'],
  checkedOn: null,
  checkedBy: null,
  ...changes,
});
const SHIPPED = [
  line('sure'),
  line('unsure', { confidence: 'verify', source: [] }),
  line('regional', { region: 'Ici' }),
];
const corrected: HelpLineWords = { number: '1 888 555-0144', hours: null, added: null };
const added: HelpLineWords = {
  number: '450 555-0155',
  hours: { fr: 'Le jour', en: 'By day' },
  added: {
    topic: 'local',
    name: { fr: 'Halte', en: 'Stop' },
    whoMayCall: { fr: 'Femmes', en: 'Women' },
    note: null,
    languages: ['fr'],
    allDay: false,
  },
};
const NEW = 'own_abcdef123456';

/** Members act in turn; a refusal changes nothing. */
function after(...steps: [member: string, id: string, change: HelpLineChange][]): OwnHelpLine[] {
  return steps.reduce<OwnHelpLine[]>((own, [by, id, change]) => {
    const next = changeHelpLine(SHIPPED, own, id, change, { by, on });
    return typeof next === 'string' ? own : next;
  }, []);
}
const numbers = (own: readonly OwnHelpLine[]) =>
  Object.fromEntries(visibleHelpLines(SHIPPED, own, on).map(({ id, number }) => [id, number]));

describe('[Note: Two people]', () => {
  it('one person hides a line at once, and shows it again as it was', () => {
    assert.equal('sure' in numbers(after(['ana', 'sure', { kind: 'hide' }])), false);
    assert.equal(
      numbers(after(['ana', 'sure', { kind: 'hide' }], ['bea', 'sure', { kind: 'show' }]))['sure'],
      '1 888 555-0133',
    );
  });

  it('a corrected number appears when a second person has dialled it, and not before', () => {
    const proposed = after(['ana', 'sure', { kind: 'propose', words: corrected }]);
    assert.equal(numbers(proposed)['sure'], '1 888 555-0133');
    const confirmed = after(
      ['ana', 'sure', { kind: 'propose', words: corrected }],
      ['bea', 'sure', { kind: 'confirm' }],
    );
    assert.equal(numbers(confirmed)['sure'], '1 888 555-0144');
    const [shown] = visibleHelpLines(SHIPPED, confirmed, on);
    assert.deepEqual([shown?.checkedOn, shown?.checkedBy, shown?.check], [on, 'bea', 'fresh']);
  });

  it('nobody confirms what she proposed herself, even after she wrote it anew', () => {
    const own = after(
      ['ana', 'sure', { kind: 'propose', words: corrected }],
      ['bea', 'sure', { kind: 'propose', words: { ...corrected, number: '1 888 555-0199' } }],
    );
    assert.equal(
      changeHelpLine(SHIPPED, own, 'sure', { kind: 'confirm' }, { by: 'bea', on }),
      'second_person',
    );
    assert.equal(
      numbers(changeHelpLine(SHIPPED, own, 'sure', { kind: 'confirm' }, { by: 'ana', on }) as OwnHelpLine[])[
        'sure'
      ],
      '1 888 555-0199',
    );
  });

  it('a service of our own is no line before it is confirmed, and can be removed', () => {
    const proposed = after(['ana', NEW, { kind: 'propose', words: added }]);
    assert.equal(
      wholeDirectory(SHIPPED, proposed, on).some(({ line: { id } }) => id === NEW),
      false,
    );
    const confirmed = after(
      ['ana', NEW, { kind: 'propose', words: added }],
      ['bea', NEW, { kind: 'confirm' }],
    );
    assert.equal(numbers(confirmed)[NEW], '450 555-0155');
    const removed = changeHelpLine(SHIPPED, confirmed, NEW, { kind: 'remove' }, { by: 'ana', on });
    assert.deepEqual(removed, []);
  });

  it('a line that is not sure shows once somebody has dialled it', () => {
    assert.equal('unsure' in numbers([]), false);
    assert.equal('unsure' in numbers(after(['ana', 'unsure', { kind: 'dialled' }])), true);
  });

  it('a regional line shows where it is chosen', () => {
    assert.equal('regional' in numbers([]), false);
    assert.equal('regional' in numbers(after(['ana', 'regional', { kind: 'show' }])), true);
  });

  it('a proposal that is dropped leaves no trace', () => {
    assert.deepEqual(
      after(['ana', 'sure', { kind: 'propose', words: corrected }], ['bea', 'sure', { kind: 'drop' }]),
      [],
    );
    assert.deepEqual(
      after(['ana', NEW, { kind: 'propose', words: added }], ['ana', NEW, { kind: 'drop' }]),
      [],
    );
  });

  it('refuses what there is not', () => {
    const refused = (id: string, change: HelpLineChange) =>
      changeHelpLine(SHIPPED, [], id, change, { by: 'ana', on });
    assert.equal(refused('nowhere', { kind: 'hide' }), 'unknown');
    assert.equal(refused('nowhere', { kind: 'propose', words: added }), 'unknown');
    assert.equal(refused('sure', { kind: 'propose', words: added }), 'unknown');
    assert.equal(refused('sure', { kind: 'remove' }), 'unknown');
    assert.equal(refused('sure', { kind: 'confirm' }), 'nothing');
    assert.equal(refused('sure', { kind: 'drop' }), 'nothing');
  });

  it('whatever happens, a number that is shown ships or was confirmed by another than its author', () => {
    const member = fc.constantFrom('ana', 'bea', 'cam');
    const words = fc.constantFrom(...['0144', '0155', '0166'].map((end) => `450 555-${end}`));
    const step = fc.tuple(
      member,
      fc.constantFrom('sure', 'unsure', 'regional', NEW),
      fc.oneof(
        fc.constantFrom<HelpLineChange>(
          { kind: 'show' },
          { kind: 'hide' },
          { kind: 'dialled' },
          { kind: 'confirm' },
          { kind: 'drop' },
          { kind: 'remove' },
        ),
        words.map((number): HelpLineChange => ({ kind: 'propose', words: { ...corrected, number } })),
        words.map((number): HelpLineChange => ({ kind: 'propose', words: { ...added, number } })),
      ),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let own: OwnHelpLine[] = [];
        const confirmed = new Set(SHIPPED.map(({ number }) => number));
        for (const [by, id, change] of steps) {
          const proposed = own.find((one) => one.id === id)?.proposed;
          const next = changeHelpLine(SHIPPED, own, id, change, { by, on });
          if (typeof next === 'string') continue;
          if (change.kind === 'confirm' && proposed !== undefined && proposed.by !== by)
            confirmed.add(proposed.number);
          own = next;
        }
        for (const { number } of visibleHelpLines(SHIPPED, own, on)) assert.ok(confirmed.has(number), number);
      }),
    );
  });
});

it('counts for each member what waits for her', () => {
  const own = after(['ana', 'sure', { kind: 'propose', words: corrected }]);
  const shown = visibleHelpLines(
    SHIPPED,
    [...own, { id: 'unsure', hidden: false, checkedOn: '2026-01-01', checkedBy: 'ana' }],
    on,
  );
  assert.deepEqual(helpLineTasks(shown, own, 'ana'), { toConfirm: 0, overdue: 1, never: 1 });
  assert.deepEqual(helpLineTasks(shown, own, 'bea'), { toConfirm: 1, overdue: 1, never: 1 });
});
