import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastUndo } from './last-undo.ts';

const NOW = 1000;
const line = (event: number, undoUntil: number | null, more: { actor?: string; undone?: boolean } = {}) => ({
  event,
  undoUntil,
  actor: 'me',
  undone: false,
  ...more,
});
const nothing = { undo: null, undoUntil: null };

test('a step is undone by its own line, whatever a colleague did since', () => {
  assert.deepEqual(lastUndo([line(3, 2000), line(1, 2000), line(4, 2000, { actor: 'other' })], 'me', NOW), {
    undo: 3,
    undoUntil: 2000,
  });
});

test('a message sent does not offer to undo the step before it', () => {
  assert.deepEqual(lastUndo([line(1, 2000), line(2, null)], 'me', NOW), nothing);
});

test('what was undone, or is too old, is not offered', () => {
  assert.deepEqual(lastUndo([line(1, 2000, { undone: true })], 'me', NOW), nothing);
  assert.deepEqual(lastUndo([line(1, NOW)], 'me', NOW), nothing);
  assert.deepEqual(lastUndo([], 'me', NOW), nothing);
});
