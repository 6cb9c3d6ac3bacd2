/** Plans: written whole, with the time that they take of the team and the peers whom they invite. */
import type { Agenda, StoredPlan } from '#contract/agenda.ts';
import type { Booking } from '#programme/booking.ts';
import { PLACE_DAYS } from '#programme/plan.ts';
import { may } from '#programme/roles.ts';
import type { CheckedRecord, CheckedShared } from '../../envelopes.ts';
import { Refusal } from '../../refusal.ts';
import type { MemberActor } from '../access.ts';
import { refuseOldEpoch } from '../epochs.ts';
import { writeLine } from '../journal.ts';
import type { PlanTable } from '../schema.ts';
import type { Tx } from '../tx.ts';
import { Crossed } from '../unavailable.ts';
import { findPlan, hiddenPlansFor, plansFor } from './access.ts';
import { bookingsFor, dropAllBookings, dropBookings, insertBookings } from './bookings.ts';
import { engagementsIn, invite, type NewOffer, settle } from './engagements.ts';
import { sharedOfEngagements } from './shared.ts';
import { attending, invitedTo, tellOfAgenda } from './telling.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A plan that nobody destroys goes after this, whatever its writer asked for. */
const LONGEST_KEPT_MS = 800 * DAY_MS;

export interface PlanChange {
  readonly plan: CheckedRecord;
  readonly place: CheckedRecord | null;
  readonly owner: string;
  readonly span: { readonly from: number; readonly until: number } | null;
  readonly destroyAt: number;
  readonly bookings: readonly Booking[];
  readonly offers: readonly (Omit<NewOffer, 'offer'> & { readonly offer: CheckedShared })[];
  readonly settle: readonly { engagement: string; version: number; choice: string }[];
}

/** Everything in the window that `actor` may see; plans and engagements without a time always. */
export async function agendaFor(
  tx: Tx,
  actor: MemberActor,
  window: { from: number; until: number },
): Promise<Omit<Agenda, 'now'>> {
  const plans = await plansFor(tx, actor)
    .selectAll('plan')
    .where((eb) =>
      eb.or([
        eb('plan.from_at', 'is', null),
        eb.and([eb('plan.from_at', '<', window.until), eb('plan.until_at', '>', window.from)]),
      ]),
    )
    .orderBy('plan.id')
    .execute();
  const hidden = await hiddenPlansFor(tx, actor)
    .select(['plan.id', 'plan.owner'])
    .orderBy('plan.id')
    .execute();
  const engagements = await engagementsIn(
    tx,
    actor,
    plans.map(({ id }) => id),
  );
  return {
    plans: plans.map(toStoredPlan),
    hidden: hidden.map(({ id, owner }) => ({ plan: id, owner })),
    engagements,
    shared: await sharedOfEngagements(
      tx,
      engagements.filter(({ state }) => state !== 'ended').map(({ engagement }) => engagement),
    ),
    bookings: await bookingsFor(tx, actor, window),
  };
}

/**
 * Writes version `plan.version`, which must follow the stored one (1 creates), in one commit with its bookings and invitations.
 * @throws Refusal `stale` with `{ plan }`, `time_taken` with `{ members }`, `member_gone`, `old_epoch`, `unknown_or_hidden`
 */
export async function putPlan(
  tx: Tx,
  input: { actor: MemberActor; change: PlanChange; now: number },
): Promise<StoredPlan> {
  const { actor, change, now } = input;
  const { plan: record, place, span, offers } = change;
  const id = record.record;
  await refuseOldEpoch(tx, [record.epoch, place?.epoch ?? null, ...offers.map(({ offer }) => offer.epoch)]);
  const stored = await findPlan(tx, actor, id);
  if (stored === undefined && record.version !== 1) throw new Refusal('unknown_or_hidden');
  if ((stored?.version ?? 0) !== record.version - 1)
    throw new Refusal('stale', stored ? { plan: toStoredPlan(stored) } : undefined);
  await refuseOthers(
    tx,
    [change.owner, ...change.bookings.map(({ member }) => member)],
    offers.map(({ peer }) => peer),
  );
  const values = {
    owner: change.owner,
    version: record.version,
    sealed: record.sealed,
    place: place?.sealed ?? null,
    place_until: place === null ? null : (span?.until ?? now) + PLACE_DAYS * DAY_MS,
    from_at: span?.from ?? null,
    until_at: span?.until ?? null,
    destroy_at: Math.min(change.destroyAt, now + LONGEST_KEPT_MS),
  };
  if (stored === undefined) {
    const result = await tx.db
      .insertInto('plan')
      .values({ programme: tx.programme, id, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    // Somebody else's plan of that name is not there for this actor.
    if (result.numInsertedOrUpdatedRows !== 1n) throw new Refusal('unknown_or_hidden');
  } else {
    const result = await tx.db
      .updateTable('plan')
      .set(values)
      .where('programme', '=', tx.programme)
      .where('id', '=', id)
      .where('version', '=', stored.version)
      .executeTakeFirst();
    if (result.numUpdatedRows !== 1n) throw new Crossed();
  }
  await dropBookings(tx, { plan: id, engagement: null });
  await insertBookings(tx, change.bookings, { plan: id, engagement: null });
  for (const offer of offers) await invite(tx, { plan: id, offer, now });
  for (const one of change.settle) await settle(tx, { plan: id, ...one, now });
  await writeLine(tx, { kind: 'plan_written', at: now, actor: actor.member, subject: `plan:${id}` });
  return toStoredPlan({ programme: tx.programme, id, ...values });
}

/** @throws Refusal `member_gone` unless `team` are of the team and `peers` are peers, all of them still there */
async function refuseOthers(tx: Tx, team: readonly string[], peers: readonly string[]): Promise<void> {
  const ids = [...new Set([...team, ...peers])];
  const rows = await tx.db
    .selectFrom('member')
    .select(['id', 'role'])
    .where('programme', '=', tx.programme)
    .where('id', 'in', ids)
    .execute();
  const roles = new Map(rows.map(({ id, role }) => [id, role]));
  const fits = (id: string, action: 'plan_meetings' | 'answer_engagements'): boolean => {
    const role = roles.get(id);
    return role !== undefined && may(role, action);
  };
  if (!team.every((id) => fits(id, 'plan_meetings')) || !peers.every((id) => fits(id, 'answer_engagements')))
    throw new Refusal('member_gone');
}

/** Whoever of the team takes it has it, wherever the owner is. @throws Refusal `stale` when somebody else did first */
export async function takePlan(
  tx: Tx,
  input: { actor: MemberActor; plan: string; owner: string; now: number },
): Promise<StoredPlan> {
  const { actor, plan, owner, now } = input;
  if (!may(actor.role, 'plan_meetings')) throw new Refusal('unknown_or_hidden');
  const result = await tx.db
    .updateTable('plan')
    .set({ owner: actor.member })
    .where('programme', '=', tx.programme)
    .where('id', '=', plan)
    .where('owner', '=', owner)
    .executeTakeFirst();
  const stored = await findPlan(tx, actor, plan);
  if (stored === undefined) {
    const there = await hiddenPlansFor(tx, actor).select('plan.id').where('plan.id', '=', plan).execute();
    throw new Refusal(there.length > 0 ? 'stale' : 'unknown_or_hidden');
  }
  if (result.numUpdatedRows !== 1n && stored.owner !== actor.member) throw new Refusal('stale');
  if (result.numUpdatedRows === 1n)
    await writeLine(tx, { kind: 'plan_taken', at: now, actor: actor.member, subject: `plan:${plan}` });
  return toStoredPlan(stored);
}

/** Destroys it with its invitations and times. @throws Refusal `unknown_or_hidden` */
export async function deletePlan(
  tx: Tx,
  input: { actor: MemberActor; plan: string; now: number },
): Promise<void> {
  const { actor, plan, now } = input;
  if ((await findPlan(tx, actor, plan)) === undefined) throw new Refusal('unknown_or_hidden');
  // Nobody goes to what is not there any more.
  const members = [...(await attending(tx, plan, 'everybody')), ...(await invitedTo(tx, plan))];
  await tellOfAgenda(tx, { plan, members, now });
  await destroyPlans(tx, [plan]);
  await writeLine(tx, { kind: 'plan_deleted', at: now, actor: actor.member, subject: `plan:${plan}` });
}

/** Plans, engagements with all that was said in them, and times. */
export async function destroyPlans(tx: Tx, plans: readonly string[]): Promise<void> {
  for (const plan of plans) {
    await dropAllBookings(tx, { plan });
    const engagements = await tx.db
      .selectFrom('engagement')
      .select('id')
      .where('programme', '=', tx.programme)
      .where('plan', '=', plan)
      .execute();
    if (engagements.length > 0)
      await tx.db
        .deleteFrom('shared')
        .where('programme', '=', tx.programme)
        .where('kind', 'in', ['engagement_offer', 'engagement_answer'])
        .where(
          'id',
          'in',
          engagements.map(({ id }) => id),
        )
        .execute();
    await tx.db
      .deleteFrom('engagement')
      .where('programme', '=', tx.programme)
      .where('plan', '=', plan)
      .execute();
    await tx.db.deleteFrom('plan').where('programme', '=', tx.programme).where('id', '=', plan).execute();
  }
}

/** What a member who leaves had to do passes to `to`: nothing slips when work changes hands. */
export async function handPlansOver(tx: Tx, from: string, to: string): Promise<void> {
  await tx.db
    .updateTable('plan')
    .set({ owner: to })
    .where('programme', '=', tx.programme)
    .where('owner', '=', from)
    .execute();
}

const toStoredPlan = (row: PlanTable): StoredPlan => ({
  plan: row.id,
  owner: row.owner,
  version: row.version,
  sealed: row.sealed,
  place: row.place,
  span: row.from_at === null || row.until_at === null ? null : { from: row.from_at, until: row.until_at },
  destroyAt: row.destroy_at,
});
