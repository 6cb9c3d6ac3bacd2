/** What is asked when an awareness session is: for whom, and as much of the rest as is known. Shown by the script when it is chosen. */
import { sessionTypesOf } from '#programme/session-types.ts';
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';
import { sayMinutes } from './parts.ts';
import { choice, optionalLine } from './questions.ts';

const LENGTHS = [60, 90, 120, 180] as const;

export function sessionQuestions({ locale, facts }: View): Html {
  const types = sessionTypesOf(facts.settings).filter(({ shown }) => shown);
  return html`${choice(
    { id: 'audience', label: m.site_q_audience(locale), why: m.site_q_audience_why(locale) },
    [
      { value: 'police', label: m.site_sector_police(locale) },
      { value: 'health', label: m.site_sector_health(locale) },
      { value: 'community', label: m.site_sector_community(locale) },
      { value: 'school', label: m.site_sector_school(locale) },
      { value: 'justice', label: m.site_sector_justice(locale) },
      { value: 'elected', label: m.site_audience_elected(locale) },
      { value: 'other', label: m.site_sector_other(locale) },
    ],
    true,
  )}
${optionalLine({ id: 'heads', label: m.site_q_heads(locale), why: m.site_q_heads_why(locale) }, { numbers: true })}
${
  types.length === 0
    ? null
    : choice(
        { id: 'session-type', label: m.site_q_session_type(locale), why: m.site_q_session_type_why(locale) },
        [
          ...types.map((type) => ({
            value: type.id,
            label: type[locale].title,
            note: sayMinutes(type.minutes, locale),
          })),
        ],
      )
}
${choice(
  { id: 'session-minutes', label: m.site_q_length(locale), why: m.site_q_length_why(locale) },
  LENGTHS.map((minutes) => ({ value: String(minutes), label: sayMinutes(minutes, locale) })),
)}
${choice({ id: 'place-type', label: m.site_q_place(locale), why: m.site_q_place_why(locale) }, [
  { value: 'theirs', label: m.site_place_theirs(locale) },
  { value: 'ours', label: m.site_place_ours(locale) },
  { value: 'other', label: m.site_place_other(locale) },
  { value: 'online', label: m.site_place_online(locale) },
])}
${choice(
  {
    id: 'session-language',
    label: m.site_q_session_language(locale),
    why: m.site_q_session_language_why(locale),
  },
  [
    { value: 'fr', label: 'Français' },
    { value: 'en', label: 'English' },
    { value: 'both', label: m.site_language_both(locale) },
  ],
)}
${optionalLine({ id: 'dates', label: m.site_q_dates(locale), why: m.site_q_dates_why(locale) })}`;
}
