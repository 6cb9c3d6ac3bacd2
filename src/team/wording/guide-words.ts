/** The guide's closed lists in words, and where an entry stands. */
import { monthText } from '#programme/moment.ts';
import { type Locale, languageTag } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { Approvable, Show } from './guide-items.ts';

type Words<T extends string> = Readonly<Record<T, (locale: Locale) => string>>;

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

/** What the public reads, or why it does not. */
export function standingText({ standing, hidden }: Approvable, locale: Locale): string {
  if (hidden) return m.team_guide_is_hidden(locale);
  if (standing.state === 'approved') {
    const month = monthText(standing.month, languageTag(locale));
    return standing.adoptedFrom === null
      ? m.team_guide_approved(locale, { month })
      : m.team_guide_adopted(locale, { month, programme: standing.adoptedFrom });
  }
  if (standing.given.includes('survivor')) return m.team_guide_waits_worker(locale);
  if (standing.given.includes('worker')) return m.team_guide_waits_survivor(locale);
  return m.team_guide_draft(locale);
}
