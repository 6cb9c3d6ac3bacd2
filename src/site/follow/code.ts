/** What was typed or pasted as a code: words of either language, with or without the name in front, as on our card. */
import type { Bytes } from '#sealing/bytes.ts';
import { type ParsedWords, parseWords, type WordList } from '#sealing/words.ts';

export const WORDS = 12;

export type TypedCode =
  | { readonly ok: true; readonly bytes: Bytes; readonly reference: string | null }
  | { readonly ok: false; readonly problem: Exclude<ParsedWords, { ok: true }> };

/** `Hirondelle-4821` at the start, as *Copy* puts it before the words. */
const REFERENCE_FIRST = /^\s*(\p{L}+(?:[\s-]\p{L}+){0,3}\s*[-–—]\s*\d{4})\b/u;

/** @param lists the page's language first: its suggestions are the ones told when no list fits */
export function readCode(typed: string, lists: readonly WordList[]): TypedCode {
  const reference = REFERENCE_FIRST.exec(typed)?.[1] ?? null;
  const words = reference === null ? typed : typed.replace(REFERENCE_FIRST, '');
  const readings = lists.map((list) => parseWords(words, list, WORDS));
  for (const reading of readings) if (reading.ok) return { ok: true, bytes: reading.bytes, reference };
  const refused = readings.filter((reading) => !reading.ok);
  // The list that gets furthest is the one that was meant.
  const furthest = [...refused].sort((a, b) => reach(b) - reach(a))[0] ?? {
    ok: false,
    reason: 'wrong_count',
    count: 0,
  };
  return { ok: false, problem: furthest };
}

/** How many words a list knew before it gave up; all of them when only their number or order is wrong. */
const reach = (reading: Exclude<ParsedWords, { ok: true }>) =>
  reading.reason === 'unknown_word' ? reading.index : Number.POSITIVE_INFINITY;
