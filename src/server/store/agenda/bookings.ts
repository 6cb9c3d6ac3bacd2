/** Taken time. See [Note: Quarter hours]: what is booked twice is refused by the key, on both engines. */
import type { StoredBooking } from '#contract/agenda.ts';
import { minutesWithin, stateOf, type Stretch, type TakenTime } from '#programme/booking-load.ts';
import { type Booking, quartersOf, type Taken } from '#programme/booking.ts';
import { may } from '#programme/roles.ts';
import { Refusal } from '../../refusal.ts';
import type { MemberActor } from '../access.ts';
import type { BookingTable } from '../schema.ts';
import type { Tx } from '../tx.ts';
import { plansFor } from './access.ts';

/** Rows that one statement writes at most: fewer parameters than either engine takes. */
const AT_ONCE = 200;

/** What a booking is for. */
export interface BookedFor {
  readonly plan: string;
  /** Of a peer's time. */
  readonly engagement: string | null;
}

/** Takes the time. @throws Refusal `time_taken` with the members whose time it is */
export async function insertBookings(tx: Tx, bookings: readonly Booking[], about: BookedFor): Promise<void> {
  const { programme } = tx;
  const taken = new Set<string>();
  for (const { id, member, choice, from, until, restUntil } of bookings) {
    const result = await tx.db
      .insertInto('booking')
      .values({
        programme,
        id,
        ...about,
        member,
        choice,
        from_at: from,
        until_at: until,
        rest_until: restUntil,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (result.numInsertedOrUpdatedRows !== 1n) throw new Refusal('already_exists');
    const rows = quartersOf(from, until).map((quarter) => ({ programme, member, quarter, booking: id }));
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const part = rows.slice(at, at + AT_ONCE);
      const { numInsertedOrUpdatedRows: inserted } = await tx.db
        .insertInto('booked_quarter')
        .values(part)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (inserted !== BigInt(part.length)) taken.add(member);
    }
  }
  if (taken.size > 0) throw new Refusal('time_taken', { members: [...taken] });
}

/** Gives back what `which` selects. */
export async function dropBookings(
  tx: Tx,
  which: { plan: string; engagement: string | null } | { engagement: string; exceptChoice?: string },
): Promise<void> {
  let query = tx.db.selectFrom('booking').select('id').where('programme', '=', tx.programme);
  if ('plan' in which) {
    query = query.where('plan', '=', which.plan);
    query =
      which.engagement === null
        ? query.where('engagement', 'is', null)
        : query.where('engagement', '=', which.engagement);
  } else {
    query = query.where('engagement', '=', which.engagement);
    if (which.exceptChoice !== undefined) query = query.where('choice', '<>', which.exceptChoice);
  }
  await dropThese(
    tx,
    (await query.execute()).map(({ id }) => id),
  );
}

/** Every booking of a plan, or of a member. */
export async function dropAllBookings(tx: Tx, of: { plan: string } | { member: string }): Promise<void> {
  const [column, value] = 'plan' in of ? (['plan', of.plan] as const) : (['member', of.member] as const);
  const rows = await tx.db
    .selectFrom('booking')
    .select('id')
    .where('programme', '=', tx.programme)
    .where(column, '=', value)
    .execute();
  await dropThese(
    tx,
    rows.map(({ id }) => id),
  );
}

async function dropThese(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const part = ids.slice(at, at + AT_ONCE);
    await tx.db
      .deleteFrom('booked_quarter')
      .where('programme', '=', tx.programme)
      .where('booking', 'in', part)
      .execute();
    await tx.db.deleteFrom('booking').where('programme', '=', tx.programme).where('id', 'in', part).execute();
  }
}

/** Forgets times that ended before `before` (epoch ms), rest included. */
export async function forgetBookings(tx: Tx, before: number): Promise<void> {
  const rows = await tx.db
    .selectFrom('booking')
    .select('id')
    .where('programme', '=', tx.programme)
    .where('rest_until', '<=', before)
    .execute();
  await dropThese(
    tx,
    rows.map(({ id }) => id),
  );
}

/**
 * Whether a peer's own rest is in the way of `booking`: rest that she is in, or what begins within the rest after it. Of
 * the same engagement does not count: only one of its times will be settled.
 */
export async function cutsIntoRest(tx: Tx, booking: Booking, engagement: string): Promise<boolean> {
  const { member, from, until, restUntil } = booking;
  const others = await takenBy(tx, {
    member,
    from,
    until: restUntil,
    but: (row) => row.engagement === engagement,
  });
  // What is taken altogether is refused by the key, with whose time it is.
  return (
    others.some((other) => other.until <= from && other.restUntil > from) ||
    others.some((other) => other.from >= until && other.from < restUntil)
  );
}

/**
 * Whether each stretch is free, taken, or somebody's rest.
 * @param except a plan whose own bookings do not count
 */
export async function freeTimes(
  tx: Tx,
  times: readonly { id: string; member: string; from: number; until: number }[],
  except: string | null,
): Promise<{ id: string; state: 'free' | Taken }[]> {
  const found: { id: string; state: 'free' | Taken }[] = [];
  for (const { id, ...asked } of times)
    found.push({ id, state: stateOf(asked, await takenBy(tx, { ...asked, but: ofPlan(except) })) });
  return found;
}

/** Minutes of a member's time that are booked in each of `weeks`; of times still proposed side by side, the longest. */
export async function minutesIn(
  tx: Tx,
  input: { member: string; weeks: readonly Stretch[]; except: string | null },
): Promise<number[]> {
  const { member, weeks, except } = input;
  const counted: number[] = [];
  for (const week of weeks)
    counted.push(minutesWithin(week, await takenBy(tx, { member, ...week, but: ofPlan(except) })));
  return counted;
}

const ofPlan = (except: string | null) => (row: BookingTable) => row.plan === except;

/** What is taken of her time, rest included, where it touches a stretch. */
async function takenBy(
  tx: Tx,
  { member, from, until, but }: Stretch & { member: string; but: (row: BookingTable) => boolean },
): Promise<TakenTime[]> {
  const rows = await tx.db
    .selectFrom('booking')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('member', '=', member)
    .where('rest_until', '>', from)
    .where('from_at', '<', until)
    .execute();
  return rows
    .filter((row) => !but(row))
    .map((row) => ({
      from: row.from_at,
      until: row.until_at,
      restUntil: row.rest_until,
      about: row.engagement ?? row.plan,
    }));
}

/**
 * The taken time that `actor` may know of: a peer her own; the team everybody's of the team, and a peer's where one attends
 * with her. For which plan, only when that may be read.
 */
export async function bookingsFor(
  tx: Tx,
  actor: MemberActor,
  window: { from: number; until: number },
): Promise<StoredBooking[]> {
  const rows = await tx.db
    .selectFrom('booking')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('rest_until', '>', window.from)
    .where('from_at', '<', window.until)
    .orderBy('from_at')
    .execute();
  if (may(actor.role, 'answer_engagements'))
    return rows.filter(({ member }) => member === actor.member).map((row) => toStored(row, true));
  const readable = new Set((await plansFor(tx, actor).select('plan.id').execute()).map(({ id }) => id));
  return rows
    .filter(({ engagement, plan }) => engagement === null || readable.has(plan))
    .map((row) => toStored(row, readable.has(row.plan)));
}

const toStored = (row: BookingTable, known: boolean): StoredBooking => ({
  id: row.id,
  member: row.member,
  plan: known ? row.plan : null,
  choice: known ? row.choice : null,
  from: row.from_at,
  until: row.until_at,
  restUntil: row.rest_until,
});
