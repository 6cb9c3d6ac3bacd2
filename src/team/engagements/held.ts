/** A peer's own agenda as her screen tells it: what she is asked, what she holds, and what takes her time. Pure. */
import type { TakenTime } from '#programme/booking-load.ts';
import type { EngagementOffer, ProposedTime } from '#programme/engagement.ts';
import { stretchOf } from '#programme/plan-times.ts';
import type { AgendaView, EngagementView } from '#team/data/agenda.ts';

/** An engagement whose invitation opened. */
export type Readable = EngagementView & { readonly offer: EngagementOffer };

/** One time of an engagement that she accepted. */
export interface Held {
  readonly of: Readable;
  readonly time: ProposedTime;
  /** From leaving to being back, and the rest after it. Epoch ms. */
  readonly from: number;
  readonly until: number;
  readonly restUntil: number;
  /** Settled by whoever organises; otherwise one of the times that she gave. */
  readonly settled: boolean;
}

const readable = (one: EngagementView): one is Readable => one.offer !== null;

/** Invitations that wait for her, the first to answer first. */
export const invitationsIn = ({ engagements }: Pick<AgendaView, 'engagements'>): Readable[] =>
  engagements
    .filter(readable)
    .filter(({ state }) => state === 'open')
    .sort((a, b) => (a.answerBy ?? 0) - (b.answerBy ?? 0));

/** Engagements of hers that do not open with her keys: told, never dropped. */
export const unreadableIn = ({ engagements }: Pick<AgendaView, 'engagements'>): number =>
  engagements.filter(({ state, offer }) => state !== 'ended' && offer === null).length;

/** Accepted, and no time settled yet: she may still change which times suit. */
export const unsettledIn = ({ engagements }: Pick<AgendaView, 'engagements'>): Readable[] =>
  engagements.filter(readable).filter(({ state }) => state === 'accepted');

/** Every time that she holds, earliest first. */
export function heldIn({ engagements, bookings }: Pick<AgendaView, 'engagements' | 'bookings'>): Held[] {
  const booked = new Map(
    bookings.flatMap((one) => (one.choice === null ? [] : [[one.choice, one] as const])),
  );
  return engagements
    .filter(readable)
    .flatMap((of): Held[] => {
      const chosen = of.state === 'confirmed' ? [of.choice] : (of.answer?.times ?? []);
      if (of.state !== 'confirmed' && of.state !== 'accepted') return [];
      return of.offer.times
        .filter(({ id }) => chosen.includes(id))
        .map((time) => {
          const { from, until } = stretchOf(time, of.offer);
          const restUntil = booked.get(time.id)?.restUntil ?? until;
          return { of, time, from, until, restUntil, settled: of.state === 'confirmed' };
        });
    })
    .sort((a, b) => a.from - b.from);
}

/** What she is in the middle of, from leaving to being back. @param now epoch ms */
export const underWayIn = (held: readonly Held[], now: number): Held | null =>
  held.find(({ from, until, settled }) => settled && from <= now && now < until) ?? null;

/** Her time that is taken by anything but this engagement. */
export function takenBeside(
  { bookings }: Pick<AgendaView, 'bookings'>,
  me: string,
  { offer }: Pick<Readable, 'offer'>,
): TakenTime[] {
  const own = new Set(offer.times.map(({ id }) => id));
  return bookings
    .filter(({ member, choice }) => member === me && (choice === null || !own.has(choice)))
    .map(({ id, plan, from, until, restUntil }) => ({ from, until, restUntil, about: plan ?? id }));
}

const NEAR_MS = 60 * 60_000;

/**
 * Whether a step back goes at once. Nobody waits for a second thought of hers when the professional is about to leave, or is
 * there already: from an hour before the first minute on.
 */
export const goesAtOnce = (from: number, now: number): boolean => now >= from - NEAR_MS;
