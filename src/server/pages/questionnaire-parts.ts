/**
 * The questions of a set as a phone shows them: large cards, in the set's own order, each free to skip. Fields have no
 * name, as everywhere where something is sealed (questions.ts).
 */
import {
  itemsFor,
  MYTH_ANSWERS,
  type QuestionItem,
  type QuestionSet,
  SCALE_POINTS,
} from '#programme/questionnaire.ts';
import { asksQuestions } from '#programme/round.ts';
import * as m from '#texts/messages.ts';
import type { PublicRound, View } from './facts.ts';
import { attributes, type Html, html } from './html.ts';
import { pathTo } from './paths.ts';
import { shortText } from './questions.ts';

type Locale = View['locale'];

/** Those that this round asks. */
const asked = ({ moment }: PublicRound, set: QuestionSet): QuestionItem[] =>
  asksQuestions(moment) ? itemsFor(set, moment) : [];

export function introduction({ locale, facts }: View, { moment }: PublicRound, set: QuestionSet): Html {
  const lead = { before: m.site_qn_lead_before, after: m.site_qn_lead_after, later: m.site_qn_lead_later };
  const { organisation } = facts.programme;
  return html`<p class="label">${set.label[locale]}</p>
<h1>${set.title[locale]}</h1>
${asksQuestions(moment) ? html`<p class="lead">${lead[moment](locale)}</p>` : null}
<ul class="dashes promises"><li>${m.site_qn_who(locale, { organisation })}</li>
<li>${m.site_qn_anonymous(locale)}</li>
<li>${m.site_qn_sealed(locale)}</li>
<li>${m.site_qn_optional(locale)}</li></ul>`;
}

/** Questions of a kind that follow each other stand under what is asked of all of them. */
export function questionsOf({ locale }: View, round: PublicRound, set: QuestionSet): Html {
  const parts: { kind: QuestionItem['kind']; items: { item: QuestionItem; number: number }[] }[] = [];
  for (const [i, item] of asked(round, set).entries()) {
    const last = parts.at(-1);
    const one = { item, number: i + 1 };
    if (last?.kind === item.kind) last.items.push(one);
    else parts.push({ kind: item.kind, items: [one] });
  }
  return html`${parts.map(({ kind, items }, i) => {
    const heading = headingOf(set, kind, locale);
    const id = heading === null ? null : `part-${i + 1}`;
    return html`<div class="part">${heading === null ? null : html`<h2 id="${id}">${heading}</h2>`}
${items.map(({ item, number }) => question(set, item, { number, describedBy: id, locale }))}</div>`;
  })}`;
}

function headingOf(set: QuestionSet, kind: QuestionItem['kind'], locale: Locale): string | null {
  if (kind === 'vignette') return set.vignetteAsks[locale];
  return kind === 'myth' ? set.mythAsks[locale] : null;
}

interface Place {
  readonly number: number;
  readonly describedBy: string | null;
  readonly locale: Locale;
}

function question(set: QuestionSet, item: QuestionItem, place: Place): Html {
  const { locale, number } = place;
  const id = `q-${item.id}`;
  switch (item.kind) {
    case 'vignette':
    case 'intent':
      return group(
        item,
        place,
        radios(
          id,
          item.options.map(({ id: value, text }) => ({ value, text: text[locale] })),
        ),
      );
    case 'myth':
      return group(
        item,
        place,
        radios(
          id,
          MYTH_ANSWERS.map((value) => ({ value, text: set.mythAnswers[value][locale] })),
        ),
      );
    case 'scale':
      return group(item, place, scale(id, item.low[locale], item.high[locale]));
    case 'behaviour':
      return group(
        item,
        place,
        html`<div class="options">${item.options.map(({ id: value, text }) => html`<label class="option"><input type="checkbox" id="${id}-${value}" value="${value}" autocomplete="off" ${attributes({ 'data-none': value === item.none })}><span>${text[locale]}</span></label>`)}</div>`,
      );
    case 'line':
      return html`<div data-item="${item.id}" data-kind="line">${shortText({ id: 'line', label: `${number}. ${item.asks[locale]}`, why: item.hint[locale] }, locale, 2)}</div>`;
  }
}

function group(
  item: Exclude<QuestionItem, { kind: 'line' }>,
  { number, describedBy, locale }: Place,
  options: Html,
): Html {
  const said = item.kind === 'vignette' || item.kind === 'myth' ? item.says : item.asks;
  const about = attributes({
    'aria-describedby': describedBy ?? undefined,
    'data-radios': item.kind !== 'behaviour',
  });
  return html`<fieldset class="question" id="q-${item.id}" data-item="${item.id}" data-kind="${item.kind}" ${about}>
<legend><span class="number">${number}.</span> ${said[locale]}</legend>
${options}
</fieldset>`;
}

/** Without a name, buttons are no group for the browser: their places are said here. */
const radios = (id: string, options: readonly { value: string; text: string }[]): Html =>
  html`<div class="options">${options.map(({ value, text }, i) => html`<label class="option"><input type="radio" id="${id}-${value}" value="${value}" autocomplete="off" ${attributes({ 'aria-posinset': i + 1, 'aria-setsize': options.length })}><span>${text}</span></label>`)}</div>`;

/** Five cards in a row; its ends stand above, and are said with the first and the last. */
const scale = (id: string, low: string, high: string): Html =>
  html`<div class="ends" aria-hidden="true"><span>${low}</span><span>${high}</span></div>
<div class="options scale">${SCALE_POINTS.map((point, i) => {
    const end = point === SCALE_POINTS[0] ? low : point === SCALE_POINTS.at(-1) ? high : null;
    return html`<label class="option"><input type="radio" id="${id}-${point}" value="${point}" autocomplete="off" ${attributes({ 'aria-posinset': i + 1, 'aria-setsize': SCALE_POINTS.length })}><span>${point}${end === null ? null : html`<span class="unseen">, ${end}</span>`}</span></label>`;
  })}</div>`;

/** After the session, why each answer keeps the door open; before it, that would teach the questions. */
export function thanks(view: View, round: PublicRound, set: QuestionSet): Html {
  const { locale } = view;
  const again = pathTo('questionnaire', locale, round.code);
  return html`<h1 id="thanks-title" tabindex="-1">${m.site_qn_thanks(locale)}</h1>
<p class="lead">${m.site_qn_close(locale)}</p>
${round.mode === 'room' ? html`<p><a href="${again}">${m.site_qn_someone_else(locale)}</a></p>` : null}
${round.moment === 'after' ? why(asked(round, set), set, locale) : null}
<section><h2>${m.site_qn_go_on(locale)}</h2><ul class="dashes">${(['guide', 'practice', 'card'] as const).map((page) => html`<li><a href="${pathTo(page, locale)}">${page === 'guide' ? m.site_nav_guide(locale) : page === 'practice' ? m.site_nav_practice(locale) : m.site_nav_card(locale)}</a></li>`)}</ul></section>`;
}

const why = (items: readonly QuestionItem[], set: QuestionSet, locale: Locale): Html =>
  html`<section><h2>${m.site_qn_why_title(locale)}</h2><div>${items.map((item) => {
    if (item.kind !== 'vignette' && item.kind !== 'myth') return null;
    const right =
      item.kind === 'myth'
        ? set.mythAnswers[item.right]
        : item.options.find(({ id }) => id === item.right)?.text;
    return html`<div class="kept-open"><p>${item.says[locale]}</p><p><b>${right?.[locale]}</b></p><p>${item.why[locale]}</p></div>`;
  })}</div></section>`;
