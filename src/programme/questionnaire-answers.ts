/**
 * What one participant sends, sealed in her browser, or what is keyed in from one sheet of paper. No name, no time, no
 * device: the server adds nothing but the session and the day's count.
 */
import { z } from 'zod';
import {
  AnswerMoment,
  ItemId,
  itemsFor,
  LINE_MAX,
  MYTH_ANSWERS,
  type QuestionItem,
  type QuestionSet,
  SCALE_POINTS,
} from './questionnaire.ts';

/** An option's id (vignette, intent), `true` `false` `unsure` (myth), 1 to 5 (scale), the ids of options (behaviour). */
const AnswerValue = z.union([z.string().max(40), z.int(), z.array(z.string().max(40)).max(6)]);
export type AnswerValue = z.infer<typeof AnswerValue>;

export const Answers = z.strictObject({
  set: ItemId,
  version: z.int().min(1),
  moment: AnswerMoment,
  /** By item; what was skipped is not there. */
  answers: z.record(ItemId, AnswerValue),
  /** In her own words, on one line. */
  line: z
    .string()
    .transform((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim())
    .pipe(z.string().min(1).max(LINE_MAX))
    .optional(),
});
export type Answers = z.infer<typeof Answers>;

/**
 * Answers to `set` as a browser or a sheet gives them; null when they are to another set or version, name an item not
 * asked at that moment, hold a value that it does not offer, or say nothing at all. Never half of them: what does not
 * fit was not written by our page.
 */
export function readAnswers(set: QuestionSet, given: unknown): Answers | null {
  const parsed = Answers.safeParse(given);
  if (!parsed.success) return null;
  const { data } = parsed;
  if (data.set !== set.id || data.version !== set.version) return null;
  const asked = itemsFor(set, data.moment);
  const fitting = Object.entries(data.answers).every(([id, value]) => {
    const item = asked.find((one) => one.id === id);
    return item !== undefined && isAnswerTo(item, value);
  });
  if (!fitting) return null;
  if (data.line !== undefined && !asked.some(({ kind }) => kind === 'line')) return null;
  const saysNothing = data.line === undefined && Object.keys(data.answers).length === 0;
  return saysNothing ? null : data;
}

/** Whether `value` is one that `item` offers. A line is not among the values: it stands beside them. */
export function isAnswerTo(item: QuestionItem, value: AnswerValue): boolean {
  switch (item.kind) {
    case 'vignette':
    case 'intent':
      return item.options.some(({ id }) => id === value);
    case 'myth':
      return MYTH_ANSWERS.some((answer) => answer === value);
    case 'scale':
      return SCALE_POINTS.some((point) => point === value);
    case 'behaviour':
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        new Set(value).size === value.length &&
        value.every((chosen) => item.options.some(({ id }) => id === chosen)) &&
        (value.length === 1 || !value.includes(item.none))
      );
    case 'line':
      return false;
  }
}
