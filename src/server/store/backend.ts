/** What the two engines have in common. */
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';
import type { Engine, Execute } from './tx.ts';

/** What is done in a transaction: `db` builds and runs queries, `execute` runs those that were compiled before. */
export type Run<T> = (db: Kysely<Database>, execute: Execute) => Promise<T>;

export interface Backend {
  readonly engine: Engine;
  /**
   * Runs `run` in a transaction of `programme` and resolves after the commit reached the disk. `run` may be run again when two
   * transactions cross, so it must do nothing but talk to the database.
   * @param programme null only for what belongs to no programme: the list of programmes, migrations
   */
  write<T>(programme: string | null, run: Run<T>): Promise<T>;
  /** Runs `run` on one snapshot of what was committed. */
  read<T>(programme: string | null, run: Run<T>): Promise<T>;
  /** After a destruction: overwrites what the engine still keeps aside. False when it must be tried again later. */
  forget(): Promise<boolean>;
  close(): Promise<void>;
}
