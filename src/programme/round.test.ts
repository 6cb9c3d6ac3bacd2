import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import {
  areRoundTimes,
  isRoundCode,
  LONGEST_ROUND_DAYS,
  newRoundCode,
  readRoundCode,
  roundDestroyAt,
  roundStanding,
  sayRoundCode,
} from '#programme/round.ts';

const NOW = Date.parse('2026-11-23T15:00:00Z');
const DAY = 24 * 60 * 60_000;

it('a code is read however it is typed, and no two that differ are read alike', () => {
  const codes = new Set(Array.from({ length: 500 }, newRoundCode));
  assert.equal(codes.size, 500);
  for (const code of codes) {
    assert.ok(isRoundCode(code), code);
    assert.match(sayRoundCode(code), /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/);
    const typed = ` ${sayRoundCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `;
    assert.equal(readRoundCode(typed), code);
  }
});

it('what is no code is none, whatever it is', () => {
  for (const text of ['', '7FK3-9QXM-2', '7FK3-9QXM-2TU', '7FK3-9QXM-2U', '7FK3/9QXM2T', '%37FK39QXM2T'])
    assert.equal(readRoundCode(text), null, text);
  fc.assert(
    fc.property(fc.string(), (text) => {
      const code = readRoundCode(text);
      return code === null || readRoundCode(sayRoundCode(code)) === code;
    }),
  );
});

it('a round is open from the moment it opens until just before it closes', () => {
  const times = { opensAt: NOW, closesAt: NOW + 10 };
  assert.deepEqual(
    [NOW - 1, NOW, NOW + 9, NOW + 10].map((now) => roundStanding(times, now)),
    ['not_yet', 'open', 'open', 'closed'],
  );
});

it('times must be in order, and nothing is kept for ever', () => {
  const destroyAt = roundDestroyAt(NOW);
  assert.ok(areRoundTimes({ opensAt: NOW, closesAt: NOW + DAY, destroyAt }, NOW));
  assert.ok(areRoundTimes({ opensAt: NOW, closesAt: NOW, destroyAt }, NOW), 'closed as it opens');
  assert.ok(!areRoundTimes({ opensAt: NOW + 1, closesAt: NOW, destroyAt }, NOW));
  assert.ok(!areRoundTimes({ opensAt: NOW, closesAt: destroyAt, destroyAt }, NOW));
  const late = NOW + LONGEST_ROUND_DAYS * DAY;
  assert.ok(areRoundTimes({ opensAt: NOW, closesAt: NOW + DAY, destroyAt: late }, NOW));
  assert.ok(!areRoundTimes({ opensAt: NOW, closesAt: NOW + DAY, destroyAt: late + 1 }, NOW));
});
