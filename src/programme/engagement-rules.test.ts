/** What protects a peer: laws that hold for whatever an organiser writes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { QUARTER_MS } from '#programme/booking.ts';
import { type Allowance, EngagementAnswer, EngagementOffer, NO_LIMITS } from '#programme/engagement.ts';
import {
  allowedBy,
  crossedByWords,
  type Engaged,
  limitsCrossed,
  loadsOf,
  minutesWithHer,
  type Missing,
  missingToConfirm,
  planBNow,
  weeksTouched,
} from '#programme/engagement-rules.ts';
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import { newId } from '#programme/new-id.ts';
import { stretchOf, teamBookings } from '#programme/plan-times.ts';
import type { SessionPlan } from '#programme/session-plan.ts';

const zone = 'America/Toronto';
const HOUR = 3_600_000;
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[${zone}]`).epochMilliseconds;
const [her, professional, engagement] = [newId(), newId(), newId()] as const;
const time = (from: string, hours = 1) => ({
  id: newId(),
  startAt: at(from),
  endAt: at(from) + hours * HOUR,
});
const tuesday = time('2026-11-24T13:00');
const thursday = time('2026-11-26T13:00');

const offerOf = (over: Partial<EngagementOffer> = {}): EngagementOffer =>
  EngagementOffer.parse({
    kind: 'engagement_offer',
    peer: her,
    occasion: 'meeting',
    brief: 'Une rencontre d’une heure',
    audience: 'woman',
    who: '',
    headCount: 1,
    uniformed: 'no',
    recorded: 'no',
    topics: [],
    questions: [],
    times: [tuesday, thursday],
    preparationMinutes: 30,
    debriefMinutes: 30,
    travelMinutes: 60,
    withMember: professional,
    place: 'Le bureau',
    travel: '',
    pay: '40 $ l’heure',
    planB: 'Béatrice y va seule',
    hard: false,
    answerBy: at('2026-11-22T12:00'),
    ...over,
  });
const answerOf = (over: Partial<EngagementAnswer> = {}): EngagementAnswer =>
  EngagementAnswer.parse({
    kind: 'engagement_answer',
    times: [tuesday.id],
    noConflict: true,
    allows: [],
    ...over,
  });
/** What the rules read of a plan. */
const planOf = (over: Partial<MeetingPlan> = {}): MeetingPlan => {
  const read = {
    kind: 'meeting',
    professional,
    team: [] as string[],
    times: [tuesday, thursday],
    settled: null,
    engagements: [engagement],
    ...minutesWithHer([offerOf()]),
    planB: 'Béatrice y va seule',
    cancelled: false,
  } as const;
  return { ...(read as unknown as MeetingPlan), ...over };
};
const engaged = (over: Partial<Engaged> = {}): Engaged => ({
  engagement,
  state: 'accepted',
  peer: her,
  choice: null,
  offer: offerOf(),
  answer: answerOf(),
  ...over,
});
const ended = engaged({ state: 'ended', peer: null, offer: null, answer: null });
const missing = (over: Partial<Parameters<typeof missingToConfirm>[0]> = {}) =>
  missingToConfirm({
    plan: planOf(),
    choice: tuesday.id,
    engagements: [engaged()],
    limits: new Map(),
    ...over,
  });
const whats = (list: readonly Missing[]) => list.map(({ what }) => what);

describe('before a time is settled', () => {
  test('nothing is missing when she said yes to it, accompanied, prepared, paid, with a plan B', () => {
    assert.deepEqual(missing(), []);
  });

  test('each thing that is missing is said', () => {
    const cases: [Missing['what'], Parameters<typeof missing>[0]][] = [
      ['professional', { plan: planOf({ professional: null }) }],
      ['other_professional', { plan: planOf({ professional: newId() }) }],
      ['alone', { plan: planOf({ beforeMinutes: 59 }) }],
      ['alone', { plan: planOf({ afterMinutes: 59 }) }],
      ['plan_b', { plan: planOf({ planB: '' }) }],
      ['preparation', { engagements: [engaged({ offer: { ...offerOf(), preparationMinutes: 0 } })] }],
      ['debrief', { engagements: [engaged({ offer: { ...offerOf(), debriefMinutes: 0 } })] }],
      ['debrief', { engagements: [engaged({ offer: { ...offerOf(), pay: ' ' } })] }],
      ['not_accepted', { choice: thursday.id }],
      ['not_accepted', { engagements: [engaged({ state: 'open', answer: null })] }],
      ['not_accepted', { plan: planOf({ times: [{ ...tuesday, startAt: tuesday.startAt + QUARTER_MS }] }) }],
      ['not_accepted', { engagements: [engaged({ state: 'confirmed', choice: thursday.id })] }],
      ['unreadable', { engagements: [engaged({ offer: null })] }],
      [
        'conflict_check',
        { engagements: [engaged({ answer: { ...answerOf(), noConflict: false as unknown as true } })] },
      ],
    ];
    for (const [what, over] of cases) assert.deepEqual(whats(missing(over)), [what], what);
  });

  test('a limit of hers is in the way until she allows it herself', () => {
    const limits = new Map([[her, { limits: { ...NO_LIMITS, audiences: ['woman' as const] } }]]);
    assert.deepEqual(missing({ limits }), [{ what: 'limit', engagement, limit: 'audience' }]);
    const allowed = engaged({ answer: answerOf({ allows: ['audience'] }) });
    assert.deepEqual(missing({ limits, engagements: [allowed] }), []);
    const another = engaged({ answer: answerOf({ allows: ['topic'] }) });
    assert.deepEqual(whats(missing({ limits, engagements: [another] })), ['limit']);
  });

  test('once every invitation ended, plan B alone is needed', () => {
    const bare = planOf({ professional: null, beforeMinutes: 0, planB: 'Sans elle' });
    assert.deepEqual(missing({ plan: bare, engagements: [ended] }), []);
    assert.deepEqual(whats(missing({ plan: { ...bare, planB: ' ' }, engagements: [ended] })), ['plan_b']);
  });

  test('with several invited, each who is still asked has said yes', () => {
    const second = newId();
    const plan = planOf({ engagements: [engagement, second] });
    const waiting = { ...engaged({ state: 'open', answer: null }), engagement: second };
    assert.deepEqual(missing({ plan, engagements: [engaged(), waiting] }), [
      { what: 'not_accepted', engagement: second },
    ]);
    assert.deepEqual(missing({ plan, engagements: [engaged(), { ...ended, engagement: second }] }), []);
  });

  test('a session asks for the organiser’s undertaking, whole', () => {
    const session = (accepted: string[]) =>
      ({ ...planOf(), kind: 'session', undertaking: { accepted } }) as unknown as SessionPlan;
    const all = ['no_recording', 'no_photograph', 'no_story', 'moderator'];
    assert.deepEqual(missing({ plan: session(all) }), []);
    assert.deepEqual(whats(missing({ plan: session(all.slice(1)) })), ['undertaking']);
    assert.deepEqual(missing({ plan: session([]), undertaken: true }), []);
  });

  test('she is never alone: what is settled is covered by the professional’s own booked time', () => {
    const minutes = fc.integer({ min: 15, max: 240 });
    fc.assert(
      fc.property(minutes, minutes, fc.integer({ min: 0, max: 600 }), minutes, minutes, (p, d, t, b, a) => {
        const offer = offerOf({ preparationMinutes: p, debriefMinutes: d, travelMinutes: t });
        const plan = planOf({ beforeMinutes: b, afterMinutes: a });
        const alone = whats(missing({ plan, engagements: [engaged({ offer })] })).includes('alone');
        const hers = stretchOf(tuesday, offer);
        const booked = teamBookings({ ...plan, settled: tuesday.id })[0];
        assert.ok(booked);
        if (!alone) assert.ok(booked.from <= hers.from && booked.until >= hers.until);
        const enough = planOf(minutesWithHer([offer]));
        assert.deepEqual(missing({ plan: enough, engagements: [engaged({ offer })] }), []);
      }),
    );
  });
});

describe('her limits', () => {
  const limits = { ...NO_LIMITS, topics: ['Ma famille'], places: ['Joliette'], hoursPerWeek: 5 };

  test('words match whatever their accents, case and endings', () => {
    const crossed = (over: Partial<EngagementOffer>) => crossedByWords(offerOf(over), limits);
    for (const topic of ['famille', 'LES FAMILLES', 'Violence familiale'])
      assert.deepEqual(crossed({ topics: [topic] }), ['topic'], topic);
    assert.deepEqual(crossed({ questions: ['Que dire à la famille ?'] }), ['topic']);
    assert.deepEqual(crossed({ place: 'poste de police, JOLIETTE' }), ['place']);
    assert.deepEqual(crossed({ travel: 'Autobus vers Joliette' }), ['place']);
    assert.deepEqual(crossed({ topics: ['Le logement'], place: 'Repentigny' }), []);
  });

  test('what is recorded is hers to allow, whether she said never or asked each time', () => {
    for (const media of ['never', 'ask'] as const)
      assert.deepEqual(crossedByWords(offerOf({ recorded: 'yes' }), { ...NO_LIMITS, media }), ['recorded']);
  });

  test('hours count preparation, way and debrief, with what she gave that week', () => {
    const offer = offerOf();
    const week = weeksTouched(stretchOf(tuesday, offer), zone)[0];
    assert.ok(week);
    const crossedWith = (minutes: number) =>
      limitsCrossed(
        offer,
        limits,
        new Map([[tuesday.id, { weeks: [{ ...week, minutes }], rest: false }]]),
      ).get(tuesday.id);
    // One hour there, one of preparation and debrief, one of way: three of five.
    assert.deepEqual(crossedWith(120), []);
    assert.deepEqual(crossedWith(121), ['hours']);
  });

  test('rest counts both ways: hers before, and what would begin in the rest after', () => {
    const tired = { ...NO_LIMITS, restHours: 4 };
    const taken = (from: string, until: string, restHours: number) => ({
      from: at(from),
      until: at(until),
      restUntil: at(until) + restHours * HOUR,
      about: 'another',
    });
    const rest = (...list: ReturnType<typeof taken>[]) =>
      loadsOf({ offer: offerOf(), limits: tired, taken: list, timeZone: zone }).get(tuesday.id)?.rest;
    assert.equal(rest(), false);
    assert.equal(rest(taken('2026-11-24T09:00', '2026-11-24T10:00', 4)), true);
    assert.equal(rest(taken('2026-11-24T06:00', '2026-11-24T08:00', 4)), false);
    assert.equal(rest(taken('2026-11-24T18:00', '2026-11-24T19:00', 0)), true);
    assert.equal(rest(taken('2026-11-24T19:00', '2026-11-24T20:00', 0)), false);
  });

  test('going past one is hers alone to allow: nothing that an organiser writes allows it', () => {
    const kinds: Allowance[] = ['hours', 'rest', 'topic', 'place', 'audience', 'recorded'];
    fc.assert(
      fc.property(fc.subarray(kinds), fc.boolean(), (allows, recorded) => {
        const offer = offerOf({ recorded: recorded ? 'yes' : 'no', topics: ['famille'] });
        const left = missing({
          engagements: [engaged({ offer, answer: answerOf({ allows }) })],
          limits: new Map([[her, { limits }]]),
        });
        const crossed = crossedByWords(offer, limits);
        assert.deepEqual(
          left.flatMap((one) => (one.what === 'limit' ? [one.limit] : [])).sort(),
          crossed.filter((one) => !allows.includes(one)).sort(),
        );
      }),
    );
    assert.deepEqual(allowedBy(null), new Set());
  });
});

describe('plan B', () => {
  const settled = planOf({ settled: tuesday.id });
  const before = tuesday.startAt - HOUR;

  test('is on as soon as every invitation ended, and until the time is over', () => {
    assert.equal(planBNow(settled, [ended], before), true);
    assert.equal(planBNow(settled, [ended], tuesday.endAt), false);
    assert.equal(planBNow(settled, [], before), true, 'what is gone is ended');
    const second = { ...engaged({ state: 'confirmed' }), engagement: newId() };
    const two = { ...settled, engagements: [engagement, second.engagement] };
    assert.equal(planBNow(two, [ended, second], before), false, 'somebody comes');
  });

  test('is on when it begins and nothing was confirmed', () => {
    assert.equal(planBNow(settled, [engaged()], before), false);
    assert.equal(planBNow(settled, [engaged()], tuesday.startAt), true);
    assert.equal(planBNow(settled, [engaged({ state: 'confirmed' })], tuesday.startAt), false);
  });

  test('is never on for what is not settled, was cancelled, or never had a peer', () => {
    for (const over of [{ settled: null }, { cancelled: true }, { engagements: [] }])
      assert.equal(planBNow({ ...settled, ...over }, [ended], before), false);
  });
});
