/**
 * When a programme's alerts must be looked at. Whatever makes something due says so here, in its own transaction: the
 * clockwork then asks one table which programmes have something to say, and a quiet one costs nothing.
 */
import { sql } from 'kysely';
import type { Store } from './store.ts';
import { prepared, type Tx } from './tx.ts';

const setEarlier = prepared<{ programme: string; at: number }>()((db, p) =>
  db
    .updateTable('programme')
    .set({ wake_at: p('at') })
    .where('id', '=', p('programme'))
    .where((eb) => eb.or([eb('wake_at', 'is', null), eb('wake_at', '>', p('at'))])),
);

/** Something is due at `at` (epoch ms), at the latest. */
export async function wakeAt(tx: Tx, at: number): Promise<void> {
  await setEarlier(tx, { programme: tx.programme, at });
  tx.wakes.push(at);
}

/**
 * What is due next, once everything due by now was done: the next rung, message, daily mail or absence; null: nothing waits.
 * Until this is called the programme stays awake: a process that dies in between leaves nothing asleep.
 */
export async function settleWake(tx: Tx): Promise<number | null> {
  const of = tx.programme;
  const earliest = async (query: Promise<{ at: number | null } | undefined>) => (await query)?.at ?? null;
  const times = [
    await earliest(
      tx.db
        .selectFrom('request')
        .select('alert_at as at')
        .where('programme', '=', of)
        .where('alert_at', 'is not', null)
        .orderBy('alert_at')
        .limit(1)
        .executeTakeFirst(),
    ),
    await earliest(
      tx.db
        .selectFrom('outbox')
        // A row that another node holds is due again when that hold ends, should the node have died.
        .select((eb) => eb.fn.coalesce('taken_until', 'next_try_at').as('at'))
        .where('programme', '=', of)
        .orderBy('at')
        .limit(1)
        .executeTakeFirst(),
    ),
    await earliest(
      tx.db
        .selectFrom('member')
        .select('daily_at as at')
        .where('programme', '=', of)
        .where('daily_at', 'is not', null)
        .orderBy('daily_at')
        .limit(1)
        .executeTakeFirst(),
    ),
    await earliest(
      tx.db
        .selectFrom('absence')
        .select('begins_at as at')
        .where('programme', '=', of)
        .where('begins_at', 'is not', null)
        .orderBy('begins_at')
        .limit(1)
        .executeTakeFirst(),
    ),
  ].filter((at) => at !== null);
  const next = times.length > 0 ? Math.min(...times) : null;
  await tx.db.updateTable('programme').set({ wake_at: next }).where('id', '=', of).execute();
  return next;
}

/** Programmes with something due by `before` (epoch ms), the longest due first. */
export async function programmesToWake(
  store: Store,
  before: number,
): Promise<{ readonly id: string; readonly at: number }[]> {
  const rows = await store.backend.read(null, (db) =>
    db
      .selectFrom('programme')
      .select(['id', 'wake_at'])
      .where('wake_at', '<=', before)
      .orderBy('wake_at')
      .limit(sql.lit(500))
      .execute(),
  );
  return rows.map(({ id, wake_at }) => ({ id, at: wake_at ?? before }));
}
