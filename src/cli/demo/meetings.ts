/**
 * The demonstration's meetings: one in every state that a planner can show, with the answers of the peer. Days count from
 * the present, hours are the programme's own.
 */
import type { EngagementOffer, ProposedTime } from '#programme/engagement.ts';
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import { newId } from '#programme/new-id.ts';
import type { Offer, TeamAgenda } from '../client/team-agenda.ts';
import type { Teammate } from '../client/team.ts';
import type { Who } from './story.ts';
import {
  ANSWERED_AFTER,
  DAY,
  dateOf,
  MINUTE,
  minutesAgo,
  type Moment,
  SETTLED_AFTER,
  timeAt,
  type When,
} from './when.ts';

interface Story {
  /** Which request it comes from; null: none. */
  readonly plot: string | null;
  readonly by: Who;
  /** Days before the present when it was proposed. */
  readonly proposed: number;
  readonly times: readonly When[];
  readonly reached: 'proposed' | 'accepted' | 'settled' | 'held';
  readonly place: string;
  readonly plan: Pick<MeetingPlan, 'what' | 'minutes' | 'how'> & Partial<MeetingPlan>;
  readonly offer: Pick<EngagementOffer, 'brief' | 'audience' | 'who'> & Partial<EngagementOffer>;
}

const ALONE = 'Béatrice tient la rencontre seule, et le dit en arrivant.';

const STORIES: readonly Story[] = [
  {
    plot: 'meeting-decided',
    by: 'beatrice',
    proposed: 0.1,
    // Outside the rest that she asks for after what she has accepted.
    times: [
      [2, 16, 30],
      [3, 10, 0],
      [6, 14, 0],
    ],
    reached: 'proposed',
    place: 'Le bureau habituel',
    plan: {
      what: 'meeting',
      minutes: 60,
      how: 'in_person',
      broughtBy: 'L’intervenante de l’auberge',
      ifAbsent: 'On attend vingt minutes, puis l’intervenante la rappelle elle-même.',
    },
    offer: {
      brief: 'Une première rencontre à trois, à son rythme.',
      audience: 'woman',
      who: 'Une femme, avec son intervenante',
      hard: true,
    },
  },
  {
    plot: 'coaching',
    by: 'agathe',
    proposed: 2,
    times: [
      [4, 13, 0],
      [5, 15, 0],
    ],
    reached: 'accepted',
    place: 'Par téléphone',
    plan: { what: 'coaching', minutes: 90, how: 'phone', headCount: 3 },
    offer: {
      brief: 'Trois intervenantes cherchent les mots avec une jeune qui se ferme.',
      audience: 'worker',
      who: 'Trois intervenantes d’un centre jeunesse',
      headCount: 3,
    },
  },
  {
    plot: 'meeting-planned',
    by: 'beatrice',
    proposed: 5,
    times: [
      [1, 13, 30],
      [2, 16, 0],
    ],
    reached: 'settled',
    place: 'Le café convenu',
    plan: {
      what: 'meeting',
      minutes: 60,
      how: 'in_person',
      broughtBy: 'L’enquêtrice, en civil, qui repart aussitôt',
      ifAbsent: 'Rien ne presse : on propose un autre jour.',
    },
    offer: {
      brief: 'Rencontre à trois, au lieu convenu. Elle a demandé que ce ne soit pas au poste.',
      audience: 'woman',
      who: 'Une femme',
      hard: true,
    },
  },
  {
    plot: 'follow-up',
    by: 'agathe',
    proposed: 9,
    times: [
      [-5, 10, 0],
      [-4, 14, 0],
    ],
    reached: 'held',
    place: 'Le bureau habituel',
    plan: { what: 'coaching', minutes: 60, how: 'in_person', headCount: 1 },
    offer: {
      brief: 'Une intervenante veut reprendre une conversation mal partie.',
      audience: 'worker',
      who: 'Une intervenante',
    },
  },
  // Its time has passed, and nobody noted yet what came of it.
  {
    plot: 'follow-up',
    by: 'agathe',
    proposed: 4,
    times: [[-1, 10, 0]],
    reached: 'settled',
    place: 'Le bureau habituel',
    plan: {
      what: 'meeting',
      minutes: 60,
      how: 'in_person',
      broughtBy: 'Son intervenante',
      ifAbsent: 'Rien ne presse : on propose un autre jour.',
    },
    offer: {
      brief: 'Une première rencontre à trois, à son rythme.',
      audience: 'woman',
      who: 'Une femme',
    },
  },
  {
    plot: null,
    by: 'beatrice',
    proposed: 6,
    times: [[9, 17, 30]],
    reached: 'settled',
    place: 'La salle du bas',
    plan: { what: 'cafe', minutes: 120, how: 'in_person', headCount: 8, themes: ['trust', 'rights'] },
    offer: {
      brief: 'Café-rencontre du mois : on parle de confiance et de droits.',
      audience: 'women_group',
      who: 'Un groupe de femmes',
      headCount: 8,
    },
  },
];

/**
 * What happens to the demonstration's meetings, to be played among the requests' own moments.
 * @param requestOf file and reference of a request of the story, once it was decided
 */
export function meetingMoments(input: {
  agenda: TeamAgenda;
  members: Record<Who, Teammate>;
  peer: Teammate;
  /** Epoch ms. */
  now: number;
  timeZone: string;
  requestOf: (plot: string) => { file: string; reference: string };
}): Moment[] {
  const { agenda, members, peer, now, timeZone, requestOf } = input;
  return STORIES.flatMap(({ plot, by, proposed, times, reached, place, plan, offer }) => {
    const author = members[by];
    const start = now - proposed * DAY;
    const offered = times.map((when) => timeAt(when, plan.minutes, now, timeZone));
    const [first] = offered as [ProposedTime];
    const engagement = newId(start);
    const held = reached === 'held';
    const settledAt = start + SETTLED_AFTER;
    const base = (): MeetingPlan => {
      const request = plot === null ? null : requestOf(plot);
      return {
        kind: 'meeting',
        file: request?.file ?? null,
        reference: request?.reference ?? null,
        professional: author.id,
        team: [],
        times: offered,
        settled: null,
        engagements: [engagement],
        beforeMinutes: 30,
        afterMinutes: 30,
        planB: ALONE,
        history: [{ at: start, by: author.id, what: 'proposed', from: null }],
        cancelled: false,
        next: null,
        safeContact: '',
        broughtBy: '',
        ifAbsent: '',
        headCount: null,
        themes: [],
        outcome: null,
        ...plan,
      };
    };
    const asked: Offer = {
      engagement,
      peer,
      offer: {
        occasion: plan.what,
        headCount: 1,
        uniformed: 'no',
        recorded: 'no',
        topics: [],
        questions: [],
        times: offered,
        preparationMinutes: 30,
        debriefMinutes: 30,
        travelMinutes: plan.how === 'in_person' ? 40 : 0,
        withMember: author.id,
        place,
        travel: plan.how === 'in_person' ? 'Béatrice ou Agathe vous prend au passage.' : '',
        pay: '40 $ l’heure, préparation, retour et trajet compris',
        planB: ALONE,
        hard: false,
        answerBy: first.startAt - 12 * 60 * MINUTE,
        ...offer,
      },
    };
    const plans = { plan: newId(start) };
    const propose: Moment = {
      ago: minutesAgo(start, now),
      play: async () => {
        await agenda.planMeeting(
          author,
          { ...plans, content: base(), place: { kind: 'plan_place', label: place } },
          [asked],
        );
      },
    };
    if (reached === 'proposed') return [propose];
    const accept: Moment = {
      ago: minutesAgo(start + ANSWERED_AFTER, now),
      play: async () => {
        await agenda.acceptEngagement(peer, engagement);
      },
    };
    if (reached === 'accepted') return [propose, accept];
    const settled = (): MeetingPlan => ({
      ...base(),
      settled: first.id,
      history: [...base().history, { at: settledAt, by: author.id, what: 'settled', from: null }],
    });
    const settle: Moment = {
      ago: minutesAgo(settledAt, now),
      play: async () => {
        await agenda.planMeeting(author, {
          ...plans,
          over: 1,
          content: settled(),
          place: { kind: 'plan_place', label: place },
          settle: [{ engagement, version: 2, choice: first.id }],
        });
      },
    };
    if (!held) return [propose, accept, settle];
    const after: Moment = {
      ago: minutesAgo(first.endAt + 45 * MINUTE, now),
      play: async () => {
        await agenda.planMeeting(author, {
          ...plans,
          over: 2,
          content: {
            ...settled(),
            history: [...settled().history, { at: first.endAt, by: author.id, what: 'held', from: null }],
            outcome: {
              attended: 'attended',
              askedNext: 'Refaire une conversation à voix haute, avec les mêmes deux personnes.',
              doorStaysOpen: true,
            },
            next: {
              what: 'Proposer une deuxième date, avec le même duo',
              dueOn: dateOf(now + 3 * DAY, timeZone),
              owner: author.id,
              done: false,
            },
          },
          place: { kind: 'plan_place', label: place },
        });
      },
    };
    return [propose, accept, settle, after];
  });
}
