/** An invented set and sheets for the tests of evaluation. */
import type { AnswerMoment } from '#programme/questionnaire.ts';
import { both, inventedSet, option } from '#programme/questionnaire.cases.ts';
import type { Answers, AnswerValue } from '#programme/questionnaire-answers.ts';
import type { HeldSession } from '#measures/evaluation-pools.ts';

const moments = ['before', 'after', 'later'];

export const SET = inventedSet([
  ...['one', 'two'].map((id) => ({
    kind: 'vignette',
    id,
    moments,
    says: both(id),
    options: [option('open'), option('shut'), option('push')],
    right: 'open',
    why: both('Because.'),
  })),
  { kind: 'myth', id: 'myth', moments, says: both('Myth'), right: 'false', why: both('No.') },
  scale('equipped', moments, null),
  scale('equipped-then', ['after'], 'equipped'),
  {
    kind: 'behaviour',
    id: 'since',
    moments: ['later'],
    asks: both('Since'),
    options: [option('phrase'), option('form'), option('none-yet')],
    none: 'none-yet',
  },
  { kind: 'line', id: 'line', moments: ['after'], asks: both('Line'), hint: both('No names') },
]);

function scale(id: string, asked: string[], thinkingBackTo: string | null) {
  return {
    ...{ kind: 'scale', id, moments: asked, asks: both(id), low: both('Not'), high: both('Very') },
    thinkingBackTo,
  };
}

export const sheet = (
  moment: AnswerMoment,
  answers: Record<string, AnswerValue> = { one: 'open' },
  line?: string,
): Answers => ({
  ...{ set: SET.id, version: SET.version, moment, answers },
  ...(line === undefined ? {} : { line }),
});

export const sheets = (n: number, moment: AnswerMoment, answers?: Record<string, AnswerValue>): Answers[] =>
  Array.from({ length: n }, () => sheet(moment, answers));

/** The `number`th session of 2026, one a month, each of its own organisation unless said otherwise. */
export const held = (
  number: number,
  answers: readonly Answers[],
  changes: Partial<HeldSession> = {},
): HeldSession => ({
  id: `01890a5d-ac96-774b-bcce-${String(number).padStart(12, '0')}`,
  heldOn: `2026-${String(number).padStart(2, '0')}-15`,
  organisation: `organisation ${number}`,
  sector: 'police',
  answers,
  ...changes,
});

/** Long after all of them. */
export const TODAY = '2027-12-31';
