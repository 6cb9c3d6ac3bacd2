import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { StoredRound } from '#contract/rounds.ts';
import { undertakingTimes } from '#programme/undertaking.ts';
import { linkState } from './link-state.ts';

const NOW = Date.parse('2026-11-23T15:00:00Z');
const DAY = 24 * 60 * 60_000;
const round: StoredRound = {
  round: 'r',
  code: '7FK39QXM2T',
  moment: 'undertaking',
  mode: 'room',
  set: null,
  ...undertakingTimes(NOW),
  most: 1,
  version: 1,
  answers: 0,
  unopened: 0,
  slipsLeft: 0,
};
const kindOf = (link: StoredRound | undefined, known = true, now = NOW) =>
  linkState('r', link, known, now).kind;

it('a link waits until it is answered, taken back or expired; one that was answered stays so', () => {
  assert.equal(linkState(undefined, undefined, true, NOW).kind, 'none');
  assert.equal(kindOf(round), 'waiting');
  assert.equal(kindOf(round, true, NOW + 30 * DAY - 1), 'waiting');
  assert.equal(kindOf(round, true, NOW + 30 * DAY), 'over');
  assert.equal(kindOf({ ...round, closesAt: NOW }), 'over', 'taken back');
  const answered = { ...round, answers: 1 };
  for (const link of [answered, { ...answered, closesAt: NOW }]) assert.equal(kindOf(link), 'answered');
});

it('what was not asked for yet is not said to be over', () => {
  assert.equal(kindOf(undefined, false), 'unknown');
  assert.equal(kindOf(undefined), 'over', 'destroyed');
});
