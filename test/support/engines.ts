/** The store on both engines: a SQLite file, and a real PostgreSQL. A suite runs the same tests on each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import type { Engine } from '#server/store/tx.ts';
import { openStore, type Store } from '#server/store/store.ts';
import { type Postgres, startPostgres } from './postgres.ts';

export interface Bench {
  readonly engine: Engine;
  /** A store on a database of its own, closed with the suite. */
  newStore: (onCommit?: (programme: string, event: number) => void) => Promise<Opened>;
}

export interface Opened {
  readonly store: Store;
  /** Folder of the SQLite file. */
  readonly folder: string;
  readonly file: string;
  readonly databaseUrl: string | null;
  /** The same database opened by another node. On SQLite, where one process has the file, the same store. */
  anotherNode: (onCommit?: (programme: string, event: number) => void) => Promise<Store>;
}

/** Declares a suite that runs on both engines. */
export function onBothEngines(name: string, suite: (bench: Bench) => void): void {
  for (const engine of ['sqlite', 'postgres'] as const) {
    describe(`${name} (${engine})`, () => {
      let postgres: Postgres | undefined;
      const folder = mkdtempSync(join(tmpdir(), 'passerelle-store-'));
      const open: Store[] = [];
      let files = 0;
      before(async () => {
        if (engine === 'postgres') postgres = await startPostgres();
      });
      after(async () => {
        await Promise.all(open.map((store) => store.close()));
        await postgres?.stop();
        rmSync(folder, { recursive: true, force: true });
      });
      suite({
        engine,
        async newStore(onCommit) {
          const databaseUrl = postgres ? await postgres.createDatabase() : null;
          const file = join(folder, `${++files}.sqlite`);
          const start = async (told = onCommit): Promise<Store> => {
            const store = await openStore({ databaseUrl, file, ...(told ? { onCommit: told } : {}) });
            open.push(store);
            return store;
          };
          const store = await start();
          return {
            store,
            folder,
            file,
            databaseUrl,
            anotherNode: async (told) => (engine === 'sqlite' ? store : start(told)),
          };
        },
      });
    });
  }
}
