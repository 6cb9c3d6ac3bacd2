/**
 * Search in the guide, the same on the server and in the browser: what is typed in a car is typed badly. Accents and case
 * do not count, endings hardly, a letter may be wrong. An entry is found by most of the words that were typed; when no entry
 * has most of them, by any.
 */
import MiniSearch from 'minisearch';
import { folded, stemmed } from '#programme/fold.ts';
import type { GuideEntry } from './guide.ts';
import type { Lines } from './entry.ts';

/** What is searched of an entry, in one language. */
export interface SearchedWording {
  readonly id: string;
  readonly avoid: string;
  readonly prefer: string;
  /** Words by which it is looked for, and which it does not say. */
  readonly also: string;
  /** Everything else that is shown of it. */
  readonly rest: string;
}

export interface WordingSearch {
  /** Ids of the entries found, best first. Nothing typed finds nothing. */
  readonly find: (query: string) => string[];
}

/** @param situation name of the situation, as it is shown */
export function searchedWording(
  entry: Pick<GuideEntry, 'id' | 'avoid' | 'prefer' | 'why' | 'principle' | 'herWord' | 'searchWords'>,
  language: keyof Lines,
  situation: string,
): SearchedWording {
  const { id, avoid, prefer, why, principle, herWord, searchWords } = entry;
  const rest = [why[language], principle[language], herWord?.[language] ?? '', situation].join(' ');
  const also = searchWords?.[language] ?? '';
  return { id, avoid: avoid[language], prefer: prefer[language], also, rest };
}

/** Longest first; the stem keeps at least three letters (*asking, asked, asks*). */
const ENGLISH_ENDINGS = ['ings', 'ing', 'ed', 'es', 's', 'e'];
const ENGLISH_STEM = 3;

/** Share of the words typed that an entry must have: of two, one may be quite wrong. Those that have more come first. */
const MOST = 0.5;

/** The index is made once for a page, and asked at each key. */
export function searchOver(wordings: Iterable<SearchedWording>, language: keyof Lines): WordingSearch {
  const wordsOf = (text: string) => folded(text).split(' ').filter(Boolean);
  const stem = language === 'fr' ? stemmed : stemmedEnglish;
  const index = new MiniSearch<SearchedWording>({
    fields: ['avoid', 'prefer', 'also', 'rest'],
    tokenize: wordsOf,
    processTerm: stem,
    searchOptions: {
      boost: { avoid: 3, prefer: 2, also: 3 },
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length < 4 ? false : term.length > 4 && !isNear(term) ? 2 : 1),
    },
  });
  index.addAll([...wordings]);
  // Two letters swapped are two edits: allowed where one alone leads nowhere, or every short word would be another.
  const asTyped = { processTerm: (term: string) => term, fuzzy: 1, prefix: true };
  const isNear = (term: string): boolean => index.search(term, asTyped).length > 0;
  return {
    find(query) {
      const asked = new Set(wordsOf(query).map(stem)).size;
      if (asked === 0) return [];
      const found = index.search(query).map(({ id, score, queryTerms }) => {
        const share = new Set(queryTerms).size / asked;
        return { id: String(id), share, score: score * share ** 2 };
      });
      const most = found.filter(({ share }) => share >= MOST);
      return (most.length > 0 ? most : found).sort((a, b) => b.score - a.score).map(({ id }) => id);
    },
  };
}

function stemmedEnglish(word: string): string {
  for (const ending of ENGLISH_ENDINGS)
    if (word.endsWith(ending) && word.length - ending.length >= ENGLISH_STEM)
      return word.slice(0, -ending.length);
  return word;
}
