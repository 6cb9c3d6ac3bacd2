/** Privacy and known limits: generated from the real settings, so that the page never says another number of days. */
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { html, jsonScript } from './html.ts';
import type { PageContent } from './layout.ts';

export function privacyPage({ locale, facts, now, program }: View): PageContent {
  const { settings, programme } = facts;
  const { organisation, name } = programme;
  const officer = settings.privacyOfficer;
  const rows: [string, string][] = [
    [
      m.site_privacy_row_request(locale),
      m.site_privacy_row_request_life(locale, { days: settings.retentionDays }),
    ],
    [
      m.site_privacy_row_card(locale),
      m.site_privacy_row_card_life(locale, { months: settings.returnCardMonths }),
    ],
    [m.site_privacy_row_tally(locale), m.site_privacy_row_tally_life(locale)],
    [m.site_privacy_row_visit(locale), m.site_privacy_row_visit_life(locale)],
    [m.site_privacy_row_guide(locale), m.site_privacy_row_guide_life(locale)],
  ];
  return {
    title: m.site_nav_privacy(locale),
    exit: 'small',
    script: 'privacy',
    main: html`<h1>${m.site_nav_privacy(locale)}</h1>
<p class="lead">${m.site_privacy_lead(locale)}</p>
<section><h2>${m.site_privacy_who_title(locale)}</h2><p>${m.site_privacy_who(locale, { name, organisation })}</p>
${officer ? html`<p>${m.site_footer_officer(locale)}<br><strong>${officer.title}</strong><br>${officer.contact}</p>` : html`<p>${m.site_privacy_no_officer(locale, { phone: programme.phone })}</p>`}
<p>${m.site_privacy_rights(locale)}</p></section>
<section><h2>${m.site_privacy_why_title(locale)}</h2><p>${m.site_privacy_why(locale)}</p><p>${m.site_privacy_woman(locale)}</p></section>
<section><h2>${m.site_privacy_kept_title(locale)}</h2>
<table class="kept"><thead><tr><th scope="col">${m.site_privacy_what(locale)}</th><th scope="col">${m.site_privacy_long(locale)}</th></tr></thead><tbody>${rows.map(([what, life]) => html`<tr><th scope="row">${what}</th><td>${life}</td></tr>`)}</tbody></table>
<p>${m.site_privacy_hold(locale)}</p><p>${m.site_privacy_backups(locale)}</p></section>
<section><h2>${m.site_privacy_knows_title(locale)}</h2><p>${m.site_privacy_knows(locale)}</p>
<div class="columns"><div><h3>${m.site_privacy_knows_yes(locale)}</h3><ul class="dashes"><li>${m.site_privacy_knows_reference(locale)}</li><li>${m.site_privacy_knows_times(locale)}</li><li>${m.site_privacy_knows_owner(locale)}</li><li>${m.site_privacy_knows_size(locale)}</li></ul></div>
<div><h3>${m.site_privacy_knows_no(locale)}</h3><ul class="dashes"><li>${m.site_privacy_not_partner(locale)}</li><li>${m.site_privacy_not_need(locale)}</li><li>${m.site_privacy_not_text(locale)}</li><li>${m.site_privacy_not_address(locale)}</li></ul></div></div></section>
<section><h2>${m.site_privacy_limits_title(locale)}</h2><p>${m.site_privacy_limits(locale)}</p>
<ul class="dashes"><li>${m.site_privacy_limit_server(locale)}</li><li>${m.site_privacy_limit_device(locale)}</li><li>${m.site_privacy_limit_traffic(locale)}</li><li>${m.site_privacy_limit_read(locale)}</li><li>${m.site_privacy_limit_passphrase(locale)}</li><li>${m.site_privacy_limit_court(locale)}</li><li>${m.site_privacy_limit_mail(locale)}</li></ul>
<p>${m.site_privacy_limit_push(locale)}</p></section>
<section class="aside"><h2>${m.site_privacy_words_title(locale)}</h2><p>${m.site_privacy_words(locale)}</p>
<p class="words" id="fingerprint" aria-live="polite"><noscript>${m.site_privacy_words_noscript(locale)}</noscript></p></section>
<section id="source"><h2>${m.site_source_title(locale)}</h2><p>${m.site_source_licence(locale, { version: program.version })}</p>
<p>${
      program.source === null
        ? m.site_source_ask(locale, { organisation, phone: programme.phone })
        : html`<a href="${program.source}" rel="noreferrer">${m.site_source_link(locale)}</a>`
    }</p></section>
${jsonScript('facts', { locale, now, programme })}`,
  };
}
