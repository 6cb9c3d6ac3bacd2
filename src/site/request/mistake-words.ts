/** What is wrong with an answer, in words that say what to do. */
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { Mistake } from './answers.ts';

export function mistakeWords(mistake: Mistake, locale: Locale): string {
  switch (mistake.wrong) {
    case 'too_long': {
      const over = { over: mistake.over };
      return mistake.field === 'text' ? m.site_wrong_text(locale, over) : m.site_wrong_long(locale, over);
    }
    case 'past':
      return m.site_wrong_past(locale);
    case 'too_far':
      return m.site_wrong_far(locale);
    case 'no_time':
      return m.site_wrong_time(locale);
    case 'no_number':
      return m.site_wrong_heads(locale);
    case 'no_digits':
      return m.site_wrong_phone(locale);
    case 'missing':
      return MISSING[mistake.field](locale);
  }
}

const MISSING = {
  promptness: m.site_wrong_promptness,
  organisation: m.site_wrong_organisation,
  'first-name': m.site_wrong_first_name,
  phone: m.site_wrong_phone,
  audience: m.site_wrong_audience,
};
