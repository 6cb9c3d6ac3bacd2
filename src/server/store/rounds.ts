/**
 * Rounds of questionnaires: opened, adjusted, closed and deleted by the team. Which session a round belongs to stands
 * in the team's sealed records; here are its public code, its times, and how many answers it has.
 */
import { sql } from 'kysely';
import type { SetName, StoredRound } from '#contract/rounds.ts';
import { areRoundTimes, type RoundMode, type RoundMoment } from '#programme/round.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { writeLine } from './journal.ts';
import type { RoundTable } from './schema.ts';
import type { Tx } from './tx.ts';
import { Crossed } from './unavailable.ts';

/** Several a week, kept for two years; beyond, somebody is filling the disk. */
export const MOST_ROUNDS = 2000;

export interface RoundChange {
  readonly round: string;
  /** The stored one that was seen; 0 for none. */
  readonly version: number;
  readonly code: string;
  readonly moment: RoundMoment;
  readonly mode: RoundMode;
  readonly set: SetName | null;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly most: number;
  readonly destroyAt: number;
  /** Hashes of tokens on slips, added to those there are. */
  readonly slips: readonly string[];
}

/** Newest last: ids are made in order of time. */
export async function listRounds(tx: Tx): Promise<StoredRound[]> {
  const rows = await selectRounds(tx).orderBy('id').execute();
  const counts = await countAnswers(tx);
  return rows.map((row) => toStored(row, counts));
}

/** With the set as JSON, as it was when the round was made. @throws Refusal `unknown_or_hidden` */
export async function getRound(tx: Tx, id: string): Promise<{ round: StoredRound; body: string | null }> {
  const row = await selectRounds(tx).select('body').where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new Refusal('unknown_or_hidden');
  return { round: toStored(row, await countAnswers(tx, id)), body: row.body };
}

/** Id of the round of a public code; null when there is none. */
export async function roundOfCode(tx: Tx, code: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('round')
    .select('id')
    .where('programme', '=', tx.programme)
    .where('code', '=', code)
    .executeTakeFirst();
  return row?.id ?? null;
}

/**
 * Makes a round, or changes its times, how many answers it takes and its slips, by compare-and-set.
 * @param body of the set that it asks, as JSON; null for a round that asks none
 * @throws Refusal `stale` with the stored round; `malformed` for times that cannot be; `already_exists` for a code in
 * use; `refused_step` for another code, moment, mode or set than the round was made with, or more slips than answers
 */
export async function putRound(
  tx: Tx,
  input: { actor: MemberActor; change: RoundChange; body: string | null; now: number },
): Promise<StoredRound> {
  const { actor, change, body, now } = input;
  if (!areRoundTimes(change, now)) throw new Refusal('malformed');
  const stored = await selectRounds(tx).where('id', '=', change.round).executeTakeFirst();
  if ((stored?.version ?? 0) !== change.version)
    throw new Refusal(
      'stale',
      stored ? { round: toStored(stored, await countAnswers(tx, change.round)) } : undefined,
    );
  if (stored === undefined) await insertRound(tx, change, body);
  else await updateRound(tx, stored, change);
  await addSlips(tx, change);
  await writeLine(tx, { kind: 'round_written', at: now, actor: actor.member, subject: change.round });
  return (await getRound(tx, change.round)).round;
}

/** Answers go with it. Call `store.forget()` after it. @throws Refusal `unknown_or_hidden` */
export async function deleteRound(
  tx: Tx,
  input: { actor: MemberActor; round: string; now: number },
): Promise<void> {
  const { actor, round, now } = input;
  const result = await tx.db
    .deleteFrom('round')
    .where('programme', '=', tx.programme)
    .where('id', '=', round)
    .executeTakeFirst();
  if (result.numDeletedRows === 0n) throw new Refusal('unknown_or_hidden');
  await writeLine(tx, { kind: 'round_deleted', at: now, actor: actor.member, subject: round });
}

/** @returns whether any went: something sealed went with it */
export async function forgetPastRounds(tx: Tx, now: number): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('round')
    .where('programme', '=', tx.programme)
    .where('destroy_at', '<=', now)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

async function insertRound(tx: Tx, change: RoundChange, body: string | null): Promise<void> {
  const { n } = await tx.db
    .selectFrom('round')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('programme', '=', tx.programme)
    .executeTakeFirstOrThrow();
  if (n >= MOST_ROUNDS) throw new Refusal('refused_step');
  if ((await roundOfCode(tx, change.code)) !== null) throw new Refusal('already_exists');
  const result = await tx.db
    .insertInto('round')
    .values({
      programme: tx.programme,
      id: change.round,
      code: change.code,
      moment: change.moment,
      mode: change.mode,
      set_id: change.set?.id ?? null,
      set_version: change.set?.version ?? null,
      opens_at: change.opensAt,
      closes_at: change.closesAt,
      most: change.most,
      version: 1,
      destroy_at: change.destroyAt,
      body,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw new Crossed();
}

async function updateRound(tx: Tx, stored: Omit<RoundTable, 'body'>, change: RoundChange): Promise<void> {
  const same =
    stored.code === change.code &&
    stored.moment === change.moment &&
    stored.mode === change.mode &&
    stored.set_id === (change.set?.id ?? null) &&
    stored.set_version === (change.set?.version ?? null);
  if (!same) throw new Refusal('refused_step');
  const result = await tx.db
    .updateTable('round')
    .set({
      opens_at: change.opensAt,
      closes_at: change.closesAt,
      most: change.most,
      destroy_at: change.destroyAt,
      version: change.version + 1,
    })
    .where('programme', '=', tx.programme)
    .where('id', '=', change.round)
    .where('version', '=', change.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Crossed();
}

async function addSlips(tx: Tx, { round, mode, most, slips }: RoundChange): Promise<void> {
  if (slips.length === 0) return;
  if (mode !== 'slips') throw new Refusal('refused_step');
  await tx.db
    .insertInto('answer')
    .values(
      [...new Set(slips)].map((token_hash) => ({
        programme: tx.programme,
        round,
        token_hash,
        opened: null,
        sealed: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { answers, slipsLeft } = (await countAnswers(tx, round)).get(round) ?? NONE;
  if (answers + slipsLeft > most) throw new Refusal('refused_step');
}

/** Without the set, which is long. */
const selectRounds = (tx: Tx) =>
  tx.db
    .selectFrom('round')
    .select([
      'programme',
      'id',
      'code',
      'moment',
      'mode',
      'set_id',
      'set_version',
      'opens_at',
      'closes_at',
      'most',
      'version',
      'destroy_at',
    ])
    .where('programme', '=', tx.programme);

type Counts = Pick<StoredRound, 'answers' | 'unopened' | 'slipsLeft'>;
const NONE: Counts = { answers: 0, unopened: 0, slipsLeft: 0 };

/** By round: of all of them, or of one. */
async function countAnswers(tx: Tx, round?: string): Promise<Map<string, Counts>> {
  const all = tx.db
    .selectFrom('answer')
    .select((eb) => [
      'round',
      eb.fn.count<number>('opened').as('answers'),
      sql<number | string>`coalesce(sum(opened), 0)`.as('opened'),
      eb.fn.countAll<number>().as('rows'),
    ])
    .where('programme', '=', tx.programme)
    .groupBy('round');
  const rows = await (round === undefined ? all : all.where('round', '=', round)).execute();
  return new Map(
    rows.map(({ round: of, answers, opened, rows: total }) => [
      of,
      // PostgreSQL's sum is a numeric, which travels as text.
      { answers, unopened: answers - Number(opened), slipsLeft: total - answers },
    ]),
  );
}

function toStored(row: Omit<RoundTable, 'body'>, counts: ReadonlyMap<string, Counts>): StoredRound {
  return {
    round: row.id,
    code: row.code,
    moment: row.moment,
    mode: row.mode,
    set:
      row.set_id === null || row.set_version === null ? null : { id: row.set_id, version: row.set_version },
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    most: row.most,
    destroyAt: row.destroy_at,
    version: row.version,
    ...(counts.get(row.id) ?? NONE),
  };
}
