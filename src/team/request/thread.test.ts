import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestEvent } from '#programme/request.ts';
import type { TimelineItem } from '#team/data/model.ts';
import { latestNote, mayUndo, threadOf } from './thread.ts';

const ME = 'me';
let next = 1;
const event = (
  at: number,
  kind: string,
  actor = ME,
  undoUntil: number | null = null,
): TimelineItem & { type: 'event' } => ({
  type: 'event',
  event: { event: next++, at, actor, kind, file: 'f', undoUntil, undone: false } satisfies RequestEvent,
});
const call = (at: number, member = ME): TimelineItem => ({
  type: 'notes',
  seq: next++,
  at,
  author: { who: 'member', member },
  content: { kind: 'call', outcome: 'no_answer' },
});
const note = (at: number, text: string): TimelineItem => ({
  type: 'notes',
  seq: next++,
  at,
  author: { who: 'member', member: ME },
  content: { kind: 'note', text },
});
const kinds = (timeline: readonly TimelineItem[]) =>
  threadOf(timeline).map(({ item }) => (item.type === 'event' ? item.event.kind : item.type));

test('only the last step is offered to be undone; once it is, the one before it again', () => {
  const first = event(10, 'claimed', ME, 610);
  const second = event(20, 'attempt_missed', ME, 620);
  const offered = (...events: TimelineItem[]) =>
    threadOf(events).map(({ step }) => mayUndo(step, ME, 30) && step.event);
  assert.deepEqual(offered(first, second), [false, second.event.event]);
  const undone = { ...second, event: { ...second.event, undone: true } };
  assert.deepEqual(offered(first, undone, event(25, 'undone')), [first.event.event, false]);
  assert.deepEqual(offered(first, event(20, 'call_started', ME, 620)).at(0), first.event.event);
  assert.deepEqual(offered(first, event(20, 'raised', 'partner')), [false, false]);
  assert.deepEqual(offered(first, event(20, 'wrote')), [first.event.event]);
});

test('a note is told once, by its own words', () => {
  assert.deepEqual(kinds([event(10, 'wrote'), note(10, 'a')]), ['notes']);
});

test('a step and what was written with it are one thing, and it carries the undo', () => {
  const attempt = event(10, 'attempt_missed', ME, 610);
  const thread = threadOf([attempt, call(10)]);
  assert.equal(thread.length, 1);
  assert.equal(thread[0]?.step, attempt.event);
});

test('a call that also claimed is one thing, undone as the call', () => {
  const claimed = event(10, 'claimed');
  const attempt = event(10, 'attempt_missed', ME, 610);
  const thread = threadOf([claimed, attempt, call(10)]);
  assert.equal(thread.length, 1);
  assert.equal(thread[0]?.step, attempt.event);
});

test('a step of another moment, or of another member, stays its own line', () => {
  assert.deepEqual(kinds([event(10, 'attempt_missed'), call(11)]), ['attempt_missed', 'notes']);
  assert.deepEqual(kinds([event(10, 'attempt_missed', 'other'), call(10)]), ['attempt_missed', 'notes']);
});

test('what has no words beside it stays: nothing of the journal that matters is hidden', () => {
  assert.deepEqual(
    kinds([event(1, 'seen'), event(2, 'promptness_set'), event(3, 'held'), event(4, 'unheard_of')]),
    ['seen', 'promptness_set', 'held', 'unheard_of'],
  );
});

test('an undo is offered to whoever took the step, for as long as it works', () => {
  const { event: step } = event(10, 'claimed', ME, 610);
  assert.equal(mayUndo(step, ME, 609), true);
  assert.equal(mayUndo(step, ME, 610), false);
  assert.equal(mayUndo(step, 'other', 20), false);
  assert.equal(mayUndo({ ...step, undone: true }, ME, 20), false);
});

test('the latest note of a kind is what a form begins with', () => {
  assert.equal(latestNote([note(1, 'a'), note(2, 'b'), call(3)], 'note')?.content.text, 'b');
  assert.equal(latestNote([call(3)], 'note'), null);
});
