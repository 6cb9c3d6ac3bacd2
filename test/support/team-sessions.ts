/** Invented awareness sessions in every state, for looking at their screens without a server. */
import { newId } from '#programme/new-id.ts';
import { cancelled, handedOver, held, proposedTimes, settledOn } from '#programme/session-changes.ts';
import { type SessionPlan, UNDERTAKINGS } from '#programme/session-plan.ts';
import { spanOf, liveTimes } from '#programme/plan-times.ts';
import { sessionFrom } from '#team/sessions/new-plan.ts';
import type { StoredRound } from '#contract/rounds.ts';
import { undertakingTimes } from '#programme/undertaking.ts';
import type { AgendaView } from '#team/data/agenda.ts';
import type { FixtureOptions } from './team-fixture.ts';
import { emptyAgenda } from './team-agenda.ts';
import { CAMILLE, DAY, fileOf, HOUR, NADIA, NOW } from './team-stories.ts';

const dayOf = (at: number) => new Date(at - 4 * HOUR).toISOString().slice(0, 10);
const QUARTER = 15 * 60_000;
const time = (from: number, minutes = 120) => {
  const startAt = Math.floor((NOW + from) / QUARTER) * QUARTER;
  return { id: newId(), startAt, endAt: startAt + minutes * 60_000 };
};
const by = { by: CAMILLE, at: NOW - 2 * DAY };

const police: SessionPlan = {
  ...sessionFrom(null, null, null),
  organisation: 'Poste de quartier de la Rive-Nord, équipe de nuit',
  contact: { name: 'Luc Tremblay', phone: '450 555-0170, poste 12' },
  audience: 'police',
  expected: 18,
  sessionType: 'first_contact',
  minutes: 60,
  wishes: 'Les jeunes patrouilleurs ne savent pas quoi dire quand elle ne veut pas porter plainte.',
  professional: CAMILLE,
};
const undertaking = { accepted: [...UNDERTAKINGS], how: 'phone' as const, by: 'Luc Tremblay', at: NOW - DAY };
const todo = (what: string, days: number, done = false) => ({
  id: newId(),
  what,
  dueOn: dayOf(NOW + days * DAY),
  owner: CAMILLE,
  doneAt: done ? NOW - DAY : null,
});
const checklist = [
  todo('Rappeler qui organise : heure, salle, stationnement', -2, true),
  todo('Imprimer la feuille de déroulement et les questionnaires', 0),
  todo('Cartes de poche, une par personne', 3),
  todo('Vérifier la salle et l’écran', 4),
];
const proposed = proposedTimes(police, [time(9 * DAY, 60), time(12 * DAY, 60)], {
  ...by,
  who: 'team',
  dayOf,
});
function settled(plan: SessionPlan, from: number): SessionPlan {
  const one = time(from, plan.minutes);
  const dated = proposedTimes(plan, [one], { ...by, who: 'team', dayOf });
  return { ...settledOn(dated, one.id, { ...by, dayOf }), undertaking, checklist };
}
const clsc: SessionPlan = {
  ...police,
  organisation: 'CLSC de Joliette',
  audience: 'health',
  sessionType: 'open_door',
  minutes: 120,
  contact: { name: 'Chloé', phone: '450 555-0137' },
};
const roundId = (n: number) => fileOf(860 + n);
const heldPlan: SessionPlan = held(
  settled(clsc, -3 * DAY),
  { minutes: 115, withPlanB: false, heldOn: dayOf(NOW - 3 * DAY) },
  by,
);
const asked = {
  ...heldPlan,
  rounds: { before: roundId(1), after: roundId(2), later: null, box: roundId(3) },
};

/** In the order of their numbers: 1 proposed, 2 to hold, 3 under way, 4 held, 5 finished, 6 cancelled, 7 just begun. */
const SESSIONS: readonly SessionPlan[] = [
  proposed,
  settled(police, 5 * DAY),
  { ...settled(clsc, -HOUR), planBSince: NOW - 600_000, planB: 'Camille tient la séance seule.' },
  {
    ...asked,
    attendance: [
      { sector: 'health', heads: 14 },
      { sector: 'community', heads: 5 },
    ],
  },
  {
    ...heldPlan,
    organisation: 'Cégep, équipe du service d’aide',
    attendance: [{ sector: 'school', heads: 22 }],
    thanked: true,
  },
  cancelled(settled({ ...police, organisation: 'Palais de justice' }, 20 * DAY), 'weather', by),
  handedOver({ ...clsc, organisation: 'Municipalité, élues et élus' }, { from: NADIA, to: CAMILLE }, by),
];

export const sessionOf = (n: number): string => fileOf(800 + n);

/** Those of session 4. */
export const SESSION_ROUNDS: readonly StoredRound[] = (['before', 'after', 'box'] as const).map(
  (moment, i) => ({
    ...{ round: roundId(i + 1), code: `7FK39QXM2${i}`, version: 1, moment, mode: 'room' as const },
    set: moment === 'box' ? null : { id: 'maison', version: 1 },
    ...{ opensAt: NOW - 3 * DAY, closesAt: NOW - 2 * DAY, most: 60, destroyAt: NOW + 400 * DAY },
    ...{ answers: [17, 16, 3][i] as number, unopened: 0, slipsLeft: 0 },
  }),
);

export const sessionsAgenda = (): AgendaView => ({
  ...emptyAgenda(NOW),
  window: { from: NOW - 500 * DAY, until: NOW + 400 * DAY },
  plans: SESSIONS.map((content, i) => ({
    plan: sessionOf(i + 1),
    owner: i === 5 ? NADIA : CAMILLE,
    version: 2,
    content,
    place:
      i === 1
        ? { kind: 'plan_place', label: 'Salle de relève, 2e étage', note: 'Stationnement arrière' }
        : null,
    span: spanOf(liveTimes(content)),
    destroyAt: NOW + 400 * DAY,
  })),
});

/** The first of them, its organiser having been given a link. @param answers how many came through it */
export function sessionWithLink(answers: 0 | 1): FixtureOptions {
  const agenda = sessionsAgenda();
  const link: StoredRound = {
    round: fileOf(850),
    code: '7FK39QXM2T',
    moment: 'undertaking',
    mode: 'room',
    set: null,
    ...undertakingTimes(NOW - DAY),
    most: 1,
    version: 1,
    answers,
    unopened: answers,
    slipsLeft: 0,
  };
  const plans = agenda.plans.map((view) =>
    view.plan === sessionOf(1) && view.content?.kind === 'session'
      ? {
          ...view,
          content: { ...view.content, rounds: { ...view.content.rounds, undertaking: link.round } },
        }
      : view,
  );
  const by = 'Luc Tremblay, lieutenant, relève de nuit';
  return {
    agenda: { ...agenda, plans },
    rounds: [link],
    undertakings: [{ moment: 'undertaking', accepted: [...UNDERTAKINGS], by, at: NOW - HOUR }],
  };
}
