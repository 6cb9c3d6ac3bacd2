/**
 * A set while it is edited: sealed as a draft from the first change, so that a lock or a lost network takes nothing. When
 * a colleague saved a version meanwhile, the changes are laid over hers and it is said; nothing is saved by itself.
 */
import { useEffect } from 'react';
import type { SetName } from '#contract/rounds.ts';
import type { QuestionSets } from '#programme/question-versions.ts';
import { QuestionItem, type QuestionSet } from '#programme/questionnaire.ts';
import {
  type CommonWords,
  commonOf,
  freshId,
  rebased,
  rebasedCommon,
} from '#programme/questionnaire-draft.ts';
import { canonical } from '#programme/canonical.ts';
import { useDraft } from '#team/shell/draft.ts';

interface Fields extends Record<string, unknown> {
  /** What the changes were made to; null: nothing is being edited. */
  readonly from: SetName | null;
  /** In their order: an item as it was, by its id, or as it is now. */
  readonly items: readonly (string | QuestionItem)[];
  /** Absent, or null: as they are in `from`. */
  readonly common?: CommonWords | null;
  /** The one whose form is open, as typed. */
  readonly open: QuestionItem | null;
  /** The version that a colleague saved meanwhile; 0: none. */
  readonly over: number;
  /** Ids of what she changed too; `COMMON_TOO` for the common words. */
  readonly both: readonly string[];
}
/** No item's id. */
const COMMON_TOO = '*';
const NOTHING: Fields = { from: null, items: [], common: null, open: null, over: 0, both: [] };

export interface SetEdit {
  readonly editing: boolean;
  readonly items: readonly QuestionItem[];
  readonly common: CommonWords;
  readonly open: QuestionItem | null;
  readonly over: number;
  readonly both: readonly string[];
  /** She changed common words that I changed too. */
  readonly commonToo: boolean;
  readonly begin: () => void;
  readonly put: (items: readonly QuestionItem[]) => void;
  readonly putCommon: (common: CommonWords) => void;
  /** Opens the form of an item, keeps what is typed in it; null closes it. */
  readonly type: (item: QuestionItem | null) => void;
  /** The item of the form stands in the set. */
  readonly keep: (item: QuestionItem) => void;
  readonly end: () => void;
}

/** @param base the set in use */
export function useSetEdit(base: QuestionSet, sets: QuestionSets): SetEdit {
  const { fields, set, drop } = useDraft<Fields>({ screen: 'question_set', file: null }, NOTHING);
  const { from, open, over, both } = fields;
  const typed = fields.common ?? null;
  const began = from === null ? undefined : versionNamed(from, sets);
  const items = from === null ? base.items : itemsOf(fields.items, began ?? base);
  const behind = from !== null && (from.id !== base.id || from.version !== base.version);
  const compact = (next: readonly QuestionItem[]) => next.map((item) => (isOf(base, item) ? item.id : item));

  useEffect(() => {
    if (!behind) return;
    const onto = rebased(began ?? base, items, base);
    const words = typed === null ? null : rebasedCommon(began ?? base, typed, base);
    set({
      from: { id: base.id, version: base.version },
      items: compact(onto.items),
      over: base.version,
      common: words?.common ?? null,
      both: words?.both ? [...onto.both, COMMON_TOO] : onto.both,
      open: open === null ? null : openOver(open, began ?? base, base, onto.items),
    });
  });

  return {
    editing: from !== null,
    items,
    common: typed ?? commonOf(base),
    open,
    over,
    both,
    commonToo: both.includes(COMMON_TOO),
    begin: () =>
      set({ ...NOTHING, from: { id: base.id, version: base.version }, items: compact(base.items) }),
    put: (next) => set({ items: compact(next) }),
    putCommon: (common) => set({ common }),
    type: (item) => set({ open: item }),
    keep: (item) => {
      const known = items.some(({ id }) => id === item.id);
      const next = known ? items.map((one) => (one.id === item.id ? item : one)) : [...items, item];
      set({ items: compact(next), open: null });
    },
    end: drop,
  };
}

/** The question in the form, over another version: one that is new there must not have an id that was given meanwhile. */
function openOver(
  open: QuestionItem,
  began: QuestionSet,
  base: QuestionSet,
  items: readonly QuestionItem[],
): QuestionItem {
  const known = [began, base].every((set) => set.items.some(({ id }) => id === open.id));
  const taken = items.map(({ id }) => id);
  return known ? open : { ...open, id: freshId(base, open.id, taken) };
}

const isOf = (base: QuestionSet, item: QuestionItem): boolean => {
  const before = base.items.find(({ id }) => id === item.id);
  return before !== undefined && canonical(before) === canonical(item);
};

const itemsOf = (kept: Fields['items'], base: QuestionSet): QuestionItem[] =>
  kept.flatMap((one) => {
    if (typeof one === 'string') return base.items.find(({ id }) => id === one) ?? [];
    // A draft of an older form may hold what no longer is an item.
    const read = QuestionItem.safeParse(one);
    return read.success ? read.data : [];
  });

const versionNamed = ({ id, version }: SetName, { shipped, own }: QuestionSets): QuestionSet | undefined =>
  [...shipped, ...own].find((one) => one.id === id && one.version === version);
