/**
 * What was answered, as `readAnswers` takes it (programme/questionnaire-answers.ts), `readBoxQuestion` or `readUndertaking`.
 * The checks stand there; here is what the page lets one say. answers.test.ts holds both together.
 */
import type { Answers, AnswerValue } from '#programme/questionnaire-answers.ts';
import type { BoxQuestion } from '#programme/box-question.ts';
import type { AnswerMoment } from '#programme/questionnaire.ts';
import type { UndertakingAnswer } from '#programme/undertaking.ts';
import type { QuestionnaireFacts } from './facts.ts';

/** An item as it stands on the page. */
export interface Given {
  readonly item: string;
  readonly kind: string;
  /** Values of what is chosen. */
  readonly chosen: readonly string[];
}

/** Leaves line breaks and doubled spaces out: the line is one line. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();

/** Null when nothing at all was answered. */
export function answersOf(
  { round }: Pick<QuestionnaireFacts, 'round'>,
  given: readonly Given[],
  line: string,
): Answers | BoxQuestion | null {
  const text = oneLine(line);
  if (round.set === null) return text === '' ? null : { moment: 'box', question: text };
  const answers = Object.fromEntries(
    given.flatMap(({ item, kind, chosen }): [string, AnswerValue][] => {
      const [first] = chosen;
      if (first === undefined) return [];
      if (kind === 'behaviour') return [[item, [...chosen]]];
      return [[item, kind === 'scale' ? Number(first) : first]];
    }),
  );
  if (text === '' && Object.keys(answers).length === 0) return null;
  return {
    set: round.set.id,
    version: round.set.version,
    // Only a box and an undertaking have no set.
    moment: round.moment as AnswerMoment,
    answers,
    ...(text === '' ? {} : { line: text }),
  };
}

/** Null without a name. @param promised what stood on the page @param at epoch ms, by the server's clock */
export function undertakingOf(promised: readonly string[], by: string, at: number): UndertakingAnswer | null {
  const name = oneLine(by);
  if (name === '') return null;
  // What the page shows is what the server wrote there.
  return { moment: 'undertaking', accepted: promised as UndertakingAnswer['accepted'], by: name, at };
}

/** By how many characters the line is too long; 0 when it is not. */
export const tooLongBy = (line: string, limit: number): number => Math.max(0, oneLine(line).length - limit);
