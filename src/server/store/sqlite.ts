/** SQLite through `node:sqlite`: one connection that writes, one that reads what was committed. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';
import type { Backend } from './backend.ts';
import { GroupCommit } from './group-commit.ts';
import type { Database } from './schema.ts';
import { storeError } from './unavailable.ts';

/** Statements kept prepared on a connection; only lists of varying length make more than about two hundred. */
const KEPT_STATEMENTS = 400;
/** How long to wait for another process (a backup, `passerelle doctor`) that holds the write lock. */
const BUSY_MS = 2000;

/**
 * Opens the database file, creating it when needed. Durable: WAL with `synchronous=FULL`; what is deleted is overwritten.
 * @param file path of the database
 * @throws StoreUnavailable when it cannot be opened
 */
export function openSqlite(file: string): Backend {
  const writer = connect(file);
  const reader = connect(file);
  const writing = new Kysely<Database>({ dialect: new SqliteDialect({ database: shim(writer) }) });
  const reading = new Kysely<Database>({ dialect: new SqliteDialect({ database: shim(reader) }) });
  const group = new GroupCommit(writer);
  let lastRead: Promise<unknown> = Promise.resolve();

  return {
    engine: 'sqlite',
    write: (_programme, run) => group.transaction(() => run(writing)),
    read(_programme, run) {
      const turn = lastRead.then(async () => {
        // One snapshot for all the statements of a read, whatever is committed meanwhile.
        reader.exec('BEGIN');
        try {
          return await run(reading);
        } catch (error) {
          throw storeError(error);
        } finally {
          if (reader.isTransaction) reader.exec('COMMIT');
        }
      });
      lastRead = turn.catch(() => undefined);
      return turn;
    },
    async forget() {
      await group.idle();
      await lastRead;
      const [result] = writer.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all() as { busy: number }[];
      return result?.busy === 0;
    },
    async close() {
      await group.idle();
      await lastRead;
      await reading.destroy();
      await writing.destroy();
    },
  };
}

function connect(file: string): DatabaseSync {
  try {
    const db = new DatabaseSync(file, { timeout: BUSY_MS, enableForeignKeyConstraints: true });
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -8000');
    return db;
  } catch (error) {
    throw storeError(error);
  }
}

/** What Kysely's SqliteDialect expects (better-sqlite3's form), on `node:sqlite`, with prepared statements kept. */
function shim(db: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, ReturnType<typeof wrap>>();
  return {
    close: () => db.close(),
    prepare(sql) {
      const known = kept.get(sql);
      if (known !== undefined) return known;
      const statement = wrap(db.prepare(sql));
      if (kept.size >= KEPT_STATEMENTS) kept.delete(kept.keys().next().value as string);
      kept.set(sql, statement);
      return statement;
    },
  };
}

function wrap(statement: StatementSync) {
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters: readonly unknown[]) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...(parameters as SQLInputValue[])) as IterableIterator<unknown>,
  };
}
