/** The guide's closed lists in words, and where an entry stands. */
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { Reader, Situation } from '#wording/entry.ts';
import type { Approvable, Show } from './guide-items.ts';

type Words<T extends string> = Readonly<Record<T, (locale: Locale) => string>>;

export const SITUATION: Words<Situation> = {
  first_contact: m.team_guide_situation_first_contact,
  phone: m.team_guide_situation_phone,
  assessment: m.team_guide_situation_assessment,
  police_interview: m.team_guide_situation_police_interview,
  health: m.team_guide_situation_health,
  disclosure: m.team_guide_situation_disclosure,
  offering_help: m.team_guide_situation_offering_help,
  follow_up: m.team_guide_situation_follow_up,
  closing: m.team_guide_situation_closing,
};
export const READER: Words<Reader> = {
  police: m.team_guide_reader_police,
  health: m.team_guide_reader_health,
  community: m.team_guide_reader_community,
  school: m.team_guide_reader_school,
  justice: m.team_guide_reader_justice,
  youth: m.team_guide_reader_youth,
  team: m.team_guide_reader_team,
};
export const SHOW: Words<Show> = {
  all: m.team_guide_show_all,
  survivor: m.team_guide_show_survivor,
  worker: m.team_guide_show_worker,
  approved: m.team_guide_show_approved,
  not_yet: m.team_guide_show_not_yet,
  ours: m.team_guide_show_ours,
  outdated: m.team_guide_show_outdated,
  hidden: m.team_guide_show_hidden,
};

/** `2026-11` as `novembre 2026`. */
export const monthText = (month: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'fr' ? 'fr-CA' : 'en-CA', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-15T12:00:00Z`));

/** What the public reads, or why it does not. */
export function standingText({ standing, hidden }: Approvable, locale: Locale): string {
  if (hidden) return m.team_guide_is_hidden(locale);
  if (standing.state === 'approved') {
    const month = monthText(standing.month, locale);
    return standing.adoptedFrom === null
      ? m.team_guide_approved(locale, { month })
      : m.team_guide_adopted(locale, { month, programme: standing.adoptedFrom });
  }
  if (standing.given.includes('survivor')) return m.team_guide_waits_worker(locale);
  if (standing.given.includes('worker')) return m.team_guide_waits_survivor(locale);
  return m.team_guide_draft(locale);
}
