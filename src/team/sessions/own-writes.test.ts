import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sessionFrom } from './new-plan.ts';
import { afterMine, changedOver, isMine, noteMine } from './own-writes.ts';

test('what is written second waits for the first, also when that one fails', async () => {
  const order: string[] = [];
  const first = afterMine('plan', async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    order.push('first');
    throw new Error('no network');
  });
  const second = afterMine('plan', async () => order.push('second'));
  await assert.rejects(first, /no network/);
  await second;
  assert.deepEqual(order, ['first', 'second']);
});

test('only versions that were written here are mine; nothing in between is mine too', () => {
  noteMine('mine', 3);
  noteMine('mine', 4);
  assert.ok(isMine('mine', 2, 2));
  assert.ok(isMine('mine', 2, 4));
  assert.ok(!isMine('mine', 2, 5), 'a colleague wrote version 5');
  assert.ok(!isMine('other', 2, 3));
});

test('the second change stands on the first: both are there, and what was taken away stays away', () => {
  const before = { ...sessionFrom(null, null, null), planBSince: 5 };
  const stands = { ...before, attendance: [{ sector: 'police' as const, heads: 17 }] };
  const { planBSince: _gone, ...without } = before;
  const next = changedOver(stands, before, { ...without, held: { minutes: 60, withPlanB: false } });
  assert.deepEqual(next.attendance, stands.attendance);
  assert.deepEqual(next.held, { minutes: 60, withPlanB: false });
  assert.equal(next.planBSince, undefined);
});
