/** Myths and facts ([Note: Myths] in wording/myth.ts): the fact as heading, what one hears beneath it. */
import type { Myth } from '#wording/myth.ts';
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';
import type { PageContent } from './layout.ts';
import { pathTo } from './paths.ts';

export function mythsPage(view: View): PageContent | null {
  const { locale, item, shipped } = view;
  if (item !== null) return null;
  return {
    title: m.site_nav_myths(locale),
    exit: 'small',
    styles: ['guide', 'myths'],
    main: html`<h1>${m.site_nav_myths(locale)}</h1>
<p class="lead">${m.site_myths_lead(locale)}</p>
${shipped.myths.map((myth) => mythSection(view, myth))}
<p class="quiet">${m.site_myths_sources(locale)}</p>
<p class="screen"><a href="${pathTo('guide', locale)}">${m.site_myths_guide(locale)}</a></p>`,
  };
}

function mythSection({ locale }: View, { id, heard, fact, more, change, sources }: Myth): Html {
  return html`<section><h2 id="${id}">${fact[locale]}</h2>
<div class="myth"><p class="heard">${m.site_myths_heard(locale, { heard: heard[locale] })}</p>
<p>${more[locale]}</p>
<p><b>${m.site_myths_change(locale)}</b> ${change[locale]}</p>
<p class="quiet">${m.site_myths_where(locale, { count: sources.length })} ${sources.map(({ name, url }, i) => html`${i === 0 ? null : '; '}<a href="${url}" rel="noreferrer">${name[locale]}</a>`)}.</p></div></section>`;
}
