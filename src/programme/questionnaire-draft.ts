/**
 * A set while somebody edits it: items in their order, some reworded, some new. Ids are never typed. Whatever begins to
 * mean something else gets a new one by itself ([Note: Comparable years]).
 */
import { canonical } from './canonical.ts';
import { AnswerMoment, type ItemTexts, type QuestionItem, type QuestionSet } from './questionnaire.ts';
import { comparableItems, meaningOf } from './questionnaire-edit.ts';

type Items = readonly QuestionItem[];

/** What stands once in a set: its title, and what is read with every vignette and every myth. What it is not (`label`) stays. */
export type CommonWords = Pick<QuestionSet, (typeof COMMON)[number]>;
const COMMON = ['title', 'vignetteAsks', 'mythAsks', 'mythAnswers'] as const;

export const commonOf = ({ title, vignetteAsks, mythAsks, mythAnswers }: QuestionSet): CommonWords => ({
  ...{ title, vignetteAsks, mythAsks, mythAnswers },
});

/**
 * What becomes of an item's numbers: `same` words, so years stay comparable; `reworded`, or `other_meaning` (another right
 * answer, other choices), so that a new line of numbers begins; `added`.
 */
export type Standing = 'same' | 'reworded' | 'other_meaning' | 'added';

/** Longest stem of an id: room for `-v123-12` behind it. */
const STEM_MAX = 30;
const ALL = AnswerMoment.options;
const NO_WORDS: ItemTexts = { fr: '', en: '' };

/**
 * An id that nothing in `base` has had, nor `taken`: it names the version that it comes with, and of a version there is
 * one only.
 */
export function freshId(base: QuestionSet, stem: string, taken: readonly string[]): string {
  const cut = stem.replace(/-v\d+(?:-\d+)?$/, '').slice(0, STEM_MAX);
  const id = `${cut}-v${base.version + 1}`;
  const used = new Set([...taken, ...base.items.map((item) => item.id)]);
  for (let n = 1; ; n++) {
    const tried = n === 1 ? id : `${id}-${n}`;
    if (!used.has(tried)) return tried;
  }
}

/** As they are to be saved: what means something else than in `base` has a new id. In the same order. */
export function withIds(base: QuestionSet, items: Items): QuestionItem[] {
  const taken = items.map(({ id }) => id);
  return items.map((item) => {
    const before = base.items.find(({ id }) => id === item.id);
    if (before === undefined || meaningOf(before) === meaningOf(item)) return item;
    const id = freshId(base, item.id, taken);
    taken.push(id);
    return { ...item, id };
  });
}

/**
 * What becomes of each item, by its id in `items`. The title is read before all of them and changes no answer; the words that are
 * read with a vignette or a myth are words of it.
 */
export function standings(
  base: QuestionSet,
  items: Items,
  common: CommonWords = base,
): Map<string, Standing> {
  const same = new Set(
    comparableItems(base, { ...base, ...commonOf({ ...base, ...common }), items: [...items] }),
  );
  return new Map(
    items.map((item) => {
      const before = base.items.find(({ id }) => id === item.id);
      if (before === undefined) return [item.id, 'added'];
      if (meaningOf(before) !== meaningOf(item)) return [item.id, 'other_meaning'];
      return [item.id, same.has(item.id) ? 'same' : 'reworded'];
    }),
  );
}

/** Moved by one place, up (-1) or down (1); as it was at either end. */
export function moved(items: Items, id: string, by: -1 | 1): QuestionItem[] {
  const from = items.findIndex((item) => item.id === id);
  const to = from + by;
  const next = [...items];
  const [one, other] = [items[from], items[to]];
  if (one !== undefined && other !== undefined) [next[from], next[to]] = [other, one];
  return next;
}

/** An item to be filled in. @param thinkingBackTo of a scale about the time before: the scale about now */
export function newItem(
  base: QuestionSet,
  items: Items,
  kind: QuestionItem['kind'],
  thinkingBackTo: string | null = null,
): QuestionItem {
  const id = freshId(
    base,
    kind,
    items.map((item) => item.id),
  );
  const options = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ id: `choice-${i + 1}`, text: NO_WORDS }));
  switch (kind) {
    case 'vignette':
      return {
        kind,
        id,
        moments: [...ALL],
        says: NO_WORDS,
        options: options(3),
        right: 'choice-1',
        why: NO_WORDS,
      };
    case 'myth':
      return { kind, id, moments: [...ALL], says: NO_WORDS, right: 'false', why: NO_WORDS };
    case 'scale': {
      const now = items.find((item) => item.id === thinkingBackTo);
      const ends =
        now?.kind === 'scale' ? { low: now.low, high: now.high } : { low: NO_WORDS, high: NO_WORDS };
      const moments: AnswerMoment[] = thinkingBackTo === null ? [...ALL] : ['after'];
      return { kind, id, moments, asks: NO_WORDS, ...ends, thinkingBackTo };
    }
    case 'intent':
      return { kind, id, moments: ['after'], asks: NO_WORDS, options: options(2) };
    case 'behaviour':
      return { kind, id, moments: ['later'], asks: NO_WORDS, options: options(2), none: 'choice-2' };
    case 'line':
      return { kind, id, moments: ['after'], asks: NO_WORDS, hint: NO_WORDS };
  }
}

/** Scales about now that nothing thinks back to yet. */
export function scalesToThinkBackTo(items: Items): Extract<QuestionItem, { kind: 'scale' }>[] {
  const scales = items.filter((item) => item.kind === 'scale');
  const thought = new Set(scales.map(({ thinkingBackTo }) => thinkingBackTo));
  return scales.filter(({ id, thinkingBackTo }) => thinkingBackTo === null && !thought.has(id));
}

export interface Rebased {
  readonly items: QuestionItem[];
  /** Ids, in `items`, of what both had changed, each otherwise. Mine stands, or hers where I had taken it away. */
  readonly both: readonly string[];
}

/**
 * My changes to `base`, made again over what a colleague saved meanwhile. Nothing of mine is lost; what only she changed
 * is hers.
 */
export function rebased(base: QuestionSet, mine: Items, theirs: QuestionSet): Rebased {
  const inBase = new Map(base.items.map((item) => [item.id, item]));
  const inMine = new Map(mine.map((item) => [item.id, item]));
  const hers = new Set(theirs.items.map(({ id }) => id));
  const differ = (a: QuestionItem | undefined, b: QuestionItem | undefined) =>
    canonical(a ?? null) !== canonical(b ?? null);
  const both: string[] = [];
  const kept = theirs.items.flatMap((their): QuestionItem[] => {
    const before = inBase.get(their.id);
    const my = inMine.get(their.id);
    // Hers alone; an id of mine that reads the same gets another below.
    if (before === undefined || !differ(my, before)) return [their];
    if (!differ(their, before)) return my === undefined ? [] : [my];
    if (differ(my, their)) both.push(their.id);
    return [my ?? their];
  });
  // Mine alone: what I added, and what I reworded and she took away. Her version may have given their ids to others.
  const taken = [...hers, ...mine.map(({ id }) => id)];
  const renamed = new Map<string, string>();
  const alone = mine.filter(({ id }) => {
    const before = inBase.get(id);
    if (before === undefined) return true;
    return !hers.has(id) && differ(inMine.get(id), before);
  });
  for (const { id } of alone) {
    const fresh = freshId(theirs, id, taken);
    taken.push(fresh);
    renamed.set(id, fresh);
    if (inBase.has(id)) both.push(fresh);
  }
  const named = (item: QuestionItem, id: string): QuestionItem =>
    item.kind === 'scale' && item.thinkingBackTo !== null
      ? { ...item, id, thinkingBackTo: renamed.get(item.thinkingBackTo) ?? item.thinkingBackTo }
      : { ...item, id };
  const moving = orderOf(mine, inBase) !== orderOf(base.items, inMine);
  const items = moving ? inOrderOf(kept, mine) : kept;
  for (const item of alone) {
    const before = mine[mine.indexOf(item) - 1];
    const at = before === undefined ? -1 : placeAfter(items, renamed.get(before.id) ?? before.id);
    items.splice(at + 1, 0, named(item, renamed.get(item.id) ?? item.id));
  }
  return { items, both };
}

/**
 * My changes to the common words of `base`, over what a colleague saved meanwhile.
 * @returns `both`: she changed some of the same, otherwise; mine stand
 */
export function rebasedCommon(
  base: QuestionSet,
  mine: CommonWords,
  theirs: QuestionSet,
): { readonly common: CommonWords; readonly both: boolean } {
  const differ = (key: keyof CommonWords, a: CommonWords, b: CommonWords) =>
    canonical(a[key]) !== canonical(b[key]);
  const changed = COMMON.filter((key) => differ(key, mine, base));
  return {
    common: { ...commonOf(theirs), ...Object.fromEntries(changed.map((key) => [key, mine[key]])) },
    both: changed.some((key) => differ(key, theirs, base) && differ(key, theirs, mine)),
  };
}

/** The order of the items that are also in `others`. */
const orderOf = (items: Items, others: ReadonlyMap<string, unknown>): string =>
  items
    .map(({ id }) => id)
    .filter((id) => others.has(id))
    .join();

/** `items`, those that `model` has too in its order, in the places that they take together. */
function inOrderOf(items: Items, model: Items): QuestionItem[] {
  const ordered = model.flatMap(({ id }) => items.find((item) => item.id === id) ?? []);
  const common = new Set(ordered);
  return items.map((item) => (common.has(item) ? (ordered.shift() ?? item) : item));
}

/** Where `id` stands, or the last place when it is gone. */
function placeAfter(items: Items, id: string): number {
  const at = items.findIndex((item) => item.id === id);
  return at < 0 ? items.length - 1 : at;
}
