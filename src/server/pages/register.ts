/** The public pages as routes: one address per page and language, nothing kept, nothing logged about who reads. */
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type HelpLine, visibleHelpLines } from '#programme/help-lines.ts';
import { wallOf } from '#programme/moment.ts';
import { type Locale, locales } from '#texts/locales.ts';
import { loadHelpLines } from '../content/help-lines.ts';
import type { SiteAssets } from './assets.ts';
import type { PublicFacts, View } from './facts.ts';
import { followPage } from './follow.ts';
import { homePage } from './home.ts';
import { layout, type PageContent } from './layout.ts';
import { leavePage } from './leave.ts';
import { favicon } from './marks.ts';
import { emptyDocument, failedPage, notOpenPage } from './not-open.ts';
import { partnersPage } from './partners.ts';
import { localeOf, PAGES, type PageName, pathTo } from './paths.ts';
import { privacyPage } from './privacy.ts';
import { requestPage } from './request.ts';
import { womanPage } from './woman.ts';

export interface PagesDeps {
  /** What the programme that answers at this host publishes; null while nobody has given its name and phone. */
  readonly factsFor: (request: FastifyRequest) => Promise<PublicFacts | null>;
  readonly assets: SiteAssets;
  /** Epoch ms. */
  readonly now: () => number;
  /** Whether the visitor's browser can seal: the page came by HTTPS, or from this very machine. */
  readonly sealable: (request: FastifyRequest) => boolean;
}

const MAKE: Record<PageName, (view: View) => PageContent> = {
  home: homePage,
  partners: partnersPage,
  request: requestPage,
  follow: followPage,
  woman: womanPage,
  privacy: privacyPage,
  leave: leavePage,
};

/** `/demande?exercice`: handing in then needs a member's session, so showing the form needs none. */
const PRACTICE = 'exercice';

/** Pages that only make sense once a request can be sealed. */
const NEEDS_OPEN_DOOR: ReadonlySet<PageName> = new Set(['home', 'partners', 'request', 'follow']);

/** Adds the pages and the drawing for the tab. */
export function registerPages(app: FastifyInstance, deps: PagesDeps): void {
  // A mistake in the file is told to the caretaker at once, not to the first woman who needs a number.
  app.addHook('onListen', async () => {
    await shippedLines().catch((error: unknown) => app.log.error({ failure: String(error) }, 'help lines'));
  });
  for (const locale of locales) {
    for (const page of PAGES) {
      app.get(pathTo(page, locale), async (request, reply) => {
        const facts = await deps.factsFor(request);
        if (facts === null) return sendHtml(request, reply, emptyDocument(deps.assets.style));
        if (!facts.settings.languages.includes(locale)) {
          reply.callNotFound();
          return reply;
        }
        const view = viewOf(request, deps, { facts, shipped: await shippedLines(), page, locale });
        // An exercise is how the door is tried before it opens.
        const closed = !facts.programme.doorOpen && !view.practice && NEEDS_OPEN_DOOR.has(page);
        return sendHtml(request, reply, layout(view, closed ? notOpenPage(view) : MAKE[page](view)).text);
      });
    }
  }
  app.get('/favicon.svg', (_request, reply) => reply.type('image/svg+xml').send(favicon));
  app.get('/favicon.ico', (_request, reply) => reply.redirect('/favicon.svg', 301));
}

/** The page that stands in when another failed or is not there; null when the contract's JSON should answer. */
export async function errorPage(
  request: FastifyRequest,
  deps: PagesDeps,
  failure: { status: number; reference: string | null },
): Promise<string | null> {
  // A failure while telling a failure must not loop: the facts may be what failed.
  const facts = await deps.factsFor(request).catch(() => null);
  if (facts === null) return null;
  const asked = localeOf(request.url);
  const locale = facts.settings.languages.includes(asked) ? asked : (facts.settings.languages[0] as Locale);
  const shipped = await shippedLines().catch(() => []);
  const view = viewOf(request, deps, { facts, shipped, page: 'home', locale });
  return layout(view, failedPage(view, failure)).text;
}

function viewOf(
  request: FastifyRequest,
  deps: PagesDeps,
  about: { facts: PublicFacts; shipped: readonly HelpLine[]; page: PageName; locale: Locale },
): View {
  const { facts, shipped, page, locale } = about;
  const { settings, programme } = facts;
  const now = deps.now();
  const languages = locales.filter((one) => settings.languages.includes(one));
  const { year, month, day } = wallOf(now, programme.timeZone);
  const today = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  const lines = visibleHelpLines(shipped, settings.helpLines, today);
  const practice = page === 'request' && PRACTICE in (request.query as object) && programme.intake !== null;
  return {
    locale,
    page,
    languages,
    facts,
    lines,
    assets: deps.assets,
    now,
    sealable: deps.sealable(request),
    practice,
  };
}

let reading: Promise<readonly HelpLine[]> | undefined;

/** The lines that ship, read once; a file with a mistake is read again at the next visit, when it may be mended. */
function shippedLines(): Promise<readonly HelpLine[]> {
  reading ??= loadHelpLines().catch((error: unknown) => {
    reading = undefined;
    throw error;
  });
  return reading;
}

const brotli = promisify(brotliCompress);
/** Fast, and already four times smaller; a page holds no secret that its compressed size could tell (BREACH). */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

async function sendHtml(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  reply.type('text/html; charset=utf-8').header('vary', 'accept-encoding');
  if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(text);
  return reply.header('content-encoding', 'br').send(await brotli(text, BROTLI));
}
