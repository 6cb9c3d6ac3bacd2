/** Pieces of invented sets of questions, for the tests of questionnaires. */
import { type ItemTexts, QuestionSet } from './questionnaire.ts';

export const both = (text: string): ItemTexts => ({ fr: text, en: text });
export const option = (id: string): { id: string; text: ItemTexts } => ({ id, text: both(id) });

/** A set that is sound apart from its items. @throws when one of them is not */
export const inventedSet = (items: readonly unknown[]): QuestionSet =>
  QuestionSet.parse({
    id: 'invented',
    version: 1,
    title: both('Title'),
    label: both('Not validated'),
    vignetteAsks: both('Which one?'),
    mythAsks: both('True or false?'),
    mythAnswers: { true: both('True'), false: both('False'), unsure: both('Unsure') },
    items,
  });
