/**
 * The guide: every wording by moment, filtered and searched by its address. All of it is in the page, what does not fit
 * the filter hidden, so that a script filters at once and a copy is whole without a network.
 */
import { READERS, SITUATIONS, type Situation } from '#wording/entry.ts';
import { type GuideEntry, shownGuide } from '#wording/guide.ts';
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { guideEntryPage } from './guide-entry.ts';
import { entriesLeft, filterOf, type GuideFilter, pathOfFilter, WORDS_MAX } from './guide-filter.ts';
import { keptOffline, onward } from './guide-parts.ts';
import { QUERY, READER_WORD, SITUATION_WORD } from './guide-words.ts';
import { attributes, type Html, html } from './html.ts';
import type { PageContent } from './layout.ts';
import { pathTo } from './paths.ts';
import { vocabulary, VOCABULARY_PLACE } from './vocabulary.ts';
import { avoidAndPrefer, behind } from './wording.ts';

export function guidePage(view: View): PageContent | null {
  const { locale, item, shipped, facts } = view;
  const shown = shownGuide(shipped.wording.entries, facts.wording);
  if (item !== null) return guideEntryPage(view, shown);
  const filter = filterOf(view);
  const left = entriesLeft(shown, filter, locale);
  const searched = filter.words !== '';
  return {
    title: m.site_nav_guide(locale),
    exit: 'small',
    styles: ['guide'],
    script: 'guide',
    addressIn: (other) => pathOfFilter(filter, other),
    main: html`<h1>${m.site_nav_guide(locale)}</h1>
<p class="lead">${m.site_guide_lead(locale)}</p>
${shown.length === 0 ? html`<p>${m.site_guide_empty(locale)}</p>` : finder(view, filter, left.length)}
${shown.length === 0 ? null : moments(view, filter, shown)}
<section class="moment" id="results" ${attributes({ hidden: !searched || left.length === 0 })}><h2>${m.site_guide_results(locale)}</h2><ol class="wordings">${searched ? left.map((entry) => wording(entry, view, { place: shown.indexOf(entry), shown: true })) : null}</ol></section>
${SITUATIONS.map((situation) => moment(situation, { shown, left: new Set(left), searched }, view))}
${shown.some(({ standing }) => standing.state === 'draft') ? html`<p class="quiet drafts">${m.site_guide_drafts(locale)}</p>` : null}
${vocabulary(view)}
${onward(view, ['card', 'practice', 'check', 'myths', 'lines', 'request'])}
${keptOffline(view)}`,
  };
}

function finder(view: View, filter: GuideFilter, count: number): Html {
  const { locale } = view;
  const names = QUERY[locale];
  const option = (value: string, text: string, selected: boolean) =>
    html`<option value="${value}" ${attributes({ selected })}>${text}</option>`;
  return html`<form class="finder screen" id="finder" role="search" method="get" action="${pathTo('guide', locale)}">
<div class="typed"><label for="words">${m.site_guide_search(locale)}</label><input type="search" id="words" name="${names.words}" value="${filter.words}" maxlength="${WORDS_MAX}" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"></div>
<div><label for="reader">${m.site_guide_for(locale)}</label><select id="reader" name="${names.reader}">${option('', m.site_guide_everyone(locale), filter.reader === null)}${READERS.map((reader) => option(READER_WORD[locale][reader], m.guide_reader(locale, { reader }), filter.reader === reader))}</select></div>
<div><label for="moment">${m.site_guide_moment(locale)}</label><select id="moment" name="${names.moment}">${option('', m.site_guide_all_moments(locale), filter.situation === null)}${SITUATIONS.map((situation) => option(SITUATION_WORD[locale][situation], m.guide_situation(locale, { situation }), filter.situation === situation))}</select></div>
<button type="submit" class="button plain">${m.site_guide_go(locale)}</button>
</form>
<p class="found"><span id="found" role="status">${count === 0 ? m.site_guide_nothing(locale) : m.site_guide_found(locale, { count })}</span> <a class="screen" id="clear" href="${pathTo('guide', locale)}" ${attributes({ hidden: isEmpty(filter) })}>${m.site_guide_clear(locale)}</a></p>`;
}

/** Plain links, for whoever would rather see the moments than open a list; they keep the reader. */
function moments(view: View, filter: GuideFilter, shown: readonly GuideEntry[]): Html {
  const { locale } = view;
  const there = new Set(shown.map(({ situation }) => situation));
  return html`<nav class="moments screen" aria-label="${m.site_guide_moments(locale)}"><ul>${SITUATIONS.filter(
    (situation) => there.has(situation),
  ).map((situation) => {
    const current = filter.situation === situation;
    return html`<li><a href="${pathOfFilter({ ...filter, situation }, locale)}" data-moment="${SITUATION_WORD[locale][situation]}" ${attributes({ 'aria-current': current ? 'true' : undefined })}>${m.guide_situation(locale, { situation })}</a></li>`;
  })}<li><a href="#${VOCABULARY_PLACE}">${m.site_guide_vocabulary(locale)}</a></li></ul></nav>`;
}

/** Entries that the search found stand in the results, and nowhere else: the script puts them back. */
function moment(
  situation: Situation,
  about: { shown: readonly GuideEntry[]; left: ReadonlySet<GuideEntry>; searched: boolean },
  view: View,
): Html | null {
  const { shown, left, searched } = about;
  const here = shown.filter((entry) => entry.situation === situation);
  if (here.length === 0) return null;
  const { locale } = view;
  const none = searched || !here.some((entry) => left.has(entry));
  const listed = searched ? here.filter((entry) => !left.has(entry)) : here;
  return html`<section class="moment" id="${SITUATION_WORD[locale][situation]}" ${attributes({ hidden: none })}><h2>${m.guide_situation(locale, { situation })}</h2>
<ol class="wordings">${listed.map((entry) => wording(entry, view, { place: shown.indexOf(entry), shown: !searched && left.has(entry) }))}</ol></section>`;
}

/** @param place its rank in the guide: a search moves it about */
function wording(entry: GuideEntry, view: View, about: { place: number; shown: boolean }): Html {
  const { place, shown } = about;
  const { locale } = view;
  const readers = entry.readers.map((reader) => READER_WORD[locale][reader]).join(' ');
  const draft = entry.standing.state === 'draft';
  return html`<li class="wording" id="${entry.address[locale]}" data-for="${readers}" data-moment="${SITUATION_WORD[locale][entry.situation]}" data-place="${place}" ${attributes({ 'data-words': entry.searchWords?.[locale], hidden: !shown })}>
${avoidAndPrefer(entry, view, 'h3')}
<details><summary>${m.site_guide_why(locale)}${draft ? html` <span class="tag">${m.site_guide_draft(locale)}</span>` : null}</summary>
${behind(entry, view)}
<p class="screen"><a href="${pathTo('guide', locale, entry.address[locale])}">${m.site_guide_alone(locale)}</a></p></details></li>`;
}

const isEmpty = ({ reader, situation, words }: GuideFilter) =>
  reader === null && situation === null && words === '';
