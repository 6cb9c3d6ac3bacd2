import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBoxQuestion } from '#programme/box-question.ts';
import { itemsFor, MYTH_ANSWERS, type QuestionItem } from '#programme/questionnaire.ts';
import { readAnswers } from '#programme/questionnaire-answers.ts';
import { UNDERTAKING_BY_MAX, UNDERTAKINGS } from '#programme/session-plan.ts';
import { readUndertaking } from '#programme/undertaking.ts';
import { FIXTURE_SET as set } from '#test/support/team-rounds.ts';
import { answersOf, type Given, tooLongBy, undertakingOf } from './answers.ts';

const room = { id: 'r', code: 'C', mode: 'room' } as const;
const of = (moment: 'before' | 'after' | 'later') => ({
  round: { ...room, moment, set: { id: set.id, version: set.version } },
});
const box = { round: { ...room, moment: 'box', set: null } } as const;

/** The last choice of an item, as the page has its values: always text. */
function given(item: QuestionItem): Given {
  const chosen =
    item.kind === 'scale'
      ? ['5']
      : item.kind === 'myth'
        ? [MYTH_ANSWERS[2]]
        : item.kind === 'line'
          ? []
          : item.kind === 'behaviour'
            ? item.options.filter(({ id }) => id !== item.none).map(({ id }) => id)
            : [item.options.at(-1)?.id ?? ''];
  return { item: item.id, kind: item.kind, chosen };
}

test('whatever the page lets one answer fits the questions that it asks', () => {
  for (const moment of ['before', 'after', 'later'] as const) {
    const items = itemsFor(set, moment);
    const line = moment === 'before' ? '' : ' Une\nphrase ';
    const answers = answersOf(of(moment), items.map(given), line);
    const read = readAnswers(set, answers);
    assert.deepEqual(read, answers, moment);
    assert.equal(Object.keys(read?.answers ?? {}).length, items.filter(({ kind }) => kind !== 'line').length);
    if (moment !== 'before') assert.equal(read?.line, 'Une phrase');
  }
});

test('what is skipped is not there, and nothing at all is no answer', () => {
  const items = itemsFor(set, 'after').map((item): Given => ({ ...given(item), chosen: [] }));
  assert.equal(answersOf(of('after'), items, ' \n '), null);
  const [first, ...rest] = itemsFor(set, 'after');
  const one = answersOf(
    of('after'),
    [given(first as QuestionItem), ...rest.map((item) => ({ ...given(item), chosen: [] }))],
    '',
  );
  assert.deepEqual(Object.keys((one as { answers: object }).answers), [first?.id]);
  assert.ok(readAnswers(set, one));
});

test('a question for the box is one line, and an empty one is none', () => {
  const question = answersOf(box, [], 'Que dire\n\nà une femme? ');
  assert.deepEqual(readBoxQuestion(question), { moment: 'box', question: 'Que dire à une femme?' });
  assert.equal(answersOf(box, [], '  \n'), null);
});

test('a line is counted as it will be sent', () => {
  assert.equal(tooLongBy(` ${'a'.repeat(300)} \n`, 300), 0);
  assert.equal(tooLongBy('a'.repeat(303), 300), 3);
  assert.equal(readBoxQuestion(answersOf(box, [], 'a'.repeat(301))), null);
});

test('what is undertaken is what stood on the page, by a name on one line', () => {
  const by = `Luc\nTremblay, ${'a'.repeat(UNDERTAKING_BY_MAX - 14)}`;
  const said = undertakingOf(UNDERTAKINGS, by, 20);
  assert.deepEqual(readUndertaking(said, 10, 30), { ...said, by: by.replace('\n', ' ') });
  assert.equal(tooLongBy(by, UNDERTAKING_BY_MAX), 0);
  assert.equal(readUndertaking(undertakingOf(UNDERTAKINGS, `${by}a`, 20), 10, 30), null);
  assert.equal(undertakingOf(UNDERTAKINGS, ' \n', 20), null);
  assert.equal(
    readUndertaking(undertakingOf(UNDERTAKINGS.slice(1), by, 20), 10, 30),
    null,
    'a page that shows three of them',
  );
});
