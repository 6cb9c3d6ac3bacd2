/**
 * Useful numbers, for workers: every line that the programme shows, when to turn to it, and what its number is worth; see
 * [Note: Help lines]. The page for a woman is another one, with three numbers.
 */
import { byTopic, isNeverDialledToCheck, type ShownHelpLine } from '#programme/help-lines.ts';
import * as m from '#texts/messages.ts';
import type { Locale } from '#texts/locales.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';
import { hoursTable } from './hours.ts';
import type { PageContent } from './layout.ts';
import { longDate } from './lines.ts';
import { phoneLink, sayOpenness } from './parts.ts';
import { pathTo } from './paths.ts';

export function helpLinesPage(view: View): PageContent {
  const { locale, facts } = view;
  const { name, organisation, phone } = facts.programme;
  const openness = sayOpenness(view);
  return {
    title: m.site_nav_lines(locale),
    exit: 'small',
    styles: ['guide', 'numbers'],
    main: html`<h1>${m.site_nav_lines(locale)}</h1>
<p class="lead">${m.site_lines_lead(locale)}</p>
<p class="quiet">${m.site_lines_not_for_her(locale)} <a href="${pathTo('woman', locale)}">${m.site_nav_woman(locale)}</a></p>
<section class="line-card first"><h2>${name}</h2>
<p class="dial">${phoneLink(phone)}</p>
<p>${m.site_lines_ours(locale, { organisation })}</p>
${openness === null ? null : html`<p><strong>${openness}</strong></p>`}
${hoursTable(view)}</section>
${byTopic(view.lines).map(
  ({ topic, lines }) => html`<section class="line-topic"><h2>${m.line_topic(locale, { topic })}</h2>
<ul class="line-cards">${lines.map((line) => card(line, view))}</ul></section>`,
)}
<p class="quiet">${m.site_lines_rule(locale)}</p>`,
  };
}

function card(line: ShownHelpLine, { locale, facts }: View): Html {
  const { name, number, text, hours, whoMayCall, note, languages, source, ours } = line;
  const rows = [
    [m.site_lines_hours(locale), hours?.[locale] ?? m.site_lines_hours_unknown(locale)],
    [
      m.site_lines_languages(locale),
      languages.map((one) => m.line_language(locale, { language: one })).join(', '),
    ],
    [m.site_lines_who(locale), whoMayCall[locale]],
    ...(isNeverDialledToCheck(line)
      ? []
      : [[m.site_lines_checked(locale), checkText(line, locale, facts.programme.organisation)]]),
  ];
  return html`<li class="line-card"><div><h3>${name[locale]}</h3>
<p class="dial">${phoneLink(number)}${text === null ? null : html` <span class="quiet">${m.site_line_text(locale, { number: text })}</span>`}</p>
${note === null ? null : html`<p class="when">${note[locale]}</p>`}</div>
<dl>${rows.map(([term, said]) => html`<div><dt>${term}</dt><dd>${said}</dd></div>`)}
<div><dt>${m.site_lines_source(locale)}</dt><dd>${ours ? m.site_lines_source_ours(locale, { organisation: facts.programme.organisation }) : source.map((url) => html`<a href="${url}" rel="noreferrer">${hostOf(url)}</a> `)}</dd></div></dl></li>`;
}

/** Who dialled it is the team's own business: the organisation answers for it. */
function checkText({ check, checkedOn }: ShownHelpLine, locale: Locale, organisation: string): Html | string {
  if (checkedOn === null) return html`<span class="old">▲ ${m.site_lines_never(locale)}</span>`;
  const date = longDate(checkedOn, locale);
  if (check === 'overdue') return html`<span class="old">▲ ${m.site_line_overdue(locale, { date })}</span>`;
  return m.site_lines_checked_by(locale, { date, organisation });
}

const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '');
