/** Words for what is asked of an awareness session. Fetched with what shows them. */
import type { SessionAsk } from '#programme/entries.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

type Words<T extends string> = Readonly<Record<T, (locale: Locale) => string>>;

export const SESSION_AUDIENCE: Words<SessionAsk['audience']> = {
  police: m.team_asked_police,
  health: m.team_asked_health,
  community: m.team_asked_community,
  school: m.team_asked_school,
  justice: m.team_asked_justice,
  elected: m.team_asked_elected,
  other: m.team_asked_other,
};
/** An audience in words; one that partners cannot choose is *other*. */
export const sayAudience = (audience: string, locale: Locale): string =>
  Object.hasOwn(SESSION_AUDIENCE, audience)
    ? SESSION_AUDIENCE[audience as keyof typeof SESSION_AUDIENCE](locale)
    : SESSION_AUDIENCE.other(locale);

export const PLACE_TYPE: Words<NonNullable<SessionAsk['placeType']>> = {
  theirs: m.team_asked_place_theirs,
  ours: m.team_asked_place_ours,
  other: m.team_asked_place_other,
  online: m.team_asked_place_online,
};
export const SESSION_LANGUAGE: Words<NonNullable<SessionAsk['language']>> = {
  fr: m.team_asked_language_fr,
  en: m.team_asked_language_en,
  both: m.team_asked_language_both,
};

/** `1 h 30`, `45 min`: as one reads them in a list. */
export const sayLength = (minutes: number, locale: Locale): string =>
  minutes < 60
    ? m.team_asked_minutes(locale, { minutes })
    : minutes % 60 === 0
      ? m.team_asked_hours(locale, { hours: minutes / 60 })
      : m.team_asked_hours_minutes(locale, {
          hours: String(Math.floor(minutes / 60)),
          minutes: String(minutes % 60).padStart(2, '0'),
        });
