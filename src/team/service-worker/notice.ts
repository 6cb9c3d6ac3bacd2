/**
 * What a lock screen shows: a code name and the time left, or how many wait. Never an organisation, a kind of need or a
 * word that anyone wrote: none of it is in what is asked for. See [Note: Empty knock].
 */
import { requestPath, TEAM_PATH } from '#contract/links.ts';
import type { Knock, KnockRow } from '#contract/push.ts';
import { timeLeftWords } from '#team/parts/time-left-words.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly lang: Locale;
  /** What opens when it is pressed. */
  readonly path: string;
  /** The request of which *I have it* can be said from here, without opening anything; null: none. */
  readonly offer: Offer | null;
}

export type Offer = Pick<KnockRow, 'file' | 'reference' | 'version'> & { readonly lang: Locale };

/** @param knock null when nobody is signed in here, or the server did not answer @param locale then */
export function noticeOf(knock: Knock | null, locale: Locale): Notice {
  const fixed = { title: 'Passerelle', path: TEAM_PATH, offer: null };
  if (knock === null) return { ...fixed, body: m.team_knock_unknown(locale), lang: locale };
  const { language: lang, count, rows } = knock;
  const [first] = rows;
  if (first === undefined) return { ...fixed, body: m.team_knock_none(lang), lang };
  const request = inWords(first, knock);
  const { file, reference, version } = first;
  const offer = first.mine || first.practice ? null : { file, reference, version, lang };
  if (count === 1)
    return { title: request, body: m.team_knock_open(lang), lang, path: requestPath(file), offer };
  return {
    title: m.team_knock_many(lang, { count }),
    body: m.team_knock_first(lang, { request }),
    lang,
    path: TEAM_PATH,
    offer: null,
  };
}

/** What came of *I have it*. @param status of the answer; null: none came */
export function noticeAfter({ file, reference, lang }: Offer, status: number | null): Notice {
  const body =
    status === 200
      ? m.team_knock_noted(lang)
      : status === 409
        ? m.team_knock_taken(lang)
        : m.team_knock_not_noted(lang);
  return { title: reference, body, lang, path: requestPath(file), offer: null };
}

function inWords({ reference, dueAt, practice }: KnockRow, { now, opensAt, language }: Knock): string {
  if (dueAt === null) return reference;
  // Words alone: no hour is said, so that the zone matters not.
  const time = timeLeftWords({ dueAt, from: now, opensAt }, now, language, 'UTC').words;
  return practice
    ? m.team_knock_practice(language, { reference, time })
    : m.team_knock_one(language, { reference, time });
}
