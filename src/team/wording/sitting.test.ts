import assert from 'node:assert/strict';
import { it } from 'node:test';
import { begun, draftOf, minutesOf, ticked, unnotedIn } from '#team/wording/sitting.ts';

const MINUTE = 60_000;

it('minutes begun are counted, and a long absence is not', () => {
  const start = begun(1_000_000);
  assert.equal(minutesOf(start), 1);
  const some = ticked(ticked(start, start.at + 2 * MINUTE), start.at + 4 * MINUTE + 1);
  assert.equal(minutesOf(some), 5);
  assert.equal(minutesOf(ticked(some, some.at + 3 * 60 * MINUTE)), 10, 'five minutes of three hours');
  assert.equal(ticked(some, some.at - MINUTE).ms, some.ms, 'a clock set back takes nothing away');
});

it('a sitting that was left is found again; other drafts are none', () => {
  const draft = draftOf({ day: '2026-11-24', minutes: 12 });
  const kept = { record: 'r', draft, savedAt: 1, onServer: true };
  const phone = { ...kept, draft: { ...draft, screen: 'phone' } };
  assert.deepEqual(unnotedIn([kept, phone]), [{ record: 'r', day: '2026-11-24', minutes: 12 }]);
});
