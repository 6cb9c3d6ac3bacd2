import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

/** `1 h 25`, `2 h`, `40 min`. */
export function minutesText(minutes: number, locale: Locale): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return m.team_guide_only_minutes(locale, { n: String(rest) });
  return rest === 0
    ? m.team_guide_only_hours(locale, { n: String(hours) })
    : m.team_guide_hours_minutes(locale, { hours: String(hours), minutes: String(rest).padStart(2, '0') });
}
