/**
 * Search in the guide, the same on the server and in the browser: what is typed in a car is typed badly. Accents and case
 * do not count, endings hardly, a letter may be wrong. Every word is looked for; when no entry has them all, those that
 * have most of them are found, rather than none.
 */
import MiniSearch, { type SearchOptions } from 'minisearch';
import { folded, stemmed } from '#programme/fold.ts';
import type { GuideEntry } from './guide.ts';
import type { Lines } from './entry.ts';

/** What is searched of an entry, in one language. */
export interface SearchedWording {
  readonly id: string;
  readonly avoid: string;
  readonly prefer: string;
  /** Everything else that is shown of it. */
  readonly rest: string;
}

export interface WordingSearch {
  /** Ids of the entries found, best first. Nothing typed finds nothing. */
  readonly find: (query: string) => string[];
}

/** @param situation name of the situation, as it is shown */
export function searchedWording(
  entry: Pick<GuideEntry, 'id' | 'avoid' | 'prefer' | 'why' | 'principle' | 'herWord'>,
  language: keyof Lines,
  situation: string,
): SearchedWording {
  const { id, avoid, prefer, why, principle, herWord } = entry;
  const rest = [why[language], principle[language], herWord?.[language] ?? '', situation].join(' ');
  return { id, avoid: avoid[language], prefer: prefer[language], rest };
}

/** Longest first; the stem keeps at least three letters (*asking, asked, asks*). */
const ENGLISH_ENDINGS = ['ings', 'ing', 'ed', 'es', 's', 'e'];
const ENGLISH_STEM = 3;

/** The index is made once for a page, and asked at each key. */
export function searchOver(wordings: Iterable<SearchedWording>, language: keyof Lines): WordingSearch {
  const index = new MiniSearch<SearchedWording>({
    fields: ['avoid', 'prefer', 'rest'],
    tokenize: (text) => folded(text).split(' ').filter(Boolean),
    processTerm: language === 'fr' ? stemmed : stemmedEnglish,
    searchOptions: {
      boost: { avoid: 3, prefer: 2 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length < 4 ? false : term.length < 8 ? 1 : 2),
    },
  });
  index.addAll([...wordings]);
  const ids = (query: string, combineWith: NonNullable<SearchOptions['combineWith']>) =>
    index.search(query, { combineWith }).map((result) => String(result.id));
  return {
    find(query) {
      if (folded(query) === '') return [];
      const all = ids(query, 'AND');
      return all.length > 0 ? all : ids(query, 'OR');
    },
  };
}

function stemmedEnglish(word: string): string {
  for (const ending of ENGLISH_ENDINGS)
    if (word.endsWith(ending) && word.length - ending.length >= ENGLISH_STEM)
      return word.slice(0, -ending.length);
  return word;
}
