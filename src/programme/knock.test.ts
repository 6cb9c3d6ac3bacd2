import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { byTimeLeft, knocksFor } from './knock.ts';
import type { RequestRow } from './request.ts';

const NOW = 1_800_000_000_000;
const HOUR = 60 * 60_000;

const some = (row: Partial<RequestRow>) =>
  ({
    file: 'f',
    state: 'received',
    owner: null,
    acknowledgedBy: null,
    dueAt: NOW + 10 * HOUR,
    promptness: 'soon',
    receivedAt: NOW,
    ...row,
  }) as RequestRow;

const shown = (row: Partial<RequestRow>) => knocksFor([some(row)], 'me', NOW).length === 1;

test('whoever is knocked on is shown what nobody has taken, whenever it is due', () => {
  assert.ok(shown({ owner: null }));
  assert.ok(shown({ owner: null, dueAt: NOW - HOUR }));
});

test('of her own, what is late or due within two hours', () => {
  assert.ok(shown({ owner: 'me', state: 'claimed', dueAt: NOW + 2 * HOUR }));
  assert.ok(shown({ owner: 'me', state: 'under_way', dueAt: NOW - 30 * HOUR }));
  assert.ok(shown({ acknowledgedBy: 'me', dueAt: NOW + HOUR }));
  assert.ok(!shown({ owner: 'me', state: 'claimed', dueAt: NOW + 2 * HOUR + 1 }));
  assert.ok(!shown({ owner: 'me', state: 'under_way', dueAt: null }));
});

test('never what a colleague has, nor what is closed', () => {
  assert.ok(!shown({ owner: 'she', dueAt: NOW - HOUR }));
  assert.ok(!shown({ acknowledgedBy: 'she', dueAt: NOW - HOUR }), '“I have it” is hers too');
  assert.ok(!shown({ owner: null, state: 'closed', dueAt: null }));
});

const rows = fc.array(
  fc.record({
    file: fc.uuid(),
    owner: fc.constantFrom(null, 'me', 'she'),
    acknowledgedBy: fc.constant(null),
    state: fc.constantFrom('received', 'claimed', 'closed'),
    dueAt: fc.option(fc.integer({ min: NOW - 5, max: NOW + 5 })),
    promptness: fc.constantFrom('now', 'soon', 'no_rush'),
    receivedAt: fc.integer({ min: NOW - 2, max: NOW }),
  }),
) as unknown as fc.Arbitrary<RequestRow[]>;

test('the order is the same whatever the order in which they were read: least time left first', () => {
  fc.assert(
    fc.property(rows, fc.func(fc.integer()), (all, weight) => {
      const files = (list: RequestRow[]) => list.map(({ file }) => file);
      const sorted = [...all].sort(byTimeLeft);
      const shuffled = [...all].sort((a, b) => weight(a.file) - weight(b.file)).sort(byTimeLeft);
      assert.deepEqual(files(shuffled), files(sorted));
      const due = sorted.map(({ dueAt }) => dueAt ?? Number.POSITIVE_INFINITY);
      assert.ok(due.every((at, i) => i === 0 || at >= (due[i - 1] as number)));
    }),
  );
});

test('what one member is knocked on for, nobody else has', () => {
  fc.assert(
    fc.property(rows, (all) => {
      for (const row of knocksFor(all, 'me', NOW)) assert.ok(row.owner !== 'she' && row.state !== 'closed');
    }),
  );
});
