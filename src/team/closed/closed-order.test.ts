import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeStories } from '#test/support/team-requests.ts';
import { DAY, NOW } from '#test/support/team-stories.ts';
import { closedList, fateOf } from './closed-order.ts';

const all = makeStories().map((story) => story.open());

test('the next to be destroyed stands first, what a hold keeps stands last', () => {
  assert.deepEqual(
    closedList(all).map(({ row }) => row.reference),
    ['Frêne-2019', 'Pruche-7460', 'Grèbe-5138', 'Courlis-3847'],
  );
});

test('each says what awaits it', () => {
  const fate = (reference: string, now = NOW) =>
    fateOf(all.find(({ row }) => row.reference === reference) ?? assert.fail(reference), now);
  assert.equal(fate('Frêne-2019'), 'soon');
  assert.equal(fate('Grèbe-5138'), 'later');
  assert.equal(fate('Grèbe-5138', NOW + 16 * DAY), 'soon');
  assert.equal(fate('Courlis-3847'), 'held');
});

test('what nobody read is never said to be destroyed', () => {
  const [closed] = closedList(all);
  assert.ok(closed);
  assert.equal(fateOf({ ...closed, row: { ...closed.row, seenAt: null } }, NOW), 'unread');
});
