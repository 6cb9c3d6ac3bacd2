/** Follow my request: the code opens it in this page's memory; everything shown then is filled in by the script. */
import { NOTE_MAX } from '#programme/entries.ts';
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { type Html, html, jsonScript } from './html.ts';
import type { PageContent } from './layout.ts';
import { lineLink, nightLine } from './lines.ts';
import { pathTo } from './paths.ts';
import { shortText } from './questions.ts';
import { callInstead } from './request.ts';

export function followPage(view: View): PageContent {
  const { locale, facts, sealable } = view;
  const { phone } = facts.programme;
  return {
    title: m.site_nav_follow(locale),
    exit: 'small',
    ...(sealable ? { script: 'follow' } : {}),
    main: html`<div id="open">
<h1>${m.site_nav_follow(locale)}</h1>
<p class="lead">${m.site_follow_lead(locale)}</p>
${sealable ? opener(view) : callInstead(m.site_follow_clear(locale), phone)}
</div>
${sealable ? thread(view) : null}`,
  };
}

function opener({ locale, facts, now }: View): Html {
  const { phone } = facts.programme;
  return html`<noscript>${callInstead(m.site_follow_noscript(locale), phone)}</noscript>
<div class="late">${callInstead(m.site_request_broken(locale), phone)}</div>
<form id="open-form" class="needs-script" novalidate autocomplete="off">
<div class="errors" id="open-errors" role="alert" tabindex="-1" hidden></div>
<fieldset class="all" id="open-fields" disabled>
<div class="question"><label for="reference">${m.site_reference(locale)}</label><p class="why" id="reference-why">${m.site_follow_reference_why(locale)}</p><input type="text" id="reference" maxlength="60" autocomplete="off" autocapitalize="words" spellcheck="false" aria-describedby="reference-why"></div>
<div class="question"><label for="words">${m.site_code_title(locale)}</label><p class="why" id="words-why">${m.site_follow_words_why(locale)}</p><p class="wrong" id="words-error" hidden></p><textarea id="words" rows="3" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="words-why words-error words-count"></textarea><p class="count" id="words-count"></p></div>
<div class="send"><button type="submit" class="button">${m.site_follow_open(locale)}</button></div>
</fieldset>
<div class="progress" id="open-progress" role="status"></div>
</form>
<p class="quiet">${m.site_follow_lost(locale, { phone })}</p>
<template id="too-old">${callInstead(m.site_request_old(locale), phone)}</template>
${jsonScript('facts', {
  locale,
  now,
  // The certificate comes with the request itself.
  programme: { ...facts.programme, intake: null },
  retentionDays: facts.settings.retentionDays,
  limits: { message: NOTE_MAX },
  paths: { home: pathTo('home', locale) },
})}`;
}

function thread(view: View): Html {
  const { locale } = view;
  const night = nightLine(view);
  return html`<div id="thread" hidden>
<p class="label">${m.site_reference(locale)}</p>
<h1 class="reference" id="thread-reference" tabindex="-1" translate="no"></h1>
<p class="unseen" role="status" id="thread-said"></p>
<p class="connection" id="connection" role="status"></p>
<div class="errors" id="thread-problem" role="alert" hidden></div>
<ol class="path" id="steps" aria-label="${m.site_steps_label(locale)}"></ol>
<div class="next" id="next"></div>
${night === null ? null : html`<p class="quiet" id="thread-night" hidden>${m.site_now_night(locale)} ${lineLink(view, 'night')}</p>`}
<div class="choices" id="thread-actions"><button type="button" class="button signal" id="raise">${m.site_raise(locale)}</button></div>
<div id="raise-said" role="status"></div>
<section aria-labelledby="messages-title"><h2 id="messages-title">${m.site_messages_title(locale)}</h2>
<p class="quiet">${m.site_messages_note(locale)}</p>
<ol class="messages" id="messages"></ol>
<form id="reply" novalidate autocomplete="off">
<div class="errors" id="reply-errors" role="alert" tabindex="-1" hidden></div>
${shortText({ id: 'message', label: m.site_reply_label(locale), why: m.site_reply_why(locale) }, locale, 4)}
<div class="send"><button type="submit" class="button" id="reply-send">${m.site_reply_send(locale)}</button></div>
<div class="progress" id="reply-progress" role="status"></div>
</form></section>
<section class="ending" aria-labelledby="ending-title"><h2 id="ending-title">${m.site_ending_title(locale)}</h2>
<p id="thread-life"></p>
<details class="more" id="withdraw-box"><summary>${m.site_withdraw(locale)}</summary><p>${m.site_withdraw_explain(locale)}</p><button type="button" class="button plain" id="withdraw">${m.site_withdraw_button(locale)}</button></details>
<p><button type="button" class="button plain" id="forget">${m.site_forget(locale)}</button></p></section>
</div>`;
}
