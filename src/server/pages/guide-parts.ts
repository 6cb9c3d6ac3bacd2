/** What the pages of the guide share: where to go next, and what is kept for when there is no network. */
import { READERS } from '#wording/entry.ts';
import * as m from '#texts/messages.ts';
import { languageTag, type Locale } from '#texts/locales.ts';
import type { View } from './facts.ts';
import { READER_WORD } from './guide-words.ts';
import { attributes, type Html, html } from './html.ts';
import { COPIED_PAGES, type PageName, pathTo } from './paths.ts';

type Onward = Extract<PageName, 'card' | 'practice' | 'check' | 'myths' | 'lines' | 'request'>;

const ONWARD: Readonly<
  Record<Onward, { name: (locale: Locale) => string; says: (locale: Locale) => string }>
> = {
  card: { name: m.site_nav_card, says: m.site_guide_onward_card },
  practice: { name: m.site_nav_practice, says: m.site_guide_onward_practice },
  check: { name: m.site_nav_check, says: m.site_guide_onward_check },
  myths: { name: m.site_nav_myths, says: m.site_guide_onward_myths },
  lines: { name: m.site_nav_lines, says: m.site_guide_onward_lines },
  request: { name: m.site_nav_request, says: m.site_guide_onward_request },
};

export function onward({ locale }: View, pages: readonly Onward[]): Html {
  return html`<section class="onward screen" aria-labelledby="onward-title"><h2 id="onward-title">${m.site_guide_onward(locale)}</h2>
<ul>${pages.map((page) => html`<li><a href="${pathTo(page, locale)}">${ONWARD[page].name(locale)}</a> <span class="quiet">${ONWARD[page].says(locale)}</span></li>`)}</ul></section>`;
}

/**
 * What the script asks the worker to keep: this language's guide, cards and numbers (see site/guide-worker). The other
 * languages are offered in their own words, and only kept by whoever asks: on a phone each is a download.
 */
export function keptOffline({ locale, languages }: View): Html {
  const others = languages.filter((other) => other !== locale);
  return html`<p class="quiet screen offline" id="offline" role="status" ${keptPages(locale)} data-ready="${m.site_guide_offline(locale)}"></p>
${others.map((other) => html`<p class="screen keep-other" lang="${languageTag(other)}" role="status"><button type="button" class="link" hidden ${keptPages(other)} data-ready="${m.site_guide_offline(other)}" data-failed="${m.site_guide_not_kept(other)}">${m.site_guide_keep_other(other)}</button></p>`)}
<p class="screen"><button type="button" class="link" id="install" hidden>${m.site_guide_install(locale)}</button></p>`;
}

function keptPages(locale: Locale): Html {
  const scopes = COPIED_PAGES.map((page) => pathTo(page, locale));
  const paths = [...scopes, ...READERS.map((reader) => pathTo('card', locale, READER_WORD[locale][reader]))];
  return attributes({ 'data-scopes': scopes.join(' '), 'data-paths': paths.join(' ') });
}
