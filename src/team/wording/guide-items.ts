/** The guide as a programme's team sees it: every entry with where it stands, what to review next, what to look for. */
import type { Wording } from '#contract/wording.ts';
import type { GuideView } from '#team/data/model.ts';
import { folded, stemmed } from '#programme/fold.ts';
import type { Locale } from '#texts/locales.ts';
import { type Approver, standingOf, waitsFor } from '#wording/approval.ts';
import { type GuideEntry, type OwnWording, wholeGuide } from '#wording/guide.ts';

export const ownIn = ({ own, approvals, hideDrafts }: Wording): OwnWording => ({
  entries: own.map(({ id, hidden, words, basedOn }) => ({ id, hidden, words, basedOn })),
  approvals,
  hideDrafts,
});

/** Every entry, hidden ones too. */
export const entriesIn = (wording: Wording): GuideEntry[] => wholeGuide(wording.entries, ownIn(wording));

/** A conversation to practise, and where it stands. */
export type PracticeItem = Omit<Wording['practice'][number], 'item'> &
  Pick<GuideEntry, 'id' | 'standing' | 'hidden'>;

export const practiceIn = ({ practice, approvals }: Wording): PracticeItem[] =>
  practice.map(({ item, ...conversation }) => ({
    ...conversation,
    id: item,
    hidden: false,
    standing: standingOf(approvals, item, conversation.version),
  }));

/** Whatever is approved: an entry or a conversation. */
export type Approvable = Pick<GuideEntry, 'id' | 'version' | 'hidden' | 'standing'>;

/** A sitting. */
export const AT_A_TIME = 10;

/** What waits for `side`, less what `member` has said *not yet* to as it stands: her colleagues have that to answer. */
export function toReview<T extends Approvable>(
  items: readonly T[],
  notes: GuideView['notes'],
  side: Approver,
  member: string,
): T[] {
  const put = new Set(
    notes.filter(({ by }) => by === member).map(({ item, version }) => `${item} ${version}`),
  );
  return items.filter(
    ({ id, version, hidden, standing }) =>
      !hidden && waitsFor(standing, side) && !put.has(`${id} ${version}`),
  );
}

export const SHOWS = [
  'all',
  'survivor',
  'worker',
  'approved',
  'not_yet',
  'ours',
  'outdated',
  'hidden',
] as const;
export type Show = (typeof SHOWS)[number];

/** Whether an entry is of those that somebody wants to see. */
export function isShown(entry: GuideEntry, show: Show, notes: GuideView['notes']): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'survivor':
    case 'worker':
      return !entry.hidden && waitsFor(entry.standing, show);
    case 'approved':
      return !entry.hidden && entry.standing.state === 'approved';
    case 'not_yet':
      return notesOn(entry, notes).length > 0;
    case 'ours':
      return entry.origin !== 'shipped';
    case 'outdated':
      return entry.outdated;
    case 'hidden':
      return entry.hidden;
  }
}

/** Said about these very words. */
export const notesOn = (entry: Approvable, notes: GuideView['notes']): GuideView['notes'] =>
  notes.filter(({ item, version }) => item === entry.id && version === entry.version);

/** Whether every word of `query` begins a word of the entry, whatever its accents and endings. */
export function matches(entry: GuideEntry, query: string, locale: Locale): boolean {
  const asked = stems(query);
  if (asked.length === 0) return true;
  const text = [
    entry.avoid,
    entry.why,
    entry.prefer,
    entry.principle,
    ...(entry.herWord ? [entry.herWord] : []),
    ...(entry.searchWords ? [entry.searchWords] : []),
  ];
  const words = stems(text.map((lines) => lines[locale]).join(' '));
  return asked.every((stem) => words.some((word) => word.startsWith(stem)));
}

const stems = (text: string): string[] => folded(text).split(' ').filter(Boolean).map(stemmed);

/** Who stands behind each side of a version now: the last word of each member counts. */
export function whoApproved(
  who: GuideView['who'],
  item: string,
  version: string,
  side: Approver,
): readonly string[] {
  let names: string[] = [];
  for (const act of who) {
    if (act.item !== item || act.version !== version || act.side !== side) continue;
    // A side is taken back as a whole.
    names = act.act === 'taken_back' ? [] : [...names.filter((name) => name !== act.by), act.by];
  }
  return names;
}
