/** How migrations make tables: every row belongs to a programme, and goes with it. */
import { type ColumnDefinitionBuilder, type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Database } from '../schema.ts';

export type Table = CreateTableBuilder<string, string>;
const needed = (c: ColumnDefinitionBuilder) => c.notNull();

/** `text` columns, `?` at the end: may be null. */
export const text = (table: Table, ...names: string[]): Table =>
  names.reduce(
    (t, n) => (n.endsWith('?') ? t.addColumn(n.slice(0, -1), 'text') : t.addColumn(n, 'text', needed)),
    table,
  );

/** `bigint` columns: epoch ms, counters, flags. */
export const int = (table: Table, ...names: string[]): Table =>
  names.reduce(
    (t, n) => (n.endsWith('?') ? t.addColumn(n.slice(0, -1), 'bigint') : t.addColumn(n, 'bigint', needed)),
    table,
  );

/** Makers of tables and indexes in `db`; keys begin with the programme. */
export function tablesOf(db: Kysely<Database>) {
  const begun = (name: string, key: readonly string[], build: (table: Table) => Table) =>
    build(text(db.schema.createTable(name), 'programme')).addPrimaryKeyConstraint(`${name}_pk`, [
      'programme',
      ...key,
    ]);
  return {
    owned: (name: string, key: readonly string[], build: (table: Table) => Table): Promise<void> =>
      begun(name, key, build)
        .addForeignKeyConstraint(`${name}_programme`, ['programme'], 'programme', ['id'], (fk) =>
          fk.onDelete('cascade'),
        )
        .execute(),
    /** About a request, and gone with it. @param file `file?` where a row may be about none */
    ofFile: (
      name: string,
      key: readonly string[],
      build: (table: Table) => Table,
      file: 'file' | 'file?' = 'file',
    ): Promise<void> =>
      begun(name, key, (table) => build(text(table, file)))
        .addForeignKeyConstraint(
          `${name}_file`,
          ['programme', 'file'],
          'request',
          ['programme', 'file'],
          (fk) => fk.onDelete('cascade'),
        )
        .execute(),
    index: (
      name: string,
      table: keyof Database,
      columns: readonly string[],
      unique = false,
    ): Promise<void> => {
      const builder = db.schema
        .createIndex(name)
        .on(table)
        .columns([...columns]);
      return (unique ? builder.unique() : builder).execute();
    },
  };
}

/** [Note: Second wall] On PostgreSQL a transaction sees the rows of its own programme only, even when a query forgets to ask. */
export async function raiseWall(db: Kysely<Database>, tables: readonly string[]): Promise<void> {
  const mine = sql`current_setting('passerelle.programme', true)`;
  for (const name of tables) {
    const table = sql.table(name);
    await sql`alter table ${table} enable row level security`.execute(db);
    await sql`alter table ${table} force row level security`.execute(db);
    await sql`create policy one_programme on ${table} using (programme = ${mine}) with check (programme = ${mine})`.execute(
      db,
    );
  }
}
