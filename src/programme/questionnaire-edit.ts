/**
 * [Note: Comparable years] A programme may put questions in its own words; what was answered before stays an answer to
 * the words that were read. So an edited set is a new version, answers name theirs, and an item is compared across
 * versions only while every word of it is the same. An id never comes to mean something else: a mended typo may keep
 * it, another right answer may not.
 */
import { canonical } from './canonical.ts';
import { type QuestionItem, QuestionSet } from './questionnaire.ts';

/** What is to be mended in an item, for a screen to say. `other`: nothing that its form lets one do. */
export type Mend =
  | 'words_fr'
  | 'words_en'
  | 'too_long'
  | 'options'
  | 'right'
  | 'none'
  | 'moments'
  | 'thinking_back'
  | 'second_line'
  | 'items'
  | 'other';

/** A programme's own sets begin so: its second version is never taken for the second that we ship. */
const OWN = 'own-';

/** The id of what a programme makes of a set, of ours or its own. */
export const ownSetId = (id: string): string => (id.startsWith(OWN) ? id : `${OWN}${id}`);

export interface EditMistake {
  /** Null: it concerns the set. */
  readonly item: string | null;
  /**
   * `not_sound`: what is written does not make a set (`message` says where and what, in English, for a log).
   * `other_meaning`: another kind of question, right answer or choice under an id that has a meaning: give it a new id.
   */
  readonly why: 'not_sound' | 'other_meaning';
  readonly message?: string;
  /** Of `not_sound`. */
  readonly mend?: Mend;
}
export type Edited =
  | { readonly ok: true; readonly set: QuestionSet }
  | { readonly ok: false; readonly mistakes: readonly EditMistake[] };

/**
 * `old` with what a coordinator changed. Unchanged words give `old` itself.
 * @param changed everything but id and version
 */
export function editSet(old: QuestionSet, changed: Omit<QuestionSet, 'id' | 'version'>): Edited {
  const id = ownSetId(old.id);
  const parsed = QuestionSet.safeParse({ ...changed, id, version: old.version + 1 });
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map((issue): EditMistake => {
      const { path, message } = issue;
      const item = typeof path[1] === 'number' ? changed.items[path[1]] : undefined;
      const mend = mendOf(issue);
      return { item: item?.id ?? null, why: 'not_sound', message: `${path.join('.')}: ${message}`, mend };
    });
    return { ok: false, mistakes };
  }
  const set = parsed.data;
  const mistakes = set.items
    .filter((item) =>
      old.items.some((before) => before.id === item.id && meaningOf(before) !== meaningOf(item)),
    )
    .map((item): EditMistake => ({ item: item.id, why: 'other_meaning' }));
  if (mistakes.length > 0) return { ok: false, mistakes };
  const unchanged = canonical({ ...set, id: old.id, version: old.version }) === canonical(old);
  return { ok: true, set: unchanged ? old : set };
}

/** Ids of the items whose answers may be laid side by side: same id, same right answer, same words, in `a`'s order. */
export function comparableItems(a: QuestionSet, b: QuestionSet): string[] {
  return a.items
    .filter((item) => {
      const other = b.items.find(({ id }) => id === item.id);
      return other !== undefined && wordsOf(a, item) === wordsOf(b, other);
    })
    .map(({ id }) => id);
}

/** The field an issue is about, in the terms of {@link Mend}. */
function mendOf({ code, path }: { readonly code: string; readonly path: readonly PropertyKey[] }): Mend {
  if (path.length === 1) return 'items';
  const last = path.at(-1);
  if (last === 'fr' || last === 'en') return code === 'too_big' ? 'too_long' : `words_${last}`;
  switch (path[2]) {
    case 'options':
      return path.length === 3 ? 'options' : 'other';
    case 'right':
    case 'none':
    case 'moments':
      return path[2];
    case 'thinkingBackTo':
      return 'thinking_back';
    case 'kind':
      return 'second_line';
    default:
      return 'other';
  }
}

/** What an id stands for, whatever the words. */
export function meaningOf(item: QuestionItem): string {
  switch (item.kind) {
    case 'vignette':
      return canonical([item.kind, optionIds(item), item.right]);
    case 'myth':
      return canonical([item.kind, item.right]);
    case 'scale':
      return canonical([item.kind, item.thinkingBackTo]);
    case 'intent':
      return canonical([item.kind, optionIds(item)]);
    case 'behaviour':
      return canonical([item.kind, optionIds(item), item.none]);
    case 'line':
      return item.kind;
  }
}
const optionIds = ({ options }: { readonly options: readonly { readonly id: string }[] }): string[] =>
  options.map(({ id }) => id).sort();

/** All that is read before an item is answered. When it is asked, and what is said afterwards, changes no answer. */
function wordsOf(set: QuestionSet, item: QuestionItem): string {
  const { moments: _moments, ...words } = item;
  if (words.kind === 'vignette' || words.kind === 'myth') {
    const { why: _why, ...read } = words;
    return canonical(
      words.kind === 'vignette' ? [read, set.vignetteAsks] : [read, set.mythAsks, set.mythAnswers],
    );
  }
  return canonical(words);
}
