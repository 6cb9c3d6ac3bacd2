/**
 * [Note: Steps of ten] What was shown of a pool may be looked at again when more answers came: whoever kept the first
 * print could subtract. So the numbers of a pool and a moment move on only when ten more have answered, and no item by
 * fewer; until then they are shown as they were, with their date. All that is shown is made of these releases and of
 * nothing else: sums of numbers that are safe are safe ([Note: Pools]). A pool of which some sessions are not at hand, because
 * a colleague holds them or their answers are destroyed, stays as it was: the difference would be theirs.
 */
import type { EvaluationRelease } from '#programme/evaluation-release.ts';
import type { AnswerMoment, QuestionSet } from '#programme/questionnaire.ts';
import {
  answersOf,
  type HeldSession,
  lastDay,
  type Pool,
  poolSessions,
  SHOWN_FROM_ANSWERS,
} from '#measures/evaluation-pools.ts';
import { SetsKnown, type Tallies, tallySheets } from '#measures/evaluation-tally.ts';

/** To be kept before it is shown; in the place of `replaces`, if there is one. */
export interface FreshRelease {
  readonly release: EvaluationRelease;
  readonly replaces: EvaluationRelease | null;
}

export interface Released {
  /** What may be seen now: one for each pool and moment. */
  readonly current: readonly EvaluationRelease[];
  /** Those of `current` that the log does not have yet. Keep them in this order, then show. */
  readonly fresh: readonly FreshRelease[];
  /** Sessions that show nothing yet: “thank you, n answers”. */
  readonly waiting: readonly HeldSession[];
}

/**
 * @param sessions of one programme, with all answers that could be opened
 * @param sets every set and version that answers may name; sheets that answer another are left out
 * @param log what was released so far, in the order in which it was first written
 * @param today `YYYY-MM-DD`, in the programme's time zone
 */
export function releaseEvaluation(
  sessions: readonly HeldSession[],
  sets: readonly QuestionSet[],
  log: readonly EvaluationRelease[],
  today: string,
): Released {
  const known = new SetsKnown(sets);
  const kept = withoutOverlap(log);
  const readable = sessions.map((session) => ({
    ...session,
    answers: session.answers.filter(({ set, version }) => known.get(set, version) !== null),
  }));
  const { pools, later, waiting } = poolSessions(readable, kept, today);
  const current = new Map(kept.map((release) => [keyOf(release.moment, release.sessions), release]));
  const fresh: FreshRelease[] = [];
  const lookAt = (pool: Pool, moment: AnswerMoment) => {
    const ids = pool.map(({ id }) => id);
    const last = kept.find(
      (release) => release.moment === moment && release.sessions.includes(ids[0] as string),
    );
    const release = releaseOf(pool, moment, last ?? null, known, today);
    if (release === null) return;
    current.set(keyOf(moment, release.sessions), release);
    fresh.push({ release, replaces: last ?? null });
  };
  for (const pool of pools) for (const moment of ['before', 'after'] as const) lookAt(pool, moment);
  for (const pool of later) lookAt(pool, 'later');
  return { current: [...current.values()].toSorted(byDay), fresh, waiting };
}

/** The numbers of `pool` that may be seen anew; null when those of `last`, or none, are shown instead. */
function releaseOf(
  pool: Pool,
  moment: AnswerMoment,
  last: EvaluationRelease | null,
  sets: SetsKnown,
  today: string,
): EvaluationRelease | null {
  const sheets = answersOf(pool, moment);
  const reference = last === null ? newestSet(pool, sets) : sets.get(last.set, last.version);
  if (sheets.length < SHOWN_FROM_ANSWERS || reference === null) return null;
  const tallies = tallySheets(sheets, reference, sets);
  if (last !== null && (pool.length < last.sessions.length || !isStep(last, sheets.length, tallies)))
    return null;
  const [first] = pool as readonly [HeldSession, ...HeldSession[]];
  return {
    kind: 'evaluation_release',
    moment,
    sessions: last?.sessions ?? pool.map(({ id }) => id),
    heldOn: last?.heldOn ?? lastDay(pool),
    sector:
      last === null
        ? pool.every(({ sector }) => sector === first.sector)
          ? first.sector
          : null
        : last.sector,
    set: reference.id,
    version: reference.version,
    releasedOn: today,
    answers: sheets.length,
    items: Object.fromEntries(Object.entries(tallies).filter(([, { n }]) => n >= SHOWN_FROM_ANSWERS)),
  };
}

/** Ten more have answered, and each item that was shown: ten more, or nobody. Fewer than before: some were erased. */
function isStep(last: EvaluationRelease, answers: number, tallies: Tallies): boolean {
  if (answers - last.answers < SHOWN_FROM_ANSWERS) return false;
  return Object.entries(last.items).every(([id, { n }]) => {
    const more = (tallies[id]?.n ?? 0) - n;
    return more === 0 || more >= SHOWN_FROM_ANSWERS;
  });
}

/** The newest set of the last session that has sheets: what is asked now. */
function newestSet(pool: Pool, sets: SetsKnown): QuestionSet | null {
  const last = pool.findLast(({ answers }) => answers.length > 0);
  const [newest] = (last?.answers ?? []).toSorted((a, b) => b.version - a.version);
  return newest === undefined ? null : sets.get(newest.set, newest.version);
}

/** Two members who looked in the same second may have pooled differently: what was written first stands. */
function withoutOverlap(log: readonly EvaluationRelease[]): EvaluationRelease[] {
  const taken = new Set<string>();
  const groups = new Map<string, string>();
  return log.filter(({ moment, sessions }) => {
    const own = [...sessions].sort().join();
    const keys = sessions.map((id) => `${moment === 'later' ? 'later' : 'first'} ${id}`);
    if (keys.some((key) => (groups.get(key) ?? own) !== own)) return false;
    const release = keyOf(moment, sessions);
    if (taken.has(release)) return false;
    taken.add(release);
    for (const key of keys) groups.set(key, own);
    return true;
  });
}

const keyOf = (moment: AnswerMoment, sessions: readonly string[]): string =>
  `${moment} ${[...sessions].sort().join()}`;

const byDay = (a: EvaluationRelease, b: EvaluationRelease): number =>
  a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0;
