/**
 * [Note: Outbox] Alerts to send are rows, written in the transaction of what they tell and taken by compare-and-set: nothing is
 * lost when a node dies, and two nodes never send the same one. A row carries no content: whom it is for and which file.
 *
 * A node that dies between handing a message over and deleting its row leaves the row to be taken again when its hold ends. The
 * row's id never changes: use it as the message's id, and a mail server recognises the second copy.
 */
import { sql } from 'kysely';
import type { Way } from '#programme/alert-prefs.ts';
import type { LanguageName, OutboxTable } from './schema.ts';
import { prepared, type Tx } from './tx.ts';

/** A taken row, with what the message says. */
export interface Alert {
  readonly id: string;
  /** A reason of the ladder, `daily`, or `agenda`. */
  readonly kind: string;
  readonly way: Way;
  readonly member: string;
  readonly language: LanguageName;
  /** Under the server's secret; null when she gave none, or took it back. */
  readonly address: string | null;
  /** Null with `daily` and `agenda`, which tell of no request. */
  readonly reference: string | null;
  readonly practice: boolean;
  readonly createdAt: number;
  /** Tries made before this one. */
  readonly attempts: number;
}

/** The alert still tells of what waits: no other case has begun since (see ladder.ts). */
const STANDS = sql<number>`case when outbox.file is null or request.alert_since = outbox.since then 1 else 0 end`;

/**
 * Writes a message to send. Written again under the same id, it is the same.
 * @param alert `since`: of the case that it tells of; without a request, it tells of none. `notBefore`: it waits so long, epoch ms
 */
export async function writeAlert(
  tx: Tx,
  alert: {
    readonly id: string;
    readonly kind: string;
    readonly way: Way;
    readonly member: string;
    readonly about: { readonly file: string; readonly since: number } | null;
    readonly now: number;
    readonly notBefore?: number;
  },
): Promise<void> {
  const { id, kind, way, member, about, now, notBefore = now } = alert;
  await tx.db
    .insertInto('outbox')
    .values({
      programme: tx.programme,
      id,
      kind,
      way,
      member,
      file: about?.file ?? null,
      since: about?.since ?? 0,
      created_at: now,
      next_try_at: notBefore,
      attempts: 0,
      taken_by: null,
      taken_until: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const freeAt = (now: number) => sql<boolean>`(outbox.taken_until is null or outbox.taken_until < ${now})`;

const selectDue = prepared<{ programme: string; now: number; limit: number }>()((db, p) =>
  db
    .selectFrom('outbox')
    .select('id')
    .where('programme', '=', p('programme'))
    .where('next_try_at', '<=', p('now'))
    .where(freeAt(p('now')))
    .orderBy('next_try_at')
    .orderBy('id')
    .limit(p('limit')),
);

/**
 * Takes alerts that are due, for this node alone until `now + holdMs`. Those that tell of what no longer waits go
 * unsent: a request that somebody took meanwhile rings nobody.
 * @param taker name of this process, unique among nodes
 */
export async function takeOutbox(
  tx: Tx,
  input: { now: number; holdMs: number; limit: number; taker: string },
): Promise<Alert[]> {
  const { now, holdMs, limit, taker } = input;
  const due = await selectDue(tx, { programme: tx.programme, now, limit });
  const taken: string[] = [];
  for (const { id } of due.rows) {
    const result = await tx.db
      .updateTable('outbox')
      .set({ taken_by: taker, taken_until: now + holdMs })
      .where('programme', '=', tx.programme)
      .where('id', '=', id)
      .where(freeAt(now))
      .executeTakeFirst();
    if (result.numUpdatedRows > 0n) taken.push(id);
  }
  if (taken.length === 0) return [];
  const rows = await tx.db
    .selectFrom('outbox')
    .innerJoin('member', (join) =>
      join.onRef('member.programme', '=', 'outbox.programme').onRef('member.id', '=', 'outbox.member'),
    )
    .leftJoin('request', (join) =>
      join.onRef('request.programme', '=', 'outbox.programme').onRef('request.file', '=', 'outbox.file'),
    )
    .select([
      'outbox.id',
      'outbox.kind',
      'outbox.way',
      'outbox.member',
      'member.language',
      'member.alert_address as address',
      'request.reference',
      'request.practice',
      'outbox.created_at',
      'outbox.attempts',
      STANDS.as('stands'),
    ])
    .where('outbox.programme', '=', tx.programme)
    .where('outbox.id', 'in', taken)
    .orderBy('outbox.created_at')
    .execute();
  const standing = rows.filter(({ stands }) => stands === 1);
  const gone = taken.filter((id) => !standing.some((row) => row.id === id));
  if (gone.length > 0)
    await tx.db.deleteFrom('outbox').where('programme', '=', tx.programme).where('id', 'in', gone).execute();
  return standing.map(({ practice, created_at, stands: _, ...row }) => ({
    ...row,
    practice: practice === 1,
    createdAt: created_at,
  }));
}

/** No mail server is set any more: what waited to go by mail is dropped. */
export async function dropMail(tx: Tx): Promise<void> {
  await tx.db.deleteFrom('outbox').where('programme', '=', tx.programme).where('way', '=', 'mail').execute();
}

/** Nobody sends what a process held that has ended: its holds end with it. For an engine that one process has alone. */
export async function freeHeld(tx: Tx): Promise<void> {
  await tx.db
    .updateTable('outbox')
    .set({ taken_by: null, taken_until: null })
    .where('programme', '=', tx.programme)
    .execute();
}

/** The message was handed over: nothing of it is kept. */
export async function outboxSent(tx: Tx, input: { id: string; taker: string }): Promise<void> {
  await tx.db
    .deleteFrom('outbox')
    .where('programme', '=', tx.programme)
    .where('id', '=', input.id)
    .where('taken_by', '=', input.taker)
    .execute();
}

/** It could not be handed over: it is due again at `nextTryAt`; null gives it up. */
export async function outboxFailed(
  tx: Tx,
  input: { id: string; taker: string; nextTryAt: number | null },
): Promise<void> {
  const mine = {
    programme: tx.programme,
    id: input.id,
    taken_by: input.taker,
  } satisfies Partial<OutboxTable>;
  if (input.nextTryAt === null) {
    await tx.db
      .deleteFrom('outbox')
      .where((eb) => eb.and(mine))
      .execute();
    return;
  }
  await tx.db
    .updateTable('outbox')
    .set((eb) => ({
      next_try_at: input.nextTryAt as number,
      attempts: eb('attempts', '+', 1),
      taken_by: null,
      taken_until: null,
    }))
    .where((eb) => eb.and(mine))
    .execute();
}

/** How many alerts wait to be sent. */
export async function outboxWaiting(tx: Tx): Promise<number> {
  const row = await tx.db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('programme', '=', tx.programme)
    .executeTakeFirstOrThrow();
  return row.n;
}
