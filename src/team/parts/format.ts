/** Dates and times in words, in the programme's time zone. Instants are epoch ms; what is said comes from moment.ts. */
import { dateText, momentOf, timeText, wallOf } from '#programme/moment.ts';
import { languageTag, type Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

/** `9 h`, `14 h 05` · `9:00 a.m.`, `2:05 p.m.` */
export const formatTime = (at: number, locale: Locale, timeZone: string): string =>
  timeText(at, timeZone, languageTag(locale));

/** `aujourd’hui`, `demain`, `hier`, or `mardi 13 octobre`. */
export function formatDay(at: number, now: number, locale: Locale, timeZone: string): string {
  const moment = momentOf(at, now, timeZone, languageTag(locale));
  switch (moment.day) {
    case 'today':
      return m.team_day_today(locale);
    case 'tomorrow':
      return m.team_day_tomorrow(locale);
    case 'yesterday':
      return m.team_day_yesterday(locale);
    case 'date':
      return moment.date;
  }
}

/** `10 h 42` today, else `demain à 9 h`, `mardi 13 octobre à 14 h`. */
export function formatMoment(at: number, now: number, locale: Locale, timeZone: string): string {
  const { day, time } = momentOf(at, now, timeZone, languageTag(locale));
  if (day === 'today') return time;
  return m.team_day_at(locale, { day: formatDay(at, now, locale, timeZone), time });
}

/** The same inside a sentence: `à 10 h 42`, `demain à 9 h`, `le mardi 13 octobre à 14 h`. */
export function formatAt(at: number, now: number, locale: Locale, timeZone: string): string {
  const moment = momentOf(at, now, timeZone, languageTag(locale));
  const { time } = moment;
  if (moment.day === 'today') return m.team_at_time(locale, { time });
  if (moment.day === 'date') return m.team_on_day_at(locale, { day: moment.date, time });
  return m.team_day_at(locale, { day: formatDay(at, now, locale, timeZone), time });
}

/** `mardi 13 octobre 2026`: a date that is kept or printed. */
export const formatDate = (at: number, locale: Locale, timeZone: string): string =>
  dateText(at, timeZone, languageTag(locale), true);

/** A calendar date (`YYYY-MM-DD`) without a time, `3 mars 2026`: no zone may move it. */
export function formatCalendarDate(date: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(languageTag(locale), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const text = format.format(Date.parse(`${date}T12:00:00Z`));
  return locale === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

const two = (n: number) => String(n).padStart(2, '0');

/** `YYYY-MM-DD` there at that time. */
export function wallDate(at: number, timeZone: string): string {
  const { year, month, day } = wallOf(at, timeZone);
  return `${year}-${two(month)}-${two(day)}`;
}

/** Calendar days from `now` to `at`, there: 0 today, 1 tomorrow, -1 yesterday. */
export const daysFrom = (now: number, at: number, timeZone: string): number =>
  Math.round((Date.parse(wallDate(at, timeZone)) - Date.parse(wallDate(now, timeZone))) / 86_400_000);
