/** SQLite through `node:sqlite`: one connection that writes, one that reads what was committed. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type CompiledQuery, Kysely, type QueryResult, SqliteDialect, type SqliteDatabase } from 'kysely';
import type { Backend } from './backend.ts';
import { GroupCommit } from './group-commit.ts';
import { syncLogOf } from './log-sync.ts';
import type { Database } from './schema.ts';
import { storeError } from './unavailable.ts';

/** Statements kept prepared on a connection; only lists of varying length make more than about two hundred. */
const KEPT_STATEMENTS = 400;
/** How long to wait for another process (a backup, `passerelle doctor`) that holds the write lock. */
const BUSY_MS = 2000;

/**
 * Opens the database file, creating it when needed. Durable: an answer waits for the disk ([Note: Commit, then disk]); what is deleted
 * is overwritten.
 * @param file path of the database
 * @throws StoreUnavailable when it cannot be opened
 */
export function openSqlite(file: string): Backend {
  const writer = new Connection(file);
  const reader = new Connection(file);
  const log = syncLogOf(writer.database, file);
  const group = new GroupCommit(writer.database, log);
  const [begin, commit] = [reader.database.prepare('BEGIN'), reader.database.prepare('COMMIT')];
  let lastRead: Promise<unknown> = Promise.resolve();

  return {
    engine: 'sqlite',
    write: (_programme, run) => group.transaction(() => run(writer.kysely, writer.execute)),
    async read(_programme, run) {
      const turn = lastRead.then(async () => {
        // One snapshot for all the statements of a read, whatever is committed meanwhile.
        begin.run();
        try {
          return await run(reader.kysely, reader.execute);
        } catch (error) {
          throw storeError(error);
        } finally {
          if (reader.database.isTransaction) commit.run();
        }
      });
      lastRead = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        // Nobody is told of what the disk does not have yet.
        await group.synced();
      }
    },
    async forget() {
      await group.idle();
      await lastRead;
      const [result] = writer.database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all() as { busy: number }[];
      return result?.busy === 0;
    },
    async close() {
      await group.idle();
      await lastRead;
      log.close();
      await reader.kysely.destroy();
      await writer.kysely.destroy();
    },
  };
}

/** A connection, its prepared statements, and Kysely on top of it (better-sqlite3's form is what its dialect expects). */
class Connection implements SqliteDatabase {
  readonly database: DatabaseSync;
  readonly kysely: Kysely<Database>;
  readonly #kept = new Map<string, Statement>();

  constructor(file: string) {
    this.database = open(file);
    this.kysely = new Kysely<Database>({ dialect: new SqliteDialect({ database: this }) });
  }

  prepare(sql: string): Statement {
    const known = this.#kept.get(sql);
    if (known !== undefined) return known;
    const statement = new Statement(this.database.prepare(sql));
    if (this.#kept.size >= KEPT_STATEMENTS) this.#kept.delete(this.#kept.keys().next().value as string);
    this.#kept.set(sql, statement);
    return statement;
  }

  close(): void {
    this.database.close();
  }

  /** What Kysely's driver does, without its queue: whoever has the transaction has the connection. */
  readonly execute = <R>({ sql, parameters }: CompiledQuery<R>): QueryResult<R> => {
    const statement = this.prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) as R[] };
    return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) };
  };
}

class Statement {
  /** Whether it gives rows. */
  readonly reader: boolean;
  readonly #statement: StatementSync;

  constructor(statement: StatementSync) {
    this.#statement = statement;
    this.reader = statement.columns().length > 0;
  }

  all(parameters: readonly unknown[]): unknown[] {
    return this.#statement.all(...(parameters as SQLInputValue[]));
  }

  run(parameters: readonly unknown[]) {
    return this.#statement.run(...(parameters as SQLInputValue[]));
  }

  iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    return this.#statement.iterate(...(parameters as SQLInputValue[]));
  }
}

function open(file: string): DatabaseSync {
  try {
    const database = new DatabaseSync(file, { timeout: BUSY_MS, enableForeignKeyConstraints: true });
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    return database;
  } catch (error) {
    throw storeError(error);
  }
}
