import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { approvedAs, mistakesOf, type PracticeConversation } from './practice.ts';

const words = (text: string) => ({ fr: text, en: text });
const choice = (next: string, entry = 'you-must') => ({
  you: words('you'),
  lands: words('lands'),
  why: words('why'),
  entry,
  next,
});
const step = (id: string, ...next: string[]) => ({
  id,
  title: words(id),
  now: words('now'),
  choices: next.map((to) => choice(to)),
});
const end = (id: string) => ({
  id,
  title: words(id),
  now: words('now'),
  learned: [words('one'), words('two')],
  open: words('open'),
});
const conversation = (
  steps: PracticeConversation['steps'],
  ends: PracticeConversation['ends'] = [end('the-end')],
): PracticeConversation => ({
  id: 'invented',
  address: { fr: 'invente', en: 'invented' },
  readers: ['police'],
  title: words('title'),
  note: words('note'),
  setting: words('setting'),
  steps,
  ends,
});
const guide = new Set(['you-must']);
const told = (...steps: PracticeConversation['steps']) =>
  mistakesOf(conversation(steps), guide).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('a conversation', () => {
  it('that branches, goes back and comes to its end has no mistake', () => {
    assert.deepEqual(
      told(step('one', 'again', 'two', 'mend'), step('mend', 'two', 'one'), step('two', 'again', 'the-end')),
      [],
    );
  });

  it('may not stop at a step where every answer says to try again', () => {
    assert.deepEqual(told(step('one', 'two', 'the-end'), step('two', 'again', 'again')), [
      'steps.1: “two” is a dead end: let one of its choices lead on',
    ]);
  });

  it('may not turn in a circle with no way out, however long', () => {
    assert.deepEqual(
      told(step('one', 'the-end', 'two'), step('two', 'three', 'again'), step('three', 'two', 'again')),
      [
        'steps.1: “two” never comes to an end: let a choice there, or further on, lead to one',
        'steps.2: “three” never comes to an end: let a choice there, or further on, lead to one',
      ],
    );
  });

  it('shows every step and every end that was written', () => {
    assert.deepEqual(
      mistakesOf(
        conversation(
          [step('one', 'again', 'the-end'), step('lost', 'again', 'the-end')],
          [end('the-end'), end('other-end')],
        ),
        guide,
      ).map(({ message }) => message),
      [
        'nothing leads to “lost”: lead a choice to it, or take it away',
        'nothing leads to “other-end”: lead a choice to it, or take it away',
      ],
    );
  });

  it('leads only to what exists, and says “again” for its own step', () => {
    assert.deepEqual(told(step('one', 'nowhere', 'one', 'the-end')), [
      'steps.0.choices.0.next: there is no step “nowhere”: write the id of a step or an end, or again',
      'steps.0.choices.1.next: leads to its own step: write again',
    ]);
  });

  it('rests on entries that the guide has', () => {
    const one = { ...step('one', 'again'), choices: [choice('again'), choice('the-end', 'no-such-entry')] };
    assert.deepEqual(told(one), [
      'steps.0.choices.1.entry: the guide has no entry “no-such-entry”: write the id of one that it has',
    ]);
  });

  it('names each step and each end once', () => {
    assert.match(
      told(step('one', 'the-end', 'one'), step('one', 'the-end', 'again'))[0] ?? '',
      /1\.id: .*twice/,
    );
    assert.match(told(step('the-end', 'again', 'the-end'))[0] ?? '', /ends\.0\.id: “the-end” is used twice/);
  });

  it('without a mistake lets a reader come to an end from wherever she is, whatever she chose before', () => {
    const names = ['one', 'two', 'three', 'four'];
    const anywhere = fc.array(fc.constantFrom(...names, 'again', 'the-end'), { minLength: 2, maxLength: 3 });
    let sound = 0;
    fc.assert(
      fc.property(
        fc.tuple(anywhere, anywhere, anywhere, anywhere),
        fc.infiniteStream(fc.nat(2)),
        (ways, chosen) => {
          const steps = ways.map((next, i) => step(names[i] as string, ...next));
          const ends = [end('the-end')];
          if (mistakesOf(conversation(steps, ends), guide).length > 0) return;
          sound += 1;
          let at = steps[0] as (typeof steps)[number];
          for (let turn = 0; turn < 20; turn += 1) {
            assert.ok(reaches(at.id, steps), `${at.id} of ${JSON.stringify(ways)}`);
            const choices = at.choices;
            const next = (choices[(chosen.next().value as number) % choices.length] as { next: string }).next;
            if (next === 'the-end') return;
            if (next !== 'again') at = steps.find(({ id }) => id === next) as typeof at;
          }
        },
      ),
      { numRuns: 2000, seed: 4 },
    );
    assert.ok(sound > 20, `${sound} sound conversations were walked`);
  });
});

/** Another way of seeing it than the rule's: walking forward from the step. */
function reaches(from: string, steps: PracticeConversation['steps'], seen: readonly string[] = []): boolean {
  if (from === 'the-end') return true;
  if (seen.includes(from)) return false;
  const choices = steps.find(({ id }) => id === from)?.choices ?? [];
  return choices.some(({ next }) => next !== 'again' && reaches(next, steps, [...seen, from]));
}

describe('an approval of a conversation', () => {
  it('is given to its words: any change asks again', () => {
    const before = conversation([step('one', 'again', 'the-end')]);
    const after = conversation(
      [step('one', 'again', 'the-end')],
      [{ ...end('the-end'), open: words('shut') }],
    );
    assert.equal(approvedAs(before).item, 'practice-invented');
    assert.notEqual(approvedAs(before).version, approvedAs(after).version);
  });
});
