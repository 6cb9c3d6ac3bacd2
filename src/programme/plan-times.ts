/** How long a plan takes of whom: pure, in quarter hours of the world's clock. */
import type { Stretch } from '#programme/booking-load.ts';
import { type Booking, onQuarters } from '#programme/booking.ts';
import type { EngagementOffer, PeerLimits, ProposedTime } from '#programme/engagement.ts';
import { newId } from '#programme/new-id.ts';
import type { Plan } from '#programme/plan.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The times that still take somebody's time: the settled one, or all that are proposed; none once cancelled. */
export function liveTimes(plan: Pick<Plan, 'times' | 'settled' | 'cancelled'>): readonly ProposedTime[] {
  if (plan.cancelled) return [];
  return plan.settled === null ? plan.times : plan.times.filter(({ id }) => id === plan.settled);
}

/** From the first to the last moment of its times (epoch ms); null while there is none. */
export function spanOf(times: readonly ProposedTime[]): Stretch | null {
  if (times.length === 0) return null;
  return {
    from: Math.min(...times.map(({ startAt }) => startAt)),
    until: Math.max(...times.map(({ endAt }) => endAt)),
  };
}

/** The time that a plan takes of each of the team who attends, preparation and debrief included. */
export function teamBookings(plan: Plan): Booking[] {
  const members = [...new Set([...(plan.professional === null ? [] : [plan.professional]), ...plan.team])];
  return liveTimes(plan).flatMap((time) => {
    const { from, until } = onQuarters(
      time.startAt - plan.beforeMinutes * MINUTE_MS,
      time.endAt + plan.afterMinutes * MINUTE_MS,
    );
    return members.map((member) => ({ id: newId(), member, choice: time.id, from, until, restUntil: until }));
  });
}

/** The stretch that a time takes of a peer: half of the way before, half after, preparation, debrief. Epoch ms. */
export function stretchOf(
  time: ProposedTime,
  offer: Pick<EngagementOffer, 'preparationMinutes' | 'debriefMinutes' | 'travelMinutes'>,
): Stretch {
  const way = (offer.travelMinutes / 2) * MINUTE_MS;
  return onQuarters(
    time.startAt - offer.preparationMinutes * MINUTE_MS - way,
    time.endAt + offer.debriefMinutes * MINUTE_MS + way,
  );
}

/** The rest that follows a stretch by her limits; null when she asks for none. */
export function restAfter(
  { until }: Pick<Stretch, 'until'>,
  offer: Pick<EngagementOffer, 'hard'>,
  limits: Pick<PeerLimits, 'restHours' | 'restHoursAfterHard'>,
): Stretch | null {
  const hours = offer.hard ? Math.max(limits.restHoursAfterHard, limits.restHours) : limits.restHours;
  return hours > 0 ? onQuarters(until, until + hours * HOUR_MS) : null;
}

/** Her time for each of the times that she accepts, with the rest that her limits ask for after it. */
export function peerBookings(
  offer: EngagementOffer,
  chosen: readonly string[],
  limits: Pick<PeerLimits, 'restHours' | 'restHoursAfterHard'>,
): Booking[] {
  return offer.times
    .filter(({ id }) => chosen.includes(id))
    .map((time) => {
      const { from, until } = stretchOf(time, offer);
      return {
        id: newId(),
        member: offer.peer,
        choice: time.id,
        from,
        until,
        restUntil: restAfter({ until }, offer, limits)?.until ?? until,
      };
    });
}

/** A meeting goes like a closed request; a session stays for the questions at three months and the year's figures. */
const SESSION_DAYS = 400;

/** When a plan is destroyed. @param until epoch ms: the end of its last time, or now @param retentionDays of the programme */
export const planDestroyAt = (plan: Pick<Plan, 'kind'>, until: number, retentionDays: number): number =>
  until + (plan.kind === 'session' ? SESSION_DAYS : retentionDays) * 24 * HOUR_MS;
