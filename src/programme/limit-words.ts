/**
 * Whether a limit that a peer wrote (“my family”, “Joliette”) is meant by what an organiser wrote. Forgiving on purpose: what is
 * found for nothing costs her one tick, what is missed goes past her limit.
 */
import { folded, stemmed } from '#programme/fold.ts';

/** Shorter words (*ma*, *les*, *the*) say nothing, unless there are no others. */
const SAYING = 4;

function wordsOf(text: string): string[] {
  const words = folded(text)
    .split(' ')
    .filter((word) => word !== '');
  const saying = words.filter((word) => word.length >= SAYING);
  return (saying.length > 0 ? saying : words).map(stemmed);
}

/** *famille* and *familiale*: of one root, as far as that can be told without a dictionary. */
function akin(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < SAYING) return short === long;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  return same === short.length || (same > SAYING && same / short.length >= 0.75);
}

const holds = (text: readonly string[], words: readonly string[]): boolean =>
  words.length > 0 && words.every((word) => text.some((one) => akin(word, one)));

/** `text` speaks of all that `limit` names; accents, case and endings do not count. */
export const speaksOf = (text: string, limit: string): boolean => holds(wordsOf(text), wordsOf(limit));

/** The same for a label of a few words, which may also be the wider word of the two (*violence* for *conjugal violence*). */
export const meansSame = (label: string, limit: string): boolean =>
  speaksOf(label, limit) || speaksOf(limit, label);
