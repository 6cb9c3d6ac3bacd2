/** Tells the other nodes of a PostgreSQL installation that a programme's journal has grown. */
import { sql } from 'kysely';
import type { Tx } from './tx.ts';

/** Channel of LISTEN/NOTIFY; the payload is `<programme> <event>`, and nothing else ever travels there. */
export const COMMIT_CHANNEL = 'passerelle_commit';

/** Sent by PostgreSQL at the commit, and only if it succeeds. */
export async function announce(tx: Tx): Promise<void> {
  const last = tx.events.at(-1);
  if (tx.engine !== 'postgres' || last === undefined) return;
  await sql`select pg_notify(${COMMIT_CHANNEL}, ${`${tx.programme} ${last}`})`.execute(tx.db);
}

/** Reads a notification; null when it is not one of ours. */
export function readCommitNotice(payload: string | undefined): { programme: string; event: number } | null {
  const match = /^([A-Za-z0-9_-]{1,64}) (\d{1,15})$/.exec(payload ?? '');
  return match ? { programme: match[1] as string, event: Number(match[2]) } : null;
}
