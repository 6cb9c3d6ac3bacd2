import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { describeTimeLeft, shareOfTimeLeft } from '#programme/time-left.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = 1_800_000_000_000;
const parts = (kind: string, days: number, hours: number, minutes: number) => ({
  kind,
  days,
  hours,
  minutes,
});

it('says minutes under an hour, hours and minutes under two days, then days and hours', () => {
  assert.deepEqual(describeTimeLeft(now + 29 * minute, now), parts('left', 0, 0, 29));
  assert.deepEqual(describeTimeLeft(now + 3 * hour + 5 * minute, now), parts('left', 0, 3, 5));
  assert.deepEqual(describeTimeLeft(now + 47 * hour, now), parts('left', 0, 47, 0));
  assert.deepEqual(describeTimeLeft(now + 52 * hour + 59 * minute, now), parts('left', 2, 4, 0));
});

it('says that it is late, and by how much', () => {
  assert.deepEqual(describeTimeLeft(now - 90 * minute, now), parts('late', 0, 1, 30));
});

it('says "now" in the minute before and after', () => {
  for (const shift of [-minute + 1, 0, minute - 1])
    assert.equal(describeTimeLeft(now + shift, now).kind, 'now');
  assert.equal(describeTimeLeft(now + minute, now).kind, 'left');
  assert.equal(describeTimeLeft(now - minute, now).kind, 'late');
});

it('counts until the opening while the clock waits, and no longer', () => {
  const opensAt = now + 10 * hour;
  assert.deepEqual(describeTimeLeft(now + 11 * hour, now, opensAt), parts('waiting', 0, 10, 0));
  assert.deepEqual(describeTimeLeft(now + 11 * hour, opensAt, opensAt), parts('left', 0, 1, 0));
  assert.deepEqual(
    describeTimeLeft(now + 2 * hour, now, opensAt),
    parts('left', 0, 2, 0),
    'due before the opening',
  );
  assert.deepEqual(describeTimeLeft(now - hour, now, opensAt), parts('late', 0, 1, 0));
});

it('law: never promises more time than there is, never hides an hour', () => {
  fc.assert(
    fc.property(fc.integer({ min: minute, max: 60 * 24 * hour }), (difference) => {
      const said = describeTimeLeft(now + difference, now);
      const total = (said.days * 24 + said.hours) * hour + said.minutes * minute;
      assert.ok(total <= difference && difference - total < hour);
      assert.ok(said.minutes < 60);
    }),
  );
});

it('gives a share for the bar that only shrinks, between 1 and 0', () => {
  assert.equal(shareOfTimeLeft(now, now + hour, now), 1);
  assert.equal(shareOfTimeLeft(now, now + hour, now + hour / 4), 0.75);
  assert.equal(shareOfTimeLeft(now, now + hour, now + 2 * hour), 0);
  assert.equal(shareOfTimeLeft(now, now + hour, now - hour), 1);
  assert.equal(shareOfTimeLeft(now, now, now), 0, 'no time was ever given');
  assert.equal(shareOfTimeLeft(now, now - hour, now - 2 * hour), 1);
});
