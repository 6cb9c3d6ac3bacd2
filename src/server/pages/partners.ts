/** For partners: what the programme does and does not, when it calls, who reads, how long. */
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { html } from './html.ts';
import { hoursTable } from './hours.ts';
import type { PageContent } from './layout.ts';
import { lineLink } from './lines.ts';
import { phoneLink, sayMinutes, sayOpenness } from './parts.ts';
import { pathTo } from './paths.ts';

export function partnersPage(view: View): PageContent {
  const { locale, facts } = view;
  const { programme, settings } = facts;
  const { targets, served, retentionDays } = settings;
  const openness = sayOpenness(view);
  const hours = hoursTable(view);
  return {
    title: m.site_nav_partners(locale),
    exit: 'small',
    main: html`<h1>${m.site_nav_partners(locale)}</h1>
<p class="lead">${m.site_partners_lead(locale)}</p>
<div class="columns">
<section><h2>${m.site_partners_do_title(locale)}</h2>
<ul class="ticks"><li>${m.site_partners_do_call(locale)}</li><li>${m.site_partners_do_words(locale)}</li><li>${m.site_partners_do_meet(locale)}</li><li>${m.site_partners_do_session(locale)} <a href="${pathTo('sessions', locale)}">${m.site_partners_sessions(locale)}</a></li></ul></section>
<section><h2>${m.site_partners_not_title(locale)}</h2>
<ul class="dashes"><li>${m.site_partners_not_emergency(locale)}</li><li>${m.site_partners_not_accompaniment(locale)}</li><li>${m.site_partners_not_without(locale)}</li><li>${m.site_partners_not_file(locale)}</li></ul></section>
</div>
${served ? html`<section><h2>${m.site_partners_served_title(locale)}</h2><p>${served.ages}<br>${served.territory}</p></section>` : null}
<section><h2>${m.site_partners_when_title(locale)}</h2>
<p>${m.site_partners_when(locale)}</p>
<dl class="terms">
<div><dt>${m.site_prompt_now(locale)}</dt><dd>${m.site_partners_within(locale, { time: sayMinutes(targets.nowMinutes, locale) })}</dd></div>
<div><dt>${m.site_prompt_soon(locale)}</dt><dd>${m.site_partners_within_open(locale, { time: sayMinutes(targets.soonOpeningMinutes, locale) })}</dd></div>
<div><dt>${m.site_prompt_no_rush(locale)}</dt><dd>${m.site_partners_within_days(locale, { days: targets.noRushOpeningDays })}</dd></div>
</dl>
${hours ? html`<h3>${m.site_hours_title(locale)}</h3>${hours}` : null}
${openness === null ? null : html`<p><strong>${openness}</strong></p>`}
<p>${m.site_partners_outside(locale)} ${lineLink(view, 'night')}</p></section>
<section><h2>${m.site_partners_identity_title(locale)}</h2><p>${m.site_partners_identity(locale)}</p></section>
<section><h2>${m.site_partners_reads_title(locale)}</h2><p>${m.site_partners_reads(locale)}</p><p>${m.site_partners_kept(locale, { days: retentionDays })} <a href="${pathTo('privacy', locale)}">${m.site_nav_privacy(locale)}</a></p></section>
<section><h2>${m.site_partners_minor_title(locale)}</h2><p>${m.site_duty(locale)}</p><p>${lineLink(view, 'child_protection')}</p></section>
<section class="aside"><h2>${m.site_partners_ask_title(locale)}</h2>
<p class="ask">${phoneLink(programme.phone)} <a class="button" href="${pathTo('request', locale)}">${m.site_nav_request(locale)}</a></p>${settings.publicEmail ? html`<p class="quiet">${m.site_partners_email(locale)} <a href="mailto:${settings.publicEmail}">${settings.publicEmail}</a></p>` : null}</section>`,
  };
}
