/**
 * [Note: Guide without a network] A copy of the guide, its cards and the numbers stays on the device of whoever opened
 * the guide: an officer reads it in a car without a network. The network is asked first; the copy answers when it does
 * not, and says of when it is, because a number may have changed since. Each page is kept with the scripts and styles
 * that it names, so that a copy is always of one version. Nothing else is ever kept: `isCopied` is asked before each
 * page, and the browser gives this worker charge of no other. Quick exit deletes all of it.
 */
import { GUIDE_COPY } from '#contract/links.ts';
import { dateText, timeText } from '#programme/moment.ts';
import { type Locale, languageTag } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

/** Put in by the build (bin/build/guide-worker.mjs): addresses of the pages that may be kept, the guide's own first. */
declare const GUIDE_PAGES: Readonly<Record<Locale, readonly [guide: string, ...others: string[]]>>;

/** A network that is there in name only must not keep somebody from the words. */
const PATIENCE_MS = 3000;
/** After such a wait, the next page does not wait again. */
const AVOID_MS = 10_000;
/** A page that was just kept is not fetched again at the next one. */
const FRESH_MS = 10 * 60_000;
const COPIED_AT = 'x-copied-at';
/** Left empty by the server for this (server/pages/layout.ts). */
const PLACE = '<div id="copy" role="status"></div>';
const ASSETS = /\/assets\/site\/[\w.-]+\.(?:js|css)/g;

let unreachableUntil = 0;
/** Quick exit came by: what is still on its way is not kept. Whoever opens the guide again starts anew. */
let forgotten = false;

const languageOf = (path: string): Locale | null => {
  const found = (Object.keys(GUIDE_PAGES) as Locale[]).filter((locale) =>
    GUIDE_PAGES[locale].some((page) => path === page || isBelow(path, page)),
  );
  return found[0] ?? null;
};

const isBelow = (path: string, page: string): boolean =>
  path.startsWith(`${page}/`) && /^[a-z0-9-]+$/.test(path.slice(page.length + 1));

/** Whether a page is of the guide: nothing else may be answered for or kept. */
export const isCopied = (path: string): boolean => languageOf(path) !== null;

/** Fetches the pages that are not there, or not of today. @returns whether all of them are there now */
export async function keep(paths: readonly string[]): Promise<boolean> {
  forgotten = false;
  const kept = await Promise.all(paths.filter(isCopied).map(keepPage));
  await dropFilesOfNoPage();
  return kept.length > 0 && kept.every(Boolean);
}

export async function forget(): Promise<void> {
  forgotten = true;
  await caches.delete(GUIDE_COPY);
}

async function keepPage(path: string): Promise<boolean> {
  const copy = await kept(path);
  if (copy !== undefined && Date.now() - copiedAt(copy) < FRESH_MS) return true;
  try {
    const response = await fetch(path, { credentials: 'omit', cache: 'no-store' });
    if (!response.ok) return false;
    await store(path, response);
    return !forgotten;
  } catch {
    // The network went: the copy of before stays.
    return copy !== undefined;
  }
}

/** The files first: a page whose style is missing would be worse than the copy of before. */
async function store(path: string, response: Response): Promise<void> {
  const text = await response.text();
  const cache = await open();
  for (const file of new Set(text.match(ASSETS) ?? [])) {
    if ((await kept(file)) !== undefined) continue;
    const answer = await fetch(file, { credentials: 'omit' });
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    if (forgotten) return;
    await cache?.put(file, answer);
  }
  if (forgotten) return;
  await cache?.put(
    path,
    new Response(text, { headers: headersOf(response, { [COPIED_AT]: String(Date.now()) }) }),
  );
  // Quick exit may have come between the two.
  if (forgotten as boolean) await caches.delete(GUIDE_COPY);
}

/** Null once quick exit came by: opening would make an empty one. */
const open = async (): Promise<Cache | null> => (forgotten ? null : caches.open(GUIDE_COPY));

/** The page from the server; the copy when the network, or the server behind it, does not answer. */
export async function pageOrCopy(
  request: Request,
  whileOpen: (work: Promise<unknown>) => void,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const copy = await copyFor(pathname);
  if (copy === null) return fetch(request);
  if (Date.now() < unreachableUntil) return copy;
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status >= 500) return copy;
    // A filtered page hides entries, and a wording alone is in the guide already.
    const whole = search === '' && (await kept(pathname)) !== undefined;
    if (response.ok && whole) whileOpen(store(pathname, response.clone()).catch(() => undefined));
    return response;
  } catch {
    unreachableUntil = Date.now() + AVOID_MS;
    return copy;
  }
}

/** A hashed file: what is kept under its name is what the server would send. */
export async function fileOrCopy(request: Request): Promise<Response> {
  return (await kept(new URL(request.url).pathname)) ?? fetch(request);
}

/** A wording that was not kept alone is in the guide, opened there. */
async function copyFor(path: string): Promise<Response | null> {
  const locale = languageOf(path);
  if (locale === null) return null;
  const copy = await kept(path);
  if (copy !== undefined) return dated(copy, locale);
  const [guide] = GUIDE_PAGES[locale];
  if (!isBelow(path, guide) || (await kept(guide)) === undefined) return null;
  return Response.redirect(new URL(`${guide}#${path.slice(guide.length + 1)}`, location.origin), 302);
}

/** The copy with its date, said in the page's language and this device's time. */
async function dated(copy: Response, locale: Locale): Promise<Response> {
  const tag = languageTag(locale);
  const at = copiedAt(copy);
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const said = m.site_guide_copy_of(locale, {
    date: dateText(at, timeZone, tag, true),
    time: timeText(at, timeZone, tag),
  });
  const text = (await copy.text()).replace(PLACE, `<div id="copy" role="status"><p>${said}</p></div>`);
  return new Response(text, { headers: headersOf(copy) });
}

/** The security policy above all; not what told how the text came over the wire. */
function headersOf(response: Response, more: Readonly<Record<string, string>> = {}): Headers {
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return headers;
}

/** Scripts and styles of versions before. */
async function dropFilesOfNoPage(): Promise<void> {
  if (!(await caches.has(GUIDE_COPY))) return;
  const cache = await open();
  if (cache === null) return;
  const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  const pages = await Promise.all(paths.filter(isCopied).map(async (path) => (await kept(path))?.text()));
  const named = new Set(pages.flatMap((text) => text?.match(ASSETS) ?? []));
  await Promise.all(
    paths.filter((path) => !isCopied(path) && !named.has(path)).map((path) => cache.delete(path)),
  );
}

const copiedAt = (copy: Response): number => Number(copy.headers.get(COPIED_AT));

const kept = (path: string): Promise<Response | undefined> =>
  // `caches.match` makes no cache: after quick exit there is none, and there stays none.
  caches.match(path, { cacheName: GUIDE_COPY, ignoreVary: true });
