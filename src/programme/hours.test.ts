import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { EngagementOffer } from '#programme/engagement.ts';
import { hourLines, hourSums, linesWithin, promisedHours } from '#programme/hours.ts';
import { newId } from '#programme/new-id.ts';
import { PaidTime, paidMinutes, promisedParts } from '#programme/paid-time.ts';

const HOUR = 3_600_000;
const peer = newId();
const offer = (startAt: number): EngagementOffer => ({
  kind: 'engagement_offer',
  peer,
  occasion: 'session',
  brief: 'Un poste de police.',
  audience: 'police',
  who: '',
  headCount: 12,
  uniformed: 'yes',
  recorded: 'no',
  topics: [],
  questions: [],
  times: [{ id: newId(), startAt, endAt: startAt + 90 * 60_000 }],
  preparationMinutes: 30,
  debriefMinutes: 45,
  travelMinutes: 60,
  withMember: newId(),
  place: '',
  travel: '',
  pay: '40 $ l’heure',
  planB: 'La professionnelle continue seule.',
  hard: false,
  answerBy: startAt - HOUR,
});
const confirmed = (startAt: number) => {
  const one = offer(startAt);
  return { engagement: newId(), state: 'confirmed', choice: one.times[0]?.id ?? null, offer: one };
};
const review = (day: string, minutes: number) => ({
  record: newId(),
  member: peer,
  time: PaidTime.parse({ kind: 'paid_time', what: 'wording_review', day, minutes }),
});

describe('hours', () => {
  it('reads time that was noted before engagements were paid', () => {
    const old = { kind: 'paid_time', what: 'wording_review', day: '2026-11-24', minutes: 25 };
    assert.equal(paidMinutes(PaidTime.parse(old)), 25);
  });

  it('counts preparation, debrief and the way with the meeting itself', () => {
    const one = offer(0);
    const parts = promisedParts(one, { startAt: 0, endAt: 90 * 60_000 });
    const time = PaidTime.parse({
      kind: 'paid_time',
      what: 'session',
      day: '2026-11-24',
      engagement: null,
      parts,
    });
    assert.equal(paidMinutes(time), 30 + 90 + 45 + 60);
  });

  it('refuses a line of nothing, and one of more than a day', () => {
    const line = (meeting: number) =>
      PaidTime.safeParse({
        kind: 'paid_time',
        what: 'cafe',
        day: '2026-11-24',
        engagement: null,
        parts: { preparation: 0, meeting, debrief: 0, travel: 1400 },
      }).success;
    assert.equal(line(40), true);
    assert.equal(line(41), false);
    assert.equal(
      PaidTime.safeParse({
        kind: 'paid_time',
        what: 'cafe',
        day: '2026-11-24',
        engagement: null,
        parts: { preparation: 0, meeting: 0, debrief: 0, travel: 0 },
      }).success,
      false,
    );
  });

  it('waits for her word once the meeting is over, until she has noted it', () => {
    const now = 100 * HOUR;
    const [past, next] = [confirmed(now - 3 * HOUR), confirmed(now + HOUR)];
    const before = promisedHours([next, past, { ...confirmed(now), state: 'accepted' }], [], now);
    assert.deepEqual(
      before.toNote.map(({ engagement }) => engagement),
      [past.engagement],
    );
    assert.deepEqual(
      before.coming.map(({ engagement }) => engagement),
      [next.engagement],
    );
    const noted = {
      record: newId(),
      member: peer,
      time: PaidTime.parse({
        kind: 'paid_time',
        what: 'session',
        day: '2026-11-24',
        engagement: past.engagement,
        parts: before.toNote[0]?.parts,
      }),
    };
    const after = promisedHours([next, past], [noted], now);
    assert.deepEqual(after.toNote, []);
    const sums = hourSums(hourLines([noted], []), after);
    assert.deepEqual(sums, { promised: 225, done: 225, paid: 0 });
  });

  it('pays a line once, whoever paid it twice, and never loses a minute', () => {
    const minutes = fc.array(fc.integer({ min: 1, max: 1440 }), { maxLength: 12 });
    fc.assert(
      fc.property(minutes, fc.array(fc.nat(11), { maxLength: 20 }), (each, picks) => {
        const times = each.map((n, i) => review(`2026-01-${String(i + 1).padStart(2, '0')}`, n));
        const payments = picks
          .flatMap((pick) => times[pick] ?? [])
          .map(({ record }) => ({
            payment: { kind: 'payment' as const, times: [record], paidOn: '2026-02-01' },
          }));
        const { done, paid } = hourSums(hourLines(times, payments), { coming: [], toNote: [] });
        assert.equal(
          done + paid,
          each.reduce((sum, n) => sum + n, 0),
        );
      }),
    );
  });

  it('states a period with both of its days, oldest first', () => {
    const times = ['2026-03-01', '2026-03-31', '2026-04-01'].map((day) => review(day, 10));
    const stated = linesWithin(hourLines(times, []), { from: '2026-03-01', until: '2026-03-31' });
    assert.deepEqual(
      stated.map(({ time }) => time.day),
      ['2026-03-01', '2026-03-31'],
    );
  });
});
