/** What went wrong on an access screen, in words: what happened, what was kept, what to do. */
import { ERRORS } from '#contract/errors.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { AccessFailure } from './app.ts';

export function accessFailureText(code: AccessFailure, locale: Locale): string {
  switch (code) {
    case 'unreachable':
      return m.team_access_unreachable(locale);
    case 'not_admitted':
      return m.team_access_not_admitted(locale);
    default:
      return ERRORS[code][locale];
  }
}
