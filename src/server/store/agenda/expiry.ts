/** What ends by itself in the agenda: invitations, past places and times, and plans at their date. */
import { PLACE_DAYS } from '#programme/plan.ts';
import type { Tx } from '../tx.ts';
import { forgetBookings } from './bookings.ts';
import { endExpired } from './engagements.ts';
import { destroyPlans } from './plans.ts';

const DAY_MS = 24 * 60 * 60_000;

/** @returns whether something sealed went: call `store.forget()` then */
export async function forgetAgenda(tx: Tx, now: number): Promise<boolean> {
  const ended = await endExpired(tx, now);
  const places = await tx.db
    .updateTable('plan')
    .set({ place: null, place_until: null })
    .where('programme', '=', tx.programme)
    .where('place_until', '<=', now)
    .executeTakeFirst();
  const past = now - PLACE_DAYS * DAY_MS;
  // An offer says where, too: it goes with the place. What was promised stands in her hours.
  const held = await tx.db
    .selectFrom('engagement')
    .select('id')
    .where('programme', '=', tx.programme)
    .where('state', '=', 'confirmed')
    .where('until_at', '<=', past)
    .execute();
  for (const { id } of held) {
    await tx.db
      .deleteFrom('shared')
      .where('programme', '=', tx.programme)
      .where('kind', 'in', ['engagement_offer', 'engagement_answer'])
      .where('id', '=', id)
      .execute();
    await tx.db.deleteFrom('engagement').where('programme', '=', tx.programme).where('id', '=', id).execute();
  }
  await forgetBookings(tx, past);
  const due = await tx.db
    .selectFrom('plan')
    .select('id')
    .where('programme', '=', tx.programme)
    .where('destroy_at', '<=', now)
    .execute();
  await destroyPlans(
    tx,
    due.map(({ id }) => id),
  );
  return ended > 0 || places.numUpdatedRows > 0n || held.length > 0 || due.length > 0;
}
