/**
 * [Note: Word rules] The wordings that the check knows in one language (`content/word-check/`): patterns
 * ([Note: Word patterns]) and the entry of the guide, or of the vocabulary, that says why and what instead.
 */
import { z } from 'zod';
import { EntryId, Lines, READERS } from '../entry.ts';
import { beginningOf, PatternError, parsePattern } from './pattern.ts';

const Source = z.string().trim().min(1).max(1000);
const Sources = z.array(Source);

const WordRule = z.strictObject({
  /** Of the entry or the word of the vocabulary that it rests on. */
  id: EntryId,
  find: Sources,
  /** Not where one of these stands in the same sentence. */
  unless: Sources.default([]),
  /** Only where one of these stands in the same sentence. */
  with: Sources.default([]),
  /** Only in a question, or only where it is none. */
  in: z.enum(['question', 'statement']).nullable().default(null),
  /** Only once the reader said that this is her trade. */
  onlyFor: z.array(z.enum(READERS)).default([]),
  notFor: z.array(z.enum(READERS)).default([]),
  /** Where what the entry prefers does not fit this wording. */
  prefer: Lines.nullable().default(null),
});

export const WordRules = z
  .strictObject({
    language: z.enum(['fr', 'en']),
    /** Small words that may stand anywhere inside a wording. */
    skip: Sources,
    /** How people type on a telephone: `pk: pourquoi`. */
    spellings: z.record(z.string(), Source),
    lists: z.record(z.string().regex(/^[\p{L}\p{N} _-]+$/u), Sources),
    /** What comes after these in a sentence is what somebody advises against, or her own word. */
    leave: z.strictObject({ advice: Sources, herWords: Sources }),
    rules: z.array(WordRule),
  })
  .superRefine(({ language, lists, leave, rules }, context) => {
    const check = (source: string, path: (string | number)[], begins: boolean) => {
      try {
        const pattern = parsePattern(source, lists, language);
        if (begins && beginningOf(pattern) === null)
          throw new PatternError(`“${source}” may begin with anything; begin it with a word`);
      } catch (error) {
        if (!(error instanceof PatternError)) throw error;
        context.addIssue({ code: 'custom', path, message: error.message });
      }
    };
    const all = (sources: readonly string[], path: (string | number)[], begins = true) => {
      for (const [index, source] of sources.entries()) check(source, [...path, index], begins);
    };
    for (const [name, items] of Object.entries(lists)) all(items, ['lists', name], false);
    all(leave.advice, ['leave', 'advice']);
    all(leave.herWords, ['leave', 'herWords']);
    for (const [index, rule] of rules.entries())
      for (const field of ['find', 'unless', 'with'] as const) all(rule[field], ['rules', index, field]);
  });
export type WordRules = z.infer<typeof WordRules>;
