import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canRaise, nextOf, stepsOf } from './status.ts';

const received = {
  state: 'received',
  receivedAt: 10,
  seenAt: null,
  claimedAt: null,
  callingSince: null,
  answeredAt: null,
  closedAt: null,
  withdrawnAt: null,
  next: { kind: 'answer', dueAt: 100 },
} as const;
const says = (view: Parameters<typeof stepsOf>[0]) =>
  stepsOf(view)
    .map((step) => `${step.says}:${step.state}`)
    .join(' ');

test('received → seen → taken → calling → talked → closed, one step current at a time', () => {
  assert.equal(says(received), 'received:done told:current waiting:ahead ahead:ahead');
  const seen = { ...received, seenAt: 20 };
  assert.equal(says(seen), 'received:done seen:done waiting:current ahead:ahead');
  const taken = { ...seen, state: 'claimed', claimedAt: 30 } as const;
  assert.equal(says(taken), 'received:done seen:done taken:current ahead:ahead');
  const calling = { ...taken, callingSince: 40 };
  assert.equal(says(calling), 'received:done seen:done calling:current ahead:ahead');
  const talked = {
    ...taken,
    state: 'reached',
    answeredAt: 45,
    next: { kind: 'promised', dueAt: 500 },
  } as const;
  assert.equal(says(talked), 'received:done seen:done talked:done ahead:current');
  const closed = { ...talked, state: 'closed', closedAt: 600, next: null } as const;
  assert.equal(says(closed), 'received:done seen:done talked:done closed:done');
  for (const view of [received, seen, taken, calling, talked]) {
    assert.equal(stepsOf(view).filter(({ state }) => state === 'current').length, 1);
  }
});

test('a call after the first is told as a call', () => {
  const again = { ...received, seenAt: 20, claimedAt: 30, answeredAt: 45, callingSince: 90 };
  assert.equal(says(again), 'received:done seen:done calling:current ahead:ahead');
  assert.deepEqual(nextOf(again, 95), { kind: 'calling' });
});

test('a time that has passed is told as passed', () => {
  assert.deepEqual(nextOf(received, 99), { kind: 'call', by: 100, late: false });
  assert.deepEqual(nextOf(received, 100), { kind: 'call', by: 100, late: true });
  assert.deepEqual(nextOf({ ...received, next: { kind: 'read', dueAt: 50 } }, 10), {
    kind: 'answer',
    by: 50,
    late: false,
  });
});

test('closed and withdrawn are said before any promise', () => {
  assert.deepEqual(nextOf({ ...received, withdrawnAt: 70 }, 80), { kind: 'withdrawn', at: 70 });
  assert.deepEqual(nextOf({ ...received, withdrawnAt: 70, closedAt: 90 }, 95), { kind: 'closed', at: 90 });
});

test('raising is offered while it changes something', () => {
  assert.equal(canRaise({ promptness: 'soon', state: 'claimed', withdrawnAt: null }), true);
  assert.equal(canRaise({ promptness: 'now', state: 'claimed', withdrawnAt: null }), false);
  assert.equal(canRaise({ promptness: 'now', state: 'closed', withdrawnAt: null }), true);
  assert.equal(canRaise({ promptness: 'now', state: 'received', withdrawnAt: 5 }), true);
});
