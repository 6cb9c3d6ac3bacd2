/**
 * The pocket card ([Note: Pocket card] in wording/card.ts): six wordings for one trade, the numbers, the way to ask. The
 * same page prints as a sheet to put up, as a card to cut and fold, or as the card itself; no script is needed.
 */
import type { IntakeCertificate } from '#contract/door.ts';
import { fingerprint, loadWords } from '#sealing/words.ts';
import { type Reader, READERS } from '#wording/entry.ts';
import { CARD_SIZE, cardEntries } from '#wording/card.ts';
import { type GuideEntry, shownGuide } from '#wording/guide.ts';
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { keptOffline, onward } from './guide-parts.ts';
import { READER_WORD, readerOf } from './guide-words.ts';
import { attributes, type Html, html } from './html.ts';
import type { PageContent } from './layout.ts';
import { firstNumbers } from './lines.ts';
import { phoneLink } from './parts.ts';
import { pathTo } from './paths.ts';
import { qrCode } from './qr.ts';

export async function cardPage(view: View): Promise<PageContent | null> {
  const { locale, item } = view;
  if (item === null) return chooser(view);
  const reader = readerOf(item, locale);
  if (reader === null) return null;
  const { intake } = view.facts.programme;
  const card: Card = { reader, entries: entriesFor(view, reader), words: await wordsOf(intake, locale) };
  const title = m.site_card_for(locale, { reader: m.guide_reader(locale, { reader }) });
  return {
    title,
    exit: 'small',
    styles: ['guide', 'card'],
    script: 'card',
    addressIn: (other) => pathTo('card', other, READER_WORD[other][reader]),
    main: html`<div class="screen"><h1>${title}</h1>
<p class="lead">${card.entries.length === 0 ? m.site_card_lead_none(locale) : m.site_card_lead(locale)}</p></div>
${formats(view)}
<div class="poster">${poster(view, card)}</div>
<div class="folded"><p class="fold-note">${m.site_card_fold(locale)}</p><div class="faces">${front(view, card)}${back(view, card)}</div></div>
<p class="screen"><a href="${pathTo('card', locale)}">${m.site_card_other(locale)}</a></p>
${onward(view, ['practice', 'lines', 'request'])}
${keptOffline(view)}`,
  };
}

interface Card {
  readonly reader: Reader;
  readonly entries: readonly GuideEntry[];
  /** Six words of the programme's fingerprint; null until it has keys. */
  readonly words: readonly string[] | null;
}

const entriesFor = ({ shipped, facts }: View, reader: Reader) =>
  cardEntries(shownGuide(shipped.wording.entries, facts.wording), reader);

/** As published; the page's script confirms them, as *Privacy and known limits* does. */
async function wordsOf(
  intake: IntakeCertificate | null,
  locale: View['locale'],
): Promise<readonly string[] | null> {
  return intake === null ? null : fingerprint(intake.genesisHash, await loadWords(locale));
}

function chooser(view: View): PageContent {
  const { locale } = view;
  return {
    title: m.site_nav_card(locale),
    exit: 'small',
    styles: ['guide', 'card'],
    script: 'card',
    main: html`<h1>${m.site_nav_card(locale)}</h1>
<p class="lead">${m.site_card_lead(locale)}</p>
<h2>${m.site_card_choose(locale)}</h2>
<ul class="trades">${READERS.map((reader) => html`<li><a href="${pathTo('card', locale, READER_WORD[locale][reader])}">${m.guide_reader(locale, { reader })}</a></li>`)}</ul>
${onward(view, ['practice', 'lines', 'request'])}
${keptOffline(view)}`,
  };
}

function formats({ locale }: View): Html {
  const choice = (format: string, name: string, note: string, checked: boolean) =>
    html`<label class="option" for="format-${format}"><input type="radio" name="format" id="format-${format}" ${attributes({ checked })}><span>${name}<small>${note}</small></span></label>`;
  return html`<fieldset class="formats screen"><legend>${m.site_card_format(locale)}</legend><div class="options">
${choice('sheet', m.site_card_sheet(locale), m.site_card_sheet_note(locale), true)}
${choice('cut', m.site_card_cut(locale), m.site_card_cut_note(locale), false)}
${choice('pocket', m.site_card_pocket(locale), m.site_card_pocket_note(locale), false)}</div>
<p class="needs-script"><button type="button" class="button" id="print">${m.site_guide_print(locale)}</button></p></fieldset>`;
}

function poster(view: View, card: Card): Html {
  const { locale, facts } = view;
  const { name, organisation } = facts.programme;
  return html`<section class="poster-sheet" aria-labelledby="poster-title">
<header><p class="poster-name">${name}<span>${organisation}</span></p><h2 id="poster-title">${headline(view, card)}<span> · ${m.guide_reader(locale, card)}</span></h2></header>
${six(view, card)}
<div class="poster-foot"><div>${card.entries.length === 0 ? null : html`<h3>${m.site_card_numbers(locale)}</h3>`}${numbers(view)}</div>${ask(view)}${words(view, card)}</div>
${draftsNote(view, card)}</section>`;
}

/** Six, unless a programme shows fewer: what is on paper must count right. */
const headline = ({ locale }: View, { entries }: Card): string =>
  entries.length === CARD_SIZE
    ? m.site_card_six(locale)
    : entries.length === 0
      ? m.site_card_numbers(locale)
      : m.site_card_fewer(locale);

/** Characters of both names beyond which the front of a bank card needs smaller letters; see `.face.long` in card.css. */
const NAMES_LONG = 80;

function front(view: View, card: Card): Html {
  const { locale, facts } = view;
  const { name, organisation } = facts.programme;
  const long = name.length + organisation.length > NAMES_LONG;
  return html`<section class="face front${long ? ' long' : ''}" aria-label="${name}"><div class="face-name"><b>${name}</b><span>${organisation}</span><i>${m.guide_reader(locale, card)}</i></div>
${numbers(view)}
${ask(view)}
${words(view, card)}</section>`;
}

/** Nothing to say there: the card has one side. */
function back(view: View, card: Card): Html | null {
  if (card.entries.length === 0) return null;
  return html`<section class="face back" aria-label="${headline(view, card)}">${six(view, card)}${draftsNote(view, card)}</section>`;
}

function six({ locale }: View, { entries }: Card): Html {
  return html`<ol class="six">${entries.map(
    (entry) =>
      html`<li><p class="avoid"><span class="cross" aria-hidden="true">✕</span><span class="unseen">${m.site_guide_avoid(locale)} : </span>${entry.avoid[locale]}${entry.standing.state === 'draft' ? html` <span class="draft-sign">°</span>` : null}</p><p class="prefer"><span class="unseen">${m.site_guide_prefer(locale)} : </span>${entry.prefer[locale]}</p></li>`,
  )}</ol>`;
}

/** The programme's own comes first; the card names it above, and has no room to name it twice. */
function numbers(view: View): Html {
  return html`<ul class="card-numbers">${firstNumbers(view).map(({ name, number }, index) => html`<li><span>${index === 0 ? m.site_card_ours(view.locale) : name}</span> ${phoneLink(number)}</li>`)}</ul>`;
}

function ask({ locale, origin }: View): Html {
  const address = origin + pathTo('request', locale);
  return html`<div class="card-ask"><div class="code">${qrCode(address, m.site_card_qr(locale, { address }))}</div><p>${m.site_card_ask(locale)} <span class="address">${address.replace(/^https?:\/\//, '')}</span></p></div>`;
}

function words({ locale }: View, { words: six }: Card): Html | null {
  if (six === null) return null;
  return html`<div class="card-words"><p><b>${m.site_card_words(locale)}</b> <span class="card-words-why">${m.site_card_words_why(locale)}</span></p><p class="six-words" translate="no" data-wrong="${m.site_card_words_wrong(locale)}">${six.join(' · ')}</p></div>`;
}

const draftsNote = ({ locale }: View, { entries }: Card): Html | null =>
  entries.some(({ standing }) => standing.state === 'draft')
    ? html`<p class="draft-note">${m.site_card_drafts(locale)}</p>`
    : null;
