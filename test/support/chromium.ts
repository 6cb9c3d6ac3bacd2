/**
 * A real Chromium for journeys. Each visitor has a browser context of her own (cookies, storage, language), and what
 * no page may ever do is watched on all of them: script errors, refused policies, requests to anybody else.
 *
 *   const chromium = await startChromium();
 *   after(() => chromium.stop());
 *   const partner = await chromium.visitor(origin, { locale: 'fr-CA' });
 *   await partner.page.goto('/');
 *   await partner.leave();
 */
import { type Browser, type BrowserContextOptions, type Page, chromium } from '@playwright/test';
import { findChromium, findHeadlessShell } from '../../bin/lib/programs.mjs';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Phone of 320 px, the narrowest that WCAG asks for; a laptop; a wall screen. */
export const screens = {
  narrow: { width: 320, height: 640 },
  desk: { width: 1280, height: 800 },
  wall: { width: 2560, height: 1440 },
} as const;

export interface Visitor {
  page: Page;
  /** Another tab of the same person: same session, same watch. */
  newPage: () => Promise<Page>;
  /** What went wrong so far, in plain words. */
  problems: readonly string[];
  /** Closes her browser. @throws when anything went wrong that `forgive` does not match */
  leave: (forgive?: RegExp) => Promise<void>;
}

export interface Chromium {
  browser: Browser;
  /** @param origin of the programme, such as `http://localhost:4180`; pages may talk to it and to nobody else */
  visitor: (origin: string, options?: BrowserContextOptions) => Promise<Visitor>;
  stop: () => Promise<void>;
}

/**
 * @param options `whole`: the browser that people open, for what goes around a page (installing, signals, weights); by
 *   default the same engine without it, where that is installed: a visitor costs half the processor time
 * @throws when Chromium is not installed
 */
export async function startChromium({ whole = false }: { whole?: boolean } = {}): Promise<Chromium> {
  const executablePath = (whole ? undefined : await findHeadlessShell()) ?? (await findChromium());
  if (executablePath === undefined) throw new Error('Chromium is not installed: apt-get install chromium');
  const started = running.get(executablePath);
  const one =
    started !== undefined && (await started.browser).isConnected()
      ? started
      : { browser: chromium.launch({ executablePath, args: flags }), users: 0 };
  running.set(executablePath, one);
  one.users++;
  const browser = await one.browser;
  let stopped = false;
  return {
    browser,
    visitor: (origin, options) => admit(browser, origin, options),
    stop: async () => {
      if (!stopped) one.users--;
      stopped = true;
      if (one.users === 0) await browser.close();
    },
  };
}

/** One for all the tests of this process that run at the same time: what is kept apart is kept apart by the visitor. */
const running = new Map<string, { browser: Promise<Browser>; users: number }>();

async function admit(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const problems: string[] = [];
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'fr-CA',
    viewport: screens.desk,
    reducedMotion: 'reduce',
    // What a worker answers in a page's place would hide what the server does: only whoever tries that asks for it.
    serviceWorkers: 'block',
    ...options,
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    const own =
      url.origin === new URL(origin).origin ||
      url.protocol === 'data:' ||
      url.protocol === 'blob:' ||
      url.protocol === 'about:';
    if (!own) problems.push(`request to somebody else: ${url.href}`);
  });
  context.on('weberror', (error) => problems.push(`script error: ${error.error().message}`));
  context.on('console', (message) => {
    // A refused or late answer is part of many journeys; the page's own handling of it is what they assert.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      problems.push(`console: ${message.text()}`);
    }
  });
  const leave = async (forgive?: RegExp): Promise<void> => {
    await context.close();
    const left = problems.filter((problem) => !forgive?.test(problem));
    if (left.length > 0) throw new Error(`The pages misbehaved:\n${left.join('\n')}`);
  };
  return { page: await context.newPage(), newPage: () => context.newPage(), problems, leave };
}
