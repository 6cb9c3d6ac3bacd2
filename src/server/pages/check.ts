/**
 * Check a text: the rules and the words of the entries that they rest on travel in the page, so that what somebody
 * types never leaves the browser. No field has a name, there is no form.
 */
import { READERS } from '#wording/entry.ts';
import { shownGuide } from '#wording/guide.ts';
import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { html, jsonScript } from './html.ts';
import type { PageContent } from './layout.ts';
import { pathTo } from './paths.ts';

/** What the page's script is given, in the page's language alone; read by site/check/facts.ts. */
interface CheckFacts {
  readonly locale: View['locale'];
  readonly rules: View['shipped']['wordCheck'][View['locale']];
  readonly about: Readonly<
    Record<string, { why: string; prefer: string | null; href: string; draft: boolean }>
  >;
}

export function checkPage(view: View): PageContent | null {
  const { locale, item } = view;
  if (item !== null) return null;
  const guide = pathTo('guide', locale);
  return {
    title: m.site_nav_check(locale),
    exit: 'small',
    styles: ['guide', 'check'],
    script: 'check',
    main: html`<h1>${m.site_nav_check(locale)}</h1>
<p class="lead">${m.site_check_lead(locale)}</p>
<noscript><p class="notice strong">${m.site_check_noscript(locale)} <a href="${guide}">${m.site_check_to_guide(locale)}</a></p></noscript>
<div class="needs-script"><div class="checked">
<div class="typing">
<p class="row"><span><label for="check-reader">${m.site_check_reader(locale)}</label><select id="check-reader" autocomplete="off"><option value="">${m.site_check_reader_any(locale)}</option>${READERS.map((reader) => html`<option value="${reader}">${m.guide_reader(locale, { reader })}</option>`)}</select></span></p>
<p class="row"><label for="check-text">${m.site_check_text(locale)}</label></p>
<textarea id="check-text" rows="9" autocomplete="off" autocapitalize="sentences" spellcheck="false" aria-describedby="check-kept check-quotes"></textarea>
<p class="quiet" id="check-kept">${m.site_check_kept(locale)}</p>
<p class="quiet" id="check-quotes">${m.site_check_quotes(locale)}</p>
</div>
<section class="reading" aria-labelledby="check-title"><h2 id="check-title">${m.site_check_title(locale)}</h2>
<p id="check-said" role="status">${m.site_check_waiting(locale)}</p>
<div id="check-copy" class="copy" hidden></div>
<ol id="check-found" class="findings"></ol>
</section>
</div></div>
<p>${m.site_check_limits(locale)} <a href="${guide}">${m.site_check_to_guide(locale)}</a></p>
${jsonScript('check', factsOf(view))}`,
  };
}

/** Rules whose entry the programme hides are left out: the check never says more than the guide. */
function factsOf({ locale, shipped, facts }: View): CheckFacts {
  const rules = shipped.wordCheck[locale];
  const used = new Set(rules.rules.map(({ id }) => id));
  const entries = shownGuide(shipped.wording.entries, facts.wording).map((entry) => ({
    id: entry.id,
    why: entry.why[locale],
    prefer: entry.prefer[locale],
    href: pathTo('guide', locale, entry.address[locale]),
    draft: entry.standing.state === 'draft',
  }));
  const words = shipped.wording.vocabulary.map(({ id, use }) => ({
    id,
    why: use[locale],
    prefer: null,
    href: `${pathTo('guide', locale)}#${id}`,
    draft: false,
  }));
  const about = Object.fromEntries(
    [...entries, ...words].filter(({ id }) => used.has(id)).map(({ id, ...rest }) => [id, rest]),
  );
  return { locale, about, rules: { ...rules, rules: rules.rules.filter(({ id }) => id in about) } };
}
