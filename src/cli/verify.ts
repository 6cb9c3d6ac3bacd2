/**
 * `passerelle verify URL`: does that server send the very files that this folder builds? Scripts and styles are compared
 * by hash, and the pages that load them are read for anything else that would run.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GUIDE_WORKER_PATH, SERVICE_WORKER_PATH, TEAM_PATH } from '#contract/links.ts';
import { DIST_FOLDER } from '#server/assets.ts';
import * as m from '#texts/messages.ts';
import { CannotGoOn, type Call } from './call.ts';

const PAGES = [
  '/',
  '/partenaires',
  '/demande',
  '/suivi',
  '/pour-elle',
  '/confidentialite',
  '/en',
  '/en/request',
  '/en/follow',
  TEAM_PATH,
];
/** What is served elsewhere than under `/assets/`. */
const SERVED_AT: Readonly<Record<string, string>> = {
  'team/index.html': TEAM_PATH,
  'team/service-worker.js': SERVICE_WORKER_PATH,
  'site/guide-service-worker.js': GUIDE_WORKER_PATH,
};

export type Difference =
  | { readonly kind: 'missing' | 'changed'; readonly path: string }
  | { readonly kind: 'foreign'; readonly page: string; readonly address: string }
  | { readonly kind: 'inline'; readonly page: string };

export async function verify({ locale, say, positionals }: Call): Promise<number> {
  const typed = positionals[0] as string;
  if (!URL.canParse(typed) || !/^https?:/.test(typed))
    throw new CannotGoOn(m.cli_verify_address(locale, { typed }));
  const url = new URL(typed).origin;
  const hashes = await readHashes(DIST_FOLDER);
  if (hashes === null) throw new CannotGoOn(m.cli_verify_no_build(locale));
  let result: { differences: Difference[]; pages: number };
  try {
    result = await compareServer(url, hashes);
  } catch (error) {
    throw new CannotGoOn(
      m.cli_verify_unreachable(locale, {
        url,
        reason: ((error as Error).cause as Error | undefined)?.message ?? (error as Error).message,
      }),
    );
  }
  const { differences, pages } = result;
  if (differences.length > 0) {
    say(
      m.cli_verify_different(locale, { url, list: differences.map((one) => lineOf(one, locale)).join('\n') }),
    );
    return 1;
  }
  say(m.cli_verify_same(locale, { url, files: Object.keys(hashes).length, pages }));
  say(m.cli_verify_limit(locale));
  return 0;
}

function lineOf(difference: Difference, locale: Call['locale']): string {
  switch (difference.kind) {
    case 'missing':
      return m.cli_verify_missing(locale, difference);
    case 'changed':
      return m.cli_verify_changed(locale, difference);
    case 'foreign':
      return m.cli_verify_foreign(locale, difference);
    case 'inline':
      return m.cli_verify_inline(locale, difference);
  }
}

/** Path under `dist` → SHA-256 in hexadecimal; null without a build. */
export async function readHashes(dist: string): Promise<Record<string, string> | null> {
  try {
    return JSON.parse(await readFile(join(dist, 'manifest.sha256.json'), 'utf8')) as Record<string, string>;
  } catch {
    return null;
  }
}

/** @throws TypeError when the server does not answer @returns what differs, and how many pages were read */
export async function compareServer(
  url: string,
  hashes: Readonly<Record<string, string>>,
): Promise<{ differences: Difference[]; pages: number }> {
  const differences: Difference[] = [];
  for (const [path, hash] of Object.entries(hashes)) {
    const response = await fetch(url + (SERVED_AT[path] ?? `/assets/${path}`), {
      redirect: 'error',
    });
    const body = new Uint8Array(await response.arrayBuffer());
    if (!response.ok) differences.push({ kind: 'missing', path });
    else if (createHash('sha256').update(body).digest('hex') !== hash)
      differences.push({ kind: 'changed', path });
  }
  const known = new Set(Object.keys(hashes).map((path) => `/assets/${path}`));
  let pages = 0;
  for (const page of PAGES) {
    const response = await fetch(url + page, { redirect: 'error' });
    const html = await response.text();
    // A language that the programme does not offer has no page.
    if (response.status === 404) continue;
    pages++;
    differences.push(...differencesIn(page, html, known));
  }
  return { differences, pages };
}

/** What a page would run or take its looks from, beside the known files. */
export function differencesIn(page: string, html: string, known: ReadonlySet<string>): Difference[] {
  const found: Difference[] = [];
  for (const [tag] of html.matchAll(/<(?:script|link|iframe|object|embed|base|form)\b[^>]*>/gi)) {
    const address = /\b(?:src|href|data|action)\s*=\s*["']?([^"'\s>]*)/i.exec(tag)?.[1];
    const name = /^<(\w+)/.exec(tag)?.[1]?.toLowerCase();
    // A block of data is not run (HTML Standard, 4.12.1); as our pages write it, letter for letter.
    if (/^<script type="application\/json" id="[\w-]+">$/.test(tag)) continue;
    if (name === 'script' && address === undefined) found.push({ kind: 'inline', page });
    else if (
      name === 'link' &&
      !/\brel\s*=\s*["']?[^"'>]*\b(?:stylesheet|modulepreload|preload|import|manifest)\b/i.test(tag)
    )
      continue;
    else if (name === 'form' && address === undefined) continue;
    else if (address !== undefined && !known.has(address)) found.push({ kind: 'foreign', page, address });
  }
  if (/<[^>]+\son[a-z]+\s*=/i.test(html.replaceAll(/<!--[\s\S]*?-->/g, '')))
    found.push({ kind: 'inline', page });
  return found;
}
