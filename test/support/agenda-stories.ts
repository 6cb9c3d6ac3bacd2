/** An invented agenda around the stories' Tuesday: meetings and sessions in every state. No person, place or organisation exists. */
import type { EngagementOffer, PeerLimits } from '#programme/engagement.ts';
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import type { SessionPlan } from '#programme/session-plan.ts';
import { liveTimes, peerBookings, spanOf, teamBookings } from '#programme/plan-times.ts';
import type { Plan } from '#programme/plan.ts';
import type { AgendaView, EngagementView, PlanView } from '#team/data/agenda.ts';
import { emptyAgenda } from './team-agenda.ts';
import { CAMILLE, DAY, fileOf, HOUR, MINUTE, NADIA, NOW, ROSALIE, SYLVIE } from './team-stories.ts';

/** Ids of the agenda's own things, apart from requests. */
export const idOf = (n: number): string => `00000000-0000-7000-9000-${String(n).padStart(12, '0')}`;

/** At `hour` (and minutes) of the day so many days from the stories' Tuesday, in Joliette. */
export const on = (days: number, hour: number, minute = 0): number =>
  Date.parse('2026-10-13T04:00:00Z') + days * DAY + hour * HOUR + minute * MINUTE;

const time = (n: number, days: number, hour: number, minutes: number, minute = 0) => ({
  id: idOf(n),
  startAt: on(days, hour, minute),
  endAt: on(days, hour, minute) + minutes * MINUTE,
});

const base = {
  file: null,
  reference: null,
  professional: CAMILLE,
  team: [],
  settled: null,
  engagements: [],
  beforeMinutes: 30,
  afterMinutes: 30,
  planB: 'Camille y va seule, avec le carnet de mots.',
  history: [],
  cancelled: false,
  next: null,
} as const satisfies Partial<Plan>;

export const meeting = (change: Partial<MeetingPlan>): MeetingPlan => ({
  ...base,
  kind: 'meeting',
  what: 'meeting',
  team: [],
  engagements: [],
  history: [],
  times: [time(1, 1, 10, 60)],
  minutes: 60,
  how: 'in_person',
  safeContact: 'Par l’intervenante seulement, jamais par message.',
  broughtBy: 'L’intervenante',
  ifAbsent: 'On attend vingt minutes, puis l’intervenante la rappelle demain.',
  headCount: null,
  themes: [],
  outcome: null,
  ...change,
});

export const session = (change: Partial<SessionPlan>): SessionPlan => ({
  ...base,
  kind: 'session',
  team: [],
  engagements: [],
  history: [],
  times: [time(20, 9, 13, 120)],
  organisation: 'Service de police (exemple)',
  contact: { name: 'Martin', phone: '450 555-0142' },
  audience: 'police',
  expected: 15,
  minutes: 120,
  placeType: 'theirs',
  language: 'fr',
  wishes: '',
  sessionType: null,
  technical: null,
  undertaking: null,
  checklist: [],
  rounds: { before: null, after: null, later: null, box: null },
  attendance: [],
  held: null,
  thanked: false,
  ...change,
});

export const offer = (plan: Plan, change: Partial<EngagementOffer> = {}): EngagementOffer => ({
  kind: 'engagement_offer',
  peer: SYLVIE,
  occasion: plan.kind === 'session' ? 'session' : plan.what,
  brief:
    'Une femme veut parler à quelqu’un qui est passée par là. Elle ne sait pas encore ce qu’elle demande.',
  audience: plan.kind === 'session' ? plan.audience : 'woman',
  who: plan.kind === 'session' ? 'Des policiers d’un même poste' : 'Une femme et son intervenante',
  headCount: plan.kind === 'session' ? 15 : 2,
  uniformed: plan.kind === 'session' ? 'yes' : 'no',
  recorded: 'no',
  topics: ['les premiers mots'],
  questions: ['Comment proposer de l’aide sans faire fuir?'],
  times: [...plan.times],
  preparationMinutes: 30,
  debriefMinutes: 30,
  travelMinutes: 30,
  withMember: plan.professional ?? CAMILLE,
  place: 'Le local habituel',
  travel: 'Camille passe vous prendre',
  pay: '40 $ l’heure, préparation, retour et trajet compris',
  planB: plan.planB,
  hard: false,
  answerBy: NOW + 2 * DAY,
  ...change,
});

export const LIMITS: PeerLimits = {
  kind: 'peer_limits',
  topics: ['ma famille'],
  places: ['Repentigny'],
  audiences: [],
  media: 'never',
  hoursPerWeek: 6,
  restHours: 12,
  restHoursAfterHard: 48,
  words: 'Pas deux jours de suite.',
};

const view = (n: number, content: Plan, owner = CAMILLE, place: string | null = null): PlanView => ({
  plan: idOf(n),
  owner,
  version: 1,
  content,
  place: place === null ? null : { kind: 'plan_place', label: place },
  span: spanOf(liveTimes(content)),
  destroyAt: NOW + 60 * DAY,
});

const engaged = (
  n: number,
  plan: PlanView,
  state: EngagementView['state'],
  change: Partial<EngagementOffer> = {},
): EngagementView => {
  const content = plan.content as Plan;
  const made = offer(content, change);
  const yes = state === 'accepted' || state === 'confirmed';
  return {
    engagement: idOf(n),
    plan: plan.plan,
    state,
    peer: state === 'ended' ? null : SYLVIE,
    answerBy: state === 'ended' ? null : made.answerBy,
    choice: state === 'confirmed' ? (content.times[0]?.id ?? null) : null,
    version: state === 'ended' ? 0 : yes ? 2 : 1,
    offer: state === 'ended' ? null : made,
    answer: yes
      ? {
          kind: 'engagement_answer',
          times: content.times.map(({ id }) => id),
          noConflict: true,
          allows: [],
        }
      : null,
  };
};

/** A week with a meeting that stands, one that is proposed, coaching, a café, two sessions, and colleagues' own. */
export function sampleAgenda(): AgendaView {
  const settled = view(
    1,
    meeting({
      file: fileOf(1),
      reference: 'Hirondelle-4821',
      settled: idOf(1),
      engagements: [idOf(101)],
    }),
    CAMILLE,
    'Le local habituel',
  );
  const proposed = view(
    2,
    meeting({
      professional: NADIA,
      times: [time(3, 2, 9, 90), time(4, 3, 14, 90)],
      engagements: [idOf(102)],
      team: [CAMILLE],
    }),
    NADIA,
  );
  const coaching = view(
    3,
    meeting({
      what: 'coaching',
      how: 'phone',
      times: [time(5, 2, 15, 45)],
      settled: idOf(5),
      professional: ROSALIE,
    }),
    ROSALIE,
  );
  const cafe = view(
    4,
    meeting({
      what: 'cafe',
      times: [time(6, 3, 18, 120)],
      settled: idOf(6),
      headCount: 8,
      themes: ['trust'],
    }),
    CAMILLE,
    'La grande salle',
  );
  const police = view(
    5,
    session({ times: [time(7, 0, 13, 120, 30)], settled: idOf(7), engagements: [idOf(103)] }),
    CAMILLE,
    'Au poste (exemple)',
  );
  const school = view(6, session({ audience: 'school', times: [time(20, 9, 13, 120)], settled: idOf(20) }));
  const plans = [settled, proposed, coaching, cafe, police, school];
  const engagements = [
    engaged(101, settled, 'confirmed'),
    engaged(102, proposed, 'open'),
    engaged(103, police, 'ended'),
  ];
  return {
    ...emptyAgenda(NOW),
    plans,
    hidden: [{ plan: idOf(90), owner: NADIA }],
    engagements,
    bookings: [
      ...plans.flatMap(({ plan, content }) =>
        content === null ? [] : teamBookings(content).map((one) => ({ ...one, plan })),
      ),
      ...engagements.flatMap(({ plan, state, offer: made }) =>
        made === null || state === 'open'
          ? []
          : peerBookings(made, [made.times[0]?.id ?? ''], LIMITS).map((one) => ({ ...one, plan })),
      ),
      {
        id: idOf(200),
        member: ROSALIE,
        plan: null,
        choice: null,
        from: on(1, 13),
        until: on(1, 15),
        restUntil: on(1, 15),
      },
    ],
    limits: new Map([[SYLVIE, { version: 1, limits: LIMITS }]]),
  };
}
