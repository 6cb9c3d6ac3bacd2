/**
 * What the check found, one note for each thing that is said about it: a long letter says *vous devez* fifty times, and
 * nobody reads the same note fifty times. The places stay, in the order of the text, to be gone through.
 */

import { addTo } from './lists.ts';

export interface Found {
  readonly from: number;
  readonly to: number;
}

export interface FoundTogether<T extends Found> {
  /** The first of them. */
  readonly first: T;
  /** At least one. */
  readonly places: readonly T[];
  /** As written, each once, whatever its capitals; the first few. */
  readonly excerpts: readonly string[];
  /** Whether there are more of those. */
  readonly more: boolean;
}

/** Excerpts shown of one thing. */
const EXCERPTS = 3;

/**
 * In the order of the first place of each.
 * @param found as `findWordings` gives them: in the order of the text
 * @param about two findings with the same are one note
 */
export function foundTogether<T extends Found>(
  found: readonly T[],
  text: string,
  about: (finding: T) => string,
): FoundTogether<T>[] {
  const byNote = new Map<string, T[]>();
  for (const finding of found) addTo(byNote, about(finding), finding);
  return [...byNote.values()].map((places) => {
    const excerpts = new Map<string, string>();
    for (const { from, to } of places) {
      const said = text.slice(from, to).replace(/\s+/gu, ' ');
      const key = said.toLocaleLowerCase();
      if (!excerpts.has(key)) excerpts.set(key, said);
    }
    return {
      first: places[0] as T,
      places,
      excerpts: [...excerpts.values()].slice(0, EXCERPTS),
      more: excerpts.size > EXCERPTS,
    };
  });
}
