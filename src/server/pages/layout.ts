/** The sheet every public page is printed on: head, header, quick exit, content, foot. */
import * as m from '#texts/messages.ts';
import { languageName, languageTag } from '#texts/locales.ts';
import type { View } from './facts.ts';
import { attributes, type Html, html } from './html.ts';
import { manifestPath } from './guide-manifest.ts';
import { mark } from './marks.ts';
import { COPIED_PAGES, PAGES, type PageName, pathTo } from './paths.ts';
import { phoneLink } from './parts.ts';

/**
 * Where *Quitter rapidement* goes: a weather page, the same for everybody, in the visitor's language. Not a search
 * engine (it would show past searches), nothing that knows who she is.
 */
export const EXIT_ADDRESS = {
  fr: 'https://www.meteomedia.com/ca',
  en: 'https://www.theweathernetwork.com/ca',
} as const satisfies Record<View['locale'], string>;

export interface PageContent {
  /** Before the programme's name; shows in tabs and in the history. */
  readonly title: string;
  /** For pages whose title must tell nothing to whoever glances at the tab. */
  readonly discreet?: boolean;
  readonly main: Html;
  /** Address of the same thing in another language, where it is not the page's alone. */
  readonly addressIn?: (locale: View['locale']) => string;
  /** Names of style sheets beside the one of all pages (`src/site/guide.css` → `guide`). */
  readonly styles?: readonly string[];
  /** Name of the page's own script, if it has one. */
  readonly script?: string;
  /**
   * `ribbon` follows the reader down the page; `small` stays in the header, where nobody is watched (rule 4); `none` on
   * what is answered in a room full of colleagues.
   */
  readonly exit: 'ribbon' | 'small' | 'none';
  /** One thing to do and no way astray: no menu, a short foot, not for search engines. */
  readonly alone?: boolean;
  /** Where it is not 200. */
  readonly status?: number;
}

/** The whole document. */
export function layout(view: View, content: PageContent): Html {
  const { locale, assets, facts } = view;
  const { name } = facts.programme;
  const entries = [...(content.exit === 'none' ? [] : ['exit']), ...(content.script ? [content.script] : [])];
  const scripts = entries.map((entry) => assets.script(entry));
  const preloads = [...new Set(scripts.flatMap((script) => script.imports))];
  return html`<!doctype html>
<html lang="${languageTag(locale)}" data-page="${view.page}">
<head>
<meta charset="utf-8">
<title>${content.discreet ? content.title : `${content.title} · ${name}`}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${content.alone ? html`<meta name="robots" content="noindex">` : null}
<link rel="stylesheet" href="${assets.style}">
${content.styles?.map((name) => html`<link rel="stylesheet" href="${assets.styleOf(name)}">`)}
${
  isCopied(view.page)
    ? html`<link rel="manifest" href="${manifestPath(locale)}">
<link rel="apple-touch-icon" href="${assets.file('look/icons/apple-touch-icon.png')}">`
    : null
}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${view.languages.map((other) => html`<link rel="alternate" hreflang="${other}" href="${addressOf(view, content, other)}">`)}
${scripts.map(({ src }) => html`<script type="module" src="${src}"></script>`)}
${preloads.map((href) => html`<link rel="modulepreload" href="${href}">`)}
</head>
<body>
<a class="skip" href="#main">${m.site_skip(locale)}</a>
${content.exit === 'none' ? null : exit(view, content.exit)}
${header(view, content)}
<main id="main" tabindex="-1">${isCopied(view.page) ? html`<div id="copy" role="status"></div>` : null}
${content.main}
</main>
${content.alone ? shortFooter(view) : footer(view)}
</body>
</html>
`;
}

/** Where a copy of the page says of when it is: the worker fills `#copy` (site/guide-worker). */
const isCopied = (page: PageName): boolean => (COPIED_PAGES as readonly PageName[]).includes(page);

/** See EXIT_ADDRESS. A plain link: it works without any script, which then only makes it faster and clears the screen. */
function exit({ locale }: View, kind: Exclude<PageContent['exit'], 'none'>): Html {
  const href = EXIT_ADDRESS[locale];
  return html`<section class="exit ${kind}" aria-label="${m.site_exit_button(locale)}"><a class="skip" href="${href}" rel="nofollow noreferrer" data-exit="keys">${m.site_exit_secondary(locale)}</a>
<a class="go" href="${href}" rel="nofollow noreferrer" data-exit="button">${m.site_exit_button(locale)}</a></section>
<p class="unseen" role="status" id="exit-status" data-again-two="${m.site_exit_shift(locale, { presses: 2 })}" data-again-one="${m.site_exit_shift(locale, { presses: 1 })}" data-leaving="${m.site_exit_leaving(locale)}"></p>`;
}

const addressOf = (view: View, { addressIn }: PageContent, locale: View['locale']): string =>
  addressIn?.(locale) ?? pathTo(view.page, locale);

function header(view: View, content: PageContent): Html {
  const { locale, facts } = view;
  const { name, organisation } = facts.programme;
  return html`<header class="head">
<a class="brand" href="${pathTo('home', locale)}">${mark}<span><b>${name}</b><i>${m.site_programme_of(locale, { organisation })}</i></span></a>
${content.alone ? null : html`<nav class="menu" aria-label="${m.site_nav_label(locale)}"><ul>${(['partners', 'request', 'follow', 'guide', 'woman'] as const).map((page) => navItem(view, page))}</ul></nav>`}
<ul class="tools">${content.alone ? null : html`<li class="narrow"><a href="#pages">${m.site_nav_menu(locale)}</a></li>`}${languageLinks(view, content)}</ul>
</header>`;
}

/** Every page but those that are reached from the one before them. */
const FOOT = PAGES.filter((page) => page !== 'card' && page !== 'questionnaire');

const NAV_TEXT: Record<PageName, (locale: View['locale']) => string> = {
  home: m.site_home_title,
  partners: m.site_nav_partners,
  sessions: m.site_nav_sessions,
  request: m.site_nav_request,
  follow: m.site_nav_follow,
  woman: m.site_nav_woman,
  privacy: m.site_nav_privacy,
  leave: m.site_nav_leave,
  guide: m.site_nav_guide,
  check: m.site_nav_check,
  practice: m.site_nav_practice,
  myths: m.site_nav_myths,
  card: m.site_nav_card,
  lines: m.site_nav_lines,
  questionnaire: m.site_qn_find_title,
};

function navItem({ page, locale }: View, to: PageName): Html {
  const current = attributes({ 'aria-current': page === to ? 'page' : undefined });
  return html`<li><a href="${pathTo(to, locale)}" ${current}>${NAV_TEXT[to](locale)}</a></li>`;
}

/** The same page in the other languages, each named in its own. */
function languageLinks(view: View, content: PageContent): Html[] {
  return view.languages
    .filter((other) => other !== view.locale)
    .map(
      (other) =>
        html`<li><a href="${addressOf(view, content, other)}" hreflang="${other}" lang="${other}">${languageName(other)}</a></li>`,
    );
}

/** Who asks, and what is done with it. */
function shortFooter({ locale, facts }: View): Html {
  const { phone, organisation } = facts.programme;
  return html`<footer class="foot"><div>
<p class="call">${phone === '' ? null : phoneLink(phone)}<br><span>${organisation}</span></p>
<p class="quiet">${m.site_footer_nothing(locale)} <a href="${pathTo('privacy', locale)}">${m.site_nav_privacy(locale)}</a></p>
</div></footer>`;
}

function footer(view: View): Html {
  const { locale, facts } = view;
  const { phone, organisation } = facts.programme;
  const officer = facts.settings.privacyOfficer;
  return html`<footer class="foot">
<nav id="pages" aria-label="${m.site_nav_all(locale)}"><ul>${FOOT.map((page) => navItem(view, page))}<li><a href="/equipe" rel="nofollow">${m.site_nav_team(locale)}</a></li></ul></nav>
<div>
<p class="call">${phone === '' ? null : phoneLink(phone)}<br><span>${organisation}</span></p>
<p>${m.site_footer_emergency(locale)}</p>
${officer ? html`<p>${m.site_footer_officer(locale)}<br>${officer.title}<br>${officer.contact}</p>` : null}
<p class="quiet">${m.site_footer_nothing(locale)}</p>
<p class="quiet"><a href="${pathTo('privacy', locale)}#source">${m.site_footer_source(locale)}</a></p>
</div>
</footer>`;
}
