import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longDate } from './lines.ts';

test('a day is said as people say it: French writes the first of a month as an ordinal', () => {
  assert.equal(longDate('2026-12-01', 'fr'), '1er décembre 2026');
  assert.equal(longDate('2026-12-11', 'fr'), '11 décembre 2026');
  assert.equal(longDate('2026-12-01', 'en'), 'December 1, 2026');
});
