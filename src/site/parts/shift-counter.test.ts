import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shiftCounter } from './shift-counter.ts';

test('three presses within five seconds count, and any other key starts over', () => {
  const count = shiftCounter();
  assert.deepEqual([count('Shift', 0), count('Shift', 900), count('Shift', 4900)], [1, 2, 3]);
  const other = shiftCounter();
  assert.deepEqual([other('Shift', 0), other('a', 10), other('Shift', 20), other('Shift', 30)], [1, 0, 1, 2]);
});

test('typing a capital letter from time to time never leaves', () => {
  const count = shiftCounter();
  for (let i = 0; i < 20; i++) {
    assert.equal(count('Shift', i * 100), 1);
    assert.equal(count('É', i * 100 + 50), 0);
  }
});

test('slow presses do not add up', () => {
  const count = shiftCounter();
  assert.deepEqual(
    [count('Shift', 0), count('Shift', 4000), count('Shift', 5100), count('Shift', 9200)],
    [1, 2, 2, 2],
  );
});
