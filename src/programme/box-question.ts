/** A question for the box of a session: asked without a name, read by the moderator before anything is said aloud. */
import { z } from 'zod';
import { LINE_MAX } from './questionnaire.ts';

export const BoxQuestion = z.strictObject({
  moment: z.literal('box'),
  question: z
    .string()
    .transform((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim())
    .pipe(z.string().min(1).max(LINE_MAX)),
});
export type BoxQuestion = z.infer<typeof BoxQuestion>;

/** A question as a browser gives it; null when it is none. */
export const readBoxQuestion = (given: unknown): BoxQuestion | null =>
  BoxQuestion.safeParse(given).data ?? null;
