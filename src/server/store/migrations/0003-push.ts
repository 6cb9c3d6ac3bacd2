/** Where a member's devices are knocked on. Columns are described in `schema.ts`. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const push: Migration = {
  name: '0003-push',
  async up(db, engine) {
    await db.schema
      .createTable('push_subscription')
      .addColumn('programme', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('member', 'text', (c) => c.notNull())
      .addColumn('service', 'text', (c) => c.notNull())
      .addColumn('endpoint', 'text', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('last_ok_at', 'bigint')
      .addColumn('failing_since', 'bigint')
      .addPrimaryKeyConstraint('push_subscription_pk', ['programme', 'id'])
      .addForeignKeyConstraint('push_subscription_programme', ['programme'], 'programme', ['id'], (fk) =>
        fk.onDelete('cascade'),
      )
      .execute();
    await db.schema
      .createIndex('push_subscription_member')
      .on('push_subscription')
      .columns(['programme', 'member'])
      .execute();
    if (engine !== 'postgres') return;
    // See [Note: Second wall] in 0001-first.ts.
    const mine = sql`current_setting('passerelle.programme', true)`;
    await sql`alter table push_subscription enable row level security`.execute(db);
    await sql`alter table push_subscription force row level security`.execute(db);
    await sql`create policy one_programme on push_subscription using (programme = ${mine}) with check (programme = ${mine})`.execute(
      db,
    );
  },
};
