/** A step from one form of the database to the next. Once released it never changes; a mistake is mended by another one. */
import type { Kysely } from 'kysely';
import type { Database } from '../schema.ts';
import type { Engine } from '../tx.ts';

export interface Migration {
  /** Sorts after the ones before. */
  readonly name: string;
  readonly up: (db: Kysely<Database>, engine: Engine) => Promise<void>;
}
