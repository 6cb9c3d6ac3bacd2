import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CAMILLE, DAY, HOUR, MINUTE, NADIA, NOW, Story } from '#test/support/team-stories.ts';
import { makeStories } from '#test/support/team-requests.ts';
import type { OpenRequest } from '#team/data/model.ts';
import {
  byTimeLeft,
  callsToMake,
  dueOf,
  groupQueue,
  promisedByToday,
  summarise,
  untouchedFor,
} from './queue.ts';

const ZONE = 'America/Toronto';
const all = makeStories().map((story) => story.open());
const references = (requests: readonly OpenRequest[]) => requests.map(({ row }) => row.reference);
const open = all.filter(({ row }) => row.state !== 'closed');

test('every open request is in exactly one group, and no closed one is in any', () => {
  const { waiting, mine, team } = groupQueue(all, CAMILLE);
  const grouped = [...waiting, ...mine, ...team].map(({ row }) => row.file);
  assert.deepEqual(grouped.sort(), open.map(({ row }) => row.file).sort());
});

test('the same request is mine for its owner and the team’s for everybody else', () => {
  assert.ok(references(groupQueue(all, CAMILLE).mine).includes('Paruline-6402'));
  assert.ok(references(groupQueue(all, NADIA).team).includes('Paruline-6402'));
});

test('what is most late stands first; at the same time, the prompter one', () => {
  const late = open.filter(({ row }) => row.dueAt !== null && row.dueAt <= NOW);
  assert.deepEqual(
    references([...open].sort(byTimeLeft).slice(0, late.length)).sort(),
    references(late).sort(),
  );
  const [first] = open;
  assert.ok(first);
  const soon: OpenRequest = { ...first, row: { ...first.row, promptness: 'soon' } };
  const now: OpenRequest = { ...first, row: { ...first.row, promptness: 'now' } };
  assert.ok(byTimeLeft(now, soon) < 0);
});

test('the order is total, whatever the order of arrival', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(open, { minLength: open.length }), (shuffled) =>
      assert.deepEqual(references([...shuffled].sort(byTimeLeft)), references([...open].sort(byTimeLeft))),
    ),
  );
});

test('a call to make waits for the opening; a promised action names its own time', () => {
  const opensAt = NOW + HOUR;
  const call = all.find(({ row }) => row.dueKind === 'answer');
  const promised = all.find(({ row }) => row.dueKind === 'promised');
  assert.equal(call && dueOf(call.row, opensAt)?.opensAt, opensAt);
  assert.equal(promised && dueOf(promised.row, opensAt)?.opensAt, null);
  assert.equal(call && dueOf(call.row, opensAt)?.target, true);
  assert.equal(promised && dueOf(promised.row, opensAt)?.target, false);
});

test('a clock that waits for the time the partner asked for begins then', () => {
  const later = all.find(({ row }) => row.reference === 'Érable-3316');
  assert.equal(later && dueOf(later.row, null)?.from, later?.row.notBefore);
});

test('the summary counts what waits and what is late, and names the next due time to come', () => {
  const summary = summarise(all, NOW);
  assert.equal(summary.open, open.length);
  assert.equal(summary.waiting, open.filter(({ row }) => row.owner === null).length);
  assert.equal(summary.late, open.filter(({ row }) => (row.dueAt ?? NOW + 1) <= NOW).length);
  assert.ok(summary.nextDueAt !== null && summary.nextDueAt > NOW);
  assert.equal(summarise([], NOW).nextDueAt, null);
});

test('my calls are those I must make and the one I am on, nobody else’s', () => {
  assert.deepEqual(
    references(callsToMake(all, CAMILLE, NOW)).sort(),
    ['Paruline-6402', 'Érable-3316'].sort(),
  );
  assert.ok(references(callsToMake(all, NADIA, NOW)).includes('Vanneau-8119'));
});

test('promised for today holds what was promised for days before, and nothing of tomorrow', () => {
  assert.deepEqual(references(promisedByToday(all, NOW, ZONE)), ['Kinglet-6038', 'Bruant-5520']);
  assert.deepEqual(references(promisedByToday(all, NOW + 2 * DAY, ZONE)).includes('Mélèze-2764'), true);
});

test('untouched for so many days, the longest first; a request touched since is not', () => {
  const untouched = untouchedFor(all, 3, NOW);
  assert.deepEqual(references(untouched), ['Kinglet-6038', 'Mélèze-2764']);
  const story = new Story(1, 'Orme-1000', 5 * 24 * 60, {
    promptness: 'no_rush',
    organisation: 'x',
    firstName: 'x',
    phone: 'x',
  });
  assert.equal(untouchedFor([story.open()], 5, NOW).length, 1);
  story.did(CAMILLE, 10, { step: 'see' });
  assert.equal(untouchedFor([story.did(CAMILLE, 9, { step: 'claim' }).open()], 5, NOW + MINUTE).length, 0);
});
