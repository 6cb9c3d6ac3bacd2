/** Pages that stand in for others: the programme is not open yet, nothing is set up, not found, failed. */
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { html } from './html.ts';
import type { PageContent } from './layout.ts';
import { lineLink } from './lines.ts';
import { mark } from './marks.ts';
import { phoneLink } from './parts.ts';
import { pathTo } from './paths.ts';

/** Before the kit is confirmed: no request can be sealed yet, the phone answers. */
export function notOpenPage(view: View): PageContent {
  const { locale, facts } = view;
  const { name, phone } = facts.programme;
  return {
    title: m.site_not_open_title(locale),
    exit: 'ribbon',
    main: html`<h1>${m.site_not_open_title(locale)}</h1>
<p class="lead">${m.site_not_open(locale, { name })}</p>
<p class="call">${phoneLink(phone)}</p>
<p>${m.site_now_night(locale)} ${lineLink(view, 'night')}</p>
<p><a href="${pathTo('woman', locale)}">${m.site_home_woman_link(locale)}</a></p>`,
  };
}

/** @param reference what the caretaker finds in the log; null for an address that does not exist */
export function failedPage(view: View, failure: { status: number; reference: string | null }): PageContent {
  const { locale, facts } = view;
  const lost = failure.status === 404;
  const title = lost ? m.site_lost_title(locale) : m.site_failed_title(locale);
  return {
    title,
    exit: 'ribbon',
    main: html`<h1>${title}</h1>
<p class="lead">${lost ? m.site_lost(locale) : m.site_failed(locale)}</p>
${failure.reference === null ? null : html`<p>${m.site_failed_reference(locale)} <strong>${failure.reference}</strong></p>`}
<p class="call">${phoneLink(facts.programme.phone)}</p>
<p><a href="${pathTo('home', locale)}">${m.site_home_title(locale)}</a> · <a href="${pathTo('woman', locale)}">${m.site_home_woman_link(locale)}</a></p>`,
  };
}

/** A data folder that has just been made: there is no name and no phone to show. Both languages, as nobody chose one. */
export function emptyDocument(style: string): string {
  return html`<!doctype html>
<html lang="fr-CA">
<head>
<meta charset="utf-8">
<title>${m.site_empty_title('fr')}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${style}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
</head>
<body class="empty">
<main id="main">
${mark}
<h1>${m.site_empty_title('fr')}</h1>
<p>${m.site_empty('fr')}</p>
<div lang="en-CA"><h2>${m.site_empty_title('en')}</h2><p>${m.site_empty('en')}</p></div>
<p class="quiet"><a href="/equipe">${m.site_empty_setup('fr')}</a></p>
</main>
</body>
</html>
`.text;
}
