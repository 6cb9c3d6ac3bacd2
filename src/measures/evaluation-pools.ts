/**
 * [Note: Pools] Results show from ten answers on. A session that has them stands for itself; smaller ones wait a little
 * for late sheets, then are put together in the order of their dates until there are ten. A pool, once seen, stays as it
 * is for ever, and everything shown is made of whole pools: a year, an audience, all together. So no two of them differ
 * by fewer people than a pool has, whatever is added or subtracted.
 */
import type { EvaluationRelease } from '#programme/evaluation-release.ts';
import type { Audience } from '#programme/engagement.ts';
import type { AnswerMoment } from '#programme/questionnaire.ts';
import type { Answers } from '#programme/questionnaire-answers.ts';

/** Fewest answers that show. */
export const SHOWN_FROM_ANSWERS = 10;

/** Days after a session until it is pooled with others: sheets of paper come in late. */
export const POOLED_AFTER_DAYS: Readonly<Record<AnswerMoment, number>> = { before: 7, after: 7, later: 120 };

/** A session that took place, with its answers as they were opened. */
export interface HeldSession {
  readonly id: string;
  /** `YYYY-MM-DD`, in the programme's time zone. */
  readonly heldOn: string;
  readonly organisation: string;
  readonly sector: Audience;
  readonly answers: readonly Answers[];
}

/** Sessions that show together, in the order of their dates. */
export type Pool = readonly HeldSession[];

export interface Pools {
  /** Compared before and after. */
  readonly pools: readonly Pool[];
  /** Three months later fewer answer: whole pools, put together again until there are ten of these answers. */
  readonly later: readonly Pool[];
  /** Not yet in any pool. */
  readonly waiting: readonly HeldSession[];
}

/**
 * @param sessions of one programme
 * @param log what was released before: those pools stay as they are
 * @param today `YYYY-MM-DD`
 */
export function poolSessions(
  sessions: readonly HeldSession[],
  log: readonly EvaluationRelease[],
  today: string,
): Pools {
  const first = gather({
    units: sessions.map((session) => [session]),
    seen: log.filter(({ moment }) => moment !== 'later'),
    isEnough: (pool) => {
      const before = answersOf(pool, 'before').length;
      return hasEnough(pool, 'after') && (before === 0 || before >= SHOWN_FROM_ANSWERS);
    },
    isFull: (pool) => everyItemShows(pool, 'before') && everyItemShows(pool, 'after'),
    mayWaitNoLonger: (pool) => isOver(pool, 'after', today),
  });
  const later = gather({
    units: first.pools,
    seen: log.filter(({ moment }) => moment === 'later'),
    isEnough: (pool) => hasEnough(pool, 'later'),
    isFull: (pool) => everyItemShows(pool, 'later'),
    mayWaitNoLonger: (pool) => isOver(pool, 'later', today),
  });
  return { pools: first.pools, later: later.pools, waiting: first.left.flat() };
}

export const answersOf = (pool: Pool, moment: AnswerMoment): Answers[] =>
  pool.flatMap(({ answers }) => answers.filter((sheet) => sheet.moment === moment));

const hasEnough = (pool: Pool, moment: AnswerMoment): boolean =>
  answersOf(pool, moment).length >= SHOWN_FROM_ANSWERS;

/**
 * Whether each item that anybody answered was answered by enough: what some skipped would be lost for good. With twice as
 * many sheets it no longer matters: the item is hardly ever answered.
 */
function everyItemShows(pool: Pool, moment: AnswerMoment): boolean {
  const sheets = answersOf(pool, moment);
  const times = new Map<string, number>();
  for (const { answers } of sheets)
    for (const id of Object.keys(answers)) times.set(id, (times.get(id) ?? 0) + 1);
  return sheets.length >= 2 * SHOWN_FROM_ANSWERS || times.values().every((n) => n >= SHOWN_FROM_ANSWERS);
}

/** Whether late sheets of `moment` are no longer waited for. */
export const isOver = (pool: Pool, moment: AnswerMoment, today: string): boolean =>
  lastDay(pool) <= daysBefore(today, POOLED_AFTER_DAYS[moment]);

/** Day of the last session. */
export const lastDay = (pool: Pool): string => (pool.at(-1) as HeldSession).heldOn;

export interface Gathering {
  readonly units: readonly Pool[];
  /** Pools that exist already, whatever their number of answers has become. */
  readonly seen: readonly { readonly sessions: readonly string[] }[];
  /** May stand for itself. */
  readonly isEnough: (pool: Pool) => boolean;
  /** Once put together with others, needs this besides: who waits already may wait for one more. */
  readonly isFull?: (pool: Pool) => boolean;
  readonly mayWaitNoLonger: (pool: Pool) => boolean;
}

/** Units put together, in the order of their dates, until there is enough; `left` has those for whom there is not. */
export function gather({ units, seen, isEnough, isFull = () => true, mayWaitNoLonger }: Gathering): {
  pools: Pool[];
  left: Pool[];
} {
  const inOrder = units.toSorted((a, b) => compare(placeOf(a), placeOf(b)));
  const poolOf = new Map(seen.flatMap(({ sessions }, pool) => sessions.map((id) => [id, pool] as const)));
  const again = new Map<number, HeldSession[]>();
  const pools: Pool[] = [];
  const small: Pool[] = [];
  for (const unit of inOrder) {
    const pool = poolOf.get((unit[0] as HeldSession).id);
    // Never more than was seen together, should a unit have been put together otherwise since.
    if (pool !== undefined)
      again.set(pool, [...(again.get(pool) ?? []), ...unit.filter(({ id }) => poolOf.get(id) === pool)]);
    else if (isEnough(unit)) pools.push(unit);
    else small.push(unit);
  }
  let together: Pool[] = [];
  for (const unit of small.filter(mayWaitNoLonger)) {
    together.push(unit);
    const pool = together.flat();
    if (!isEnough(pool) || !isFull(pool)) continue;
    pools.push(pool);
    together = [];
  }
  return {
    pools: [...again.values(), ...pools].toSorted((a, b) => compare(placeOf(a), placeOf(b))),
    left: [...small.filter((unit) => !mayWaitNoLonger(unit)), ...together],
  };
}

/** In the order of dates; ids settle a day with two sessions. */
const placeOf = (pool: Pool): string => `${lastDay(pool)} ${(pool.at(-1) as HeldSession).id}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
