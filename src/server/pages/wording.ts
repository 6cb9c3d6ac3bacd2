/** One wording as the guide shows it: what to say is what the eye must find; why stands behind it. */
import type { GuideEntry } from '#wording/guide.ts';
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { type Html, html } from './html.ts';
import { standingLine } from './standing.ts';

/** @param heading how deep it stands: `h3` in the guide, `h1` on a page of its own */
export function avoidAndPrefer(entry: GuideEntry, { locale }: View, heading: 'h1' | 'h3'): Html {
  const avoid = html`<span class="cue">${m.site_guide_avoid(locale)}<span class="unseen"> : </span></span> <span class="avoid">${entry.avoid[locale]}</span>`;
  return html`${heading === 'h1' ? html`<h1>${avoid}</h1>` : html`<h3>${avoid}</h3>`}
<p class="say-it"><span class="cue">${m.site_guide_prefer(locale)}<span class="unseen"> : </span></span> <span class="prefer">${entry.prefer[locale]}</span></p>`;
}

/** Why, the principle, her own word, what sources say, and whether it was approved; alone, also for whom it is. */
export function behind(entry: GuideEntry, view: View, alone = false): Html {
  const { locale } = view;
  const { why, principle, herWord, standing } = entry;
  return html`<p class="reason">${why[locale]}</p>
<dl class="behind"><div><dt>${m.site_guide_principle(locale)}</dt><dd class="principle">${principle[locale]}</dd></div>
${herWord === null ? null : html`<div><dt>${m.site_guide_her_word(locale)}</dt><dd class="her-word">${herWord[locale]}</dd></div>`}
${disagreement(entry, view)}
${alone ? html`<div><dt>${m.site_guide_readers(locale)}</dt><dd>${entry.readers.map((reader) => m.guide_reader(locale, { reader })).join(', ')}</dd></div>` : null}
<div><dt>${m.site_guide_sources(locale, { count: entry.basis.length })}</dt><dd>${sources(entry, view)}</dd></div></dl>
${standingLine(view, standing)}`;
}

function disagreement({ disagree }: GuideEntry, view: View): Html | null {
  const { locale } = view;
  if (disagree.length === 0) return null;
  return html`<div><dt>${m.site_guide_disagree(locale)}</dt><dd><ul class="dashes">${disagree.map(({ source, says }) => html`<li>${says[locale]} <cite>${sourceName(source, view)}</cite></li>`)}</ul></dd></div>`;
}

function sources({ basis, origin }: GuideEntry, view: View): Html {
  const { locale, facts } = view;
  const { name } = facts.programme;
  const whose =
    origin === 'own'
      ? m.site_guide_own(locale, { name })
      : origin === 'adapted'
        ? m.site_guide_adapted(locale, { name })
        : null;
  const documents =
    origin === 'own'
      ? []
      : basis.map((one) =>
          'source' in one ? sourceName(one.source, view) : html`${m.site_guide_common_practice(locale)}`,
        );
  return joined([...documents, ...(whose === null ? [] : [html`${whose}`])]);
}

export function sourceName(id: string, { shipped, locale }: View): Html {
  const source = shipped.wording.sources.find((one) => one.id === id);
  if (source === undefined) return html`${id}`;
  const name = source.name[locale];
  return source.url === null
    ? html`${name}`
    : html`<a href="${source.url}" rel="noreferrer nofollow">${name}</a>`;
}

const joined = (parts: readonly Html[]): Html =>
  html`${parts.map((part, i) => html`${i === 0 ? '' : '; '}${part}`)}`;
