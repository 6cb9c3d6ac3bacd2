/** What an address asks of the guide, and which entries that leaves: the same as the page's script does, without it. */
import type { Reader, Situation } from '#wording/entry.ts';
import type { GuideEntry } from '#wording/guide.ts';
import { searchedWording, searchOver } from '#wording/search.ts';
import * as m from '#texts/messages.ts';
import type { Locale } from '#texts/locales.ts';
import type { View } from './facts.ts';
import { QUERY, READER_WORD, readerOf, SITUATION_WORD, situationOf } from './guide-words.ts';
import { pathTo } from './paths.ts';

export interface GuideFilter {
  readonly reader: Reader | null;
  readonly situation: Situation | null;
  /** As typed; empty: nothing is searched. */
  readonly words: string;
}

/** Long enough for a sentence that was pasted. */
export const WORDS_MAX = 200;

export function filterOf({ query, locale }: View): GuideFilter {
  const names = QUERY[locale];
  return {
    reader: readerOf(query[names.reader], locale),
    situation: situationOf(query[names.moment], locale),
    words: (query[names.words] ?? '').trim().slice(0, WORDS_MAX),
  };
}

/** `/guide?pour=police`; what is typed is in French or in English, so the other language does not get it. */
export function pathOfFilter({ reader, situation }: GuideFilter, locale: Locale): string {
  const names = QUERY[locale];
  const query = new URLSearchParams();
  if (reader !== null) query.set(names.reader, READER_WORD[locale][reader]);
  if (situation !== null) query.set(names.moment, SITUATION_WORD[locale][situation]);
  const text = query.toString();
  return pathTo('guide', locale) + (text === '' ? '' : `?${text}`);
}

/** Those that are left, best first when something is searched. */
export function entriesLeft(
  shown: readonly GuideEntry[],
  { reader, situation, words }: GuideFilter,
  locale: Locale,
): GuideEntry[] {
  const fits = (entry: GuideEntry) =>
    (reader === null || entry.readers.includes(reader)) &&
    (situation === null || entry.situation === situation);
  if (words === '') return shown.filter(fits);
  const search = searchOver(
    shown.map((entry) => searchedWording(entry, locale, m.guide_situation(locale, entry))),
    locale,
  );
  const byId = new Map(shown.map((entry) => [entry.id, entry]));
  return search.find(words).flatMap((id) => {
    const entry = byId.get(id);
    return entry !== undefined && fits(entry) ? [entry] : [];
  });
}
