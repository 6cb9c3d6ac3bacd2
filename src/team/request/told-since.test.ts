import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TimelineItem } from '#team/data/model.ts';
import { toldSince } from './told-since.ts';

const alerted = (at: number, ...to: string[]): TimelineItem => ({
  type: 'event',
  event: {
    event: at,
    at,
    actor: 'system',
    kind: 'alerted',
    file: null,
    undoUntil: null,
    undone: false,
    alert: { why: 'late', to: [...to, 'nobody reached her'], sent: to },
  },
});

test('each is named once, with the time of the last reminder; what came before it was late is left out', () => {
  const timeline = [alerted(10, 'ines'), alerted(20, 'lea', 'samira'), alerted(30, 'lea', 'anne')];
  assert.deepEqual(toldSince(timeline, 20), { to: ['lea', 'samira', 'anne'], at: 30 });
  assert.deepEqual(toldSince(timeline, 21), { to: ['lea', 'anne'], at: 30 });
  assert.equal(toldSince(timeline, 31), null);
  assert.equal(toldSince([], 0), null);
});
