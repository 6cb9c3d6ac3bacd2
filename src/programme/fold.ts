/**
 * Words as a search compares them: lower case, without accents, and without the endings that French writes but nobody
 * means (*évaluée, évaluées, évaluer* are one word). Light on purpose: a wrong cut hides a request.
 */

/** Lower case, no accents, one space between words. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[’'`]/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Longest first; the stem keeps at least four letters. */
const ENDINGS = [
  'issements',
  'issement',
  'ements',
  'ement',
  'ations',
  'ation',
  'antes',
  'ants',
  'ante',
  'ees',
  'ent',
  'ant',
  'ier',
  'ez',
  'er',
  'es',
  'ee',
  'e',
  's',
  'x',
];
const STEM = 4;

/** The stem of a folded word. Numbers and short words stay whole. */
export function stemmed(word: string): string {
  if (/\d/.test(word)) return word;
  for (const ending of ENDINGS)
    if (word.endsWith(ending) && word.length - ending.length >= STEM) return word.slice(0, -ending.length);
  return word;
}
