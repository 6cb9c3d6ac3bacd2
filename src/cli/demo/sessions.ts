/**
 * The demonstration's awareness sessions: one to hold soon, one held of which the results show, and a small one of which
 * they do not. What the rooms answered is invented, and comes in as it would: sealed, one sheet for each.
 */
import type { EngagementOffer, ProposedTime } from '#programme/engagement.ts';
import { minutesWithHer } from '#programme/engagement-rules.ts';
import { newId } from '#programme/new-id.ts';
import { held, settledOn } from '#programme/session-changes.ts';
import { type SessionPlan, UNDERTAKINGS } from '#programme/session-plan.ts';
import type { Offer, PlanWriting, TeamAgenda } from '../client/team-agenda.ts';
import { answerRound, openRound, questionsInUse } from '../client/team-rounds.ts';
import type { Team, Teammate } from '../client/team.ts';
import { transportTo } from '../client/transport.ts';
import { inventedAnswers } from './answers.ts';
import type { Who } from './story.ts';
import {
  ANSWERED_AFTER,
  DAY,
  dateOf,
  MINUTE,
  minutesAgo,
  type Moment,
  onWeekday,
  SETTLED_AFTER,
  timeAt,
  type When,
} from './when.ts';

interface Story {
  readonly key: string;
  readonly by: Who;
  /** Days before the present when its date was proposed. */
  readonly proposed: number;
  readonly when: When;
  readonly place: string;
  readonly plan: Pick<
    SessionPlan,
    'organisation' | 'contact' | 'audience' | 'expected' | 'minutes' | 'sessionType' | 'wishes'
  >;
  /** What the peer is asked; null: nobody is. */
  readonly offer: Pick<EngagementOffer, 'brief' | 'who' | 'uniformed' | 'topics' | 'questions'> | null;
  /** Things to do, days before it; done or not. */
  readonly checklist: readonly (readonly [what: string, daysBefore: number, done: boolean])[];
  /** Who was there, and how many sheets came before and after; absent: it is still to be held. */
  readonly room?: { readonly heads: number; readonly before: number; readonly after: number };
  readonly thanked?: boolean;
}

const ALONE = 'La séance a lieu avec l’intervenante seule; rien n’est annoncé d’avance.';

/** The one that the peer was paid for: when it was held, and days before the present when she was asked. */
export const LONG_AGO: When = [-31, 13, 30];
export const FIRST_ASKED = 37;

const STORIES: readonly Story[] = [
  {
    key: 'shelter',
    by: 'beatrice',
    proposed: FIRST_ASKED,
    when: LONG_AGO,
    place: 'La salle commune du refuge',
    plan: {
      organisation: 'Refuge des Épinettes (inventé)',
      contact: { name: 'Lucie', phone: '450 555-0153' },
      audience: 'community',
      expected: 15,
      minutes: 120,
      sessionType: 'open_door',
      wishes: 'L’équipe de soir aimerait des phrases à dire.',
    },
    offer: {
      brief: 'Une équipe qui veut de meilleurs mots. Béatrice anime, vous répondez si vous voulez.',
      who: 'Des intervenantes d’une maison d’hébergement',
      uniformed: 'no',
      topics: ['les mots qui ferment la porte'],
      questions: ['Qu’est-ce qui aide, dans les premières minutes?'],
    },
    checklist: [
      ['Imprimer la feuille de déroulement et les questionnaires', 3, true],
      ['Vérifier la salle et l’écran', 1, true],
    ],
    room: { heads: 14, before: 14, after: 12 },
    thanked: true,
  },
  {
    key: 'school',
    by: 'agathe',
    proposed: 16,
    when: [-9, 12, 0],
    place: 'Le salon du personnel',
    plan: {
      organisation: 'École Bois-Joli (inventée)',
      contact: { name: 'Simon', phone: '450 555-0154' },
      audience: 'school',
      expected: 8,
      minutes: 60,
      sessionType: 'undo_myths',
      wishes: '',
    },
    offer: null,
    checklist: [['Imprimer la feuille de déroulement et les questionnaires', 3, true]],
    room: { heads: 6, before: 6, after: 6 },
  },
  {
    key: 'police',
    by: 'agathe',
    proposed: 6,
    when: [8, 10, 0],
    place: 'La salle de relève',
    plan: {
      organisation: 'Poste de police 99 (inventé)',
      contact: { name: 'Sergente Exemple', phone: '450 555-0151' },
      audience: 'police',
      expected: 15,
      minutes: 90,
      sessionType: 'first_contact',
      wishes: 'Deux équipes de patrouille, juste après la relève.',
    },
    offer: {
      brief: 'Une équipe de patrouille, sur les premières minutes. Agathe anime et reste avec vous.',
      who: 'Des patrouilleuses et patrouilleurs d’un même poste',
      uniformed: 'yes',
      topics: ['le premier contact'],
      questions: ['Qu’est-ce qu’une patrouille peut dire d’abord?'],
    },
    checklist: [
      ['Rappeler qui organise : heure, salle, stationnement', 7, true],
      ['Imprimer la feuille de déroulement et les questionnaires', 3, false],
      ['Cartes de poche, une par personne', 3, false],
      ['Ouvrir les questionnaires et la boîte à questions', 3, false],
      ['Vérifier la salle et l’écran', 1, false],
    ],
  },
];

export interface SessionsInput {
  readonly team: Team;
  readonly agenda: TeamAgenda;
  readonly members: Record<Who, Teammate>;
  readonly peer: Teammate;
  /** Address of the server that the room's phones reach. */
  readonly base: string;
  /** Epoch ms. */
  readonly now: number;
  readonly timeZone: string;
}

/** What happens to the sessions; `engagement` is the peer's for the one held long ago. */
export function sessionMoments(input: SessionsInput): { moments: Moment[]; engagement: string } {
  const engagements = new Map(
    STORIES.filter(({ offer }) => offer !== null).map(({ key, proposed }) => [
      key,
      newId(input.now - proposed * DAY),
    ]),
  );
  const moments = STORIES.flatMap((story) => momentsOf(story, engagements.get(story.key) ?? null, input));
  return { moments, engagement: engagements.get('shelter') ?? '' };
}

function momentsOf(story: Story, engagement: string | null, input: SessionsInput): Moment[] {
  const { agenda, members, now, timeZone } = input;
  const { by, proposed, when, place, room } = story;
  const author = members[by];
  const start = now - proposed * DAY;
  // What is to come keeps its day, which the peer's other engagements leave free.
  const day = room === undefined ? when : onWeekday(when, now, timeZone);
  const time = timeAt(day, story.plan.minutes, now, timeZone);
  const plan = newId(start);
  const offers = engagement === null ? [] : [offerOf(story, engagement, time, input)];
  let version = 0;
  let content = firstPlan(story, time, engagement, input);
  const write = async (next: SessionPlan, more: Pick<PlanWriting, 'settle'> = {}) => {
    content = next;
    const writing = { plan, over: version, content, place: { kind: 'plan_place' as const, label: place } };
    await agenda.planMeeting(author, { ...writing, ...more }, version === 0 ? offers : []);
    version++;
  };
  const at = (instant: number, play: () => Promise<void>): Moment => ({
    ago: minutesAgo(instant, now),
    play,
  });
  const dayOf = (instant: number) => dateOf(instant, timeZone);
  const settledAt = start + SETTLED_AFTER;

  const before = [
    at(start, () => write(content)),
    ...(engagement === null
      ? []
      : [
          at(start + ANSWERED_AFTER, async () => {
            await agenda.acceptEngagement(input.peer, engagement);
          }),
        ]),
    at(settledAt, () =>
      write(settledOn(content, time.id, { by: author.id, at: settledAt, dayOf }), {
        settle: engagement === null ? [] : [{ engagement, version: 2, choice: time.id }],
      }),
    ),
  ];
  if (room === undefined) return before;
  const opensAt = time.startAt - 10 * MINUTE;
  const endsAt = time.endAt + 5 * MINUTE;
  const notedAt = time.endAt + 45 * MINUTE;
  return [
    ...before,
    at(opensAt, async () => {
      const rounds = await heldRounds(story, author, time, input);
      await write({ ...content, rounds });
    }),
    at(Math.max(endsAt, notedAt), () => {
      const doer = { by: author.id, at: notedAt };
      const minutes = story.plan.minutes;
      const noted = held(content, { minutes, withPlanB: false, heldOn: dayOf(time.startAt) }, doer);
      const attendance = [{ sector: story.plan.audience, heads: room.heads }];
      return write({ ...noted, attendance, thanked: story.thanked ?? false });
    }),
  ];
}

/** Both questionnaires, and what the room answers. */
async function heldRounds(
  { room }: Story,
  author: Teammate,
  time: ProposedTime,
  { team, base }: SessionsInput,
): Promise<SessionPlan['rounds']> {
  const set = await questionsInUse(team, author);
  const phones = transportTo(base);
  const ids: Record<'before' | 'after', string | null> = { before: null, after: null };
  for (const moment of ['before', 'after'] as const) {
    const round = await openRound(team, author, { moment, set, closesAt: time.endAt + DAY, most: 60 });
    await answerRound(team, phones, round, inventedAnswers(set, moment, room?.[moment] ?? 0));
    ids[moment] = round.round;
  }
  return { ...ids, later: null, box: null };
}

function firstPlan(
  story: Story,
  time: ProposedTime,
  engagement: string | null,
  { members, now, timeZone }: SessionsInput,
): SessionPlan {
  const author = members[story.by];
  const start = now - story.proposed * DAY;
  const wayAndTalk =
    engagement === null ? [] : [{ preparationMinutes: 30, debriefMinutes: 30, travelMinutes: 60 }];
  const { beforeMinutes, afterMinutes } = minutesWithHer(wayAndTalk);
  return {
    kind: 'session',
    file: null,
    reference: null,
    professional: author.id,
    team: [],
    times: [time],
    settled: null,
    engagements: engagement === null ? [] : [engagement],
    beforeMinutes: Math.max(30, beforeMinutes),
    afterMinutes: Math.max(30, afterMinutes),
    planB: ALONE,
    history: [{ at: start, by: author.id, what: 'proposed', from: null, who: 'partner' }],
    cancelled: false,
    next: null,
    placeType: 'theirs',
    language: 'fr',
    technical: null,
    undertaking: {
      accepted: [...UNDERTAKINGS],
      how: 'phone',
      by: story.plan.contact.name,
      at: start,
    },
    checklist: story.checklist.map(([what, daysBefore, done]) => ({
      id: newId(start),
      what,
      dueOn: dateOf(time.startAt - daysBefore * DAY, timeZone),
      owner: author.id,
      doneAt: done ? start + SETTLED_AFTER : null,
    })),
    rounds: { before: null, after: null, later: null, box: null },
    attendance: [],
    held: null,
    thanked: false,
    ...story.plan,
  };
}

function offerOf(
  { offer, plan, by, place }: Story,
  engagement: string,
  time: ProposedTime,
  { peer, members }: SessionsInput,
): Offer {
  if (offer === null) throw new Error('Nobody is asked for this session.');
  return {
    engagement,
    peer,
    offer: {
      ...offer,
      occasion: 'session',
      audience: plan.audience,
      headCount: plan.expected ?? 1,
      recorded: 'no',
      times: [time],
      preparationMinutes: 30,
      debriefMinutes: 30,
      travelMinutes: 60,
      withMember: members[by].id,
      place,
      travel: 'On y va ensemble, et on revient ensemble.',
      pay: '40 $ l’heure, préparation, retour et trajet compris',
      planB: ALONE,
      hard: true,
      answerBy: time.startAt - DAY,
    },
  };
}
