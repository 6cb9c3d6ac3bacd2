/**
 * The questionnaire on paper: every answer has a digit, the one that whoever keys the sheet in presses. Paper, keying and
 * reading go by this one list.
 */
import {
  type AnswerMoment,
  type ItemTexts,
  itemsFor,
  MYTH_ANSWERS,
  type QuestionItem,
  type QuestionSet,
  SCALE_POINTS,
} from './questionnaire.ts';
import { type Answers, type AnswerValue, readAnswers } from './questionnaire-answers.ts';

/** One answer; its digit is its place, from 1 on. */
export interface SheetChoice {
  readonly value: string;
  /** Null between the ends of a scale. */
  readonly text: ItemTexts | null;
}

/** In the order of their digits; none for a line. */
export function sheetChoices(set: QuestionSet, item: QuestionItem): SheetChoice[] {
  switch (item.kind) {
    case 'vignette':
    case 'intent':
    case 'behaviour':
      return item.options.map(({ id, text }) => ({ value: id, text }));
    case 'myth':
      return MYTH_ANSWERS.map((value) => ({ value, text: set.mythAnswers[value] }));
    case 'scale':
      return SCALE_POINTS.map((point) => ({
        value: String(point),
        text: point === SCALE_POINTS[0] ? item.low : point === SCALE_POINTS.at(-1) ? item.high : null,
      }));
    case 'line':
      return [];
  }
}

/** What is marked on one sheet: the values chosen, by item. */
export type Sheet = Readonly<Record<string, readonly string[]>>;

/** The answers of a sheet; null when it says nothing, or something that was not asked. */
export function answersOfSheet(
  set: QuestionSet,
  moment: AnswerMoment,
  sheet: Sheet,
  line: string,
): Answers | null {
  const answers: Record<string, AnswerValue> = {};
  for (const { id, kind } of itemsFor(set, moment)) {
    const chosen = sheet[id] ?? [];
    const [first] = chosen;
    if (first === undefined) continue;
    answers[id] = kind === 'behaviour' ? [...chosen] : kind === 'scale' ? Number(first) : first;
  }
  const said = line.trim() === '' ? {} : { line };
  return readAnswers(set, { set: set.id, version: set.version, moment, answers, ...said });
}

/** The question itself, as it is read on paper and on screen. */
export function questionOf(set: QuestionSet, item: QuestionItem, language: keyof ItemTexts): string {
  switch (item.kind) {
    case 'vignette':
      return `${item.says[language]} ${set.vignetteAsks[language]}`;
    case 'myth':
      return `${item.says[language]} ${set.mythAsks[language]}`;
    default:
      return item.asks[language];
  }
}
