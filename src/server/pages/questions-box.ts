/** The questions box of a session: one question at a time, without a name, read before anything is said aloud. */
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';
import { shortText } from './questions.ts';

export const boxIntroduction = ({ locale }: View): Html =>
  html`<h1>${m.site_box_title(locale)}</h1>
<p class="lead">${m.site_box_lead(locale)}</p>
<ul class="dashes promises"><li>${m.site_box_read(locale)}</li>
<li>${m.site_box_story(locale)}</li>
<li>${m.site_qn_anonymous(locale)}</li>
<li>${m.site_box_sealed(locale)}</li></ul>`;

export const boxQuestion = ({ locale }: View): Html =>
  shortText({ id: 'line', label: m.site_box_label(locale), why: m.site_box_why(locale) }, locale, 3);

/** Another question may follow: each is an answer of its own. */
export const boxThanks = ({ locale }: View): Html =>
  html`<h1 id="thanks-title" tabindex="-1">${m.site_box_thanks(locale)}</h1>
<p class="lead">${m.site_box_read(locale)}</p>
<p class="choices"><button type="button" class="button plain" id="another">${m.site_box_more(locale)}</button></p>
<p>${m.site_qn_close(locale)}</p>`;
