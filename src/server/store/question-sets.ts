/** Sets of questions as the programme edited them: each version stays, so that years can be compared. */
import type { SetName } from '#contract/rounds.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { writeLine } from './journal.ts';
import type { Tx } from './tx.ts';
import { Crossed } from './unavailable.ts';

/** A set is edited a few times a year. */
export const MOST_VERSIONS = 500;

/** A version of a set, as JSON. */
export interface OwnSet extends SetName {
  readonly body: string;
}

const selectSets = (tx: Tx) =>
  tx.db
    .selectFrom('question_set')
    .select(['id', 'version', 'body'])
    .where('programme', '=', tx.programme)
    .orderBy('id')
    .orderBy('version');

export async function questionSets(tx: Tx): Promise<OwnSet[]> {
  return selectSets(tx).execute();
}

/** A version that the programme made, as JSON; null when there is none. */
export async function questionSet(tx: Tx, { id, version }: SetName): Promise<string | null> {
  const row = await selectSets(tx).where('id', '=', id).where('version', '=', version).executeTakeFirst();
  return row?.body ?? null;
}

/**
 * Adds a version of a set.
 * @param last the last version that was seen; 0 for none
 * @throws Refusal `stale` with the last one, `{ set }`; `refused_step` beyond {@link MOST_VERSIONS}
 */
export async function putQuestionSet(
  tx: Tx,
  input: { actor: MemberActor; set: OwnSet; last: number; now: number },
): Promise<void> {
  const { actor, set, last, now } = input;
  const all = await questionSets(tx);
  const stored = all.filter(({ id }) => id === set.id).at(-1);
  if ((stored?.version ?? 0) !== last) {
    const current: unknown = stored === undefined ? null : JSON.parse(stored.body);
    throw new Refusal('stale', stored && { set: current });
  }
  if (all.length >= MOST_VERSIONS) throw new Refusal('refused_step');
  const result = await tx.db
    .insertInto('question_set')
    .values({ programme: tx.programme, ...set })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw new Crossed();
  await writeLine(tx, { kind: 'question_set_written', at: now, actor: actor.member, subject: set.id });
}
