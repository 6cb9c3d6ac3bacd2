/** Everything of one store into another, empty one: from one machine's file to a database that several share. */
import type { Insertable } from 'kysely';
import { listProgrammes } from './programmes.ts';
import { type Database, PROGRAMME_TABLES } from './schema.ts';
import type { Store } from './store.ts';

/** PostgreSQL takes 65,535 parameters in a statement; no table has more than 40 columns. */
const ROWS_AT_ONCE = 500;

/** Requests before what belongs to them, programmes first of all. */
const ORDER = [...PROGRAMME_TABLES].sort((a, b) => Number(b === 'request') - Number(a === 'request'));

/**
 * Copies each programme in one transaction: it is there whole or not at all.
 * @returns how many rows were copied
 * @throws Error when the target holds a programme already
 */
export async function copyStore(from: Store, to: Store): Promise<number> {
  if ((await listProgrammes(to)).length > 0) throw new Error('The target is not empty.');
  let copied = 0;
  for (const { id } of await listProgrammes(from)) {
    copied += await to.backend.write(id, async (target) => {
      let rows = 0;
      const put = async <T extends keyof Database>(
        table: T,
        all: readonly Insertable<Database[T]>[],
      ): Promise<void> => {
        for (let i = 0; i < all.length; i += ROWS_AT_ONCE)
          await target
            .insertInto(table)
            .values(all.slice(i, i + ROWS_AT_ONCE))
            .execute();
        rows += all.length;
      };
      await from.backend.read(id, async (source) => {
        await put(
          'programme',
          await source.selectFrom('programme').selectAll().where('id', '=', id).execute(),
        );
        for (const table of ORDER)
          await put(
            table,
            (await source.selectFrom(table).selectAll().where('programme', '=', id).execute()) as never,
          );
      });
      return rows;
    });
  }
  return copied;
}
