/** Engagements of peers: invited with a plan, accepted by her alone, ended by whoever does. See [Note: One ending]. */
import type { StoredEngagement } from '#contract/agenda.ts';
import type { Booking } from '#programme/booking.ts';
import { startOfDay } from '#programme/moment.ts';
import { may } from '#programme/roles.ts';
import type { CheckedShared } from '../../envelopes.ts';
import { Refusal } from '../../refusal.ts';
import type { MemberActor } from '../access.ts';
import { refuseOldEpoch } from '../epochs.ts';
import { writeLine } from '../journal.ts';
import { settingsOf } from '../programmes.ts';
import type { EngagementTable } from '../schema.ts';
import type { Tx } from '../tx.ts';
import { Crossed } from '../unavailable.ts';
import { engagementsFor, findEngagement } from './access.ts';
import { cutsIntoRest, dropBookings, insertBookings } from './bookings.ts';
import { dropShared, writeShared } from './shared.ts';
import { attending, tellOfAgenda } from './telling.ts';

export interface NewOffer {
  readonly engagement: string;
  readonly peer: string;
  /** Epoch ms. */
  readonly answerBy: number;
  /** The last of its times ends, epoch ms. */
  readonly until: number;
  readonly offer: CheckedShared;
}

/** Those that `actor` may read: of these plans for the team, all of her own for a peer. */
export async function engagementsIn(
  tx: Tx,
  actor: MemberActor,
  plans: readonly string[],
): Promise<StoredEngagement[]> {
  const all = engagementsFor(tx, actor).selectAll('engagement').orderBy('engagement.id');
  if (may(actor.role, 'answer_engagements')) return (await all.execute()).map(toStored);
  if (plans.length === 0) return [];
  return (await all.where('engagement.plan', 'in', [...plans]).execute()).map(toStored);
}

/** A new invitation. @throws Refusal `already_exists`, `malformed` when it expires before it begins */
export async function invite(tx: Tx, input: { plan: string; offer: NewOffer; now: number }): Promise<void> {
  const { plan, offer, now } = input;
  if (offer.answerBy <= now || offer.until <= now) throw new Refusal('malformed');
  const result = await tx.db
    .insertInto('engagement')
    .values({
      programme: tx.programme,
      id: offer.engagement,
      plan,
      peer: offer.peer,
      state: 'open',
      answer_by: offer.answerBy,
      until_at: offer.until,
      choice: null,
      version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw new Refusal('already_exists');
  await writeShared(tx, offer.offer, offer.peer);
  await tellOfAgenda(tx, { plan, members: [offer.peer], now });
}

/**
 * She accepts, or corrects what she accepted, until it is settled. Her times are taken with it.
 * @throws Refusal `stale`, `time_taken`, `rest_taken`, `old_epoch`, `unknown_or_hidden`
 */
export async function acceptEngagement(
  tx: Tx,
  input: {
    actor: MemberActor;
    engagement: string;
    version: number;
    answer: CheckedShared;
    bookings: readonly Booking[];
    /** She gives up rest of hers. */
    past: boolean;
    now: number;
  },
): Promise<StoredEngagement> {
  const { actor, engagement, version, answer, bookings, past, now } = input;
  const stored = await findEngagement(tx, actor, engagement);
  if (stored === undefined || stored.peer !== actor.member) throw new Refusal('unknown_or_hidden');
  await refuseOldEpoch(tx, [answer.epoch]);
  const open = stored.state === 'open' || stored.state === 'accepted';
  if (!open || stored.version !== version || (stored.state === 'open' && (stored.answer_by ?? 0) <= now))
    throw new Refusal('stale');
  if (bookings.some(({ member }) => member !== actor.member)) throw new Refusal('malformed');
  await dropBookings(tx, { engagement });
  if (!past)
    for (const booking of bookings)
      if (await cutsIntoRest(tx, booking, engagement)) throw new Refusal('rest_taken');
  await insertBookings(tx, bookings, { plan: stored.plan, engagement });
  await writeShared(tx, answer, actor.member);
  const after = await change(tx, stored, { state: 'accepted' });
  await tellOfAgenda(tx, { plan: stored.plan, members: await attending(tx, stored.plan), now });
  await writeAnonymousLine(tx, 'engagement_accepted', now);
  return after;
}

/** One of the times that she accepted is the one; the others are hers again. @throws Refusal `stale` */
export async function settle(
  tx: Tx,
  input: { plan: string; engagement: string; version: number; choice: string; now: number },
): Promise<void> {
  const { plan, engagement, version, choice, now } = input;
  const stored = await tx.db
    .selectFrom('engagement')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('id', '=', engagement)
    .where('plan', '=', plan)
    .executeTakeFirst();
  if (stored === undefined) throw new Refusal('unknown_or_hidden');
  const accepted = await tx.db
    .selectFrom('booking')
    .select('until_at')
    .where('programme', '=', tx.programme)
    .where('engagement', '=', engagement)
    .where('choice', '=', choice)
    .executeTakeFirst();
  if (stored.state !== 'accepted' || stored.version !== version || accepted === undefined)
    throw new Refusal('stale');
  await dropBookings(tx, { engagement, exceptChoice: choice });
  await change(tx, stored, { state: 'confirmed', choice, until_at: accepted.until_at });
  if (stored.peer !== null) await tellOfAgenda(tx, { plan, members: [stored.peer], now });
}

/**
 * Ends it, for whoever may read it: the words, the times and the peer go from it at once. Ending what ended changes nothing.
 * @throws Refusal `unknown_or_hidden`
 */
export async function endEngagement(
  tx: Tx,
  input: { actor: MemberActor; engagement: string; now: number },
): Promise<void> {
  const { actor, engagement, now } = input;
  const stored = await findEngagement(tx, actor, engagement);
  if (stored === undefined) throw new Refusal('unknown_or_hidden');
  if (stored.state !== 'ended') await endThese(tx, [engagement], now);
}

/**
 * See [Note: One ending]. Who is told is whoever holds
 * the plan or has time booked for it, she among them, the one who ended it like the others: whom an alert is for says nothing
 * of who brought it about.
 */
export async function endThese(tx: Tx, engagements: readonly string[], now: number): Promise<void> {
  for (const engagement of engagements) {
    // First of all, and once: two who end it at the same moment leave one line, not two.
    const [ended] = await tx.db
      .updateTable('engagement')
      .set({ state: 'ended', peer: null, answer_by: null, until_at: null, choice: null, version: 0 })
      .where('programme', '=', tx.programme)
      .where('id', '=', engagement)
      .where('state', '<>', 'ended')
      .returning('plan')
      .execute();
    if (ended === undefined) continue;
    const members = await attending(tx, ended.plan, engagement);
    await dropBookings(tx, { engagement });
    await dropShared(tx, ['engagement_offer', 'engagement_answer'], engagement);
    await writeAnonymousLine(tx, 'engagement_ended', now);
    await tellOfAgenda(tx, { plan: ended.plan, members, now });
  }
}

/**
 * That it happened, on that day: no author, no engagement, no hour. Acceptances too: those of one peer that never took place
 * would be the number of times that she stepped back.
 */
async function writeAnonymousLine(
  tx: Tx,
  kind: 'engagement_accepted' | 'engagement_ended',
  now: number,
): Promise<void> {
  const { hours } = (await settingsOf(tx)).settings;
  await writeLine(tx, { kind, at: startOfDay(now, hours.timeZone), actor: 'system' });
}

/** Invitations that nobody answered in time, or that were accepted and never settled, end as any other does. */
export async function endExpired(tx: Tx, now: number): Promise<number> {
  const rows = await tx.db
    .selectFrom('engagement')
    .select('id')
    .where('programme', '=', tx.programme)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'open'), eb('answer_by', '<=', now)]),
        eb.and([eb('state', 'in', ['open', 'accepted']), eb('until_at', '<=', now)]),
      ]),
    )
    .execute();
  await endThese(
    tx,
    rows.map(({ id }) => id),
    now,
  );
  return rows.length;
}

/** A peer who leaves takes her engagements with her, into the same one ending. */
export async function endEngagementsOf(tx: Tx, peer: string, now: number): Promise<void> {
  const rows = await tx.db
    .selectFrom('engagement')
    .select('id')
    .where('programme', '=', tx.programme)
    .where('peer', '=', peer)
    .orderBy('id')
    .execute();
  await endThese(
    tx,
    rows.map(({ id }) => id),
    now,
  );
}

async function change(
  tx: Tx,
  stored: EngagementTable,
  to: Partial<Pick<EngagementTable, 'state' | 'choice' | 'until_at'>>,
): Promise<StoredEngagement> {
  const version = stored.version + 1;
  const result = await tx.db
    .updateTable('engagement')
    .set({ ...to, version })
    .where('programme', '=', tx.programme)
    .where('id', '=', stored.id)
    .where('version', '=', stored.version)
    .where('state', '=', stored.state)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Crossed();
  return toStored({ ...stored, ...to, version });
}

const toStored = (row: EngagementTable): StoredEngagement => ({
  engagement: row.id,
  plan: row.plan,
  state: row.state,
  peer: row.peer,
  answerBy: row.answer_by,
  choice: row.choice,
  version: row.version,
});
