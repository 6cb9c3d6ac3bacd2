/** A look at a database without changing its form: for backups and checks beside a running server of any version. */
import { sql } from 'kysely';
import { openPostgres } from './postgres.ts';

export interface Peek {
  readonly programmes: number;
  readonly requests: number;
  /** Present roster of each programme that has one, oldest programme first: compact JWS. */
  readonly rosters: readonly string[];
}

/** @throws StoreUnavailable when it cannot be reached */
export async function peekPostgres(url: string): Promise<Peek> {
  const backend = await openPostgres(url);
  try {
    const programmes = await backend.read(null, (db) =>
      db.selectFrom('programme').select('id').orderBy('created_at').orderBy('id').execute(),
    );
    const rosters: string[] = [];
    let requests = 0;
    for (const { id } of programmes) {
      await backend.read(id, async (db) => {
        const head = await db
          .selectFrom('roster')
          .select('body')
          .where('programme', '=', id)
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (head) rosters.push(head.body);
        const { n } = await db
          .selectFrom('request')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .where('programme', '=', id)
          .executeTakeFirstOrThrow();
        requests += n;
      });
    }
    return { programmes: programmes.length, requests, rosters };
  } finally {
    await backend.close();
  }
}

/** Whether the database holds no table yet. @throws StoreUnavailable when it cannot be reached */
export async function isEmptyPostgres(url: string): Promise<boolean> {
  const backend = await openPostgres(url);
  try {
    const { rows } = await backend.read(null, (db) =>
      sql<{ n: number }>`select count(*) as n from pg_tables where schemaname = current_schema()`.execute(db),
    );
    return Number(rows[0]?.n) === 0;
  } finally {
    await backend.close();
  }
}
