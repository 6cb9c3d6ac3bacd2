/** The line that says whether a survivor and a worker approved a text of the guide ([Note: Approval] in wording/approval.ts). */
import { monthText } from '#programme/moment.ts';
import type { Standing } from '#wording/approval.ts';
import * as m from '#texts/messages.ts';
import { languageTag } from '#texts/locales.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';

/** `Ébauche : …`, or `Approuvé par une survivante et une intervenante, novembre 2026`. */
export function standingLine({ locale }: View, standing: Standing): Html {
  if (standing.state === 'draft') return html`<p class="standing draft">${m.site_standing_draft(locale)}</p>`;
  const { month, adoptedFrom } = standing;
  const when = monthText(month, languageTag(locale));
  const words =
    adoptedFrom === null
      ? m.site_standing_approved(locale, { when })
      : m.site_standing_adopted(locale, { when, programme: adoptedFrom });
  return html`<p class="standing">${words}</p>`;
}
