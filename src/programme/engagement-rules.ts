/**
 * The rules that protect a peer, once: organisers' forms show them, her acceptance asks by them, and no time is settled past
 * them. [Note: Hers to allow] Going past a limit of hers is no organiser's to decide: only her signed answer allows it.
 */
import { minutesWithin, stateOf, type Stretch, type TakenTime } from '#programme/booking-load.ts';
import {
  type Allowance,
  type EngagementAnswer,
  type EngagementOffer,
  type EngagementState,
  NO_LIMITS,
  type PeerLimits,
  type ProposedTime,
} from '#programme/engagement.ts';
import { meansSame, speaksOf } from '#programme/limit-words.ts';
import { weekOf } from '#programme/moment.ts';
import { restAfter, stretchOf } from '#programme/plan-times.ts';
import type { Plan } from '#programme/plan.ts';
import { UNDERTAKINGS } from '#programme/session-plan.ts';

const MINUTE_MS = 60_000;

/** What an engagement is to these rules. */
export interface Engaged {
  readonly engagement: string;
  readonly state: EngagementState;
  readonly peer: string | null;
  readonly choice: string | null;
  /** Null when it does not open, or once ended. */
  readonly offer: EngagementOffer | null;
  readonly answer: EngagementAnswer | null;
}

/** How much of her time is given where a proposed time lies. */
export interface TimeLoad {
  /** The weeks that it touches, and the minutes that she gave to others in each. */
  readonly weeks: readonly (Stretch & { readonly minutes: number })[];
  /** It lies in rest of hers, or something begins in the rest after it. */
  readonly rest: boolean;
}

/** The limits of hers that each proposed time goes past, by its id. Times without a load are judged by the words alone. */
export function limitsCrossed(
  offer: EngagementOffer,
  limits: PeerLimits,
  loads: ReadonlyMap<string, TimeLoad>,
): ReadonlyMap<string, readonly Allowance[]> {
  const whatever = crossedByWords(offer, limits);
  return new Map(
    offer.times.map((time) => {
      const load = loads.get(time.id) ?? { weeks: [], rest: false };
      const crossed: Allowance[] = [...whatever];
      if (tooManyHours(stretchOf(time, offer), limits, load)) crossed.unshift('hours');
      if (load.rest) crossed.push('rest');
      return [time.id, crossed] as const;
    }),
  );
}

/** Limits that the invitation goes past whenever it takes place. */
export function crossedByWords(
  offer: Pick<
    EngagementOffer,
    'topics' | 'questions' | 'brief' | 'who' | 'place' | 'travel' | 'audience' | 'recorded'
  >,
  limits: PeerLimits,
): Allowance[] {
  const texts = [offer.brief, offer.who, ...offer.questions];
  const crossed: Allowance[] = [];
  const topic = (limit: string) =>
    offer.topics.some((one) => meansSame(one, limit)) || texts.some((text) => speaksOf(text, limit));
  if (limits.topics.some(topic)) crossed.push('topic');
  const place = (limit: string) => meansSame(offer.place, limit) || speaksOf(offer.travel, limit);
  if (limits.places.some(place)) crossed.push('place');
  if (limits.audiences.includes(offer.audience)) crossed.push('audience');
  // Never, or asked each time: either way it is she who says so.
  if (offer.recorded === 'yes') crossed.push('recorded');
  return crossed;
}

function tooManyHours(
  stretch: Stretch,
  { hoursPerWeek }: Pick<PeerLimits, 'hoursPerWeek'>,
  { weeks }: Pick<TimeLoad, 'weeks'>,
): boolean {
  if (hoursPerWeek === null) return false;
  const cap = hoursPerWeek * 60;
  const own = (stretch.until - stretch.from) / MINUTE_MS;
  if (weeks.length === 0) return own > cap;
  return weeks.some(
    (week) => week.minutes + minutesWithin(week, [{ ...stretch, restUntil: 0, about: '' }]) > cap,
  );
}

/** The weeks that a stretch touches: one, or two when it passes Sunday's midnight. */
export function weeksTouched({ from, until }: Stretch, timeZone: string): Stretch[] {
  const first = weekOf(from, timeZone);
  return until <= first.until ? [first] : [first, weekOf(until - 1, timeZone)];
}

/** The loads of an invitation's times by what is taken of her time: `taken` holds nothing of this same invitation. */
export function loadsOf(input: {
  offer: EngagementOffer;
  limits: PeerLimits;
  taken: readonly TakenTime[];
  timeZone: string;
}): ReadonlyMap<string, TimeLoad> {
  const { offer, limits, taken, timeZone } = input;
  return new Map(
    offer.times.map((time) => {
      const stretch = stretchOf(time, offer);
      const after = restAfter(stretch, offer, limits);
      return [
        time.id,
        {
          weeks: weeksTouched(stretch, timeZone).map((week) => ({
            ...week,
            minutes: minutesWithin(week, taken),
          })),
          rest: stateOf(stretch, taken) === 'rest' || (after !== null && stateOf(after, taken) === 'taken'),
        },
      ] as const;
    }),
  );
}

/** What she alone allowed. See [Note: Hers to allow]. */
export const allowedBy = (answer: Pick<EngagementAnswer, 'allows'> | null): ReadonlySet<Allowance> =>
  new Set(answer?.allows);

/** Minutes that the team must be taken before and after, so that no peer is ever alone: preparation, way and debrief. */
export function minutesWithHer(
  offers: readonly Pick<EngagementOffer, 'preparationMinutes' | 'debriefMinutes' | 'travelMinutes'>[],
): { beforeMinutes: number; afterMinutes: number } {
  const half = (minutes: number) => Math.ceil(minutes / 2);
  return {
    beforeMinutes: Math.max(0, ...offers.map((one) => one.preparationMinutes + half(one.travelMinutes))),
    afterMinutes: Math.max(0, ...offers.map((one) => one.debriefMinutes + half(one.travelMinutes))),
  };
}

/** Why a time cannot be settled. Those about one peer carry her engagement. */
export type Missing =
  | { readonly what: 'professional' }
  /** For a session: the organiser's undertaking. */
  | { readonly what: 'undertaking' }
  | { readonly what: 'plan_b' }
  /** Another than the one who she was told goes with her. */
  | { readonly what: 'other_professional'; readonly engagement: string }
  /** The professional's time does not cover all of hers. */
  | { readonly what: 'alone'; readonly engagement: string }
  | { readonly what: 'preparation'; readonly engagement: string }
  | { readonly what: 'debrief'; readonly engagement: string }
  | { readonly what: 'conflict_check'; readonly engagement: string }
  /** She has not said yes to this very time. */
  | { readonly what: 'not_accepted'; readonly engagement: string }
  | { readonly what: 'limit'; readonly engagement: string; readonly limit: Allowance }
  /** The invitation does not open here: nobody may settle what cannot be read. */
  | { readonly what: 'unreadable'; readonly engagement: string };

/**
 * What is missing before `choice`, one of the plan's times, can be settled; nothing: it can. Where the invitations have all
 * ended, plan B alone is needed. Hours and rest were judged when she gave her time: what she took on since, she allowed there.
 * @param engagements of this plan, in any state
 * @param limits of the peers; without any, those of {@link NO_LIMITS}
 * @param undertaken whether the organiser of a session undertook to protect her; by default as the plan has it
 */
export function missingToConfirm(input: {
  plan: Plan;
  choice: string;
  engagements: readonly Engaged[];
  limits: ReadonlyMap<string, { readonly limits: PeerLimits }>;
  undertaken?: boolean;
}): Missing[] {
  const { plan, choice, engagements, limits } = input;
  const of = engagements.filter(({ engagement }) => plan.engagements.includes(engagement));
  const live = of.filter(({ state }) => state !== 'ended');
  const missing: Missing[] = [];
  if (live.length === 0 && of.length > 0) return plan.planB.trim() === '' ? [{ what: 'plan_b' }] : [];
  if (plan.professional === null) missing.push({ what: 'professional' });
  if (plan.kind === 'session' && !(input.undertaken ?? undertook(plan.undertaking)))
    missing.push({ what: 'undertaking' });
  if (live.length > 0 && plan.planB.trim() === '') missing.push({ what: 'plan_b' });
  const time = plan.times.find(({ id }) => id === choice);
  for (const one of live)
    missing.push(...missingOf(one, { plan, time, limits: limits.get(one.peer ?? '')?.limits ?? NO_LIMITS }));
  return missing;
}

function undertook(undertaking: { readonly accepted: readonly string[] } | null): boolean {
  return UNDERTAKINGS.every((one) => undertaking?.accepted.includes(one));
}

function missingOf(
  { engagement, state, choice, offer, answer }: Engaged,
  { plan, time, limits }: { plan: Plan; time: ProposedTime | undefined; limits: PeerLimits },
): Missing[] {
  if (offer === null) return [{ what: 'unreadable', engagement }];
  const missing: Missing[] = [];
  // The time that she was shown: one that moved since under the same name is another.
  const shown = offer.times.find(
    (one) => one.id === time?.id && one.startAt === time.startAt && one.endAt === time.endAt,
  );
  const accepted =
    shown !== undefined &&
    (state === 'confirmed' ? choice === shown.id : state === 'accepted' && answer?.times.includes(shown.id));
  if (!accepted) missing.push({ what: 'not_accepted', engagement });
  if (plan.professional !== null && offer.withMember !== plan.professional)
    missing.push({ what: 'other_professional', engagement });
  const needed = minutesWithHer([offer]);
  if (plan.beforeMinutes < needed.beforeMinutes || plan.afterMinutes < needed.afterMinutes)
    missing.push({ what: 'alone', engagement });
  if (offer.preparationMinutes <= 0) missing.push({ what: 'preparation', engagement });
  if (offer.debriefMinutes <= 0 || offer.pay.trim() === '') missing.push({ what: 'debrief', engagement });
  if (accepted && answer?.noConflict !== true) missing.push({ what: 'conflict_check', engagement });
  const allowed = allowedBy(answer);
  const crossed =
    limitsCrossed(offer, limits, new Map()).get(shown?.id ?? '') ?? crossedByWords(offer, limits);
  for (const limit of crossed) if (!allowed.has(limit)) missing.push({ what: 'limit', engagement, limit });
  return missing;
}

/**
 * Whether plan B is on: the time is settled, a peer was to come, and none will — every invitation ended, or nothing was
 * confirmed when it began. Until the time is over (epoch ms).
 */
export function planBNow(
  plan: Pick<Plan, 'times' | 'settled' | 'cancelled' | 'engagements'>,
  engagements: readonly Pick<Engaged, 'engagement' | 'state'>[],
  now: number,
): boolean {
  const time = plan.times.find(({ id }) => id === plan.settled);
  if (plan.cancelled || time === undefined || plan.engagements.length === 0 || now >= time.endAt)
    return false;
  const live = engagements.filter(
    ({ engagement, state }) => plan.engagements.includes(engagement) && state !== 'ended',
  );
  return live.length === 0 || (now >= time.startAt && !live.some(({ state }) => state === 'confirmed'));
}
