/** Hours in words. */
import { type PaidTime, TIME_PARTS, type TimeParts } from '#programme/paid-time.ts';
import type { NotedTime } from '#programme/hours.ts';
import type { HoursView } from '#team/data/hours.ts';
import { minutesText } from '#team/wording/minutes-text.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

/** *Séance de sensibilisation*, *Relecture de formulations*. */
export const whatText = (what: PaidTime['what'], locale: Locale): string =>
  m.team_paid_what(locale, { what });

/** `préparation 30 min, rencontre 1 h 30, retour 45 min`: only what there is. */
export const partsText = (parts: TimeParts, locale: Locale): string =>
  TIME_PARTS.filter((part) => parts[part] > 0)
    .map((part) => m.team_paid_part_time(locale, { part, time: minutesText(parts[part], locale) }))
    .join(', ');

/** The lines that opened, and how many did not. */
export function openedTimes(times: HoursView): { readonly opened: NotedTime[]; readonly unread: number } {
  const opened = times.flatMap(({ time, ...rest }) => (time === null ? [] : [{ ...rest, time }]));
  return { opened, unread: times.length - opened.length };
}
