/**
 * [Note: Outbox] Alerts to send are rows, written in the transaction of what they tell and taken by compare-and-set: nothing is
 * lost when a node dies, and two nodes never send the same one. A row carries no content: whom it is for and which file.
 *
 * A node that dies between handing a message over and deleting its row leaves the row to be taken again when its hold ends. The
 * row's id never changes: use it as the message's id, and a mail server recognises the second copy.
 */
import { sql } from 'kysely';
import type { RequestRow } from '#programme/request.ts';
import { may, ROLES } from '#programme/roles.ts';
import type { LanguageName, OutboxTable } from './schema.ts';
import { prepared, type Tx } from './tx.ts';

/** A taken row, with what the message says. */
export interface Alert {
  readonly id: string;
  readonly kind: string;
  readonly member: string;
  readonly language: LanguageName;
  /** Under the server's secret. */
  readonly address: string;
  readonly file: string;
  readonly reference: string;
  readonly practice: boolean;
  readonly createdAt: number;
  /** Tries made before this one. */
  readonly attempts: number;
}

/** Roles that alerts are for. */
const ALERTED = ROLES.filter((role) => may(role, 'be_alerted'));

const insertAlerts = prepared<{ programme: string; file: string; now: number; prefix: string }>()((db, p) =>
  db
    .insertInto('outbox')
    .columns(['programme', 'id', 'kind', 'member', 'file', 'created_at', 'next_try_at', 'attempts'])
    .expression(
      db
        .selectFrom('member')
        .select((eb) => [
          'programme',
          sql<string>`${p('prefix')} || id`.as('id'),
          eb.val('new_request').as('kind'),
          'id as member',
          eb.cast<string>(eb.val(p('file')), 'text').as('file'),
          eb.cast<number>(eb.val(p('now')), 'bigint').as('created_at'),
          eb.cast<number>(eb.val(p('now')), 'bigint').as('next_try_at'),
          eb.cast<number>(eb.val(0), 'bigint').as('attempts'),
        ])
        .where('programme', '=', p('programme'))
        .where('alert_address', 'is not', null)
        .where('role', 'in', ALERTED),
    ),
);

/** One alert for each member who wants mail, in the transaction in which the request comes in, or back. */
export async function alertOfArrival(tx: Tx, request: Waiting, now: number): Promise<void> {
  await insertAlerts(tx, { programme: tx.programme, file: request.file, now, prefix: prefixOf(request) });
}

/** One alert for each of `members` who wants mail: a request that somebody had waits for somebody again. */
export async function alertOfWaiting(
  tx: Tx,
  request: Waiting,
  members: readonly string[],
  now: number,
): Promise<void> {
  if (members.length === 0) return;
  const wanting = await tx.db
    .selectFrom('member')
    .select('id')
    .where('programme', '=', tx.programme)
    .where('id', 'in', members)
    .where('alert_address', 'is not', null)
    .orderBy('id')
    .execute();
  const row = {
    programme: tx.programme,
    kind: 'new_request',
    file: request.file,
    created_at: now,
    next_try_at: now,
    attempts: 0,
    taken_by: null,
    taken_until: null,
  };
  for (const { id } of wanting)
    await tx.db
      .insertInto('outbox')
      .values({ ...row, id: `${prefixOf(request)}${id}`, member: id })
      .execute();
}

type Waiting = Pick<RequestRow, 'file' | 'version'>;

/** A request waits once in each version: another time is another message. */
const prefixOf = ({ file, version }: Waiting): string => `new_request:${file}:${version}:`;

/**
 * Takes alerts that are due, for this node alone until `now + holdMs`.
 * @param taker name of this process, unique among nodes
 */
export async function takeOutbox(
  tx: Tx,
  input: { now: number; holdMs: number; limit: number; taker: string },
): Promise<Alert[]> {
  const { now, holdMs, limit, taker } = input;
  const free = (table: 'outbox') =>
    sql<boolean>`(${sql.ref(`${table}.taken_until`)} is null or ${sql.ref(`${table}.taken_until`)} < ${now})`;
  const due = await tx.db
    .selectFrom('outbox')
    .select('id')
    .where('programme', '=', tx.programme)
    .where('next_try_at', '<=', now)
    .where(free('outbox'))
    .orderBy('next_try_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  const taken: string[] = [];
  for (const { id } of due) {
    const result = await tx.db
      .updateTable('outbox')
      .set({ taken_by: taker, taken_until: now + holdMs })
      .where('programme', '=', tx.programme)
      .where('id', '=', id)
      .where(free('outbox'))
      .executeTakeFirst();
    if (result.numUpdatedRows > 0n) taken.push(id);
  }
  if (taken.length === 0) return [];
  const rows = await tx.db
    .selectFrom('outbox')
    .innerJoin('member', (join) =>
      join.onRef('member.programme', '=', 'outbox.programme').onRef('member.id', '=', 'outbox.member'),
    )
    .innerJoin('request', (join) =>
      join.onRef('request.programme', '=', 'outbox.programme').onRef('request.file', '=', 'outbox.file'),
    )
    .select([
      'outbox.id',
      'outbox.kind',
      'outbox.member',
      'member.language',
      'member.alert_address as address',
      'outbox.file',
      'request.reference',
      'request.practice',
      'outbox.created_at',
      'outbox.attempts',
    ])
    .where('outbox.programme', '=', tx.programme)
    .where('outbox.id', 'in', taken)
    .orderBy('outbox.created_at')
    .execute();
  return rows.flatMap(({ address, practice, created_at, ...row }) =>
    address === null ? [] : [{ ...row, address, practice: practice === 1, createdAt: created_at }],
  );
}

/** The message was handed over: nothing of it is kept. */
export async function outboxSent(tx: Tx, input: { id: string; taker: string; now: number }): Promise<void> {
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

/** When the next alert is due, epoch ms; null when none waits. */
export async function nextAlertAt(tx: Tx): Promise<number | null> {
  const row = await tx.db
    .selectFrom('outbox')
    .select('next_try_at')
    .where('programme', '=', tx.programme)
    .orderBy('next_try_at')
    .limit(1)
    .executeTakeFirst();
  return row?.next_try_at ?? null;
}
