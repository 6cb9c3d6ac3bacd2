/** What quick exit does and does not, and how to leave fewer traces: said calmly, promising nothing it cannot keep. */
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { html } from './html.ts';
import type { PageContent } from './layout.ts';
import { pathTo } from './paths.ts';

export function leavePage({ locale }: View): PageContent {
  return {
    title: m.site_leave_tab(locale),
    discreet: true,
    exit: 'ribbon',
    main: html`<h1>${m.site_leave_title(locale)}</h1>
<p class="lead">${m.site_leave_lead(locale)}</p>
<section><h2>${m.site_leave_does_title(locale)}</h2><ul class="ticks"><li>${m.site_leave_does_hide(locale)}</li><li>${m.site_leave_does_forget(locale)}</li><li>${m.site_leave_does_keys(locale)}</li></ul></section>
<section><h2>${m.site_leave_not_title(locale)}</h2><ul class="dashes"><li>${m.site_leave_not_history(locale)}</li><li>${m.site_leave_not_calls(locale)}</li><li>${m.site_leave_not_spy(locale)}</li></ul></section>
<section><h2>${m.site_leave_traces_title(locale)}</h2><ul class="dashes"><li>${m.site_leave_traces_private(locale)}</li><li>${m.site_leave_traces_one(locale)}</li><li>${m.site_leave_traces_other(locale)}</li></ul></section>
<p><a href="${pathTo('woman', locale)}">${m.site_leave_numbers(locale)}</a></p>`,
  };
}
