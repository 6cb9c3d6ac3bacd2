/** PostgreSQL: the same code on several nodes. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Backend, Run } from './backend.ts';
import type { Database } from './schema.ts';
import { isCrossed, storeError } from './unavailable.ts';

/** int8 as a number: every integer we store is below 2^53. On our pool only, not for the whole process. */
const INT8: number = pg.types.builtins.INT8;
/** `pg` types the known ids as an enum; any id may come. */
const parserOf = pg.types.getTypeParser as (
  oid: number,
  format?: 'text' | 'binary',
) => (value: string) => unknown;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === INT8 ? Number : parserOf(oid, format)),
};

/** How often a transaction is run again after crossing another. */
const TRIES = 5;

/**
 * Opens a pool on `url`.
 * @throws StoreUnavailable when it cannot be reached; Error when the role would pass through the wall between programmes
 */
export async function openPostgres(url: string): Promise<Backend> {
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 15_000,
    lock_timeout: 5000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'passerelle',
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // An acknowledgement stands for a commit on disk, whatever the server's default is.
  pool.on('connect', (client) => {
    client
      .query(
        "do $$ begin if current_setting('synchronous_commit') = 'off' then set synchronous_commit = on; end if; end $$",
      )
      .catch(() => undefined);
  });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    await refuseUnwalled(db);
  } catch (error) {
    await db.destroy();
    throw storeError(error);
  }

  const inProgramme = <T>(programme: string | null, run: Run<T>, readOnly: boolean): Promise<T> => {
    const transaction = readOnly
      ? db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read')
      : db.transaction();
    return transaction.execute(async (tx) => {
      // [Note: Second wall] Row-level security compares every row with this; it ends with the transaction.
      await sql`select set_config('passerelle.programme', ${programme ?? ''}, true)`.execute(tx);
      return run(tx, (query) => tx.executeQuery(query));
    });
  };

  return {
    engine: 'postgres',
    async write(programme, run) {
      for (let tries = 1; ; tries++) {
        try {
          return await inProgramme(programme, run, false);
        } catch (error) {
          if (!isCrossed(error) || tries === TRIES) throw storeError(error);
        }
      }
    },
    async read(programme, run) {
      try {
        return await inProgramme(programme, run, true);
      } catch (error) {
        throw storeError(error);
      }
    },
    // Pages go with VACUUM and the log with its own retention (docs/server-knows.md says so).
    forget: async () => true,
    close: () => db.destroy(),
  };
}

async function refuseUnwalled(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ rolname: string; open: boolean }>`
    select rolname, rolsuper or rolbypassrls as open from pg_roles where rolname = current_user`.execute(db);
  if (rows[0]?.open) {
    throw new Error(
      `The PostgreSQL role ${rows[0].rolname} is a superuser or has BYPASSRLS, so nothing would keep programmes apart. ` +
        'Create a plain role that owns the database (create role passerelle login password …; alter database … owner to passerelle) and use it in DATABASE_URL.',
    );
  }
}
