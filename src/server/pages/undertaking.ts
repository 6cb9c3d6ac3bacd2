/**
 * What the organiser of a session undertakes, by a link: four promises, who makes them, one button. It names neither the
 * session nor its organisation, and tells whoever would rather speak where to call.
 */
import { UNDERTAKINGS } from '#programme/session-plan.ts';
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';
import { phoneLink } from './parts.ts';
import { line } from './questions.ts';

type Locale = View['locale'];

/** As on the page of sessions for partners. */
const UNDERTAKING: Readonly<Record<(typeof UNDERTAKINGS)[number], (locale: Locale) => string>> = {
  no_recording: m.site_sessions_no_recording,
  no_photograph: m.site_sessions_no_photograph,
  no_story: m.site_sessions_no_story,
  moderator: m.site_sessions_moderator,
};

/** The script hands in what is marked here, so that nothing is undertaken that was not read. */
export function undertakingIntroduction({ locale, facts }: View): Html {
  return html`<h1>${m.site_undertaking_title(locale)}</h1>
<p class="lead">${m.site_undertaking_lead(locale)}</p>
<ul class="ticks promises">${UNDERTAKINGS.map((one) => html`<li data-promise="${one}">${UNDERTAKING[one](locale)}</li>`)}</ul>
<p>${m.site_undertaking_all(locale)} ${phoneLink(facts.programme.phone)}</p>`;
}

export const undertakingBy = ({ locale }: View): Html =>
  line(
    { id: 'line', label: m.site_undertaking_by(locale), why: m.site_undertaking_by_why(locale) },
    { capital: 'words' },
  );

/** What was promised stays in sight, to be told to whoever moderates; who promised does not. */
export const undertakingThanks = ({ locale }: View): Html =>
  html`<h1 id="thanks-title" tabindex="-1">${m.site_undertaking_thanks(locale)}</h1>
<p class="lead">${m.site_undertaking_next(locale)}</p>
<section><h2>${m.site_undertaking_tell(locale)}</h2>
<ul class="ticks">${UNDERTAKINGS.map((one) => html`<li>${UNDERTAKING[one](locale)}</li>`)}</ul></section>
<p>${m.site_qn_close(locale)}</p>`;

/** The way that needs no device. */
export const byPhone = ({ locale, facts }: View): Html =>
  html`${m.site_undertaking_phone(locale)} ${phoneLink(facts.programme.phone)}`;
