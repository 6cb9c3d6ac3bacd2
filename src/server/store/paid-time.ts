/** Time that members are paid for: each reads her own, coordinators and professionals read everybody's. */
import type { StoredTime } from '#contract/wording.ts';
import { may } from '#programme/roles.ts';
import type { CheckedTime } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { refuseOldEpoch } from './epochs.ts';
import { type PaidTimeLine, writeLine } from './journal.ts';
import type { PaidTimeTable } from './schema.ts';
import type { Tx } from './tx.ts';
import { Crossed } from './unavailable.ts';

/** See [Note: One access rule]: what a member may not read is not there. */
function timesFor(tx: Tx, actor: MemberActor) {
  const all = tx.db.selectFrom('paid_time').selectAll().where('programme', '=', tx.programme);
  return may(actor.role, 'read_paid_time') ? all : all.where('member', '=', actor.member);
}

export async function listPaidTime(tx: Tx, actor: MemberActor): Promise<StoredTime[]> {
  return (await timesFor(tx, actor).orderBy('id').execute()).map(toStored);
}

/**
 * Writes version `time.version` of her own time, which must follow the stored one (1 creates).
 * @throws Refusal `stale` with the stored one, `old_epoch`, `unknown_or_hidden` when it is somebody else's
 */
export async function putPaidTime(
  tx: Tx,
  input: { actor: MemberActor; time: CheckedTime; now: number },
): Promise<StoredTime> {
  const { actor, time, now } = input;
  await refuseOldEpoch(tx, [time.epoch]);
  const stored = await tx.db
    .selectFrom('paid_time')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('id', '=', time.record)
    .executeTakeFirst();
  if (stored !== undefined && stored.member !== actor.member) throw new Refusal('unknown_or_hidden');
  if ((stored?.version ?? 0) !== time.version - 1)
    throw new Refusal('stale', stored ? { time: toStored(stored) } : undefined);
  const values = {
    version: time.version,
    sealed: time.sealed,
    own_key: time.ownKey,
    team_key: time.teamKey,
  };
  const result = await tx.db
    .insertInto('paid_time')
    .values({ programme: tx.programme, id: time.record, member: actor.member, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['programme', 'id'])
        .doUpdateSet(values)
        .where('paid_time.version', '=', time.version - 1)
        .where('paid_time.member', '=', actor.member),
    )
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw new Crossed();
  await tell(tx, 'paid_time_written', actor, now);
  const { record, version, sealed, ownKey, teamKey } = time;
  return { record, member: actor.member, version, sealed, ownKey, teamKey };
}

/** @throws Refusal `unknown_or_hidden` when it is not hers, or not there */
export async function deletePaidTime(
  tx: Tx,
  input: { actor: MemberActor; record: string; now: number },
): Promise<void> {
  const { actor, record, now } = input;
  const result = await tx.db
    .deleteFrom('paid_time')
    .where('programme', '=', tx.programme)
    .where('id', '=', record)
    .where('member', '=', actor.member)
    .executeTakeFirst();
  if (result.numDeletedRows !== 1n) throw new Refusal('unknown_or_hidden');
  await tell(tx, 'paid_time_deleted', actor, now);
}

const tell = (tx: Tx, kind: PaidTimeLine, actor: MemberActor, now: number): Promise<number> =>
  writeLine(tx, { kind, at: now, actor: actor.member });

const toStored = (row: PaidTimeTable): StoredTime => ({
  record: row.id,
  member: row.member,
  version: row.version,
  sealed: row.sealed,
  ownKey: row.own_key,
  teamKey: row.team_key,
});
