/** A transaction of one programme, and queries that are compiled once. */
import { CompiledQuery, type Compilable, type Kysely, type QueryResult } from 'kysely';
import type { Database } from './schema.ts';

export type Engine = 'sqlite' | 'postgres';

/** Runs a compiled query within the transaction. On SQLite the answer is there at once. */
export type Execute = <R>(query: CompiledQuery<R>) => QueryResult<R> | Promise<QueryResult<R>>;

/** A transaction: everything read and written in it belongs to `programme`. Every query filters by it. */
export interface Tx {
  readonly db: Kysely<Database>;
  readonly execute: Execute;
  readonly engine: Engine;
  readonly programme: string;
  /** Journal lines written so far; told to listeners after the commit. */
  readonly events: number[];
  /** When alerts must be looked at because of this transaction, epoch ms; told after the commit. See wake.ts. */
  readonly wakes: number[];
}

/** Stands for a parameter while a query is being compiled. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query that Kysely builds and compiles once per engine, then runs with other parameters: building costs more than
 * running, and the routes that many people meet at once run nothing else.
 *
 * A limit is written into the text (`limit(sql.lit(1))`): SQLite plans a statement again each time its limit is bound.
 * `where` with a slot that may be null is not SQL's `is null`: build two queries for that.
 * @example const findMember = prepared<{ id: string }>()((db, p) => db.selectFrom('member').selectAll().where('id', '=', p('id')));
 */
export function prepared<P extends object>() {
  return <R>(
    build: (db: Kysely<Database>, p: <K extends keyof P & string>(name: K) => P[K]) => Compilable<R>,
  ) => {
    const compiled = new Map<Engine, CompiledQuery<R>>();
    const slot = <K extends keyof P & string>(name: K) => new Slot(name) as unknown as P[K];
    return async (tx: Tx, parameters: P): Promise<QueryResult<R>> => {
      let query = compiled.get(tx.engine);
      if (query === undefined) {
        query = build(tx.db, slot).compile();
        compiled.set(tx.engine, query);
      }
      const values = query.parameters.map((value) =>
        value instanceof Slot ? (parameters as Record<string, unknown>)[value.name] : value,
      );
      return tx.execute({ ...query, parameters: values });
    };
  };
}
