/**
 * [Note: A programme's guide] What ships is never touched: a programme hides an entry, says it in its own words or adds
 * one, and this puts the two together. Pages, search and the team's app all read the result.
 */
import { z } from 'zod';
import { EntryId, EntryWords, type Moment, type Situation, SITUATIONS, type WordingEntry } from './entry.ts';
import { Approval, type Standing, standingOf } from './approval.ts';
import { versionOf } from './version.ts';

/** What a programme made of an entry. Ids of its own begin with `own-`. */
export const OwnEntry = z.strictObject({
  id: EntryId,
  hidden: z.boolean(),
  /** Its own words; null: as shipped. */
  words: EntryWords.nullable(),
  /** Version of the shipped entry that it was adapted from; null for one of its own. */
  basedOn: z.string().max(64).nullable(),
});
export type OwnEntry = z.infer<typeof OwnEntry>;

/** Everything of a programme that the guide needs. Published: it names nobody. */
export interface OwnWording {
  readonly entries: readonly OwnEntry[];
  readonly approvals: readonly Approval[];
  /** Show approved entries only. */
  readonly hideDrafts: boolean;
}

export const NO_OWN_WORDING: OwnWording = { entries: [], approvals: [], hideDrafts: false };

export interface GuideEntry extends WordingEntry {
  readonly origin: 'shipped' | 'adapted' | 'own';
  /** What an approval is given to: changes with any word of it. */
  readonly version: string;
  readonly standing: Standing;
  readonly hidden: boolean;
  /** Adapted, and the shipped entry has changed since. */
  readonly outdated: boolean;
}

/** Where an entry that a programme added for its own team stands beside what it concerns: its situation tells. */
const MOMENTS_OF: Partial<Record<Situation, readonly Moment[]>> = {
  phone: ['call', 'voicemail'],
  assessment: ['assessment'],
  offering_help: ['message'],
  closing: ['closing'],
};

/** Every entry of a programme, hidden ones too: by situation, in the shipped order, then its own. */
export function wholeGuide(shipped: readonly WordingEntry[], own: OwnWording): GuideEntry[] {
  const changed = new Map(own.entries.map((entry) => [entry.id, entry]));
  const known = new Set(shipped.map(({ id }) => id));
  const entries = shipped.map((entry) => {
    const ours = changed.get(entry.id);
    const words = ours?.words ?? null;
    return finish(words === null ? entry : { ...entry, ...words }, own, {
      origin: words === null ? ('shipped' as const) : ('adapted' as const),
      hidden: ours?.hidden ?? false,
      outdated: words !== null && ours?.basedOn !== versionOf(wordsOf(entry)),
    });
  });
  const added = own.entries.flatMap(({ id, words, hidden }) => {
    if (words === null || known.has(id)) return [];
    const entry: WordingEntry = {
      ...words,
      id,
      address: { fr: id, en: id },
      moments: words.readers.includes('team') ? [...(MOMENTS_OF[words.situation] ?? [])] : [],
      basis: [{ practice: true }],
      disagree: [],
    };
    return [finish(entry, own, { origin: 'own', hidden, outdated: false })];
  });
  const all = [...entries, ...added];
  return SITUATIONS.flatMap((situation) => all.filter((entry) => entry.situation === situation));
}

/** What the public and the team's screens show: neither hidden nor, where the programme so chose, drafts. */
export function shownGuide(shipped: readonly WordingEntry[], own: OwnWording): GuideEntry[] {
  return wholeGuide(shipped, own).filter(
    ({ hidden, standing }) => !hidden && (standing.state === 'approved' || !own.hideDrafts),
  );
}

/** The part of an entry that is read, and so approved. */
export const wordsOf = (entry: EntryWords): EntryWords => ({
  situation: entry.situation,
  readers: entry.readers,
  avoid: entry.avoid,
  why: entry.why,
  prefer: entry.prefer,
  principle: entry.principle,
  herWord: entry.herWord,
});

function finish(
  entry: WordingEntry,
  own: OwnWording,
  rest: Pick<GuideEntry, 'origin' | 'hidden' | 'outdated'>,
): GuideEntry {
  const version = versionOf(wordsOf(entry));
  return { ...entry, ...rest, version, standing: standingOf(own.approvals, entry.id, version) };
}
