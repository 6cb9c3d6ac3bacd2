/**
 * Which plans and engagements somebody may read: part of the query, once, for every route (see [Note: One access rule]).
 * A peer's place and hour are for those who attend with her: whoever of the team neither holds a plan nor is booked for it
 * sees that it is there and whose it is, and no more. A plan without a peer is open to the whole team.
 */
import { sql } from 'kysely';
import { may } from '#programme/roles.ts';
import type { MemberActor } from '../access.ts';
import type { EngagementTable, PlanTable } from '../schema.ts';
import type { Tx } from '../tx.ts';

const readableBy = (member: string) => sql<boolean>`(
  plan.owner = ${member}
  or exists (select 1 from booking where booking.programme = plan.programme and booking.plan = plan.id and booking.member = ${member})
  or not exists (select 1 from engagement where engagement.programme = plan.programme and engagement.plan = plan.id and engagement.state <> 'ended')
)`;

const allPlans = (tx: Tx) => tx.db.selectFrom('plan').where('plan.programme', '=', tx.programme);

/** The plans that `actor` may read. Peers read none: they hold no key of any. */
export function plansFor(tx: Tx, actor: MemberActor) {
  const all = allPlans(tx);
  return may(actor.role, 'plan_meetings')
    ? all.where(readableBy(actor.member))
    : all.where(sql<boolean>`1 = 0`);
}

/** Plans of others, of which the team may know whose they are. */
export function hiddenPlansFor(tx: Tx, actor: MemberActor) {
  const all = allPlans(tx);
  return may(actor.role, 'plan_meetings')
    ? all.where(sql<boolean>`not ${readableBy(actor.member)}`)
    : all.where(sql<boolean>`1 = 0`);
}

export async function findPlan(tx: Tx, actor: MemberActor, plan: string): Promise<PlanTable | undefined> {
  return plansFor(tx, actor).selectAll().where('plan.id', '=', plan).executeTakeFirst();
}

/** The engagements that `actor` may read: a peer her own, the team those of plans that it may read. */
export function engagementsFor(tx: Tx, actor: MemberActor) {
  const all = tx.db.selectFrom('engagement').where('engagement.programme', '=', tx.programme);
  if (may(actor.role, 'answer_engagements')) return all.where('engagement.peer', '=', actor.member);
  return all.where('engagement.plan', 'in', plansFor(tx, actor).select('plan.id'));
}

export async function findEngagement(
  tx: Tx,
  actor: MemberActor,
  engagement: string,
): Promise<EngagementTable | undefined> {
  return engagementsFor(tx, actor).selectAll().where('engagement.id', '=', engagement).executeTakeFirst();
}
