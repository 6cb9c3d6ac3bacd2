/** The versions of a programme's questions, oldest first: which one is asked now, and since when in the same words. */
import type { QuestionSet } from './questionnaire.ts';
import { comparableItems, ownSetId } from './questionnaire-edit.ts';

export interface QuestionSets {
  readonly shipped: readonly QuestionSet[];
  /** In the programme's own words, by id, then version. */
  readonly own: readonly QuestionSet[];
}

/** The set that the next round asks with: the programme's own in its last version, or the one that ships. */
export const setInUse = ({ shipped, own }: QuestionSets): QuestionSet | undefined =>
  own.at(-1) ?? shipped.at(-1);

/** `set` and those that it came from, oldest first. */
export function versionsUpTo(set: QuestionSet, { shipped, own }: QuestionSets): QuestionSet[] {
  const mine = own.filter(({ id, version }) => id === set.id && version < set.version);
  // What ships later than the first edited one is no ancestor of it.
  const first = mine[0] ?? set;
  const from = shipped.filter(({ id, version }) => ownSetId(id) === first.id && version < first.version);
  return [...from, ...mine, set];
}

/**
 * Since which version each item of the last of `versions` has been asked in the same words, without a break.
 * @param versions oldest first, at least one
 */
export function askedSince(versions: readonly QuestionSet[]): Map<string, number> {
  const last = versions.at(-1);
  const since = new Map<string, number>();
  if (last === undefined) return since;
  let unbroken = new Set(last.items.map(({ id }) => id));
  for (const one of versions.toReversed()) {
    unbroken = new Set(comparableItems(last, one).filter((id) => unbroken.has(id)));
    for (const id of unbroken) since.set(id, one.version);
  }
  return since;
}
