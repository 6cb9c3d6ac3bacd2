/** Home: what this is, the two ways to ask, and the way out for a woman who lands here herself. */
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { html } from './html.ts';
import type { PageContent } from './layout.ts';
import { landscape } from './marks.ts';
import { phoneLink, sayOpenness } from './parts.ts';
import { pathTo } from './paths.ts';

export function homePage(view: View): PageContent {
  const { locale, facts } = view;
  const { name, phone } = facts.programme;
  const openness = sayOpenness(view);
  const steps = [
    [m.site_home_step1_title(locale), m.site_home_step1(locale)],
    [m.site_home_step2_title(locale), m.site_home_step2(locale)],
    [m.site_home_step3_title(locale), m.site_home_step3(locale)],
  ];
  return {
    title: m.site_home_title(locale),
    exit: 'ribbon',
    main: html`<section class="hero">
<h1>${m.site_home_heading(locale)}</h1>
<p class="lead">${m.site_home_lead(locale, { name })}</p>
<div class="ways">
<p class="way"><span>${m.site_home_call(locale)}</span> ${phoneLink(phone)}${openness === null ? null : html` <span class="quiet">${openness}</span>`}</p>
<p class="way"><span>${m.site_home_write(locale)}</span> <a class="button" href="${pathTo('request', locale)}">${m.site_nav_request(locale)}</a> <span class="quiet">${m.site_home_write_note(locale)}</span></p>
</div>
</section>
${landscape}
<section class="steps">
<h2>${m.site_home_steps_title(locale)}</h2>
<ol>${steps.map(([title, text]) => html`<li><h3>${title}</h3><p>${text}</p></li>`)}</ol>
<p><a href="${pathTo('partners', locale)}">${m.site_home_more(locale)}</a></p>
</section>
<section class="aside">
<h2>${m.site_home_woman_title(locale)}</h2>
<p>${m.site_home_woman(locale)}</p>
<p><a class="button plain" href="${pathTo('woman', locale)}">${m.site_home_woman_link(locale)}</a></p>
</section>`,
  };
}
