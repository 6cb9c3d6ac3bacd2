/** Records between the team and one peer: she reads her own, the team reads everybody's. */
import type { StoredShared } from '#contract/agenda.ts';
import type { SharedKind } from '#programme/engagement.ts';
import { sharedWriter } from '#programme/shared-writer.ts';
import { type Action, may } from '#programme/roles.ts';
import type { CheckedShared } from '../../envelopes.ts';
import { Refusal } from '../../refusal.ts';
import type { MemberActor } from '../access.ts';
import { refuseOldEpoch } from '../epochs.ts';
import { writeLine } from '../journal.ts';
import type { SharedTable } from '../schema.ts';
import type { Tx } from '../tx.ts';

/** Kinds that live with their engagement: listed, written and ended there. */
const WITH_ENGAGEMENT: readonly SharedKind[] = ['engagement_offer', 'engagement_answer'];

/** What somebody of the team needs to write a kind that the team writes. */
const TEAM_NEEDS: Readonly<Partial<Record<SharedKind, Action>>> = { payment: 'pay_hours' };

function mayWrite(actor: MemberActor, kind: SharedKind, member: string): boolean {
  if (WITH_ENGAGEMENT.includes(kind)) return false;
  if (sharedWriter[kind] === 'peer') return may(actor.role, 'answer_engagements') && member === actor.member;
  return may(actor.role, TEAM_NEEDS[kind] ?? 'plan_meetings');
}

/** @throws Refusal `unknown_or_hidden` for kinds that are read with their engagement */
export async function listShared(tx: Tx, actor: MemberActor, kind: SharedKind): Promise<StoredShared[]> {
  if (WITH_ENGAGEMENT.includes(kind)) throw new Refusal('unknown_or_hidden');
  const all = tx.db
    .selectFrom('shared')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('kind', '=', kind)
    .orderBy('id');
  const rows = await (may(actor.role, 'answer_engagements')
    ? all.where('member', '=', actor.member)
    : all
  ).execute();
  return rows.map(toStored);
}

/** Offers and answers of engagements that the caller was found to be allowed. */
export async function sharedOfEngagements(tx: Tx, engagements: readonly string[]): Promise<StoredShared[]> {
  if (engagements.length === 0) return [];
  const rows = await tx.db
    .selectFrom('shared')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('kind', 'in', [...WITH_ENGAGEMENT])
    .where('id', 'in', [...engagements])
    .orderBy('id')
    .execute();
  return rows.map(toStored);
}

/**
 * Writes version `record.version`, which must follow the stored one (1 creates).
 * @throws Refusal `stale` with `{ record }`, `old_epoch`, `member_gone`, `unknown_or_hidden`
 */
export async function putShared(
  tx: Tx,
  input: { actor: MemberActor; record: CheckedShared; member: string; now: number },
): Promise<StoredShared> {
  const { actor, record, member, now } = input;
  if (!mayWrite(actor, record.kind, member)) throw new Refusal('unknown_or_hidden');
  if (record.kind === 'peer_limits' && record.record !== member) throw new Refusal('malformed');
  await refuseOldEpoch(tx, [record.epoch]);
  const peer = await tx.db
    .selectFrom('member')
    .select('role')
    .where('programme', '=', tx.programme)
    .where('id', '=', member)
    .executeTakeFirst();
  if (peer === undefined) throw new Refusal('member_gone');
  const stored = await find(tx, record.kind, record.record);
  // Somebody else's is not even there.
  if (stored !== undefined && stored.member !== member) throw new Refusal('unknown_or_hidden');
  if ((stored?.version ?? 0) !== record.version - 1)
    throw new Refusal('stale', stored ? { record: toStored(stored) } : undefined);
  const written = await writeShared(tx, record, member);
  await writeLine(tx, { kind: 'shared_written', at: now, actor: actor.member, subject: record.kind });
  return written;
}

/** @throws Refusal `unknown_or_hidden` */
export async function deleteShared(
  tx: Tx,
  input: { actor: MemberActor; kind: SharedKind; record: string; now: number },
): Promise<void> {
  const { actor, kind, record, now } = input;
  const stored = await find(tx, kind, record);
  if (stored === undefined || !mayWrite(actor, kind, stored.member)) throw new Refusal('unknown_or_hidden');
  await dropShared(tx, [kind], record);
  await writeLine(tx, { kind: 'shared_deleted', at: now, actor: actor.member, subject: kind });
}

/** Writes it over the version before, or anew. @throws Refusal `stale` when that is not what stands */
export async function writeShared(tx: Tx, record: CheckedShared, member: string): Promise<StoredShared> {
  const values = {
    version: record.version,
    sealed: record.sealed,
    member_key: record.memberKey,
    team_key: record.teamKey,
  };
  const result = await tx.db
    .insertInto('shared')
    .values({ programme: tx.programme, kind: record.kind, id: record.record, member, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['programme', 'kind', 'id'])
        .doUpdateSet(values)
        .where('shared.version', '=', record.version - 1)
        .where('shared.member', '=', member),
    )
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw new Refusal('stale');
  return toStored({ programme: tx.programme, kind: record.kind, id: record.record, member, ...values });
}

export async function dropShared(tx: Tx, kinds: readonly SharedKind[], id: string): Promise<void> {
  await tx.db
    .deleteFrom('shared')
    .where('programme', '=', tx.programme)
    .where('kind', 'in', [...kinds])
    .where('id', '=', id)
    .execute();
}

const find = (tx: Tx, kind: SharedKind, id: string): Promise<SharedTable | undefined> =>
  tx.db
    .selectFrom('shared')
    .selectAll()
    .where('programme', '=', tx.programme)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();

const toStored = (row: SharedTable): StoredShared => ({
  kind: row.kind as SharedKind,
  record: row.id,
  member: row.member,
  version: row.version,
  sealed: row.sealed,
  memberKey: row.member_key,
  teamKey: row.team_key,
});
