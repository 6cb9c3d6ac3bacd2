/** What the demonstration's participants answer: invented, the same every time, better after the session than before. */
import { itemsFor, type QuestionItem, type QuestionSet } from '#programme/questionnaire.ts';
import type { Answers, AnswerValue } from '#programme/questionnaire-answers.ts';

type Moment = 'before' | 'after';

/** Of ten, how many know the right answer. Nothing here was measured. */
const KNOW: Readonly<Record<Moment, number>> = { before: 4, after: 8 };
const LINES = ['Enfin des phrases à dire.', 'Merci, très concret.', 'À refaire avec l’équipe de nuit.'];

/** So many sheets, each answered to the end. */
export function inventedAnswers(set: QuestionSet, moment: Moment, people: number): Answers[] {
  const items = itemsFor(set, moment);
  const hasLine = items.some(({ kind }) => kind === 'line');
  return Array.from({ length: people }, (_, person) => {
    const answers: Record<string, AnswerValue> = {};
    for (const [i, item] of items.entries())
      if (item.kind !== 'line') answers[item.id] = valueOf(item, moment, person, i);
    const line = hasLine && person % 4 === 1 ? LINES[(person >> 2) % LINES.length] : undefined;
    return {
      set: set.id,
      version: set.version,
      moment,
      answers,
      ...(line === undefined ? {} : { line }),
    };
  });
}

function valueOf(
  item: Exclude<QuestionItem, { kind: 'line' }>,
  moment: Moment,
  person: number,
  i: number,
): AnswerValue {
  const knows = (person * 7 + i * 3) % 10 < KNOW[moment];
  const among = <T>(all: readonly T[]): T => all[(person + i) % all.length] as T;
  switch (item.kind) {
    case 'vignette': {
      const others = item.options.filter(({ id }) => id !== item.right);
      return knows ? item.right : among(others).id;
    }
    case 'myth':
      return knows ? item.right : among([item.right === 'true' ? 'false' : 'true', 'unsure']);
    case 'scale':
      // Looking back, they rate what they knew a little lower than they had.
      return (moment === 'after' && item.thinkingBackTo === null ? 3 : 1) + ((person * 3 + i) % 3);
    case 'intent':
      return among(item.options).id;
    case 'behaviour':
      return [among(item.options.filter(({ id }) => id !== item.none)).id];
  }
}
