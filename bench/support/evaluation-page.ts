/** What a member's browser does with opened answers, from their plain text to every table shown. Bundled for a page. */
import '#contract/jitless.ts';
import type { QuestionSet } from '#programme/questionnaire.ts';
import { readAnswers } from '#programme/questionnaire-answers.ts';
import { bySector, byYear, evaluationResults } from '#measures/evaluation.ts';
import { releaseEvaluation } from '#measures/evaluation-release.ts';
import { sampleSessions } from '#test/support/evaluation-answers.ts';

const ROUNDS = 15;

/** @returns how long each round took (ms), and over how many answers */
export function timeResults(
  set: QuestionSet,
  people: number,
): { times: number[]; answers: number; tables: number } {
  const opened = sampleSessions(set, { sessions: 200, people }).map((session) => ({
    ...session,
    answers: session.answers.map((sheet) => JSON.stringify(sheet)),
  }));
  const times: number[] = [];
  let tables = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    const sessions = opened.map(({ answers, ...session }) => ({
      ...session,
      answers: answers.flatMap((text) => readAnswers(set, JSON.parse(text)) ?? []),
    }));
    const { current } = releaseEvaluation(sessions, [set], [], '2040-01-01');
    const looks = [current, ...bySector(current).values(), ...byYear(current).values()];
    tables = looks.filter((releases) => evaluationResults(releases, [set]) !== null).length;
    times.push(performance.now() - began);
  }
  return { times, answers: opened.reduce((sum, { answers }) => sum + answers.length, 0), tables };
}

Object.assign(window, { timeResults });
