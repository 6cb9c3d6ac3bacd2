/** Opening hours as a booklet prints them: days of the same hours together. */
import { type OpeningHours, WEEKDAYS, type Weekday } from '#programme/settings.ts';
import * as m from '#texts/messages.ts';
import { type Locale, languageTag } from '#texts/locales.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';

/** A table, or null when no hours were declared. */
export function hoursTable({ locale, facts }: View): Html | null {
  const { week, holidays } = facts.settings.hours;
  const lines = hoursLines(week, locale);
  if (lines.length === 0) return null;
  const rows = lines.map(({ days, hours }) => html`<tr><th scope="row">${days}</th><td>${hours}</td></tr>`);
  return html`<table class="hours"><caption class="unseen">${m.site_hours_title(locale)}</caption><tbody>${rows}</tbody></table>
${holidays ? html`<p class="quiet">${m.site_hours_holidays(locale)}</p>` : null}`;
}

/** The same in words, line by line; none when no hours were declared. */
export function hoursLines(week: OpeningHours['week'], locale: Locale): { days: string; hours: string }[] {
  if (WEEKDAYS.every((day) => week[day].length === 0)) return [];
  return groupDays((day) => week[day].map(({ from, to }) => `${from}-${to}`).join()).map(
    ({ first, last }) => {
      const periods = week[first].map(({ from, to }) =>
        m.site_hours_period(locale, { from: clockText(from, locale), to: clockText(to, locale) }),
      );
      return {
        days: daysText(first, last, locale),
        hours: periods.length === 0 ? m.site_hours_closed(locale) : periods.join(m.site_hours_and(locale)),
      };
    },
  );
}

interface Days {
  readonly first: Weekday;
  readonly last: Weekday;
}

/** Neighbouring days that have the same hours. */
function groupDays(hoursOf: (day: Weekday) => string): Days[] {
  const groups: Days[] = [];
  for (const day of WEEKDAYS) {
    const group = groups.at(-1);
    if (group && hoursOf(group.last) === hoursOf(day)) groups[groups.length - 1] = { ...group, last: day };
    else groups.push({ first: day, last: day });
  }
  return groups;
}

function daysText(first: Weekday, last: Weekday, locale: Locale): string {
  const name = (day: Weekday) => {
    // 5 January 2026 is a Monday.
    const date = Date.UTC(2026, 0, 5 + WEEKDAYS.indexOf(day), 12);
    return new Intl.DateTimeFormat(languageTag(locale), { weekday: 'long', timeZone: 'UTC' }).format(date);
  };
  if (first === last) return capital(name(first));
  const next = WEEKDAYS.indexOf(last) - WEEKDAYS.indexOf(first) === 1;
  const days = { first: name(first), last: name(last) };
  return capital(next ? m.site_hours_two_days(locale, days) : m.site_hours_days(locale, days));
}

/** `08:30` → `8 h 30`, `8:30 a.m.`; `24:00` → midnight. */
function clockText(clock: string, locale: Locale): string {
  if (clock === '24:00') return m.site_midnight(locale);
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  if (locale === 'fr') return minute === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${clock.slice(3)}`;
  const format = new Intl.DateTimeFormat(languageTag(locale), {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  return format.format(Date.UTC(2026, 0, 5, hour, minute)).replace(/\s/g, '\u00a0');
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
