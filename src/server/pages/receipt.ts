/**
 * After sending: acknowledged first, the code only for who wants it. Printed here once, empty; the script fills in the
 * reference, the time and the words. Two sheets can be printed: the acknowledgement (date and reference, no content)
 * and the card with the code.
 */
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';
import { phoneLink } from './parts.ts';
import { pathTo } from './paths.ts';

export function receiptView(view: View): Html {
  const { locale, facts } = view;
  const { phone } = facts.programme;
  return html`<div id="answer" hidden>
<section class="sheet acknowledgement" aria-labelledby="ack-title">
<h1 id="ack-title" tabindex="-1">${m.site_ack_title(locale)}</h1>
<p class="label">${m.site_reference(locale)}</p><p class="reference" id="ack-reference" translate="no"></p>
<p class="ack-when" id="ack-when"></p>
<p id="ack-closed" hidden></p>
<p class="quiet">${m.site_ack_reference_note(locale)} ${phoneLink(phone)}</p>
<p class="printed" id="ack-received"></p>
<p class="printed" id="ack-printed"></p>
</section>
<div class="choices screen" id="ack-choices">
<button type="button" class="button" id="only-call">${m.site_ack_only_call(locale)}</button>
<button type="button" class="button plain" id="keep-code">${m.site_ack_keep_code(locale)}</button>
<button type="button" class="link" id="print-ack">${m.site_ack_print(locale)}</button>
<p class="quiet">${m.site_ack_keep_note(locale)}</p>
<p role="status" id="ack-said"></p>
</div>
<section class="code" id="code" aria-labelledby="code-title" hidden>
<div class="card">
<h2 id="code-title" tabindex="-1">${m.site_code_title(locale)}</h2>
<p class="printed">${m.site_reference(locale)} <b class="code-reference" translate="no"></b><br><span class="code-address"></span></p>
<ol class="words" id="code-words" translate="no" lang="${locale}"></ol>
<div class="qr" id="code-qr"></div>
<p class="quiet">${m.site_code_note(locale)}</p>
</div>
<div class="screen">
<div id="code-tools"><div class="choices">
<button type="button" class="button plain" id="print-card">${m.site_code_print(locale)}</button>
<button type="button" class="button plain" id="show-qr" aria-expanded="false" aria-controls="code-qr">${m.site_code_qr(locale)}</button>
<button type="button" class="button plain" id="copy-code">${m.site_code_copy(locale)}</button>
<button type="button" class="button plain" id="save-code">${m.site_code_file(locale)}</button>
</div>
<p class="quiet">${m.site_code_shared(locale)}</p></div>
<p role="status" id="code-said"></p>
<p class="choices" id="kept-choice"><button type="button" class="button" id="code-kept">${m.site_code_kept(locale)}</button></p>
<form id="check" novalidate autocomplete="off" hidden><h2 id="check-title" tabindex="-1">${m.site_check_title(locale)}</h2><p class="why">${m.site_check_why(locale)}</p>
<div class="row"><div><label for="check-a" id="check-a-label"></label><input type="text" id="check-a" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="check-error"></div>
<div><label for="check-b" id="check-b-label"></label><input type="text" id="check-b" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="check-error"></div></div>
<p class="wrong" id="check-error" role="alert" hidden></p>
<p class="choices"><button type="submit" class="button">${m.site_check_button(locale)}</button> <button type="button" class="button plain" id="see-again">${m.site_check_again(locale)}</button></p></form>
<div id="checked" tabindex="-1" hidden><p><strong>${m.site_check_done(locale)}</strong></p><p class="choices"><a class="button" href="${pathTo('home', locale)}">${m.site_check_leave(locale)}</a> <a class="button plain" href="${pathTo('follow', locale)}">${m.site_nav_follow(locale)}</a></p></div>
</div>
</section>
</div>`;
}
