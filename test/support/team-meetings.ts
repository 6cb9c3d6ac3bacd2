/** Invented meetings for the screens: one in every state, with the answers of a peer. */
import type { EngagementOffer } from '#programme/engagement.ts';
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import { liveTimes, spanOf } from '#programme/plan-times.ts';
import type { AgendaView, EngagementView, PlanView } from '#team/data/agenda.ts';
import { emptyAgenda } from './team-agenda.ts';
import { CAMILLE, DAY, fileOf, HOUR, MINUTE, NADIA, NOW, ROSALIE, SYLVIE } from './team-stories.ts';

const id = (n: number) => `00000000-0000-7000-8000-0000000e${String(n).padStart(4, '0')}`;
export const planOf = (n: number): string => id(n);
/** NOW is 10 h 20: on a quarter hour, so many hours later. */
const at = (hours: number) => NOW - 20 * MINUTE + hours * HOUR;
const time = (n: number, hours: number, minutes = 60) => ({
  id: id(9000 + n),
  startAt: at(hours),
  endAt: at(hours) + minutes * MINUTE,
});
const SOON = [time(1, 3 * 24 + 3), time(2, 4 * 24 + 4), time(3, 7 * 24)];

/** What is said of it, over an ordinary meeting with Nadia. */
export function meeting(over: Partial<MeetingPlan> = {}): MeetingPlan {
  return {
    kind: 'meeting',
    what: 'meeting',
    file: fileOf(7),
    reference: null,
    professional: NADIA,
    team: [],
    times: SOON,
    settled: null,
    engagements: [id(500)],
    beforeMinutes: 50,
    afterMinutes: 50,
    planB: 'Nadia tient la rencontre seule, et le dit en arrivant.',
    history: [{ at: NOW - DAY, by: CAMILLE, what: 'proposed', from: null }],
    cancelled: false,
    next: null,
    minutes: 60,
    how: 'in_person',
    safeContact: 'Par son intervenante, le matin. Jamais de texto.',
    broughtBy: 'Son intervenante',
    ifAbsent: 'On attend vingt minutes, puis son intervenante la rejoint.',
    headCount: null,
    themes: [],
    outcome: null,
    ...over,
  };
}

const offerOf = (content: MeetingPlan): EngagementOffer => ({
  kind: 'engagement_offer',
  peer: SYLVIE,
  occasion: content.what,
  brief: 'Une première rencontre à trois, à son rythme.',
  audience: 'woman',
  who: 'Une femme, avec son intervenante',
  headCount: 1,
  uniformed: 'no',
  recorded: 'no',
  topics: [],
  questions: [],
  times: content.times,
  preparationMinutes: 30,
  debriefMinutes: 30,
  travelMinutes: 40,
  withMember: NADIA,
  place: 'Le bureau habituel',
  travel: 'Nadia vous prend au passage',
  pay: '40 $ l’heure, préparation et retour compris',
  planB: content.planB,
  hard: true,
  answerBy: NOW + DAY,
});

/** An agenda with that one plan, and Sylvie's engagement where one is said. */
export function withMeeting(
  content: MeetingPlan,
  input: { state?: EngagementView['state']; owner?: string; hidden?: boolean } = {},
): AgendaView {
  const { state, owner = CAMILLE, hidden = false } = input;
  const span = spanOf(liveTimes(content));
  const view: PlanView = {
    plan: planOf(1),
    owner,
    version: 3,
    content,
    place: { kind: 'plan_place', label: 'Le bureau habituel' },
    span,
    destroyAt: (span?.until ?? NOW) + 30 * DAY,
  };
  const engagement: EngagementView = {
    engagement: id(500),
    plan: planOf(1),
    state: state ?? 'open',
    peer: SYLVIE,
    answerBy: NOW + DAY,
    choice: state === 'confirmed' ? (content.settled ?? null) : null,
    version: 2,
    offer: offerOf(content),
    answer:
      state === 'accepted' || state === 'confirmed'
        ? {
            kind: 'engagement_answer',
            times: content.times.slice(0, 2).map((one) => one.id),
            noConflict: true,
            allows: [],
          }
        : null,
  };
  return {
    ...emptyAgenda(NOW),
    plans: hidden ? [] : [view],
    hidden: hidden ? [{ plan: planOf(1), owner }] : [],
    engagements: state === undefined || hidden ? [] : [engagement],
  };
}

export const PROPOSED = meeting();
export const SETTLED = meeting({
  settled: SOON[0]?.id ?? null,
  history: [
    { at: NOW - 6 * DAY, by: CAMILLE, what: 'proposed', from: null },
    { at: NOW - 5 * DAY, by: CAMILLE, what: 'settled', from: null },
    { at: NOW - 2 * DAY, by: ROSALIE, what: 'moved', from: at(24), who: 'woman' },
    { at: NOW - DAY, by: ROSALIE, what: 'settled', from: null },
    {
      at: NOW - 2 * HOUR,
      by: CAMILLE,
      what: 'handed_over',
      from: null,
      why: 'Rosalie est en congé jusqu’à lundi.',
    },
  ],
});
export const BEGAN = meeting({ times: [time(4, -2)], settled: id(9004) });
export const HELD = meeting({
  times: [time(5, -26)],
  settled: id(9005),
  outcome: {
    attended: 'late',
    askedNext: 'Revoir les mêmes deux personnes, et parler de logement.',
    doorStaysOpen: true,
  },
  next: { what: 'Appeler la ressource de logement', dueOn: '2026-10-16', owner: CAMILLE, done: false },
});
export const CAFE_HELD = meeting({
  what: 'cafe',
  file: null,
  times: [time(6, -30, 120)],
  settled: id(9006),
  minutes: 120,
  headCount: 8,
  themes: ['trust', 'rights'],
  safeContact: '',
  broughtBy: '',
  ifAbsent: '',
  outcome: { attended: 'attended', doorStaysOpen: true, headCount: 6 },
});
