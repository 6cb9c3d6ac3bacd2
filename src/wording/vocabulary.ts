/**
 * [Note: Words under debate] Words on which those who help do not agree. Each position is said with its source, then
 * what the programme does. With a woman, her own word comes first, unless it puts her down.
 */
import { z } from 'zod';
import { Lines } from './entry.ts';

export const VocabularyTerm = z.strictObject({
  /** Its place on the page of words: `#word-victim`. */
  id: z.string().regex(/^word-[a-z-]{3,55}$/, 'begin with word- and use a-z and - only'),
  term: Lines,
  /** What each source holds; `source` null: general practice, no source read. */
  positions: z.array(z.strictObject({ source: z.string().nullable(), says: Lines })).min(1),
  /** What we do with the word. */
  use: Lines,
});
export type VocabularyTerm = z.infer<typeof VocabularyTerm>;

export const Vocabulary = z.array(VocabularyTerm).superRefine((terms, context) => {
  const seen = new Set<string>();
  for (const [index, { id }] of terms.entries()) {
    if (seen.has(id))
      context.addIssue({ code: 'custom', path: [index, 'id'], message: `“${id}” is used twice` });
    seen.add(id);
  }
});
