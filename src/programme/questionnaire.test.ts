import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type AnswerMoment, itemsFor, LINE_MAX, type QuestionItem, QuestionSet } from './questionnaire.ts';
import { both, inventedSet, option } from './questionnaire.cases.ts';
import { type AnswerValue, readAnswers } from './questionnaire-answers.ts';
import { comparableItems, editSet } from './questionnaire-edit.ts';

const set = inventedSet([
  {
    kind: 'vignette',
    id: 'went-back',
    moments: ['before', 'after', 'later'],
    says: both('I went back.'),
    options: [option('why-back'), option('thank-you'), option('choose')],
    right: 'thank-you',
    why: both('Because.'),
  },
  {
    kind: 'myth',
    id: 'she-would',
    moments: ['before', 'after'],
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
  {
    kind: 'scale',
    id: 'equipped-then',
    moments: ['after'],
    asks: both('How then?'),
    low: both('Not'),
    high: both('Very'),
    thinkingBackTo: 'equipped',
  },
  {
    kind: 'intent',
    id: 'monday',
    moments: ['after'],
    asks: both('Monday'),
    options: [option('phrase'), option('form')],
  },
  {
    kind: 'behaviour',
    id: 'since',
    moments: ['later'],
    asks: both('Since'),
    options: [option('phrase'), option('form'), option('none-yet')],
    none: 'none-yet',
  },
  { kind: 'line', id: 'one-line', moments: ['after'], asks: both('Line'), hint: both('No names') },
]);
const given = (moment: AnswerMoment, answers: Record<string, AnswerValue>, line?: unknown) => ({
  ...{ set: 'invented', version: 1, moment, answers },
  ...(line === undefined ? {} : { line }),
});

describe('a set', () => {
  const messages = (change: (items: QuestionItem[]) => QuestionItem[]): string[] => {
    const parsed = QuestionSet.safeParse({ ...set, items: change(structuredClone(set.items)) });
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  };
  const changed = (id: string, change: object) => (items: QuestionItem[]) =>
    items.map((item) => (item.id === id ? { ...item, ...change } : item));

  it('asks what belongs to the moment, in its order', () => {
    assert.deepEqual(
      itemsFor(set, 'after').map(({ id }) => id),
      ['went-back', 'she-would', 'equipped', 'equipped-then', 'monday', 'one-line'],
    );
    assert.deepEqual(
      itemsFor(set, 'later').map(({ id }) => id),
      ['went-back', 'since'],
    );
  });

  it('has a right answer among those that it offers, and no id twice', () => {
    assert.deepEqual(
      messages((items) => items),
      [],
    );
    assert.match(
      messages(changed('went-back', { right: 'stay' })).join(),
      /items\.0\.right none of its options/,
    );
    assert.match(messages(changed('since', { none: 'stay' })).join(), /items\.5\.none none of its options/);
    assert.match(
      messages(changed('monday', { id: 'equipped' })).join(),
      /items\.4\.id “equipped” is used twice/,
    );
  });

  it('thinks back only right after the session, to a scale about now', () => {
    assert.match(messages(changed('equipped-then', { thinkingBackTo: 'monday' })).join(), /is no scale/);
    assert.match(
      messages(changed('equipped-then', { thinkingBackTo: 'equipped-then' })).join(),
      /is no scale/,
    );
    assert.match(
      messages(changed('equipped-then', { moments: ['after', 'later'] })).join(),
      /items\.3\.moments/,
    );
  });

  it('asks nothing about the person: there is no kind of item for it', () => {
    assert.notDeepEqual(messages(changed('monday', { kind: 'choice' })), []);
    assert.notDeepEqual(messages(changed('monday', { sector: 'police' })), []);
  });
});

describe('answers', () => {
  it('are read as they were given, with anything skipped', () => {
    const all = given('after', {
      ...{ 'went-back': 'choose', 'she-would': 'unsure', equipped: 4, 'equipped-then': 2, monday: 'form' },
    });
    assert.deepEqual(readAnswers(set, all), all);
    const one = given('later', { since: ['phrase', 'form'] });
    assert.deepEqual(readAnswers(set, one), one);
  });

  it('hold one line at most, without breaks', () => {
    assert.equal(readAnswers(set, given('after', {}, ' Merci\n beaucoup \u0000'))?.line, 'Merci beaucoup');
    assert.equal(readAnswers(set, given('after', {}, 'a'.repeat(LINE_MAX)))?.line?.length, LINE_MAX);
    for (const line of ['a'.repeat(LINE_MAX + 1), ' \n ', 3, null])
      assert.equal(readAnswers(set, given('after', {}, line)), null);
    assert.equal(readAnswers(set, given('before', { equipped: 1 }, 'Bonjour')), null, 'not asked before');
  });

  it('are refused when something was not asked, or not offered', () => {
    const refused: [AnswerMoment, Record<string, AnswerValue>][] = [
      ['before', {}],
      ['before', { monday: 'form' }],
      ['before', { elsewhere: 'form' }],
      ['before', { 'went-back': 'stay' }],
      ['before', { 'went-back': ['choose'] }],
      ['before', { 'she-would': 'maybe' }],
      ['before', { equipped: 0 }],
      ['before', { equipped: 6 }],
      ['before', { equipped: 2.5 }],
      ['before', { equipped: '3' }],
      ['after', { 'one-line': 'text' }],
      ['later', { since: [] }],
      ['later', { since: 'phrase' }],
      ['later', { since: ['phrase', 'phrase'] }],
      ['later', { since: ['phrase', 'none-yet'] }],
    ];
    for (const [moment, answers] of refused)
      assert.equal(readAnswers(set, given(moment, answers)), null, JSON.stringify(answers));
    const good = given('before', { equipped: 3 });
    assert.notEqual(readAnswers(set, good), null);
    for (const other of [{ set: 'other' }, { version: 2 }, { moment: 'during' }, { at: 1 }])
      assert.equal(readAnswers(set, { ...good, ...other }), null);
  });

  it('law: whatever comes, what is read was asked; nothing is thrown', () => {
    const value = fc.oneof(
      fc.constantFrom('choose', 'true', 'form', '__proto__'),
      fc.integer({ min: -1, max: 7 }),
      fc.array(fc.constantFrom('phrase', 'none-yet')),
      fc.anything(),
    );
    const key = fc.oneof(fc.constantFrom(...set.items.map(({ id }) => id)), fc.string());
    const moments = fc.constantFrom<AnswerMoment>('before', 'after', 'later');
    fc.assert(
      fc.property(moments, fc.dictionary(key, value), fc.anything(), (moment, answers, line) => {
        const read = readAnswers(set, { set: 'invented', version: 1, moment, answers, line });
        const asked = itemsFor(set, moment).map(({ id }) => id);
        assert.ok(Object.keys(read?.answers ?? {}).every((id) => asked.includes(id)));
      }),
    );
    fc.assert(fc.property(fc.anything(), (anything) => readAnswers(set, anything) === null));
  });
});

describe('an edited set', () => {
  const { id: _id, version: _version, ...words } = set;
  const edit = (id: string, change: object) =>
    editSet(set, {
      ...words,
      items: words.items.map((item) => (item.id === id ? { ...item, ...change } : item)),
    });
  const edited = (id: string, change: object): QuestionSet => {
    const result = edit(id, change);
    assert.ok(result.ok, JSON.stringify(result));
    return result.set;
  };

  it('is a new version, under a name that no shipped one will have', () => {
    const mine = edited('went-back', { says: both('I went back to him.') });
    assert.deepEqual([mine.id, mine.version], ['own-invented', 2]);
    const again = editSet(mine, { ...words, title: both('New') });
    assert.deepEqual(again.ok && [again.set.id, again.set.version], ['own-invented', 3]);
  });

  it('is the same one when nothing changed', () => {
    const same = editSet(set, structuredClone(words));
    assert.equal(same.ok && same.set, set);
  });

  it('is refused where an id would come to mean something else', () => {
    for (const [id, change] of [
      ['went-back', { right: 'choose' }],
      ['went-back', { options: [option('why-back'), option('thank-you'), option('stay')] }],
      ['she-would', { right: 'true' }],
      ['monday', { kind: 'behaviour', none: 'form' }],
      ['since', { none: 'form' }],
      ['monday', { options: [option('phrase'), option('form'), option('other')] }],
    ] as const)
      assert.deepEqual(edit(id, change), { ok: false, mistakes: [{ item: id, why: 'other_meaning' }] }, id);
    edited('she-would', { id: 'she-would-not', right: 'true' });
  });

  it('is refused where it is not sound, with the item', () => {
    const result = edit('monday', { asks: { fr: 'Lundi', en: ' ' } });
    assert.deepEqual(!result.ok && result.mistakes.map(({ item, why }) => [item, why]), [
      ['monday', 'not_sound'],
    ]);
  });

  it('compares what was read with the same words: not a mended sentence, though its id stays', () => {
    const all = set.items.map(({ id }) => id);
    assert.deepEqual(comparableItems(set, set), all);
    const without = (gone: string) => all.filter((id) => id !== gone);
    assert.deepEqual(
      comparableItems(set, edited('went-back', { says: both('I went back to him.') })),
      without('went-back'),
    );
    assert.deepEqual(
      comparableItems(set, edited('she-would', { id: 'other', right: 'true' })),
      without('she-would'),
    );
    assert.deepEqual(
      comparableItems(set, edited('she-would', { why: both('Not so.') })),
      all,
      'read afterwards',
    );
    assert.deepEqual(comparableItems(set, edited('she-would', { moments: ['after'] })), all);
    const asked = editSet(set, { ...words, vignetteAsks: both('Which is best?') });
    assert.deepEqual(asked.ok && comparableItems(set, asked.set), without('went-back'));
  });

  it('law: comparing says the same from both sides', () => {
    const ids = fc.constantFrom(...set.items.map(({ id }) => id));
    fc.assert(
      fc.property(ids, fc.string({ minLength: 1 }), (id, text) => {
        const result = edit(id, { says: both(text), asks: both(text) });
        if (!result.ok) return;
        assert.deepEqual(comparableItems(set, result.set), comparableItems(result.set, set));
      }),
    );
  });
});
