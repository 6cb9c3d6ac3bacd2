import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type AnswerPromise, answerDueAt, isPrompter, timeLeft } from '#programme/clock.ts';
import { isOpenAt, openingMinutesBetween } from '#programme/opening-hours.ts';
import { DEFAULT_TARGETS, type OpeningHours } from '#programme/settings.ts';

const minute = 60_000;
const montreal = (text: string): number =>
  Temporal.ZonedDateTime.from(`${text}[America/Montreal]`).epochMilliseconds;
const show = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO('America/Montreal')
    .toPlainDateTime()
    .toString();

const day = [
  { from: '08:30', to: '12:00' },
  { from: '13:00', to: '16:30' },
];
const hours: OpeningHours = {
  timeZone: 'America/Montreal',
  week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
  closures: [],
  holidays: true,
};
const holidays = new Set(['2026-10-12']); // Thanksgiving, a Monday
const base = { hours, holidays, targets: DEFAULT_TARGETS };
const due = (promise: Omit<AnswerPromise, keyof typeof base> & Partial<AnswerPromise>): string =>
  show(answerDueAt({ ...base, ...promise }));

describe('the first clock [Note: Two clocks]', () => {
  it('gives 30 minutes, 4 opening hours, or 2 opening days', () => {
    const receivedAt = montreal('2026-10-06T09:00'); // Tuesday
    assert.equal(due({ promptness: 'now', receivedAt }), '2026-10-06T09:30:00');
    assert.equal(due({ promptness: 'soon', receivedAt }), '2026-10-06T14:00:00', 'lunch does not count');
    assert.equal(due({ promptness: 'no_rush', receivedAt }), '2026-10-08T16:30:00');
  });

  it('waits outside opening hours, through the week-end and the holiday', () => {
    const receivedAt = montreal('2026-10-09T22:00'); // Friday night before Thanksgiving
    assert.equal(due({ promptness: 'now', receivedAt }), '2026-10-13T09:00:00');
    assert.equal(due({ promptness: 'soon', receivedAt }), '2026-10-13T13:30:00');
    assert.equal(due({ promptness: 'no_rush', receivedAt }), '2026-10-14T16:30:00');
  });

  it('carries what is left of the target to the next opening', () => {
    assert.equal(due({ promptness: 'now', receivedAt: montreal('2026-10-06T11:50') }), '2026-10-06T13:20:00');
    assert.equal(due({ promptness: 'now', receivedAt: montreal('2026-10-06T16:20') }), '2026-10-07T08:50:00');
  });

  it('begins at the time the partner asked for, never before', () => {
    const receivedAt = montreal('2026-10-06T09:00');
    assert.equal(
      due({ promptness: 'now', receivedAt, notBefore: montreal('2026-10-06T15:00') }),
      '2026-10-06T15:30:00',
    );
    assert.equal(
      due({ promptness: 'now', receivedAt, notBefore: montreal('2026-10-06T19:00') }),
      '2026-10-07T09:00:00',
    );
    assert.equal(
      due({ promptness: 'now', receivedAt, notBefore: montreal('2026-10-05T15:00') }),
      '2026-10-06T09:30:00',
    );
    assert.equal(due({ promptness: 'now', receivedAt, notBefore: null }), '2026-10-06T09:30:00');
  });

  it('takes the targets of the programme', () => {
    const targets = { nowMinutes: 15, soonOpeningMinutes: 60, noRushOpeningDays: 5 };
    const receivedAt = montreal('2026-10-06T09:00');
    assert.equal(due({ promptness: 'now', receivedAt, targets }), '2026-10-06T09:15:00');
    assert.equal(due({ promptness: 'soon', receivedAt, targets }), '2026-10-06T10:00:00');
    assert.equal(due({ promptness: 'no_rush', receivedAt, targets }), '2026-10-14T16:30:00');
  });

  it('runs on the wall when the calendar holds no opening at all, so that somebody looks', () => {
    const closed = { ...hours, closures: [{ from: '2026-01-01', to: '2030-01-01' }] };
    const receivedAt = montreal('2026-10-06T09:00');
    assert.equal(due({ promptness: 'now', receivedAt, hours: closed }), '2026-10-06T09:30:00');
    assert.equal(due({ promptness: 'no_rush', receivedAt, hours: closed }), '2026-10-08T09:00:00');
  });

  it('runs all the time while no hours were declared', () => {
    const undeclared = { ...hours, week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } };
    assert.equal(
      due({ promptness: 'now', receivedAt: montreal('2026-10-12T03:00'), hours: undeclared }),
      '2026-10-12T03:30:00',
    );
  });

  it('law: a sooner wish, an earlier arrival, or no wish for later is never due after', () => {
    const moment = fc.integer({ min: montreal('2026-03-01T00:00'), max: montreal('2026-11-15T00:00') });
    fc.assert(
      fc.property(moment, fc.nat({ max: 5 * 24 * 60 * minute }), (receivedAt, later) => {
        const at = (promptness: AnswerPromise['promptness'], from: number, notBefore: number | null = null) =>
          answerDueAt({ ...base, promptness, receivedAt: from, notBefore });
        assert.ok(at('now', receivedAt) <= at('soon', receivedAt));
        assert.ok(at('soon', receivedAt) <= at('no_rush', receivedAt));
        for (const promptness of ['now', 'soon', 'no_rush'] as const) {
          assert.ok(at(promptness, receivedAt) > receivedAt);
          assert.ok(at(promptness, receivedAt) <= at(promptness, receivedAt + later));
          assert.equal(at(promptness, receivedAt, receivedAt + later), at(promptness, receivedAt + later));
          assert.ok(isOpenAt(hours, holidays, at(promptness, receivedAt) - 1), 'never due in the night');
        }
        const soon = at('soon', receivedAt);
        assert.equal(
          openingMinutesBetween(hours, holidays, receivedAt, soon),
          DEFAULT_TARGETS.soonOpeningMinutes,
        );
      }),
    );
  });
});

it('knows which wish is prompter', () => {
  assert.equal(isPrompter('now', 'soon'), true);
  assert.equal(isPrompter('soon', 'no_rush'), true);
  assert.equal(isPrompter('soon', 'soon'), false);
  assert.equal(isPrompter('no_rush', 'now'), false);
});

describe('time left', () => {
  const left = (dueAt: string, now: string) => timeLeft(hours, holidays, montreal(dueAt), montreal(now));

  it('counts opening time and wall time', () => {
    assert.deepEqual(left('2026-10-07T09:00', '2026-10-06T16:00'), {
      kind: 'open',
      openingMinutes: 60,
      wallMinutes: 17 * 60,
    });
  });

  it('says when the clock waits, and until when', () => {
    assert.deepEqual(left('2026-10-13T09:00', '2026-10-09T22:00'), {
      kind: 'waiting_for_opening',
      opensAt: montreal('2026-10-13T08:30'),
      openingMinutes: 30,
      wallMinutes: 83 * 60,
    });
  });

  it('does not wait for an opening that comes after the due time', () => {
    assert.equal(left('2026-10-06T20:00', '2026-10-06T18:00').kind, 'open');
    assert.equal(left('2026-10-07T08:30', '2026-10-06T18:00').kind, 'open');
  });

  it('is past due from the due time on, by the minutes that have passed', () => {
    assert.deepEqual(left('2026-10-06T10:00', '2026-10-06T10:00'), {
      kind: 'past_due',
      openingMinutes: 0,
      wallMinutes: 0,
    });
    assert.deepEqual(left('2026-10-06T16:00', '2026-10-06T18:00'), {
      kind: 'past_due',
      openingMinutes: 30,
      wallMinutes: 120,
    });
  });
});
