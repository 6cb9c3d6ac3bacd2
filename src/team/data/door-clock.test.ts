/** A page that stays open over the end of the day says so, without anything having arrived. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doorAt } from './door-clock.ts';

const open = { openNow: true, nextOpeningAt: null, closesAt: 100, opensAgainAt: 200 };
const closed = { openNow: false, nextOpeningAt: 200, closesAt: null, opensAgainAt: 200 };
const begun = { openNow: true, nextOpeningAt: null, closesAt: null, opensAgainAt: null };

test('the door closes and opens with the clock; what is over is not shown', () => {
  for (const [what, door, now, expected] of [
    ['open still', open, 99, null],
    ['closed at its hour', open, 100, closed],
    [
      'closed, and no opening is known',
      { ...open, opensAgainAt: null },
      100,
      { ...closed, nextOpeningAt: null, opensAgainAt: null },
    ],
    ['a lid that stayed shut over the night', open, 200, begun],
    ['closed still', closed, 199, null],
    ['opened at its hour', closed, 200, begun],
    ['day and night', { ...open, closesAt: null, opensAgainAt: null }, 1e9, null],
    ['nothing known', { ...closed, nextOpeningAt: null, opensAgainAt: null }, 1e9, null],
  ] as const)
    assert.deepEqual(doorAt(door, now), expected, what);
});
