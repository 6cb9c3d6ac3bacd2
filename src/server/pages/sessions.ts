/** Awareness sessions for partners' teams: the programme's catalogue, what is asked of the organiser, and how to ask for one. */
import { SESSION_FRAGMENT } from '#contract/links.ts';
import type { SessionType } from '#programme/session-type.ts';
import { sessionTypesOf } from '#programme/session-types.ts';
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';
import type { PageContent } from './layout.ts';
import { phoneLink, sayMinutes } from './parts.ts';
import { pathTo } from './paths.ts';

export function sessionsPage(view: View): PageContent {
  const { locale, facts } = view;
  const types = sessionTypesOf(facts.settings).filter(({ shown }) => shown);
  return {
    title: m.site_nav_sessions(locale),
    exit: 'small',
    main: html`<h1>${m.site_nav_sessions(locale)}</h1>
<p class="lead">${m.site_sessions_lead(locale)}</p>
${types.map((type) => typeSection(view, type))}
<section><h2>${m.site_sessions_asked_title(locale)}</h2>
<p>${m.site_sessions_asked(locale)}</p>
<ul class="ticks"><li>${m.site_sessions_no_recording(locale)}</li><li>${m.site_sessions_no_photograph(locale)}</li><li>${m.site_sessions_no_story(locale)}</li><li>${m.site_sessions_moderator(locale)}</li></ul></section>
<section><h2>${m.site_sessions_measure_title(locale)}</h2><p>${m.site_sessions_measure(locale)}</p></section>
<section class="aside"><h2>${m.site_sessions_ask_title(locale)}</h2>
<p>${m.site_sessions_ask(locale)}</p>
<p class="ask">${phoneLink(facts.programme.phone)} <a class="button" href="${pathTo('request', locale)}#${SESSION_FRAGMENT}">${m.site_sessions_ask_button(locale)}</a></p></section>`,
  };
}

function typeSection({ locale }: View, type: SessionType): Html {
  const { title, goals, contentNote } = type[locale];
  return html`<section><h2>${title}</h2>
<p class="quiet">${m.site_sessions_length(locale, { time: sayMinutes(type.minutes, locale) })}</p>
<ul class="ticks">${goals.map((goal) => html`<li>${goal}</li>`)}</ul>
${contentNote === '' ? null : html`<p>${contentNote}</p>`}</section>`;
}
