/**
 * The request: one page, fit for a patrol car at night. Information first, then the four answers that are enough; the
 * rest can be said by phone. After sending, the same page becomes the acknowledgement: nothing of it is in an address.
 */
import { FORM_TEXT_MAX, NOTE_MAX } from '#programme/entries.ts';
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { type Html, html, jsonScript } from './html.ts';
import type { PageContent } from './layout.ts';
import { lineLink, nightLine } from './lines.ts';
import { phoneLink, sayWhen } from './parts.ts';
import { pathTo } from './paths.ts';
import { choice, line, shortText } from './questions.ts';
import { receiptView } from './receipt.ts';
import { sessionQuestions } from './session-questions.ts';

export function requestPage(view: View): PageContent {
  const { locale, facts, sealable } = view;
  const { phone } = facts.programme;
  const body = sealable ? form(view) : callInstead(m.site_request_clear(locale), phone);
  return {
    title: m.site_nav_request(locale),
    exit: 'small',
    ...(sealable ? { script: 'request' } : {}),
    main: html`<div id="ask">
<h1>${m.site_nav_request(locale)}</h1>
<p class="lead">${m.site_request_lead(locale)}</p>
${view.practice ? html`<div class="notice strong"><p><strong>${m.site_practice_title(locale)}</strong> ${m.site_practice(locale)}</p></div>` : null}
${information(view)}
${body}
</div>
${sealable ? receiptView(view) : null}`,
  };
}

/** Rule 2 of do-no-harm: a few calm lines of information, never a question about danger. */
function information(view: View): Html {
  const { locale } = view;
  const dpj = lineLink(view, 'child_protection');
  return html`<div class="notice"><ul>
<li>${m.site_info_emergency(locale)} ${phoneLink('911')}</li>
<li>${m.site_info_night(locale)} ${lineLink(view, 'night')}</li>
<li>${m.site_info_minor(locale)} ${dpj}</li>
<li>${m.site_info_names(locale)}</li>
</ul></div>`;
}

/** Where no browser can seal, or no script runs: the phone, and why. */
export const callInstead = (reason: string, phone: string): Html =>
  html`<div class="notice strong"><p>${reason}</p><p class="call">${phoneLink(phone)}</p></div>`;

function form(view: View): Html {
  const { locale, facts } = view;
  const { programme } = facts;
  return html`<noscript>${callInstead(m.site_request_noscript(locale), programme.phone)}</noscript>
<div class="late">${callInstead(m.site_request_broken(locale), programme.phone)}</div>
<form id="request" class="needs-script" novalidate autocomplete="off">
<div class="errors" id="request-errors" role="alert" tabindex="-1" hidden></div>
<fieldset class="all" id="request-fields" disabled>
${promptness(view)}
${line({ id: 'organisation', label: m.site_q_organisation(locale), why: m.site_q_organisation_why(locale) }, { capital: 'words' })}
${line({ id: 'first-name', label: m.site_q_first_name(locale), why: m.site_q_first_name_why(locale) }, { capital: 'words' })}
${line({ id: 'phone', label: m.site_q_phone(locale), why: m.site_q_phone_why(locale) }, { type: 'tel', capital: 'off' })}
<details class="more" id="more"><summary>${m.site_request_more(locale)}</summary>
${rest(view)}
</details>
<div class="send"><button type="submit" class="button" id="send">${m.site_request_send(locale)}</button>
<p class="quiet">${m.site_request_sealed(locale)}</p></div>
</fieldset>
<div class="progress" id="progress" role="status"></div>
</form>
<template id="too-old">${callInstead(m.site_request_old(locale), programme.phone)}</template>
${jsonScript('facts', scriptFacts(view))}`;
}

/** The first question; `now` shows the phone before any other (rule 2). */
function promptness(view: View): Html {
  const { locale, facts } = view;
  const { callBy } = facts.programme;
  const promise = (at: number) => m.site_prompt_call_by(locale, { when: sayWhen(view, at) });
  return html`${choice(
    { id: 'promptness', label: m.site_q_promptness(locale), why: m.site_q_promptness_why(locale) },
    [
      { value: 'now', label: m.site_prompt_now(locale), note: promise(callBy.now) },
      { value: 'soon', label: m.site_prompt_soon(locale), note: promise(callBy.soon) },
      { value: 'no_rush', label: m.site_prompt_no_rush(locale), note: promise(callBy.no_rush) },
    ],
    true,
  )}
<div role="status" id="now-first" class="now-first"></div>`;
}

function rest(view: View): Html {
  const { locale } = view;
  return html`${choice({ id: 'need', label: m.site_q_need(locale), why: m.site_q_need_why(locale) }, [
    { value: 'support', label: m.site_need_support(locale) },
    { value: 'advice', label: m.site_need_advice(locale) },
    { value: 'session', label: m.site_need_session(locale) },
  ])}
<div id="of-session" hidden>${sessionQuestions(view)}</div>
${shortText({ id: 'text', label: m.site_q_text(locale), why: m.site_q_text_why(locale) }, locale)}
<template id="text-of-session"><span>${m.site_q_wishes(locale)}</span><span>${m.site_q_wishes_why(locale)}</span></template>
<div id="of-her">
${choice({ id: 'age', label: m.site_q_age(locale), why: m.site_q_age_why(locale) }, [
  { value: 'adult', label: m.site_age_adult(locale) },
  { value: 'under_18', label: m.site_age_minor(locale) },
  { value: 'unknown', label: m.site_unknown(locale) },
])}
<div role="status" id="duty" class="duty"></div><template id="duty-text"><p>${m.site_duty(locale)}</p><p>${lineLink(view, 'child_protection')}</p></template>
${choice({ id: 'agrees', label: m.site_q_agrees(locale), why: m.site_q_agrees_why(locale) }, [
  { value: 'yes', label: m.site_agrees_yes(locale) },
  { value: 'not_yet', label: m.site_agrees_not_yet(locale) },
  { value: 'unknown', label: m.site_unknown(locale) },
])}</div>
${when(view)}
${choice({ id: 'message', label: m.site_q_message(locale), why: m.site_q_message_why(locale) }, [
  { value: 'yes', label: m.site_yes(locale) },
  { value: 'no', label: m.site_no(locale) },
  { value: 'unknown', label: m.site_unknown(locale) },
])}
<div id="of-asker">${choice(
    { id: 'sector', label: m.site_q_sector(locale), why: m.site_q_sector_why(locale) },
    [
      { value: 'police', label: m.site_sector_police(locale) },
      { value: 'health', label: m.site_sector_health(locale) },
      { value: 'community', label: m.site_sector_community(locale) },
      { value: 'school', label: m.site_sector_school(locale) },
      { value: 'justice', label: m.site_sector_justice(locale) },
      { value: 'other', label: m.site_sector_other(locale) },
    ],
  )}</div>
${choice({ id: 'language', label: m.site_q_language(locale), why: m.site_q_language_why(locale) }, [
  { value: 'fr', label: 'Français' },
  { value: 'en', label: 'English' },
  { value: 'other', label: m.site_language_other(locale) },
])}`;
}

/** As soon as possible, or not before a time: today, tomorrow or another day, on the programme's clock. */
function when({ locale }: View): Html {
  return html`${choice({ id: 'when', label: m.site_q_when(locale), why: m.site_q_when_why(locale) }, [
    { value: 'asap', label: m.site_when_asap(locale) },
    { value: 'not_before', label: m.site_when_not_before(locale) },
  ])}
<div class="question not-before" id="not-before" hidden><p class="wrong" id="not-before-error" hidden></p>
<div class="row"><div><label for="nb-day">${m.site_when_day(locale)}</label><select id="nb-day" autocomplete="off"><option value="today">${m.site_when_today(locale)}</option><option value="tomorrow">${m.site_when_tomorrow(locale)}</option><option value="date">${m.site_when_date(locale)}</option></select></div>
<div id="nb-date-box" hidden><label for="nb-date">${m.site_when_which(locale)}</label><input type="date" id="nb-date" autocomplete="off"></div>
<div><label for="nb-time">${m.site_when_time(locale)}</label><input type="time" id="nb-time" step="300" autocomplete="off" aria-describedby="not-before-error"></div></div></div>`;
}

/** What the script needs to know; all of it is published. */
function scriptFacts(view: View) {
  const { locale, facts, now } = view;
  const night = nightLine(view);
  return {
    locale,
    now,
    programme: facts.programme,
    practice: view.practice,
    night: night === null ? null : { name: night.name[locale], number: night.number },
    limits: { text: FORM_TEXT_MAX, advice: NOTE_MAX },
    paths: { home: pathTo('home', locale), follow: pathTo('follow', locale) },
  };
}
