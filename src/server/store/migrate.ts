/** Brings a database to the form that this program needs, once, whoever starts first. */
import { type Kysely, sql } from 'kysely';
import type { Backend } from './backend.ts';
import { first } from './migrations/0001-first.ts';
import { alerts } from './migrations/0002-alerts.ts';
import { push } from './migrations/0003-push.ts';
import { mailDoor } from './migrations/0004-mail-door.ts';
import { absenceBegins } from './migrations/0005-absence-begins.ts';
import { wording } from './migrations/0006-wording.ts';
import { agenda } from './migrations/0007-agenda.ts';
import { answers } from './migrations/0008-answers.ts';
import type { Migration } from './migrations/migration.ts';
import type { Database } from './schema.ts';
import type { Engine } from './tx.ts';

const MIGRATIONS: readonly Migration[] = [
  first,
  alerts,
  push,
  mailDoor,
  absenceBegins,
  wording,
  agenda,
  answers,
];

/** Any constant: the advisory lock that a starting node holds while it migrates. */
const LOCK = 7_275_401;

/**
 * @param now epoch ms
 * @throws Error when the database was made by a newer program
 */
export async function migrate(backend: Backend, now: number): Promise<void> {
  await backend.write(null, async (db) => {
    // SQLite holds its write lock already: the transaction began as IMMEDIATE.
    if (backend.engine === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(db);
    await db.schema
      .createTable('migration')
      .ifNotExists()
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('applied_at', 'bigint', (c) => c.notNull())
      .execute();
    await applyMissing(db, backend.engine, now);
  });
}

async function applyMissing(db: Kysely<Database>, engine: Engine, now: number): Promise<void> {
  const applied = new Set((await db.selectFrom('migration').select('name').execute()).map((row) => row.name));
  const unknown = [...applied].filter((name) => !MIGRATIONS.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `This database was made by a newer Passerelle (${unknown.join(', ')}). Start that version again, or restore a backup made before.`,
    );
  }
  for (const migration of MIGRATIONS) {
    if (applied.has(migration.name)) continue;
    await migration.up(db, engine);
    await db.insertInto('migration').values({ name: migration.name, applied_at: now }).execute();
  }
}
