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

type Earliest = { programme: string };
const earliestRung = prepared<Earliest>()((db, p) =>
  db
    .selectFrom('request')
    .select('alert_at as at')
    .where('programme', '=', p('programme'))
    .where('alert_at', 'is not', null)
    .orderBy('alert_at')
    .limit(sql.lit(1)),
);
const earliestMessage = prepared<Earliest>()((db, p) =>
  db
    .selectFrom('outbox')
    // A row that another node holds is due again when that hold ends, should the node have died.
    .select((eb) => eb.fn.coalesce('taken_until', 'next_try_at').as('at'))
    .where('programme', '=', p('programme'))
    .orderBy('at')
    .limit(sql.lit(1)),
);
const earliestDaily = prepared<Earliest>()((db, p) =>
  db
    .selectFrom('member')
    .select('daily_at as at')
    .where('programme', '=', p('programme'))
    .where('daily_at', 'is not', null)
    .orderBy('daily_at')
    .limit(sql.lit(1)),
);
const earliestAbsence = prepared<Earliest>()((db, p) =>
  db
    .selectFrom('absence')
    .select('begins_at as at')
    .where('programme', '=', p('programme'))
    .where('begins_at', 'is not', null)
    .orderBy('begins_at')
    .limit(sql.lit(1)),
);
const setWake = prepared<{ programme: string; at: number | null }>()((db, p) =>
  db
    .updateTable('programme')
    .set({ wake_at: p('at') })
    .where('id', '=', p('programme')),
);

/**
 * What is due next, once everything due by now was done: the next rung, message, daily mail or absence; null: nothing waits.
 * Until this is called the programme stays awake: a process that dies in between leaves nothing asleep.
 */
export async function settleWake(tx: Tx): Promise<number | null> {
  const { programme } = tx;
  const times: number[] = [];
  for (const earliest of [earliestRung, earliestMessage, earliestDaily, earliestAbsence]) {
    const at = (await earliest(tx, { programme })).rows[0]?.at ?? null;
    if (at !== null) times.push(at);
  }
  const next = times.length > 0 ? Math.min(...times) : null;
  await setWake(tx, { programme, at: next });
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
