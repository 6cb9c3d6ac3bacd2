/**
 * A questionnaire, by its code: `/q/7FK3-9QXM-2T`. For workers, in a room, on their own phones: one page, two minutes.
 * Nothing on it names the session, the organisation whose room it is, or anyone who leads it. The questions box and what an
 * organiser undertakes come the same way.
 */
import { LINE_MAX } from '#programme/questionnaire.ts';
import { readRoundCode, sayRoundCode } from '#programme/round.ts';
import { UNDERTAKING_BY_MAX } from '#programme/session-plan.ts';
import * as m from '#texts/messages.ts';
import type { PublicRound, View } from './facts.ts';
import { attributes, type Html, html, jsonScript, type Piece } from './html.ts';
import type { PageContent } from './layout.ts';
import { phoneLink, sayWhen } from './parts.ts';
import { pathTo } from './paths.ts';
import { boxIntroduction, boxQuestion, boxThanks } from './questions-box.ts';
import { CODE_FIELD } from './questionnaire-address.ts';
import { introduction, questionsOf, thanks } from './questionnaire-parts.ts';
import { byPhone, undertakingBy, undertakingIntroduction, undertakingThanks } from './undertaking.ts';

export function questionnairePage(view: View): PageContent {
  const { round } = view;
  if (round === null) return findPage(view, view.query[CODE_FIELD] ?? null);
  const content = round.standing === 'open' ? openPage(view, round) : notNow(view, round);
  return { ...content, addressIn: (other) => pathTo('questionnaire', other, sayRoundCode(round.code)) };
}

const ALONE = { exit: 'none', alone: true, styles: ['questionnaire'] } as const;

function openPage(view: View, round: PublicRound): PageContent {
  const { locale, sealable, facts } = view;
  const can = sealable && facts.programme.intake !== null;
  const asked = askedBy(view, round);
  return {
    ...ALONE,
    title: asked.title,
    ...(can ? { script: 'questionnaire' } : {}),
    main: html`<div id="ask">${asked.introduction}
${can ? null : notice(m.site_qn_clear(locale), asked.otherWay)}
<noscript>${notice(asked.noScript, asked.otherWay)}</noscript>
${can ? html`<div class="late">${notice(m.site_qn_broken(locale), asked.otherWay)}</div>` : null}
${form(view, round, asked)}
</div>
<template id="too-old">${notice(m.site_qn_old(locale), asked.otherWay)}</template>
<template id="no-slip">${notice(m.site_qn_no_slip(locale), asked.otherWay)}</template>
<template id="thanks">${asked.thanks}</template>
${can ? jsonScript('facts', scriptFacts(view, round)) : null}`,
  };
}

function askedBy(view: View, round: PublicRound): Asked {
  const { locale } = view;
  const { moment, set } = round;
  if (moment === 'undertaking')
    return {
      title: m.site_undertaking_title(locale),
      introduction: undertakingIntroduction(view),
      questions: undertakingBy(view),
      send: m.site_undertaking_send(locale),
      noScript: m.site_undertaking_noscript(locale),
      otherWay: byPhone(view),
      thanks: undertakingThanks(view),
    };
  if (set === null)
    return {
      title: m.site_box_title(locale),
      introduction: boxIntroduction(view),
      questions: boxQuestion(view),
      send: m.site_box_send(locale),
      noScript: m.site_qn_noscript(locale),
      otherWay: m.site_box_paper(locale),
      thanks: boxThanks(view),
    };
  return {
    title: set.title[locale],
    introduction: introduction(view, round, set),
    questions: questionsOf(view, round, set),
    send: m.site_qn_send(locale),
    noScript: m.site_qn_noscript(locale),
    otherWay: m.site_qn_paper(locale),
    thanks: thanks(view, round, set),
  };
}

/** What differs between a questionnaire, the questions box and an undertaking. */
interface Asked {
  readonly title: string;
  readonly introduction: Html;
  readonly questions: Html;
  readonly send: string;
  /** Why nothing can be sent without scripts. */
  readonly noScript: string;
  /** The way that needs no device. */
  readonly otherWay: Piece;
  /** Shown once the answer has arrived. */
  readonly thanks: Html;
}

/** Without scripts it can be read, and that it cannot be sent is said above it. */
const form = ({ locale }: View, { set }: PublicRound, { questions, send }: Asked): Html =>
  html`<form id="questionnaire" novalidate autocomplete="off">
${set === null ? null : html`<div class="so-far" id="so-far" hidden><progress id="so-far-bar" value="0" max="1" aria-label="${m.site_qn_so_far_label(locale)}"></progress> <span id="so-far-text"></span></div>`}
<fieldset class="all" id="fields" disabled>
${questions}
<div class="send needs-script"><button type="submit" class="button" id="send">${send}</button></div>
</fieldset>
<div class="errors" id="errors" role="alert" tabindex="-1" hidden></div>
<div class="progress" id="progress" role="status"></div>
</form>`;

const notice = (reason: string, otherWay: Piece): Html =>
  html`<div class="notice strong"><p>${reason} ${otherWay}</p></div>`;

/** What the script needs to know; all of it is published. */
function scriptFacts({ locale, now, facts }: View, { id, code, moment, mode, set }: PublicRound) {
  return {
    locale,
    now,
    programme: facts.programme,
    round: { id, code, moment, mode, set: set === null ? null : { id: set.id, version: set.version } },
    limit: moment === 'undertaking' ? UNDERTAKING_BY_MAX : LINE_MAX,
  };
}

/** Closed, full, or not open yet: never a dead end. */
function notNow(view: View, { standing, opensAt, moment }: PublicRound): PageContent {
  const { locale } = view;
  const orCall = phoneLink(view.facts.programme.phone);
  if (moment === 'undertaking' && standing !== 'not_yet')
    return standing === 'full'
      ? calm(200, m.site_undertaking_given_title(locale), m.site_undertaking_given(locale), orCall)
      : calm(410, m.site_undertaking_over_title(locale), m.site_undertaking_over(locale), orCall);
  switch (standing) {
    case 'not_yet':
      return calm(
        404,
        m.site_qn_not_yet_title(locale),
        m.site_qn_not_yet(locale, { when: sayWhen(view, opensAt) }),
      );
    case 'full':
      return calm(200, m.site_qn_full_title(locale), m.site_qn_full(locale));
    case 'closed':
    case 'open':
      return calm(410, m.site_qn_closed_title(locale), m.site_qn_closed(locale));
  }
}

const calm = (status: number, title: string, words: string, orCall: Piece = null): PageContent => ({
  ...ALONE,
  status,
  title,
  main: html`<h1>${title}</h1><p class="lead">${words}</p>${orCall === null ? null : html`<p>${orCall}</p>`}`,
});

/** The code is typed here when no camera read it. @param wrong a code that names no questionnaire */
function findPage({ locale }: View, wrong: string | null): PageContent {
  const code = wrong === null ? '' : sayRoundCode(readRoundCode(wrong) ?? wrong.slice(0, 20));
  const invalid = attributes({ 'aria-invalid': wrong === null ? undefined : 'true' });
  return {
    ...ALONE,
    ...(wrong === null ? {} : { status: 404 }),
    title: m.site_qn_find_title(locale),
    main: html`<h1>${m.site_qn_find_title(locale)}</h1>
<p class="lead">${m.site_qn_find_lead(locale)}</p>
<form method="get" action="${pathTo('questionnaire', locale)}" autocomplete="off"><div class="question">
<label for="code">${m.site_qn_find_label(locale)}</label>
<p class="wrong" id="code-error" ${attributes({ hidden: wrong === null })}>${wrong === null ? null : m.site_qn_find_none(locale)}</p>
<input type="text" id="code" name="${CODE_FIELD}" value="${code}" required maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint code-error" ${invalid}>
<p class="quiet" id="code-hint">${m.site_qn_find_hint(locale, { example: '7FK3-9QXM-2T' })}</p></div>
<p class="choices"><button type="submit" class="button">${m.site_qn_find_open(locale)}</button></p></form>`,
  };
}
