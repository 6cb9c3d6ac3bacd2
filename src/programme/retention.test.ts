import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { RequestState } from '#programme/request.ts';
import {
  destroyAtAfterClosing,
  destroyAtAfterHold,
  destructionNotice,
  mustBeDestroyed,
  returnCardExpiresAt,
} from '#programme/retention.ts';

const day = 24 * 60 * 60_000;
const closedAt = 1_800_000_000_000;
const closed = {
  state: 'closed' as const,
  closedAt,
  seenAt: closedAt - day,
  hold: false,
  destroyAt: destroyAtAfterClosing(closedAt, 30),
};

it('destroys 30 days after closing, not a moment before', () => {
  assert.equal(closed.destroyAt, closedAt + 30 * day);
  assert.equal(mustBeDestroyed(closed, closedAt + 30 * day - 1), false);
  assert.equal(mustBeDestroyed(closed, closedAt + 30 * day), true);
});

it('never destroys what nobody read (globaleaks#1746)', () => {
  assert.equal(mustBeDestroyed({ ...closed, seenAt: null }, closedAt + 9999 * day), false);
  assert.equal(destructionNotice({ ...closed, seenAt: null }, closedAt + 30 * day)?.kind, 'unread');
});

it('a legal hold stops destruction, and people are told', () => {
  assert.equal(mustBeDestroyed({ ...closed, hold: true }, closedAt + 9999 * day), false);
  assert.deepEqual(destructionNotice({ ...closed, hold: true }, closedAt + 40 * day), {
    kind: 'held',
    destroyAt: closed.destroyAt,
  });
});

it('a hold that ends leaves a full warning before destruction', () => {
  const now = closedAt + 90 * day;
  assert.equal(destroyAtAfterHold(closed.destroyAt, now), now + 7 * day);
  assert.equal(destroyAtAfterHold(closed.destroyAt, closedAt + day), closed.destroyAt);
});

it('warns seven days before, or half-way through a shorter life', () => {
  assert.equal(destructionNotice(closed, closedAt + 23 * day - 1), null);
  assert.deepEqual(destructionNotice(closed, closedAt + 23 * day), {
    kind: 'soon',
    destroyAt: closed.destroyAt,
  });
  const short = { ...closed, destroyAt: destroyAtAfterClosing(closedAt, 2) };
  assert.equal(destructionNotice(short, closedAt + day - 1), null);
  assert.equal(destructionNotice(short, closedAt + day)?.kind, 'soon');
});

it('an exercise goes as soon as closing can no longer be undone', () => {
  assert.equal(destroyAtAfterClosing(closedAt, 30, true), closedAt + 10 * 60_000);
});

it('a return card ends on the same date 12 months later, summer time or not', () => {
  const at = (text: string): number =>
    Temporal.ZonedDateTime.from(`${text}[America/Montreal]`).epochMilliseconds;
  const zone = 'America/Montreal';
  assert.equal(returnCardExpiresAt(at('2026-03-31T10:00'), 12, zone), at('2027-03-31T10:00'));
  assert.equal(returnCardExpiresAt(at('2026-08-31T10:00'), 6, zone), at('2027-02-28T10:00'));
  assert.throws(() => returnCardExpiresAt(closedAt, 12, 'Joliette'), RangeError);
});

it('law: destroyed only if closed, read, dated, due and not held; always warned while still there', () => {
  const time = fc.integer({ min: 0, max: 100 });
  const maybe = fc.option(time, { nil: null });
  const life = fc.record({
    state: fc.constantFrom(...RequestState.options),
    closedAt: maybe,
    seenAt: maybe,
    hold: fc.boolean(),
    destroyAt: maybe,
  });
  fc.assert(
    fc.property(life, time, time, (row, now, later) => {
      const gone = mustBeDestroyed(row, now);
      const allowed =
        row.state === 'closed' &&
        row.closedAt !== null &&
        row.seenAt !== null &&
        row.destroyAt !== null &&
        row.destroyAt <= now &&
        !row.hold;
      assert.equal(gone, allowed);
      if (!gone) return;
      assert.ok(mustBeDestroyed(row, now + later), 'time alone never brings it back');
      if ((row.closedAt ?? 0) <= (row.destroyAt ?? 0))
        assert.equal(destructionNotice(row, now)?.kind, 'soon');
    }),
  );
});
