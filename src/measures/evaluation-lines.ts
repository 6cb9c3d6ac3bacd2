/**
 * [Note: Lines] What participants wrote in their own words. Read by the team before anybody else, and never of one
 * organisation alone: a chief knows the turns of phrase of his officers. So lines are put together from several
 * organisations, with ten answers at least besides those of the largest, shuffled once, and kept without their sessions.
 * What comes in later of the same sessions is not added: a line that is new would be from whoever was late.
 */
import type { EvaluationLines } from '#programme/evaluation-release.ts';
import { folded } from '#programme/fold.ts';
import type { AnswerMoment } from '#programme/questionnaire.ts';
import {
  answersOf,
  gather,
  type HeldSession,
  isOver,
  lastDay,
  type Pool,
  SHOWN_FROM_ANSWERS,
} from '#measures/evaluation-pools.ts';

/**
 * Lines that may be read now and are not in the log yet. Keep them there, with `unread` lines for the team to read.
 * @param log lines gathered so far, whatever became of them
 * @param today `YYYY-MM-DD`
 * @param random 0 up to, not including, 1; from `crypto`, or the order could be guessed
 */
export function gatherLines(
  sessions: readonly HeldSession[],
  log: readonly EvaluationLines[],
  today: string,
  random: () => number,
): EvaluationLines[] {
  return (['before', 'after', 'later'] as const).flatMap((moment) => {
    const done = log.filter((lines) => lines.moment === moment);
    const gathered = new Set(done.flatMap((lines) => lines.sessions));
    const { pools } = gather({
      units: sessions.filter(({ id }) => !gathered.has(id)).map((session) => [session]),
      seen: [],
      isEnough: (pool) => hidesEachOrganisation(pool, moment),
      mayWaitNoLonger: (pool) => isOver(pool, moment, today),
    });
    return pools.flatMap((pool): EvaluationLines[] => {
      const texts = answersOf(pool, moment).flatMap(({ line }) => (line === undefined ? [] : [line]));
      if (texts.length === 0) return [];
      const lines = shuffled(texts, random).map((text) => ({ text, state: 'unread' as const }));
      return [
        {
          kind: 'evaluation_lines',
          moment,
          sessions: pool.map(({ id }) => id),
          heldOn: lastDay(pool),
          releasedOn: today,
          lines,
        },
      ];
    });
  });
}

/** Two organisations wrote, and ten answered besides those of any one of them. */
function hidesEachOrganisation(pool: Pool, moment: AnswerMoment): boolean {
  const byOrganisation = Map.groupBy(pool, ({ organisation }) => folded(organisation));
  const sheets = [...byOrganisation.values()].map((own) => answersOf(own, moment));
  const writing = sheets.filter((own) => own.some(({ line }) => line !== undefined)).length;
  const sizes = sheets.map(({ length }) => length);
  const besides = sizes.reduce((sum, n) => sum + n, 0) - Math.max(...sizes);
  return writing >= 2 && besides >= SHOWN_FROM_ANSWERS;
}

/** A fair shuffle (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
