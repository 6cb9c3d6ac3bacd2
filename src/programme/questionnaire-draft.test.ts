import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type QuestionItem, QuestionSet } from './questionnaire.ts';
import { both, inventedSet, option } from './questionnaire.cases.ts';
import {
  commonOf,
  moved,
  newItem,
  rebased,
  rebasedCommon,
  scalesToThinkBackTo,
  standings,
  withIds,
} from './questionnaire-draft.ts';
import { comparableItems, editSet } from './questionnaire-edit.ts';
import { askedSince, setInUse, versionsUpTo } from './question-versions.ts';

const base = inventedSet([
  {
    kind: 'vignette',
    id: 'went-back',
    moments: ['before', 'after'],
    says: both('I went back.'),
    options: [option('why-back'), option('thank-you'), option('choose')],
    right: 'thank-you',
    why: both('Because.'),
  },
  {
    kind: 'myth',
    id: 'she-would',
    moments: ['before'],
    says: both('Myth'),
    right: 'false',
    why: both('No.'),
  },
  {
    kind: 'scale',
    id: 'equipped',
    moments: ['before', 'after'],
    asks: both('How?'),
    low: both('Not'),
    high: both('Very'),
    thinkingBackTo: null,
  },
  { kind: 'line', id: 'one-line', moments: ['after'], asks: both('Line'), hint: both('No names') },
]);
const { id: _id, version: _version, ...rest } = base;
const changed = (items: readonly QuestionItem[], id: string, change: object): QuestionItem[] =>
  items.map((item) => (item.id === id ? { ...item, ...change } : item));
const ids = (items: readonly QuestionItem[]): string[] => items.map(({ id }) => id);
const saved = (from: QuestionSet, items: readonly QuestionItem[]): QuestionSet => {
  const { id: _i, version: _v, ...words } = from;
  const result = editSet(from, { ...words, items: withIds(from, items) });
  assert.ok(result.ok, JSON.stringify(result));
  return result.set;
};

describe('a set while it is edited', () => {
  it('gives another right answer, and other choices, a new id by itself; other words keep theirs', () => {
    const right = changed(base.items, 'went-back', { right: 'choose' });
    assert.deepEqual(ids(withIds(base, right)), ['went-back-v2', 'she-would', 'equipped', 'one-line']);
    const fewer = changed(base.items, 'went-back', {
      options: [option('thank-you'), option('choose'), option('a')],
    });
    assert.equal(withIds(base, fewer)[0]?.id, 'went-back-v2');
    assert.deepEqual(
      withIds(base, changed(base.items, 'she-would', { says: both('New') })).map(({ id }) => id),
      ids(base.items),
    );
    // Taken back before it is saved, it is the old one again.
    assert.deepEqual(withIds(base, changed(right, 'went-back', { right: 'thank-you' })), base.items);
  });

  it('names each new id after its version, so that none is ever given twice', () => {
    const second = saved(base, changed(base.items, 'she-would', { right: 'true' }));
    const third = saved(second, changed(second.items, 'she-would-v2', { right: 'false' }));
    assert.deepEqual([second.items[1]?.id, third.items[1]?.id], ['she-would-v2', 'she-would-v3']);
    const one = newItem(third, third.items, 'myth');
    const two = newItem(third, [...third.items, one], 'myth');
    assert.deepEqual([one.id, two.id], ['myth-v4', 'myth-v4-2']);
  });

  it('says which numbers go on, and which begin anew', () => {
    const items = [
      ...changed(changed(base.items, 'went-back', { right: 'choose' }), 'she-would', { says: both('New') }),
      newItem(base, base.items, 'intent'),
    ];
    assert.deepEqual(
      [...standings(base, items)].map(([, standing]) => standing),
      ['other_meaning', 'reworded', 'same', 'same', 'added'],
    );
    const order = moved(changed(base.items, 'went-back', { moments: ['before'] }), 'went-back', 1);
    assert.deepEqual(
      [...new Set(standings(base, order).values())],
      ['same'],
      'when it is asked changes no answer',
    );
    assert.deepEqual(ids(moved(base.items, 'went-back', -1)), ids(base.items), 'at the top already');
  });

  it('offers items that are refused until they are filled in, each with what is missing', () => {
    for (const kind of ['vignette', 'myth', 'scale', 'intent', 'behaviour'] as const) {
      const item = newItem(base, base.items, kind);
      const result = editSet(base, { ...rest, items: [...base.items, item] });
      assert.ok(!result.ok, kind);
      assert.deepEqual(
        [...new Set(result.mistakes.map((mistake) => `${mistake.item} ${mistake.mend}`))].sort(),
        [`${item.id} words_en`, `${item.id} words_fr`],
      );
    }
  });

  it('thinks back to a scale about now, once', () => {
    assert.deepEqual(ids(scalesToThinkBackTo(base.items)), ['equipped']);
    const then = newItem(base, base.items, 'scale', 'equipped');
    assert.deepEqual(then.moments, ['after']);
    assert.deepEqual(scalesToThinkBackTo([...base.items, then]), []);
    const alone = [
      ...base.items,
      changed([then], then.id, { asks: both('Then?') })[0] as QuestionItem,
    ].filter(({ id }) => id !== 'equipped');
    const result = editSet(base, { ...rest, items: alone });
    assert.deepEqual(!result.ok && result.mistakes.map(({ item, mend }) => [item, mend]), [
      [then.id, 'thinking_back'],
    ]);
  });

  it('says what to mend', () => {
    const mend = (items: QuestionItem[]) => {
      const result = editSet(base, { ...rest, items });
      return result.ok ? [] : result.mistakes.map((mistake) => [mistake.item, mistake.mend]);
    };
    assert.deepEqual(mend([]), [[null, 'items']]);
    assert.deepEqual(mend(changed(base.items, 'she-would', { moments: [] })), [['she-would', 'moments']]);
    assert.deepEqual(mend(changed(base.items, 'she-would', { says: { fr: 'a'.repeat(401), en: 'a' } })), [
      ['she-would', 'too_long'],
    ]);
    assert.deepEqual(mend(changed(base.items, 'went-back', { options: [option('thank-you')] })), [
      ['went-back', 'options'],
    ]);
    assert.deepEqual(mend(changed(base.items, 'went-back', { right: 'gone' })), [['went-back', 'right']]);
    const line = {
      ...newItem(base, base.items, 'line'),
      asks: both('More?'),
      hint: both('No names'),
    } as QuestionItem;
    assert.deepEqual(mend([...base.items, line]), [[line.id, 'second_line']]);
  });
});

describe('common words', () => {
  const common = commonOf(base);

  it('another title is a new version and touches no figure; what is read with a vignette does, for vignettes', () => {
    const titled = { ...common, title: both('Another title') };
    const result = editSet(base, { ...rest, ...titled });
    assert.ok(result.ok);
    assert.equal(result.set.version, base.version + 1);
    assert.deepEqual(comparableItems(base, result.set), ids(base.items));
    assert.ok([...standings(base, base.items, titled).values()].every((one) => one === 'same'));
    const asked = standings(base, base.items, { ...common, vignetteAsks: both('Which one would you say?') });
    assert.deepEqual(
      [...asked].filter(([, standing]) => standing !== 'same'),
      [['went-back', 'reworded']],
    );
  });

  it('over what a colleague saved: each of us keeps what she changed; where both did, mine stands and it is said', () => {
    const theirs = { ...base, version: 2, title: both('Hers'), mythAsks: both('Hers') };
    const mine = { ...common, mythAsks: both('Mine'), vignetteAsks: both('Mine') };
    const { common: onto, both: twice } = rebasedCommon(base, mine, theirs);
    assert.deepEqual(
      [onto.title.fr, onto.mythAsks.fr, onto.vignetteAsks.fr, twice],
      ['Hers', 'Mine', 'Mine', true],
    );
    assert.equal(rebasedCommon(base, { ...common, vignetteAsks: both('Mine') }, theirs).both, false);
    assert.deepEqual(rebasedCommon(base, common, theirs).common, commonOf(theirs));
  });
});

describe('versions', () => {
  const second = saved(base, changed(base.items, 'went-back', { says: both('I went back to him.') }));
  const third = saved(second, changed(second.items, 'she-would', { says: both('Another') }));
  const sets = { shipped: [base, { ...base, version: 9 }], own: [second, third] };

  it('lead to the one in use, from the one that shipped', () => {
    assert.equal(setInUse(sets), third);
    assert.equal(setInUse({ ...sets, own: [] })?.version, 9);
    assert.deepEqual(versionsUpTo(third, sets), [base, second, third]);
    assert.deepEqual(versionsUpTo(base, { ...sets, own: [] }), [base]);
  });

  it('tell since when each question has been asked in the same words', () => {
    assert.deepEqual([...askedSince([base, second, third])].sort(), [
      ['equipped', 1],
      ['one-line', 1],
      ['she-would', 3],
      ['went-back', 2],
    ]);
    // Away for a version: the years before it are not next to these.
    const without = saved(
      base,
      base.items.filter(({ id }) => id !== 'she-would'),
    );
    assert.equal(askedSince([base, without, { ...base, version: 3 }]).get('she-would'), 3);
  });
});

describe('when a colleague saved first', () => {
  const hers = (items: readonly QuestionItem[]) => saved(base, items);

  it('what only one of us changed is as she or I wrote it', () => {
    const theirs = hers(changed(base.items, 'she-would', { says: both('Hers') }));
    const { items, both: twice } = rebased(
      base,
      changed(base.items, 'equipped', { asks: both('Mine') }),
      theirs,
    );
    assert.deepEqual(ids(items), ids(base.items));
    assert.deepEqual(items[1], theirs.items[1]);
    assert.deepEqual(items[2]?.kind === 'scale' && items[2].asks.fr, 'Mine');
    assert.deepEqual(twice, []);
  });

  it('what both changed stays mine and is named; what I took away and she changed comes back', () => {
    const theirs = hers(
      changed(changed(base.items, 'she-would', { says: both('Hers') }), 'equipped', { asks: both('Hers') }),
    );
    const mine = changed(base.items, 'she-would', { says: both('Mine') }).filter(
      ({ id }) => id !== 'equipped',
    );
    const { items, both: twice } = rebased(base, mine, theirs);
    assert.deepEqual(items[1]?.kind === 'myth' && items[1].says.fr, 'Mine');
    assert.deepEqual(items[2], theirs.items[2]);
    assert.deepEqual(twice, ['she-would', 'equipped']);
  });

  it('what I added stands behind what it stood behind, under an id that she did not give', () => {
    const fill = (item: QuestionItem, text: string) =>
      ({ ...item, says: both(text), why: both(text) }) as QuestionItem;
    const theirs = hers([...base.items, fill(newItem(base, base.items, 'myth'), 'Hers')]);
    const my = fill(newItem(base, base.items, 'myth'), 'Mine');
    const mine = base.items.flatMap((item) => (item.id === 'went-back' ? [item, my] : [item]));
    assert.deepEqual(ids(rebased(base, mine, theirs).items), [
      'went-back',
      'myth-v3',
      'she-would',
      'equipped',
      'one-line',
      'myth-v2',
    ]);
  });

  it('what I reworded and she took away stays, as a question of its own', () => {
    const theirs = hers(base.items.filter(({ id }) => id !== 'she-would'));
    const { items, both: twice } = rebased(base, changed(base.items, 'she-would', { right: 'true' }), theirs);
    assert.deepEqual(ids(items), ['went-back', 'she-would-v3', 'equipped', 'one-line']);
    assert.deepEqual(twice, ['she-would-v3']);
  });

  it('my order stands when I moved something, hers otherwise', () => {
    const theirs = hers(moved(base.items, 'one-line', -1));
    assert.deepEqual(ids(rebased(base, base.items, theirs).items), ids(theirs.items));
    const mine = moved(base.items, 'went-back', 1);
    assert.deepEqual(ids(rebased(base, mine, theirs).items), ids(mine));
  });

  it('law: my changes over a version that changed nothing are my changes, and hers over none of mine are hers', () => {
    const edit = fc.record({
      id: fc.constantFrom(...ids(base.items)),
      text: fc.constantFrom('A', 'B'),
      away: fc.boolean(),
    });
    const apply = (edits: readonly { id: string; text: string; away: boolean }[]) =>
      edits.reduce<readonly QuestionItem[]>(
        (items, { id, text, away }) =>
          away && items.length > 1
            ? items.filter((item) => item.id !== id)
            : changed(moved(items, id, 1), id, { says: both(text), asks: both(text) }).map((item) => item),
        base.items,
      );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
        const items = apply(edits);
        assert.deepEqual(rebased(base, items, base).items, items);
        const theirs = { ...base, items: [...items] };
        assert.deepEqual(rebased(base, base.items, theirs), { items: theirs.items, both: [] });
        assert.deepEqual(comparableItems(base, base), ids(base.items));
      }),
    );
  });
});
