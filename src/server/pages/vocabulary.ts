/** Words on which people do not agree ([Note: Words under debate]): each position with its source, then what we do. */
import type { VocabularyTerm } from '#wording/vocabulary.ts';
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';
import { sourceName } from './wording.ts';

/** Where the section stands in the guide. */
export const VOCABULARY_PLACE = 'mots';

export function vocabulary(view: View): Html | null {
  const { locale, shipped } = view;
  const terms = shipped.wording.vocabulary;
  if (terms.length === 0) return null;
  return html`<section class="vocabulary" id="${VOCABULARY_PLACE}"><h2>${m.site_guide_vocabulary(locale)}</h2>
<p>${m.site_guide_vocabulary_lead(locale)}</p>
${terms.map((term) => entry(term, view))}</section>`;
}

function entry({ id, term, positions, use }: VocabularyTerm, view: View): Html {
  const { locale } = view;
  return html`<details class="term" id="${id}"><summary><span>${term[locale]}</span></summary>
<p class="use"><span class="cue">${m.site_guide_use(locale)}<span class="unseen"> : </span></span> ${use[locale]}</p>
<ul class="dashes">${positions.map(({ source, says }) => html`<li>${says[locale]} <cite>${source === null ? m.site_guide_common_practice(locale) : sourceName(source, view)}</cite></li>`)}</ul></details>`;
}
