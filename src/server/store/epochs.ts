/** The current epoch and its certificate: what new things must be sealed to. */
import type { IntakeCertificate } from '#contract/door.ts';
import { Refusal } from '../refusal.ts';
import { prepared, type Tx } from './tx.ts';

const selectCurrent = prepared<{ programme: string }>()((db, p) =>
  db.selectFrom('epoch').select('epoch').where('programme', '=', p('programme')).orderBy('epoch', 'desc').limit(1),
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

const selectIntake = prepared<{ programme: string }>()((db, p) =>
  db.selectFrom('epoch').innerJoin('settings', 'settings.programme', 'epoch.programme').select(['epoch.epoch', 'epoch.certificate', 'settings.genesis_hash', 'settings.publication_key'])
    .where('epoch.programme', '=', p('programme')).orderBy('epoch.epoch', 'desc').limit(1),
);

/** The certificate to seal to, and the key that signed it; null before genesis. */
export async function intakeOf(tx: Tx): Promise<{ intake: IntakeCertificate; publicationKey: string } | null> {
  const row = (await selectIntake(tx, { programme: tx.programme })).rows[0];
  if (row === undefined || row.genesis_hash === null || row.publication_key === null) return null;
  return { intake: { epoch: row.epoch, certificate: row.certificate, genesisHash: row.genesis_hash }, publicationKey: row.publication_key };
}
