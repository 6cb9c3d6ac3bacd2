/** A moved meeting asks each peer anew; what she had said yes to ends, and nobody learns what she should not. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { EngagementOffer } from '#programme/engagement.ts';
import { MeetingPlan } from '#programme/meeting-plan.ts';
import { newId } from '#programme/new-id.ts';
import type { AgendaView, EngagementView } from '#team/data/agenda.ts';
import { answerBy, moving } from './move.ts';
import { openMeeting, type OpenMeeting } from './open-meeting.ts';
import { settling } from './settle.ts';

const HOUR = 3_600_000;
const now = Date.parse('2026-11-24T15:00:00Z');
const [me, nadia, sylvie, plan, first, second] = [
  newId(),
  newId(),
  newId(),
  newId(),
  newId(),
  newId(),
] as const;
const time = (hours: number) => ({
  id: newId(),
  startAt: now + hours * HOUR,
  endAt: now + (hours + 1) * HOUR,
});
const was = time(72);
const content: MeetingPlan = {
  kind: 'meeting',
  what: 'meeting',
  file: null,
  reference: null,
  professional: nadia,
  team: [me],
  times: [was],
  settled: was.id,
  engagements: [first],
  beforeMinutes: 50,
  afterMinutes: 50,
  planB: 'Sans elle',
  history: [],
  cancelled: false,
  next: null,
  minutes: 60,
  how: 'in_person',
  safeContact: '',
  broughtBy: '',
  ifAbsent: '',
  headCount: null,
  themes: [],
  outcome: null,
};
const offer: EngagementOffer = {
  kind: 'engagement_offer',
  peer: sylvie,
  occasion: 'meeting',
  brief: 'Une rencontre',
  audience: 'woman',
  who: '',
  headCount: 1,
  uniformed: 'no',
  recorded: 'no',
  topics: [],
  questions: [],
  times: [was],
  preparationMinutes: 30,
  debriefMinutes: 30,
  travelMinutes: 40,
  withMember: nadia,
  place: 'Le bureau habituel',
  travel: '',
  pay: '40 $ l’heure',
  planB: 'Sans elle',
  hard: true,
  answerBy: now + HOUR,
};
const engagement = (over: Partial<EngagementView> = {}): EngagementView => ({
  engagement: first,
  plan,
  state: 'confirmed',
  peer: sylvie,
  answerBy: null,
  choice: was.id,
  version: 3,
  offer,
  answer: { kind: 'engagement_answer', times: [was.id], noConflict: true, allows: [] },
  ...over,
});
const agendaOf = (engagements: readonly EngagementView[], of: MeetingPlan = content): AgendaView => ({
  window: { from: 0, until: now * 2 },
  plans: [
    {
      plan,
      owner: me,
      version: 4,
      content: of,
      place: { kind: 'plan_place', label: 'Le bureau habituel', note: 'Porte de côté' },
      span: null,
      destroyAt: 0,
    },
  ],
  hidden: [],
  engagements,
  bookings: [],
  limits: new Map(),
  payments: [],
});
const opened = (engagements: readonly EngagementView[], of?: MeetingPlan): OpenMeeting => {
  const meeting = openMeeting(agendaOf(engagements, of), plan, now);
  assert.ok(meeting);
  return meeting;
};
const to = {
  times: [time(96), time(120)],
  place: 'Le bureau habituel',
  professional: nadia,
  who: 'woman',
  team: [],
} as const;

describe('a meeting that moves', () => {
  test('is written over what stands, with a new invitation to the same peer and the old one to be ended', () => {
    const { draft, ends } = moving(opened([engagement()]), to, { by: me, at: now });
    assert.deepEqual(ends, [first]);
    assert.equal(draft.over, 4);
    const [asked] = draft.offers;
    assert.ok(asked);
    assert.notEqual(asked.engagement, first);
    assert.deepEqual(draft.content.engagements, [asked.engagement]);
    assert.deepEqual(
      [asked.offer.peer, asked.offer.times, asked.offer.withMember],
      [sylvie, [...to.times], nadia],
    );
    assert.deepEqual(EngagementOffer.parse(asked.offer), asked.offer);
    assert.deepEqual(MeetingPlan.parse(draft.content), draft.content);
    assert.equal(draft.place?.note, 'Porte de côté');
  });

  test('with another professional, tells the peer who goes with her now, and says nothing of the other', () => {
    const { draft } = moving(opened([engagement()]), { ...to, professional: me }, { by: me, at: now });
    assert.equal(draft.offers[0]?.offer.withMember, me);
    assert.deepEqual(draft.content.kind === 'meeting' && draft.content.team, []);
    assert.ok(!JSON.stringify(draft).includes(nadia));
  });

  test('asks nobody anew whose invitation ended or cannot be read', () => {
    const ended = engagement({ state: 'ended', peer: null, offer: null, answer: null });
    assert.deepEqual(moving(opened([ended]), to, { by: me, at: now }).draft.offers, []);
    const unread = moving(opened([engagement({ offer: null })]), to, { by: me, at: now });
    assert.deepEqual([unread.draft.offers, unread.ends], [[], [first]]);
  });

  test('leaves no invitation behind unseen: what is not in the plan any more is told apart', () => {
    const meeting = opened([engagement({ engagement: second }), engagement()]);
    assert.deepEqual(
      [meeting.live, meeting.strays].map((list) => list.map((one) => one.engagement)),
      [[first], [second]],
    );
    const off = opened([engagement()], { ...content, cancelled: true });
    assert.deepEqual([off.live.length, off.strays.length], [0, 1]);
  });

  test('leaves time to answer: two days, an hour before at the latest, and never none', () => {
    assert.equal(answerBy([time(96)], now), now + 48 * HOUR);
    assert.equal(answerBy([time(10), time(5)], now), now + 4 * HOUR);
    assert.equal(answerBy([time(1)], now), now + HOUR / 2);
  });
});

describe('settling a time', () => {
  test('takes along each peer who said yes to it, and tells the history once', () => {
    const open: MeetingPlan = { ...content, settled: null, engagements: [first, second] };
    const yes = engagement({ state: 'accepted', choice: null });
    const no = engagement({ engagement: second, state: 'open', answer: null, choice: null });
    const draft = settling(opened([yes, no], open), was.id, me, now);
    assert.deepEqual(draft.settle, [{ engagement: first, version: 3, choice: was.id }]);
    assert.equal(draft.content.settled, was.id);
    assert.equal(draft.content.history.length, 1);
    const later = settling(opened([yes], { ...open, settled: was.id }), was.id, me, now);
    assert.equal(later.content.history.length, 0);
  });
});
