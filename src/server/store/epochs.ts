/** The current epoch: what new things must be sealed under. */
import { sql } from 'kysely';
import { Refusal } from '../refusal.ts';
import { prepared, type Tx } from './tx.ts';

const selectCurrent = prepared<{ programme: string }>()((db, p) =>
  db
    .selectFrom('epoch')
    .select('epoch')
    .where('programme', '=', p('programme'))
    .orderBy('epoch', 'desc')
    .limit(sql.lit(1)),
);

/** Number of the current epoch; null before genesis. */
export async function currentEpoch(tx: Tx): Promise<number | null> {
  return (await selectCurrent(tx, { programme: tx.programme })).rows[0]?.epoch ?? null;
}

/** @throws Refusal `old_epoch` when something is sealed under another epoch than the current one */
export async function refuseOldEpoch(tx: Tx, epochs: readonly (number | null)[]): Promise<number> {
  const current = await currentEpoch(tx);
  if (current === null) throw new Refusal('unknown_or_hidden');
  if (epochs.some((epoch) => epoch !== null && epoch !== current)) throw new Refusal('old_epoch');
  return current;
}
