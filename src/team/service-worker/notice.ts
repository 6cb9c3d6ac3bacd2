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
}

/** @param knock null when nobody is signed in here, or the server did not answer @param locale then */
export function noticeOf(knock: Knock | null, locale: Locale): Notice {
  const fixed = { title: 'Passerelle', path: TEAM_PATH };
  if (knock === null) return { ...fixed, body: m.team_knock_unknown(locale), lang: locale };
  const { language: lang, count, rows } = knock;
  const [first] = rows;
  if (first === undefined) return { ...fixed, body: m.team_knock_none(lang), lang };
  const request = inWords(first, knock);
  if (count === 1)
    return { title: request, body: m.team_knock_open(lang), lang, path: requestPath(first.file) };
  return {
    title: m.team_knock_many(lang, { count }),
    body: m.team_knock_first(lang, { request }),
    lang,
    path: TEAM_PATH,
  };
}

function inWords({ reference, dueAt, practice }: KnockRow, { now, opensAt, language }: Knock): string {
  if (dueAt === null) return reference;
  // Words alone: no hour is said, so that the zone matters not.
  const time = timeLeftWords({ dueAt, from: now, opensAt }, now, language, 'UTC').words;
  return practice
    ? m.team_knock_practice(language, { reference, time })
    : m.team_knock_one(language, { reference, time });
}
