/** A peer's agenda: two invitations, one of them past her limits; her week; one that is over. Invented, like everything here. */
import type { AgendaView, EngagementView } from '#team/data/agenda.ts';
import { type EngagementOffer, NO_LIMITS, type PeerLimits } from '#programme/engagement.ts';
import { peerBookings } from '#programme/plan-times.ts';
import { emptyAgenda } from './team-agenda.ts';
import { PAID } from './team-hours.ts';
import { DAY, fileOf, HOUR, NADIA, NOW, ROSALIE, SYLVIE } from './team-stories.ts';

const QUARTER = HOUR / 4;
/** On the quarter hour at or before it. */
const quarter = (at: number): number => at - (at % QUARTER);
const time = (n: number, startAt: number, hours: number) => ({
  id: fileOf(n),
  startAt: quarter(startAt),
  endAt: quarter(startAt) + hours * HOUR,
});

export const LIMITS: PeerLimits = {
  ...NO_LIMITS,
  topics: ['ma famille'],
  places: ['Repentigny'],
  audiences: ['justice'],
  hoursPerWeek: 6,
  restHours: 12,
  restHoursAfterHard: 24,
  words: 'Le matin, c’est mieux pour moi.',
};

const base: Omit<EngagementOffer, 'times' | 'answerBy'> = {
  kind: 'engagement_offer',
  peer: SYLVIE,
  occasion: 'session',
  brief:
    'Une séance pour les patrouilleurs : comment parler à une femme sans la perdre.\nVous répondez à leurs questions pendant la deuxième heure.\nOn ne vous demande pas votre histoire.',
  audience: 'police',
  who: 'Patrouilleurs d’un même poste et leur lieutenant',
  headCount: 15,
  uniformed: 'yes',
  recorded: 'no',
  topics: ['confiance', 'premier contact'],
  questions: [
    'Qu’est-ce qui aide quand on arrive à l’hôtel?',
    'Que dire quand elle ne veut pas porter plainte?',
  ],
  preparationMinutes: 30,
  debriefMinutes: 30,
  travelMinutes: 60,
  withMember: NADIA,
  place: 'Salle du poste',
  travel: 'Nadia passe vous prendre',
  pay: '40 $ l’heure, préparation, retour et déplacement compris',
  planB: 'Nadia donne la séance seule, avec les réponses écrites du guide.',
  hard: true,
};
const engagement = (
  n: number,
  offer: EngagementOffer,
  over: Partial<EngagementView> = {},
): EngagementView => ({
  engagement: fileOf(n),
  plan: fileOf(n + 1),
  state: 'open',
  peer: SYLVIE,
  answerBy: offer.answerBy,
  choice: null,
  version: 1,
  offer,
  answer: null,
  ...over,
});
const settled = (n: number, offer: EngagementOffer): EngagementView =>
  engagement(n, offer, {
    state: 'confirmed',
    choice: offer.times[0]?.id ?? null,
    version: 3,
    answer: {
      kind: 'engagement_answer',
      times: offer.times.map(({ id }) => id),
      noConflict: true,
      allows: [],
    },
  });

const session = engagement(2000, {
  ...base,
  times: [
    time(2010, NOW + 7 * DAY - HOUR, 2),
    time(2011, NOW + 8 * DAY - HOUR, 2),
    time(2012, NOW + 9 * DAY + 3 * HOUR, 2),
  ],
  answerBy: NOW + 3 * DAY,
});
/** Past two of her limits. */
const coaching = engagement(2100, {
  ...base,
  occasion: 'coaching',
  brief: 'Deux intervenantes veulent savoir comment parler de ma famille d’accueil avec une jeune femme.',
  audience: 'worker',
  who: 'Deux intervenantes',
  headCount: 2,
  uniformed: 'no',
  topics: ['la famille'],
  questions: [],
  place: 'Repentigny, bureau du CLSC',
  travel: '',
  travelMinutes: 0,
  withMember: ROSALIE,
  hard: false,
  times: [time(2110, NOW + 2 * DAY, 1)],
  answerBy: NOW + DAY,
});
const meeting: EngagementOffer = {
  ...base,
  occasion: 'meeting',
  brief:
    'Rencontrer une femme qui hésite. Elle voudrait parler à quelqu’un qui comprend.\nRien d’autre à préparer.',
  audience: 'woman',
  who: 'Une femme et son intervenante',
  headCount: 2,
  uniformed: 'no',
  topics: [],
  questions: [],
  place: 'Bureau habituel',
  travel: '',
  hard: true,
  times: [time(2210, NOW + DAY + 3 * HOUR, 1)],
  answerBy: NOW - DAY,
};
export const COMING = settled(2200, meeting);
/** In the middle of it. */
export const UNDER_WAY = settled(2300, { ...meeting, times: [time(2310, NOW - HOUR / 2, 1)] });
const past = settled(2400, {
  ...base,
  occasion: 'cafe',
  brief: 'Café-rencontre du mardi.',
  audience: 'women_group',
  times: [time(2410, NOW - DAY - 2 * HOUR, 2)],
  answerBy: NOW - 5 * DAY,
});

export function peerAgenda(
  engagements: readonly EngagementView[] = [session, coaching, COMING, past],
): AgendaView {
  return {
    ...emptyAgenda(NOW),
    engagements,
    bookings: engagements.flatMap(({ offer, answer, choice, plan }) =>
      offer === null || answer === null
        ? []
        : peerBookings(offer, choice === null ? answer.times : [choice], LIMITS).map((booking) => ({
            ...booking,
            plan,
          })),
    ),
    limits: new Map([[SYLVIE, { version: 2, limits: LIMITS }]]),
    payments: PAID,
  };
}
