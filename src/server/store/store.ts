/** The store: the only place that speaks SQL. One per installation; everything in it belongs to a programme. */
import type { Backend } from './backend.ts';
import { migrate } from './migrate.ts';
import { announce } from './announce.ts';
import { openSqlite } from './sqlite.ts';
import type { Engine, Tx } from './tx.ts';

export interface StoreConfig {
  /** PostgreSQL; null: the SQLite file. */
  readonly databaseUrl: string | null;
  /** Path of the SQLite file. Not used with PostgreSQL. */
  readonly file: string;
  /** Called after a commit, in commit order per node, with the number of its last journal line. */
  readonly onCommit?: (programme: string, event: number) => void;
  /** Epoch ms; for the dates of migrations only. */
  readonly clock?: () => number;
}

/** A programme's part of the store: no row of another programme can be reached through it. */
export interface ProgrammeStore {
  readonly programme: string;
  readonly engine: Engine;
  /**
   * A transaction; resolves after its commit reached the disk. Throwing rolls everything back.
   * `run` must do nothing but talk to the database, and may be run again when two transactions cross.
   * @throws StoreUnavailable when the database cannot write; whatever `run` throws
   */
  write<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads on one snapshot of what was committed. @throws StoreUnavailable */
  read<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
  /** Overwrites what was deleted, where the engine can; see `Backend.forget`. */
  forget(): Promise<boolean>;
}

export interface Store {
  readonly engine: Engine;
  forProgramme(programme: string): ProgrammeStore;
  /** For what belongs to no programme: the list of programmes. */
  readonly backend: Backend;
  /** Changes what `onCommit` calls; the live fan-out is made after the store. */
  onCommit(listener: (programme: string, event: number) => void): void;
  /** Hears of each commit that made something due in a programme's alerts, and when, epoch ms. */
  onWake(listener: (programme: string, at: number) => void): void;
  close(): Promise<void>;
}

/**
 * Opens the database and brings it to the form this program needs.
 * @throws StoreUnavailable when it cannot be reached; Error that says what to do when it cannot be used
 */
export async function openStore(config: StoreConfig): Promise<Store> {
  // Loaded where there is one: most installations keep a file.
  const backend =
    config.databaseUrl === null
      ? openSqlite(config.file)
      : await (await import('./postgres.ts')).openPostgres(config.databaseUrl);
  try {
    await migrate(backend, (config.clock ?? Date.now)());
  } catch (error) {
    await backend.close();
    throw error;
  }
  let listener = config.onCommit ?? (() => undefined);
  let waker: (programme: string, at: number) => void = () => undefined;

  return {
    engine: backend.engine,
    backend,
    onCommit: (next) => {
      listener = next;
    },
    onWake: (next) => {
      waker = next;
    },
    close: () => backend.close(),
    forProgramme: (programme) => ({
      programme,
      engine: backend.engine,
      async write(run) {
        let events: number[] = [];
        let wakes: number[] = [];
        const value = await backend.write(programme, async (db, execute) => {
          events = [];
          wakes = [];
          const tx: Tx = { db, execute, engine: backend.engine, programme, events, wakes };
          const result = await run(tx);
          await announce(tx);
          return result;
        });
        const last = events.at(-1);
        if (last !== undefined) listener(programme, last);
        if (wakes.length > 0) waker(programme, Math.min(...wakes));
        return value;
      },
      read: (run) =>
        backend.read(programme, (db, execute) =>
          run({ db, execute, engine: backend.engine, programme, events: [], wakes: [] }),
        ),
      forget: () => backend.forget(),
    }),
  };
}
