/** The help lines as the public pages show them; see [Note: Help lines] in programme/help-lines.ts. */
import {
  firstForWomen,
  lineAbout,
  linesInSituation,
  roundTheClock,
  type ShownHelpLine,
  type WomanSituation,
} from '#programme/help-lines.ts';
import type { HelpTopic } from '#programme/own-help-line.ts';
import * as m from '#texts/messages.ts';
import { languageTag } from '#texts/locales.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';
import { phoneLink, sayOpenness } from './parts.ts';

/** A number with the few words that go with it. */
export interface NumberToCall {
  readonly name: string;
  readonly number: string;
  readonly notes: readonly string[];
}

/** The line that answers workers day and night: the one for sexual violence, else another that never closes. */
export function nightLine({ lines }: View): ShownHelpLine | null {
  const open = roundTheClock(lines).filter(({ topic }) => topic !== 'emergency');
  return lineAbout(open, 'sexual_violence') ?? open[0] ?? null;
}

/** Name and number of the line for a topic, or nothing where the programme shows none. */
export function lineLink(view: View, topic: HelpTopic | 'night'): Html | null {
  const found = topic === 'night' ? nightLine(view) : lineAbout(view.lines, topic);
  if (found === null) return null;
  return html`<span class="line">${m.site_line_name(view.locale, { name: found.name[view.locale] })} ${phoneLink(found.number)}</span>`;
}

/** At most three: the programme itself, then the lines ranked for women. */
export function firstNumbers(view: View): NumberToCall[] {
  const { locale, facts } = view;
  const { phone, name, organisation } = facts.programme;
  const openness = sayOpenness(view);
  const programme = {
    name: `${name} · ${organisation}`,
    number: phone,
    notes: [m.site_woman_programme(locale), ...(openness === null ? [] : [openness])],
  };
  return [
    programme,
    ...rankedLines(view).map((line) => ({
      ...toCall(line, view),
      notes: line.hours === null ? [] : [`${line.hours[locale]}.`],
    })),
  ].slice(0, 3);
}

const SITUATION_SAID: Record<WomanSituation, (locale: View['locale']) => string> = {
  danger: m.site_woman_in_danger,
  partner: m.site_woman_in_partner,
  young: m.site_woman_in_young,
  dying: m.site_woman_in_dying,
  language: m.site_woman_in_language,
  rights: m.site_woman_in_rights,
};

/** What she may recognise herself in, with three numbers at most; a situation for which nothing is shown is not offered. */
export function numbersBySituation(view: View): { said: string; numbers: NumberToCall[] }[] {
  return (Object.keys(SITUATION_SAID) as WomanSituation[])
    .map((situation) => ({
      said: SITUATION_SAID[situation](view.locale),
      numbers: linesInSituation(view.lines, situation).map((line) => toCall(line, view)),
    }))
    .filter(({ numbers }) => numbers.length > 0);
}

/** Everything else that the programme shows. */
export function otherNumbers(view: View): NumberToCall[] {
  const first = new Set(rankedLines(view).map(({ id }) => id));
  const own = digits(view.facts.programme.phone);
  return view.lines
    .filter(({ id, number }) => !first.has(id) && digits(number) !== own)
    .map((line) => toCall(line, view));
}

/** The programme's own phone stands for the local line. */
const rankedLines = ({ lines }: View) => firstForWomen(lines.filter(({ topic }) => topic !== 'local'));

function toCall(
  { name, number, text, hours, whoMayCall, check, checkedOn }: ShownHelpLine,
  { locale }: View,
): NumberToCall {
  return {
    name: name[locale],
    number,
    notes: [
      ...(hours === null ? [] : [`${hours[locale]}.`]),
      `${whoMayCall[locale]}.`,
      ...(text === null ? [] : [m.site_line_text(locale, { number: text })]),
      ...(check === 'overdue'
        ? [m.site_line_overdue(locale, { date: longDate(checkedOn ?? '', locale) })]
        : []),
    ],
  };
}

/** `YYYY-MM-DD` as people say it. */
export function longDate(date: string, locale: View['locale']): string {
  const format = new Intl.DateTimeFormat(languageTag(locale), { dateStyle: 'long', timeZone: 'UTC' });
  const text = format.format(Date.parse(`${date}T12:00Z`));
  // French writes the first of a month as an ordinal.
  return locale === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

const digits = (number: string) => number.replace(/\D/g, '');
