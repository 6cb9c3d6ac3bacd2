import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivedByDoor, arrivedByPhone } from '#programme/arrival.ts';
import type { RequestRow } from '#programme/request.ts';
import { initialSettings } from '#programme/settings.ts';
import type { OpenRequest, TimelineItem } from './model.ts';
import { canBeCounted, tallyOf } from './tally.ts';

const ZONE = 'America/Toronto';
/** New Year's Eve, 23 h in Montréal: already January in UTC. */
const NOW = Date.parse('2027-01-01T04:00:00Z');
const member = '019ab8d4-0000-7000-8000-000000000001';
const arrival = {
  file: '019ab8d4-0000-7000-8000-000000000002',
  reference: 'Mésange-1000',
  promptness: 'soon',
  notBefore: null,
  practice: false,
} as const;
const { hours, targets } = initialSettings({ name: '', organisation: '', phone: '', timeZone: ZONE });
const context = { hours, targets, holidays: new Set<string>(), retentionDays: 30, now: NOW };
const byWeb = arrivedByDoor(arrival, 'web', context);
const answered: RequestRow = {
  ...byWeb,
  state: 'decided',
  owner: member,
  claimedAt: NOW,
  answeredAt: NOW + 95 * 60_000,
  dueKind: 'promised',
};

function request(row: RequestRow, more: Partial<OpenRequest> = {}): OpenRequest {
  return {
    row,
    opening: null,
    problem: null,
    timeline: [],
    whole: true,
    nextAction: null,
    partnerHasReceipt: true,
    openingMinutesToAnswer: null,
    ...more,
  };
}

test('opening minutes are those that the server counted; a call that was answered as it came has none', () => {
  assert.equal(
    tallyOf(request(answered, { openingMinutesToAnswer: 95 }), NOW, ZONE).openingMinutesToAnswer,
    95,
  );
  assert.equal(tallyOf(request(byWeb), NOW, ZONE).openingMinutesToAnswer, null);
  const byPhone = arrivedByPhone(arrival, member, context);
  assert.equal(
    tallyOf(request(byPhone, { openingMinutesToAnswer: 0 }), NOW, ZONE).openingMinutesToAnswer,
    null,
  );
});

test('a request can be counted once it is whole, and once its answer was timed', () => {
  assert.equal(canBeCounted(request(byWeb)), true);
  assert.equal(canBeCounted(request(byWeb, { whole: false })), false);
  assert.equal(canBeCounted(request(answered)), false);
  assert.equal(canBeCounted(request(answered, { openingMinutesToAnswer: 0 })), true);
});

test('every decision counts once, and the quarter is that of the programme’s own calendar', () => {
  const decided = (...decisions: ('coaching' | 'referred')[]): TimelineItem => ({
    type: 'notes',
    seq: 1,
    at: NOW,
    author: { who: 'member', member },
    content: { kind: 'decision', decisions },
  });
  const tally = tallyOf(
    request(answered, {
      openingMinutesToAnswer: 95,
      timeline: [decided('referred'), decided('coaching', 'referred')],
    }),
    NOW,
    ZONE,
  );
  assert.deepEqual([tally.decisions, tally.quarter], [['coaching', 'referred'], '2026-Q4']);
});
