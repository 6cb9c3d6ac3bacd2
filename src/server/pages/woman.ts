/** A woman who is living this: three numbers at most, what she can do, honest words about traces. No form, no dead end. */
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';
import type { PageContent } from './layout.ts';
import { firstNumbers, type NumberToCall, numbersBySituation, otherNumbers } from './lines.ts';
import { phoneLink } from './parts.ts';
import { pathTo } from './paths.ts';

export function womanPage(view: View): PageContent {
  const { locale } = view;
  return {
    title: m.site_woman_tab(locale),
    discreet: true,
    exit: 'ribbon',
    main: html`<h1>${m.site_woman_title(locale)}</h1>
<p class="lead">${m.site_woman_lead(locale)}</p>
<ul class="numbers">${firstNumbers(view).map(number)}</ul>
<section class="situations"><h2>${m.site_woman_situations(locale)}</h2>${numbersBySituation(view).map(situation)}</section>
<details class="more"><summary>${m.site_woman_more(locale)}</summary><ul class="numbers small">${otherNumbers(view).map(number)}</ul></details>
<section><h2>${m.site_woman_way_title(locale)}</h2><p>${m.site_woman_way1(locale)}</p><p>${m.site_woman_way2(locale)}</p><p class="say">${m.site_woman_say(locale)}</p></section>
<section><h2>${m.site_woman_young_title(locale)}</h2><p>${m.site_woman_young(locale)}</p></section>
<section class="aside"><h2>${m.site_woman_traces_title(locale)}</h2><ul class="dashes"><li>${m.site_woman_traces_history(locale)}</li><li>${m.site_woman_traces_calls(locale)}</li><li>${m.site_woman_traces_device(locale)}</li></ul><p><a href="${pathTo('leave', locale)}">${m.site_woman_traces_link(locale)}</a></p></section>`,
  };
}

const situation = ({ said, numbers }: { said: string; numbers: readonly NumberToCall[] }): Html =>
  html`<details class="more"><summary>${said}</summary><ul class="numbers small">${numbers.map(inSituation)}</ul></details>`;

/** Under a summary and not a heading of its level: no heading here. */
const inSituation = ({ name, number, notes }: NumberToCall): Html =>
  html`<li><p class="name">${name}</p><p>${phoneLink(number)}</p><p class="quiet">${notes.join(' ')}</p></li>`;

const number = ({ name, number, notes }: NumberToCall): Html =>
  html`<li><h2>${name}</h2><p>${phoneLink(number)}</p><p class="quiet">${notes.join(' ')}</p></li>`;
