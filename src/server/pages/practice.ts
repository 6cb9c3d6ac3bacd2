/**
 * Practice conversations ([Note: Practice] in wording/practice.ts), without telling anybody which answer was chosen: a
 * conversation is one document, its moments are sections that `:target` shows (practice.css), its answers are links to
 * them. So the back button goes back a moment, nothing is sent, scripts may be off, and paper prints it whole.
 */
import { type GuideEntry, shownGuide } from '#wording/guide.ts';
import {
  afterChoice,
  approvedAs,
  type PracticeChoice,
  type PracticeConversation,
  type PracticeEnd,
  type PracticeStep,
} from '#wording/practice.ts';
import { type Standing, standingOf } from '#wording/approval.ts';
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';
import type { PageContent } from './layout.ts';
import { phoneLink } from './parts.ts';
import { pathTo } from './paths.ts';
import { standingLine } from './standing.ts';

export function practicePage(view: View): PageContent | null {
  const shown = view.shipped.practice.flatMap((conversation) => {
    const { item, version } = approvedAs(conversation);
    const standing = standingOf(view.facts.wording.approvals, item, version);
    return standing.state === 'draft' && view.facts.wording.hideDrafts ? [] : [{ conversation, standing }];
  });
  if (view.item === null) return listPage(view, shown);
  const asked = shown.find(({ conversation }) => conversation.address[view.locale] === view.item);
  return asked === undefined ? null : conversationPage(view, asked);
}

interface Shown {
  readonly conversation: PracticeConversation;
  readonly standing: Standing;
}

function listPage(view: View, shown: readonly Shown[]): PageContent {
  const { locale } = view;
  return {
    title: m.site_nav_practice(locale),
    exit: 'small',
    styles: ['guide', 'practice'],
    main: html`<h1>${m.site_nav_practice(locale)}</h1>
<p class="lead">${m.site_exercise_lead(locale)}</p>
<p>${m.site_exercise_nothing_kept(locale)}</p>
<div class="note"><p><b>${m.site_exercise_note_title(locale)}</b></p><p>${m.site_exercise_note(locale)} <a href="${pathTo('guide', locale)}">${m.site_exercise_note_pass(locale)}</a></p></div>
${shown.length === 0 ? html`<p>${m.site_exercise_none(locale)} <a href="${pathTo('guide', locale)}">${m.site_nav_guide(locale)}</a></p>` : null}
${shown.map(({ conversation, standing }) => {
  const { title, setting, steps, address } = conversation;
  return html`<section><h2><a href="${pathTo('practice', locale, address[locale])}">${title[locale]}</a></h2>
<p>${setting[locale]}</p>
<p class="quiet">${m.site_exercise_length(locale, { moments: steps.length })}</p>
${standingLine(view, standing)}</section>`;
})}`,
  };
}

function conversationPage(view: View, { conversation, standing }: Shown): PageContent {
  const { locale } = view;
  const { title, note, setting, steps, ends, address } = conversation;
  const place = placesOf(conversation);
  const guide = new Map(
    shownGuide(view.shipped.wording.entries, view.facts.wording).map((it) => [it.id, it]),
  );
  const last = ends[0] as PracticeEnd;
  return {
    title: title[locale],
    addressIn: (other) => pathTo('practice', other, address[other]),
    exit: 'small',
    styles: ['guide', 'practice'],
    script: 'practice',
    main: html`<div class="conversation">
<p class="label"><a href="${pathTo('practice', locale)}">${m.site_nav_practice(locale)}</a></p>
<h1 id="start" tabindex="-1">${title[locale]}</h1>
<section class="turn first" aria-labelledby="start">
<div><div class="note"><p><b>${m.site_exercise_note_title(locale)}</b></p><p>${note[locale]} ${m.site_exercise_pass(locale)}</p>
<p><a href="#${place(last.id)}">${m.site_exercise_pass_to_end(locale)}</a></p></div>
${standingLine(view, standing)}</div>
<div><p class="now">${setting[locale]}</p>
<p class="choices"><a class="button" href="#${place((steps[0] as PracticeStep).id)}">${m.site_exercise_begin(locale)}</a></p>
<p class="quiet">${m.site_exercise_nothing_kept(locale)}</p></div>
</section>
${steps.map((step) => momentSection({ view, step, place, guide }))}
${ends.map((end) => endSection(view, end, place))}
</div>`,
  };
}

/** What every moment of a conversation is made with. */
interface Parts {
  readonly view: View;
  readonly step: PracticeStep;
  readonly place: Place;
  readonly guide: ReadonlyMap<string, GuideEntry>;
}

/** The moment, then a section for each answer: in that order they read well on paper. */
function momentSection(parts: Parts): Html {
  const { view, step, place } = parts;
  const { locale } = view;
  const at = place(step.id);
  return html`<section class="turn" aria-labelledby="${at}">
<div><p class="label printed">${m.site_exercise_moment(locale, { number: String(place.number(step.id)) })}</p>
<h2 id="${at}" tabindex="-1">${step.title[locale]}</h2>
<p class="now">${step.now[locale]}</p></div>
<div><h3 class="answers-title" id="${at}-answers">${m.site_exercise_you(locale)}</h3>
<ul class="answers" aria-labelledby="${at}-answers">${step.choices.map((choice, i) => html`<li><a href="#${landingAt(at, i)}">${choice.you[locale]}</a></li>`)}</ul></div>
</section>
${step.choices.map((choice, i) => landingSection(parts, choice, landingAt(at, i)))}`;
}

function landingSection({ view, step, place, guide }: Parts, choice: PracticeChoice, at: string): Html {
  const { locale } = view;
  const next = afterChoice(step, choice);
  const entry = guide.get(choice.entry);
  const onward = next !== step.id;
  return html`<section class="turn landing" aria-labelledby="${at}">
<div><h2 id="${at}" tabindex="-1"><span class="quiet">${m.site_exercise_you_chose(locale)}</span> ${choice.you[locale]}</h2>
<p class="lands">${choice.lands[locale]}</p></div>
<div><h3>${m.site_exercise_why(locale)}</h3>
<p>${choice.why[locale]}</p>
${entry === undefined ? null : html`<p class="rests quiet">${m.site_exercise_in_guide(locale)} <a href="${pathTo('guide', locale, entry.address[locale])}">${entry.principle[locale]}</a></p>`}
<p class="printed">${onward ? m.site_exercise_then(locale, { title: place.title(next)[locale] }) : m.site_exercise_then_again(locale)}</p>
<p class="choices">${onward ? html`<a class="button" href="#${place(next)}">${m.site_exercise_continue(locale)}</a>` : null}
<a class="${onward ? 'again' : 'button'}" href="#${place(step.id)}">${onward ? m.site_exercise_try_other(locale) : m.site_exercise_try_again(locale)}</a></p></div>
</section>`;
}

function endSection(view: View, end: PracticeEnd, place: Place): Html {
  const { locale, facts } = view;
  const at = place(end.id);
  return html`<section class="turn end" aria-labelledby="${at}">
<div><h2 id="${at}" tabindex="-1">${end.title[locale]}</h2>
<p class="now">${end.now[locale]}</p></div>
<div><h3>${m.site_exercise_learned(locale)}</h3>
<ul class="ticks">${end.learned.map((line) => html`<li>${line[locale]}</li>`)}</ul>
<p>${end.open[locale]} ${phoneLink(facts.programme.phone)}</p>
<p class="choices"><a class="button" href="${pathTo('practice', locale)}">${m.site_exercise_other(locale)}</a>
<a class="again" href="#start">${m.site_exercise_from_start(locale)}</a></p></div>
</section>`;
}

interface Place {
  /** Where a step or an end stands in the page: the same in every language, since it is no word. */
  (id: string): string;
  number(id: string): number;
  title(id: string): PracticeStep['title'];
}

function placesOf({ steps, ends }: PracticeConversation): Place {
  const all = [...steps, ...ends];
  const number = (id: string) => all.findIndex((one) => one.id === id) + 1;
  return Object.assign((id: string) => `moment-${number(id)}`, {
    number,
    title: (id: string) => (all[number(id) - 1] as (typeof all)[number]).title,
  });
}

const landingAt = (moment: string, index: number) => `${moment}-${'abcd'[index]}`;
