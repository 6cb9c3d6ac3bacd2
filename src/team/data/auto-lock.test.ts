import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockAt } from './auto-lock.ts';

const MINUTE = 60_000;
const limits = { idleMinutes: 15, hiddenMinutes: 10 };
const at = (minutes: number) => 1_800_000_000_000 + minutes * MINUTE;

test('locks after the idle minutes', () => {
  assert.equal(lockAt({ lastActivityAt: at(0), hiddenSince: null, callSince: null }, limits), at(15));
});

test('locks after the hidden minutes, when they end first', () => {
  assert.equal(lockAt({ lastActivityAt: at(0), hiddenSince: at(0), callSince: null }, limits), at(10));
  assert.equal(lockAt({ lastActivityAt: at(0), hiddenSince: at(8), callSince: null }, limits), at(15));
});

test('never locks during my marked call, for an hour at most', () => {
  assert.equal(lockAt({ lastActivityAt: at(0), hiddenSince: at(0), callSince: at(0) }, limits), at(60));
});

test('whoever types during a call longer than an hour is not locked out', () => {
  assert.equal(lockAt({ lastActivityAt: at(61), hiddenSince: null, callSince: at(0) }, limits), at(76));
});
