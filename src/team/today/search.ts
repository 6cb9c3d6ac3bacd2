/**
 * Search over what is opened in memory: openings, and the whole timeline of requests that were read. Nothing leaves
 * the browser; the index dies with the lock.
 */
import MiniSearch from 'minisearch';
import type { Mail } from '#programme/mail.ts';
import type { OpenRequest, TimelineItem } from '#team/data/model.ts';
import { folded, stemmed } from '#programme/fold.ts';
import type { Locale } from '#texts/locales.ts';
import { KIND, PROMPTNESS, SECTOR } from '#team/parts/words.ts';

interface Indexed {
  readonly id: string;
  readonly reference: string;
  readonly organisation: string;
  readonly person: string;
  readonly words: string;
  readonly text: string;
}

export interface RequestSearch {
  /** Files that match, best first. Every word must be found; the last one may be unfinished. */
  readonly find: (query: string) => string[];
}

export function searchOver(
  requests: Iterable<OpenRequest>,
  locale: Locale,
  nameOf: (member: string) => string,
): RequestSearch {
  const index = new MiniSearch<Indexed>({
    fields: ['reference', 'organisation', 'person', 'words', 'text'],
    tokenize: (text) => folded(text).split(' ').filter(Boolean),
    processTerm: stemmed,
    searchOptions: {
      boost: { reference: 4, organisation: 2, person: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
      combineWith: 'AND',
    },
  });
  index.addAll([...requests].map((request) => indexed(request, locale, nameOf)));
  return {
    find: (query) => (folded(query) === '' ? [] : index.search(query).map((result) => String(result.id))),
  };
}

function indexed(
  { row, opening, timeline, nextAction }: OpenRequest,
  locale: Locale,
  nameOf: (member: string) => string,
): Indexed {
  return {
    id: row.file,
    reference: row.reference,
    organisation: opening?.organisation ?? '',
    person: [
      opening?.firstName ?? '',
      opening?.phone ?? '',
      opening?.phone.replaceAll(/\D/g, '') ?? '',
      row.owner ? nameOf(row.owner) : '',
    ].join(' '),
    words: [
      opening?.need ? KIND[opening.need](locale) : '',
      opening?.sector ? SECTOR[opening.sector](locale) : '',
      PROMPTNESS[row.promptness](locale),
    ].join(' '),
    text: [
      opening?.text ?? '',
      mailWords(opening?.mail),
      opening?.whenToCall ?? '',
      nextAction ?? '',
      ...timeline.map(wordsOf),
    ].join(' '),
  };
}

const mailWords = (mail: Mail | undefined): string =>
  mail === undefined ? '' : [mail.name, mail.address, mail.subject, mail.text].filter(Boolean).join(' ');

function wordsOf(item: TimelineItem): string {
  if (item.type !== 'exchange' && item.type !== 'notes' && item.type !== 'waiting') return '';
  const { content } = item;
  switch (content.kind) {
    case 'message':
    case 'note':
      return content.text;
    case 'call':
    case 'decision':
    case 'closing':
    case 'returned':
      return content.note ?? '';
    case 'plan':
      return content.what;
    case 'assessment':
      return [content.workerWants ?? '', content.womanAskedFor ?? '', content.identity.note ?? ''].join(' ');
    case 'taken_over':
    case 'handed_over':
    case 'merged':
      return content.reason ?? '';
    case 'opening':
      return [content.text ?? '', mailWords(content.mail)].join(' ');
    case 'opening_corrected':
      return content.opening.text ?? '';
    case 'mail':
      return mailWords(content.mail);
    case 'raised':
    case 'withdrawn':
    case 'receipt_issued':
    case 'erasure':
    case 'claimed':
      return '';
  }
}
