/** Small pieces that several pages share. */
import { dialAddress } from '#programme/dial.ts';
import { momentOf } from '#programme/moment.ts';
import * as m from '#texts/messages.ts';
import { languageTag } from '#texts/locales.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';

/** A number one can press, kept on one line. */
export function phoneLink(phone: string): Html {
  return html`<a class="tel" href="${dialAddress(phone)}">${phone.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011')}</a>`;
}

/** `aujourd’hui à 14 h 30`, in the programme's time zone. */
export function sayWhen(view: View, at: number): string {
  return m.site_when(view.locale, moment(view, at));
}

const moment = ({ locale, facts, now }: View, at: number) =>
  momentOf(at, now, facts.programme.timeZone, languageTag(locale));

/** Whether the programme answers now, and until when or from when. Null when hours were never declared. */
export function sayOpenness(view: View): string | null {
  const { openNow, closesAt, nextOpeningAt } = view.facts.programme;
  if (openNow) return closesAt === null ? null : m.site_open_until(view.locale, moment(view, closesAt));
  if (nextOpeningAt === null) return m.site_closed(view.locale);
  return m.site_closed_until(view.locale, { when: sayWhen(view, nextOpeningAt) });
}

/** `30 minutes`, `4 heures`, `1 h 30`: opening time, never split below a minute. */
export function sayMinutes(minutes: number, locale: View['locale']): string {
  if (minutes < 60) return m.site_minutes(locale, { minutes });
  if (minutes % 60 === 0) return m.site_hours(locale, { hours: minutes / 60 });
  return m.site_hours_minutes(locale, {
    hours: String(Math.floor(minutes / 60)),
    minutes: String(minutes % 60).padStart(2, '0'),
  });
}
