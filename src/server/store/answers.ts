/**
 * Sealed answers: one for each token, without a time, an address or an order ([Note: No order]).
 *
 * [Note: No line] An answer that comes in writes no line in the journal. A line has a time to the millisecond and a
 * number: beside a list of who answered when (a camera, a network's log), each would lead to a person. So open screens
 * are not told of it either; they ask now and then how many there are.
 */
import { ANSWERS_AT_ONCE, type StoredAnswer, type StoredRound } from '#contract/rounds.ts';
import { MOST_ANSWERS, roundStanding } from '#programme/round.ts';
import { Refusal } from '../refusal.ts';
import type { MemberActor } from './access.ts';
import { currentEpoch, refuseOldEpoch } from './epochs.ts';
import { writeLine } from './journal.ts';
import { doorOf } from './programmes.ts';
import { getRound } from './rounds.ts';
import type { AnswerTable, RoundTable } from './schema.ts';
import { prepared, type Tx } from './tx.ts';

export interface IncomingAnswer {
  readonly code: string;
  readonly tokenHash: string;
  /** Of the intake key that it is sealed to. */
  readonly epoch: number;
  readonly sealed: string;
  readonly now: number;
}

type RoundRow = Pick<RoundTable, 'id' | 'mode' | 'opens_at' | 'closes_at' | 'most'>;
const selectRound = (lock: boolean) =>
  prepared<{ programme: string; code: string }>()((db, p) => {
    const round = db
      .selectFrom('round')
      .select(['id', 'mode', 'opens_at', 'closes_at', 'most'])
      .where('programme', '=', p('programme'))
      .where('code', '=', p('code'));
    return lock ? round.forUpdate() : round;
  });
const findRound = selectRound(false);
const holdRound = selectRound(true);

const selectKnown = prepared<Pick<AnswerTable, 'programme' | 'round' | 'token_hash'>>()((db, p) =>
  db
    .selectFrom('answer')
    .select('opened')
    .where('programme', '=', p('programme'))
    .where('round', '=', p('round'))
    .where('token_hash', '=', p('token_hash')),
);
const countTaken = prepared<{ programme: string; round: string }>()((db, p) =>
  db
    .selectFrom('answer')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('programme', '=', p('programme'))
    .where('round', '=', p('round'))
    .where('opened', 'is not', null),
);
type New = { programme: string; round: string; token_hash: string; sealed: string };
const insertAnswer = prepared<New>()((db, p) =>
  db
    .insertInto('answer')
    .values({
      programme: p('programme'),
      round: p('round'),
      token_hash: p('token_hash'),
      opened: 0,
      sealed: p('sealed'),
    })
    .onConflict((conflict) => conflict.doNothing()),
);
const useSlip = prepared<New>()((db, p) =>
  db
    .updateTable('answer')
    .set({ opened: 0, sealed: p('sealed') })
    .where('programme', '=', p('programme'))
    .where('round', '=', p('round'))
    .where('token_hash', '=', p('token_hash'))
    .where('opened', 'is', null),
);

/**
 * Takes an answer. Its token is its name: the same one again is the same answer, whatever the ciphertext, and stays
 * acknowledged once the round is full or closed.
 * @throws Refusal `unknown_or_hidden` for a code that is none; `round_not_yet`, `round_closed`, `round_full`;
 * `slip_refused` for a token that is on no slip; `old_certificate` with the new one
 */
export async function takeAnswer(tx: Tx, answer: IncomingAnswer): Promise<'now' | 'before'> {
  const { code, tokenHash, epoch, sealed, now } = answer;
  // Two nodes that count at the same moment would both find one place left: on PostgreSQL they take turns by the round.
  const find = tx.engine === 'postgres' ? holdRound : findRound;
  const round = (await find(tx, { programme: tx.programme, code })).rows[0];
  if (round === undefined) throw new Refusal('unknown_or_hidden');
  const row = { programme: tx.programme, round: round.id, token_hash: tokenHash };
  const refusal = await reasonToRefuse(tx, round, epoch, now);
  if (refusal === null) {
    const take = round.mode === 'slips' ? useSlip : insertAnswer;
    const { numAffectedRows } = await take(tx, { ...row, sealed });
    if (numAffectedRows === 1n) return 'now';
  }
  const known = (await selectKnown(tx, row)).rows[0];
  if (known !== undefined && known.opened !== null) return 'before';
  if (round.mode === 'slips' && known === undefined) throw new Refusal('slip_refused');
  throw refusal ?? new Error('An answer was neither stored nor known.');
}

async function reasonToRefuse(tx: Tx, round: RoundRow, epoch: number, now: number): Promise<Refusal | null> {
  const standing = roundStanding({ opensAt: round.opens_at, closesAt: round.closes_at }, now);
  if (standing !== 'open') return new Refusal(standing === 'closed' ? 'round_closed' : 'round_not_yet');
  if ((await currentEpoch(tx)) !== epoch) {
    const { epoch: current, founded } = await doorOf(tx);
    if (current === null || founded === null) return new Refusal('door_closed');
    return new Refusal('old_certificate', { ...current, genesisHash: founded.genesisHash });
  }
  // A slip has its place kept; in a room, places are taken as they come.
  if (round.mode === 'slips') return null;
  const taken = Number((await countTaken(tx, { programme: tx.programme, round: round.id })).rows[0]?.n);
  return taken >= round.most ? new Refusal('round_full') : null;
}

/** @param after hash of the last token seen; null: from the first */
export async function listAnswers(
  tx: Tx,
  round: string,
  after: string | null,
): Promise<{ answers: StoredAnswer[]; next: string | null }> {
  await getRound(tx, round);
  const rows = await tx.db
    .selectFrom('answer')
    .select(['token_hash', 'opened', 'sealed'])
    .where('programme', '=', tx.programme)
    .where('round', '=', round)
    .where('opened', 'is not', null)
    .where('token_hash', '>', after ?? '')
    .orderBy('token_hash')
    .limit(ANSWERS_AT_ONCE + 1)
    .execute();
  const page = rows.slice(0, ANSWERS_AT_ONCE);
  return {
    answers: page.map(({ token_hash, opened, sealed }) => ({
      token: token_hash,
      opened: opened === 1,
      sealed: sealed ?? '',
    })),
    next: rows.length > ANSWERS_AT_ONCE ? (page.at(-1)?.token_hash ?? null) : null,
  };
}

/** An answer under the ring key, whose envelope was checked. */
export interface KeptAnswer {
  readonly token: string;
  readonly sealed: string;
  readonly epoch: number | null;
}

/**
 * Opened answers in place of their age files. One that is kept already, or that no longer is there, stays as it is.
 * @returns how many were kept @throws Refusal `old_epoch`, `unknown_or_hidden` for a round that is none
 */
export async function keepOpened(
  tx: Tx,
  input: { actor: MemberActor; round: string; answers: readonly KeptAnswer[]; now: number },
): Promise<number> {
  const { actor, round, answers, now } = input;
  await getRound(tx, round);
  await refuseOldEpoch(
    tx,
    answers.map(({ epoch }) => epoch),
  );
  let kept = 0;
  for (const { token, sealed } of answers) {
    const result = await tx.db
      .updateTable('answer')
      .set({ opened: 1, sealed })
      .where('programme', '=', tx.programme)
      .where('round', '=', round)
      .where('token_hash', '=', token)
      .where('opened', '=', 0)
      .executeTakeFirst();
    kept += Number(result.numUpdatedRows);
  }
  if (kept > 0) await writeLine(tx, { kind: 'answers_opened', at: now, actor: actor.member, subject: round });
  return kept;
}

/**
 * Answers from paper sheets: each once, by its token, and also when the round takes none by the link any more.
 * @throws Refusal `old_epoch`, `unknown_or_hidden`, `round_full` beyond what any round may hold
 */
export async function keyAnswers(
  tx: Tx,
  input: { actor: MemberActor; round: string; answers: readonly KeptAnswer[]; now: number },
): Promise<StoredRound> {
  const { actor, round, answers, now } = input;
  await getRound(tx, round);
  await refuseOldEpoch(
    tx,
    answers.map(({ epoch }) => epoch),
  );
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('answer')
    .values(
      answers.map(({ token, sealed }) => ({
        programme: tx.programme,
        round,
        token_hash: token,
        opened: 1 as const,
        sealed,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const after = (await getRound(tx, round)).round;
  if (after.answers > MOST_ANSWERS) throw new Refusal('round_full');
  if ((numInsertedOrUpdatedRows ?? 0n) > 0n)
    await writeLine(tx, { kind: 'answers_keyed', at: now, actor: actor.member, subject: round });
  return after;
}
