import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { COMING, LIMITS, peerAgenda, UNDER_WAY } from '#test/support/team-peer.ts';
import { HOUR, MINUTE, NOW, SYLVIE } from '#test/support/team-stories.ts';
import { limitsCrossed, loadsOf } from '#programme/engagement-rules.ts';
import {
  goesAtOnce,
  heldIn,
  invitationsIn,
  takenBeside,
  underWayIn,
  unreadableIn,
  unsettledIn,
} from './held.ts';

describe('what a peer holds', () => {
  const agenda = peerAgenda();

  it('asks first what must be answered first', () => {
    assert.deepEqual(
      invitationsIn(agenda).map(({ offer }) => offer.occasion),
      ['coaching', 'session'],
    );
  });

  it('shows each time that she gave until one is settled, then that one alone', () => {
    const [session] = invitationsIn(agenda);
    assert.ok(session);
    const given = session.offer.times.map(({ id }) => id);
    const accepted = {
      ...session,
      state: 'accepted' as const,
      answer: { kind: 'engagement_answer' as const, times: given, noConflict: true as const, allows: [] },
    };
    const before = peerAgenda([accepted]);
    assert.equal(heldIn(before).length, given.length);
    assert.deepEqual(unsettledIn(before), [accepted]);
    const after = peerAgenda([{ ...accepted, state: 'confirmed', choice: given[0] ?? null }]);
    assert.deepEqual(
      heldIn(after).map(({ time, settled }) => [time.id, settled]),
      [[given[0], true]],
    );
  });

  it('counts preparation, debrief and the way, and the rest that follows', () => {
    const [held] = heldIn(peerAgenda([COMING]));
    assert.ok(held);
    assert.equal(held.time.startAt - held.from, HOUR);
    assert.equal(held.until - held.time.endAt, HOUR);
    assert.equal(held.restUntil - held.until, LIMITS.restHoursAfterHard * HOUR);
  });

  it('knows what she is in the middle of, to the minute', () => {
    const held = heldIn(peerAgenda([UNDER_WAY]));
    const [one] = held;
    assert.ok(one);
    assert.equal(underWayIn(held, NOW), one);
    assert.equal(underWayIn(held, one.until), null);
    assert.equal(underWayIn(held, one.from - 1), null);
    assert.equal(goesAtOnce(one.from, one.from - HOUR), true);
    assert.equal(goesAtOnce(one.from, one.from - HOUR - MINUTE), false);
  });

  it('never counts an invitation against itself, and everything else', () => {
    const held = heldIn(peerAgenda([COMING]))[0];
    assert.ok(held);
    const booked = peerAgenda([COMING]);
    assert.deepEqual(takenBeside(booked, SYLVIE, held.of), []);
    const [coaching] = invitationsIn(agenda);
    assert.ok(coaching);
    assert.equal(takenBeside(booked, SYLVIE, coaching).length, 1);
  });

  it('tells which of her limits an invitation goes past, so that she alone may allow it', () => {
    const [coaching] = invitationsIn(agenda);
    assert.ok(coaching);
    const taken = takenBeside(agenda, SYLVIE, coaching);
    const loads = loadsOf({ offer: coaching.offer, limits: LIMITS, taken, timeZone: 'America/Toronto' });
    const [crossed] = limitsCrossed(coaching.offer, LIMITS, loads).values();
    assert.deepEqual([...(crossed ?? [])].sort(), ['hours', 'place', 'rest', 'topic']);
  });

  it('tells of what does not open', () => {
    assert.equal(unreadableIn(peerAgenda([{ ...COMING, offer: null }])), 1);
  });
});
