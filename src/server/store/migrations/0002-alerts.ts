/** Duty, absences, and the ladder of alerts. Columns are described in `schema.ts`. */
import { type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { Migration } from './migration.ts';
import { int, raiseWall, tablesOf, text } from './tables.ts';

export const alerts: Migration = {
  name: '0002-alerts',
  async up(db, engine) {
    const { owned, ofFile, index } = tablesOf(db);
    await addColumns(db);
    // Few programmes of many have something to say: the others are not even looked at.
    await sql`create index programme_wake on programme (wake_at) where wake_at is not null`.execute(db);
    await sql`create index request_alert on request (programme, alert_at) where alert_at is not null`.execute(
      db,
    );
    await sql`create index member_daily on member (programme, daily_at) where daily_at is not null`.execute(
      db,
    );

    await owned('rota', [], (t) => int(text(t, 'body'), 'version'));
    await owned('duty_swap', ['id'], (t) =>
      int(text(t, 'id', 'asker', 'asked', 'place'), 'ends_at', 'created_at'),
    );
    await owned('absence', ['member'], (t) => int(text(t, 'member'), 'from_at', 'until_at?'));

    // What waits in the old outbox is said anew by the ladders, which begin at once.
    await db.schema.dropTable('outbox').execute();
    await ofFile(
      'outbox',
      ['id'],
      (t) =>
        int(
          text(t, 'id', 'kind', 'way', 'member', 'taken_by?'),
          'since',
          'created_at',
          'next_try_at',
          'attempts',
          'taken_until?',
        ),
      'file?',
    );
    await index('outbox_next', 'outbox', ['programme', 'next_try_at']);
    if (engine === 'postgres') await raiseWall(db, ['rota', 'duty_swap', 'absence', 'outbox']);
    await beginLadders(db, engine === 'postgres');
  },
};

async function addColumns(db: Kysely<Database>): Promise<void> {
  const add = (table: keyof Database, name: string, type: 'text' | 'bigint', standard?: number) =>
    db.schema
      .alterTable(table)
      .addColumn(name, type, (c) => (standard === undefined ? c : c.notNull().defaultTo(standard)))
      .execute();
  await add('programme', 'wake_at', 'bigint');
  await add('member', 'alert_prefs', 'text');
  await add('member', 'daily_at', 'bigint');
  await add('request', 'acknowledged_by', 'text');
  await add('request', 'acknowledged_at', 'bigint');
  await add('request', 'alert_since', 'bigint', 0);
  await add('request', 'alert_rung', 'bigint', 0);
  await add('request', 'alert_at', 'bigint');
}

/** Open requests of before get a ladder that begins when their present wait did; the first look is at once. */
async function beginLadders(db: Kysely<Database>, walled: boolean): Promise<void> {
  const programmes = await db.selectFrom('programme').select('id').execute();
  for (const { id } of programmes) {
    if (walled) await sql`select set_config('passerelle.programme', ${id}, true)`.execute(db);
    const { numUpdatedRows } = await db
      .updateTable('request')
      .set((eb) => ({ alert_since: eb.ref('last_activity_at'), alert_at: eb.ref('last_activity_at') }))
      .where('programme', '=', id)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n)
      await db.updateTable('programme').set({ wake_at: 0 }).where('id', '=', id).execute();
  }
}
