import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { areRoundTimes } from '#programme/round.ts';
import { SessionPlan, UNDERTAKING_BY_MAX, UNDERTAKINGS } from '#programme/session-plan.ts';
import { readUndertaking, undertakingTimes } from '#programme/undertaking.ts';

const NOW = Date.parse('2026-11-23T15:00:00Z');
const given = {
  moment: 'undertaking',
  accepted: [...UNDERTAKINGS],
  by: ' Luc\nTremblay,  lieutenant ',
  at: NOW,
};
const read = (over: object, opensAt = NOW - 1000, now = NOW + 1000) =>
  readUndertaking({ ...given, ...over }, opensAt, now);

it('all four are undertaken, or nothing is', () => {
  assert.equal(read({})?.by, 'Luc Tremblay, lieutenant');
  fc.assert(
    fc.property(fc.subarray([...UNDERTAKINGS]), (accepted) => {
      assert.equal(read({ accepted }) !== null, accepted.length === UNDERTAKINGS.length);
    }),
  );
});

it('nobody undertakes it without a name, under a name that the plan cannot hold, or with something more', () => {
  for (const over of [
    { by: ' \n ' },
    { by: 'a'.repeat(UNDERTAKING_BY_MAX + 1) },
    { moment: 'box' },
    { accepted: [...UNDERTAKINGS, 'no_recording'] },
    { accepted: [...UNDERTAKINGS, 'nothing_at_all'] },
    { at: null },
    { phone: '450 555-0123' },
  ])
    assert.equal(read(over), null, JSON.stringify(over));
  const by = 'é'.repeat(UNDERTAKING_BY_MAX);
  const { accepted, at } = read({ by }) ?? assert.fail();
  assert.ok(SessionPlan.shape.undertaking.safeParse({ accepted, at, by, how: 'link' }).success);
});

it('an hour that cannot be is a wrong clock’s, and becomes that of the reading', () => {
  const [opensAt, now] = [NOW - 1000, NOW + 1000];
  assert.deepEqual(
    [opensAt, NOW, now, opensAt - 1, now + 1, 0].map((at) => read({ at }, opensAt, now)?.at),
    [opensAt, NOW, now, now, now, now],
  );
});

it('a link is open for thirty days, and says for as many that it no longer is', () => {
  const { opensAt, closesAt, destroyAt } = undertakingTimes(NOW);
  const day = 24 * 60 * 60_000;
  assert.deepEqual([opensAt, closesAt - NOW, destroyAt - closesAt], [NOW, 30 * day, 30 * day]);
  assert.ok(areRoundTimes(undertakingTimes(NOW), NOW));
});

it('a plan that was sealed before there were links is read as it is', () => {
  const rounds = { before: null, after: null, later: null, box: null };
  assert.deepEqual(SessionPlan.shape.rounds.parse(rounds), rounds);
});
