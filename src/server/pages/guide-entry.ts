/** One wording at an address of its own: to be sent, printed, or opened from a card. */
import type { GuideEntry } from '#wording/guide.ts';
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { keptOffline, onward } from './guide-parts.ts';
import { SITUATION_WORD } from './guide-words.ts';
import { type Html, html } from './html.ts';
import type { PageContent } from './layout.ts';
import { pathTo } from './paths.ts';
import { avoidAndPrefer, behind } from './wording.ts';

/** Null for an address that no entry has, or one that is not shown: both look the same. */
export function guideEntryPage(view: View, shown: readonly GuideEntry[]): PageContent | null {
  const { locale, item } = view;
  const entry = shown.find(({ address }) => address[locale] === item);
  if (entry === undefined) return null;
  const moment = shown.filter(({ situation }) => situation === entry.situation);
  const place = moment.indexOf(entry);
  return {
    title: entry.avoid[locale],
    exit: 'small',
    styles: ['guide'],
    script: 'guide',
    addressIn: (other) => pathTo('guide', other, entry.address[other]),
    main: html`<nav class="trail screen" aria-label="${m.site_nav_guide(locale)}"><a href="${pathTo('guide', locale)}#${entry.address[locale]}">${m.site_guide_back(locale)}</a> <a href="${pathTo('guide', locale)}#${SITUATION_WORD[locale][entry.situation]}">${m.guide_situation(locale, entry)}</a></nav>
<article class="wording alone">
${avoidAndPrefer(entry, view, 'h1')}
<h2>${m.site_guide_why(locale)}</h2>
${behind(entry, view, true)}
</article>
<p class="choices screen needs-script"><button type="button" class="button" id="share" hidden>${m.site_guide_share(locale)}</button><button type="button" class="button plain" id="copy-link" data-copied="${m.site_guide_copied(locale)}" data-not-copied="${m.site_guide_not_copied(locale)}">${m.site_guide_copy(locale)}</button><button type="button" class="button plain" id="print">${m.site_guide_print(locale)}</button></p>
<p class="quiet screen" id="shared" role="status"></p>
${neighbours(view, moment[place - 1], moment[place + 1])}
${onward(view, ['card', 'practice', 'request'])}
${keptOffline(view)}`,
  };
}

function neighbours(view: View, before?: GuideEntry, after?: GuideEntry): Html | null {
  const { locale } = view;
  if (before === undefined && after === undefined) return null;
  const link = (entry: GuideEntry | undefined, rel: 'prev' | 'next', label: string) =>
    entry === undefined
      ? null
      : html`<li class="to-${rel}"><a href="${pathTo('guide', locale, entry.address[locale])}" rel="${rel}"><span class="cue">${label}</span> ${entry.avoid[locale]}</a></li>`;
  return html`<nav class="neighbours screen" aria-label="${m.site_guide_neighbours(locale)}"><ul>${link(before, 'prev', m.site_guide_previous(locale))}${link(after, 'next', m.site_guide_next(locale))}</ul></nav>`;
}
