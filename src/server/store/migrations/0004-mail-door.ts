/** The programme's mailbox: how it is reached, which of its messages are dealt with, who was answered. */
import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const mailDoor: Migration = {
  name: '0004-mail-door',
  async up(db, engine) {
    const owned = (name: string) =>
      db.schema
        .createTable(name)
        .addColumn('programme', 'text', (c) => c.notNull())
        .addForeignKeyConstraint(`${name}_programme`, ['programme'], 'programme', ['id'], (fk) =>
          fk.onDelete('cascade'),
        );
    await owned('mailbox')
      .addColumn('settings', 'text')
      .addColumn('password', 'text')
      .addColumn('version', 'bigint', (c) => c.notNull())
      .addColumn('taken_by', 'text')
      .addColumn('taken_until', 'bigint')
      .addColumn('checked_at', 'bigint')
      .addColumn('failing_since', 'bigint')
      .addColumn('failing_reason', 'text')
      .addPrimaryKeyConstraint('mailbox_pk', ['programme'])
      .execute();
    await owned('mail_message')
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('request_key', 'text')
      .addColumn('file', 'text')
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('reason', 'text')
      .addColumn('size', 'bigint', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('moved', 'bigint', (c) => c.notNull())
      .addColumn('folder_validity', 'bigint')
      .addColumn('folder_uid', 'bigint')
      .addColumn('expunge', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('mail_message_pk', ['programme', 'id'])
      .execute();
    // Several messages without a key are no conflict: nulls differ from each other on both engines.
    await db.schema
      .createIndex('mail_message_request')
      .on('mail_message')
      .columns(['programme', 'request_key'])
      .unique()
      .execute();
    await db.schema
      .createIndex('mail_message_file')
      .on('mail_message')
      .columns(['programme', 'file'])
      .execute();
    await owned('mail_answer')
      .addColumn('sender', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('mail_answer_pk', ['programme', 'sender'])
      .execute();
    if (engine !== 'postgres') return;
    // See [Note: Second wall] in 0001-first.ts.
    const mine = sql`current_setting('passerelle.programme', true)`;
    for (const name of ['mailbox', 'mail_message', 'mail_answer']) {
      const table = sql.table(name);
      await sql`alter table ${table} enable row level security`.execute(db);
      await sql`alter table ${table} force row level security`.execute(db);
      await sql`create policy one_programme on ${table} using (programme = ${mine}) with check (programme = ${mine})`.execute(
        db,
      );
    }
  },
};
