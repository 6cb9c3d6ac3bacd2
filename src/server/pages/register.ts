/** The public pages as routes: one address per page and language, nothing kept, nothing logged about who reads. */
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { visibleHelpLines } from '#programme/help-lines.ts';
import { wallOf } from '#programme/moment.ts';
import { type Locale, locales } from '#texts/locales.ts';
import { type Shipped, shipped } from '../content/shipped.ts';
import { NO_WORD_CHECK } from '../content/word-check.ts';
import type { SiteAssets } from './assets.ts';
import { cardPage } from './card.ts';
import { checkPage } from './check.ts';
import type { PublicFacts, PublicRound, View } from './facts.ts';
import { followPage } from './follow.ts';
import { guideManifest, manifestPath } from './guide-manifest.ts';
import { guidePage } from './guide.ts';
import { helpLinesPage } from './help-lines.ts';
import { homePage } from './home.ts';
import { layout, type PageContent } from './layout.ts';
import { leavePage } from './leave.ts';
import { favicon } from './marks.ts';
import { mythsPage } from './myths.ts';
import { emptyDocument, failedPage, notOpenPage } from './not-open.ts';
import { partnersPage } from './partners.ts';
import { localeOf, PAGES, PAGES_WITH_ITEMS, type PageName, pathTo } from './paths.ts';
import { practicePage } from './practice.ts';
import { questionnaireAt } from './questionnaire-address.ts';
import { questionnairePage } from './questionnaire.ts';
import { privacyPage } from './privacy.ts';
import { requestPage } from './request.ts';
import { sessionsPage } from './sessions.ts';
import { womanPage } from './woman.ts';

export interface PagesDeps {
  /** What the programme that answers at this host publishes; null while nobody has given its name and phone. */
  readonly factsFor: (request: FastifyRequest) => Promise<PublicFacts | null>;
  /** The round of a code, ten characters; null when it is none of this programme. */
  readonly roundFor: (request: FastifyRequest, code: string) => Promise<PublicRound | null>;
  readonly assets: SiteAssets;
  readonly program: View['program'];
  /** Epoch ms. */
  readonly now: () => number;
  /** Whether the visitor's browser can seal: the page came by HTTPS, or from this very machine. */
  readonly sealable: (request: FastifyRequest) => boolean;
  /** Where people reach this server: what a printed card says. */
  readonly originFor: (request: FastifyRequest) => Promise<string>;
}

/** Null: nothing stands at that address. */
const MAKE: Record<PageName, (view: View) => PageContent | null | Promise<PageContent | null>> = {
  home: homePage,
  partners: partnersPage,
  sessions: sessionsPage,
  request: requestPage,
  follow: followPage,
  woman: womanPage,
  guide: guidePage,
  check: checkPage,
  practice: practicePage,
  myths: mythsPage,
  card: cardPage,
  lines: helpLinesPage,
  privacy: privacyPage,
  leave: leavePage,
  questionnaire: questionnairePage,
};

/** `/demande?exercice`: handing in then needs a member's session, so showing the form needs none. */
const PRACTICE = 'exercice';

/** Pages that only make sense once a request can be sealed. */
const NEEDS_OPEN_DOOR: ReadonlySet<PageName> = new Set(['home', 'partners', 'sessions', 'request', 'follow']);

/** Adds the pages and the drawing for the tab. */
export function registerPages(app: FastifyInstance, deps: PagesDeps): void {
  // A mistake in the file is told to the caretaker at once, not to the first woman who needs a number.
  app.addHook('onListen', async () => {
    await shipped().catch((error: unknown) => app.log.error({ failure: String(error) }, 'content'));
  });
  for (const locale of locales) {
    for (const page of PAGES) {
      const answer = async (request: FastifyRequest, reply: FastifyReply) => {
        const facts = await deps.factsFor(request);
        if (facts === null) return sendHtml(request, reply, emptyDocument(deps.assets.style));
        if (!facts.settings.languages.includes(locale)) {
          reply.callNotFound();
          return reply;
        }
        const asked = page === 'questionnaire' ? await questionnaireAt(request, locale, deps.roundFor) : null;
        if (asked !== null && 'elsewhere' in asked) return reply.redirect(asked.elsewhere, 303);
        const origin = await deps.originFor(request);
        const round = asked?.round ?? null;
        const view = viewOf(request, deps, { facts, shipped: await shipped(), page, locale, origin, round });
        // An exercise is how the door is tried before it opens.
        const closed = !facts.programme.doorOpen && !view.practice && NEEDS_OPEN_DOOR.has(page);
        const content = closed ? notOpenPage(view) : await MAKE[page](view);
        if (content === null) {
          reply.callNotFound();
          return reply;
        }
        return sendHtml(request, reply.code(content.status ?? 200), layout(view, content).text);
      };
      const config = { room: page === 'questionnaire' };
      app.get(pathTo(page, locale), { config }, answer);
      if (PAGES_WITH_ITEMS.has(page)) app.get(pathTo(page, locale, ':item'), { config }, answer);
    }
  }
  for (const locale of locales)
    app.get(manifestPath(locale), async (request, reply) => {
      const facts = await deps.factsFor(request);
      if (facts === null) {
        reply.callNotFound();
        return reply;
      }
      return reply
        .type('application/manifest+json')
        .send(JSON.stringify(guideManifest(facts, locale, deps.assets)));
    });
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
  const content = await shipped().catch(() => NOTHING_SHIPPED);
  const view = viewOf(request, deps, {
    facts,
    shipped: content,
    page: 'home',
    locale,
    // Nothing is printed from a page that tells a failure.
    origin: '',
    round: null,
  });
  return layout(view, failedPage(view, failure)).text;
}

function viewOf(
  request: FastifyRequest,
  deps: PagesDeps,
  about: Pick<View, 'facts' | 'shipped' | 'page' | 'locale' | 'origin' | 'round'>,
): View {
  const { facts, shipped, page, locale, origin, round } = about;
  const { settings, programme } = facts;
  const now = deps.now();
  const languages = locales.filter((one) => settings.languages.includes(one));
  const { year, month, day } = wallOf(now, programme.timeZone);
  const today = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  const lines = visibleHelpLines(shipped.lines, settings.helpLines, today);
  const practice = page === 'request' && PRACTICE in (request.query as object) && programme.intake !== null;
  return {
    locale,
    page,
    item: (request.params as { item?: string } | undefined)?.item ?? null,
    query: textsOf(request.query),
    origin,
    languages,
    facts,
    lines,
    shipped,
    assets: deps.assets,
    now,
    program: deps.program,
    sealable: deps.sealable(request),
    round,
    practice,
  };
}

/** An answer given twice counts for none. */
const textsOf = (query: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(query ?? {}).filter(([, value]) => typeof value === 'string'));

/** For the page that tells a failure: the content may be what failed. */
const NOTHING_SHIPPED: Shipped = {
  lines: [],
  wording: { entries: [], sources: [], vocabulary: [] },
  practice: [],
  myths: [],
  wordCheck: NO_WORD_CHECK,
  questionnaires: [],
};

const brotli = promisify(brotliCompress);
/** Fast, and already four times smaller; a page holds no secret that its compressed size could tell (BREACH). */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

async function sendHtml(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  reply.type('text/html; charset=utf-8').header('vary', 'accept-encoding');
  if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(text);
  return reply.header('content-encoding', 'br').send(await brotli(text, BROTLI));
}
