/**
 * The installed app in a real Chromium. Its push service cannot be reached from here (a browser without its maker's
 * keys), so two things stand in for it: the address that `PushManager` hands out is one at our push service on
 * loopback, and a push is delivered by the browser's own instrument. Everything between is real.
 */
import type { CDPSession, Page } from '@playwright/test';
import { SERVICE_WORKER_PATH, TEAM_PATH } from '#contract/links.ts';
import type { Chromium, Visitor } from './chromium.ts';

export interface InstalledVisitor extends Visitor {
  /** Delivers a push to the app's service worker, as the browser would, and waits until something new is shown. */
  readonly knock: (data?: string) => Promise<void>;
  /** What notifications show. */
  readonly notices: () => Promise<{ title: string; body: string; lang: string; data: unknown }[]>;
  /** Presses the notification, or a button of it, as far as a browser without a screen can: the worker is told so. */
  readonly press: (action?: string) => Promise<void>;
  /** Waits until the worker is in charge and has kept what it keeps. */
  readonly ready: () => Promise<void>;
}

/** @param endpoint what `PushManager.subscribe` hands out; none: it fails, as in a browser without a push service */
export async function installedVisitor(
  chromium: Chromium,
  origin: string,
  options: {
    endpoint?: string;
    permission?: boolean;
    locale?: string;
    viewport?: { width: number; height: number };
    colorScheme?: 'light' | 'dark';
  } = {},
): Promise<InstalledVisitor> {
  const { endpoint, permission = true, ...rest } = options;
  const visitor = await chromium.visitor(origin, {
    serviceWorkers: 'allow',
    ...rest,
    ...(permission ? { permissions: ['notifications'] } : {}),
  });
  const { page } = visitor;
  if (endpoint !== undefined) await page.context().addInitScript(standIn, endpoint);
  const session = await page.context().newCDPSession(page);
  const registered = new Map<string, string>();
  session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    for (const { registrationId, scopeURL, isDeleted } of registrations)
      if (!isDeleted) registered.set(scopeURL, registrationId);
  });
  await session.send('ServiceWorker.enable');
  return {
    ...visitor,
    async knock(data = '') {
      const before = await page.evaluate(newestNotice);
      await deliver(session, registered, origin, data);
      const until = Date.now() + 10_000;
      while ((await page.evaluate(newestNotice)) <= before) {
        if (Date.now() > until) throw new Error('Nothing was shown within ten seconds.');
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    notices: () => page.evaluate(readNotices),
    async press(action = '') {
      const [worker] = page.context().serviceWorkers();
      if (!worker) throw new Error('No service worker runs.');
      await worker.evaluate(pressNewest, action);
    },
    ready: () => page.evaluate(untilReady, SERVICE_WORKER_PATH),
  };
}

async function deliver(
  session: CDPSession,
  registered: ReadonlyMap<string, string>,
  origin: string,
  data: string,
): Promise<void> {
  const registrationId = registered.get(`${origin}${TEAM_PATH}`);
  if (registrationId === undefined) throw new Error('No service worker is registered for the team’s app.');
  await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
}

async function readNotices() {
  const registration = await navigator.serviceWorker.getRegistration('/equipe');
  const shown = (await registration?.getNotifications()) ?? [];
  return shown.map(({ title, body, lang, data }) => ({ title, body, lang, data: data as unknown }));
}

async function newestNotice(): Promise<number> {
  const registration = await navigator.serviceWorker.getRegistration('/equipe');
  const shown = (await registration?.getNotifications()) ?? [];
  return Math.max(0, ...shown.map((one) => (one as Notification & { timestamp: number }).timestamp));
}

/** Runs in the worker. What it waits for must come from the browser, which an event of ours does not: that error is no matter. */
async function pressNewest(action: string): Promise<void> {
  const scope = globalThis as unknown as EventTarget & { registration: ServiceWorkerRegistration };
  const [notification] = await scope.registration.getNotifications();
  if (!notification) throw new Error('Nothing is shown.');
  scope.dispatchEvent(
    Object.assign(new Event('notificationclick'), { notification, action, waitUntil: () => undefined }),
  );
}

async function untilReady(): Promise<void> {
  await navigator.serviceWorker.ready;
  for (let i = 0; i < 200; i++) {
    const [name] = (await caches.keys()).filter((one) => one.startsWith('passerelle-app-'));
    if (name && (await (await caches.open(name)).keys()).length > 8) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The app was not kept within ten seconds.');
}

/** Runs in the page: a push service that hands out `endpoint`. */
function standIn(endpoint: string): void {
  let current: PushSubscription | null = null;
  PushManager.prototype.getSubscription = async () => current;
  PushManager.prototype.subscribe = async (options?: PushSubscriptionOptionsInit) => {
    const bytes = options?.applicationServerKey as Uint8Array<ArrayBuffer>;
    if (bytes.length !== 65) throw new DOMException('not a key', 'InvalidAccessError');
    current = {
      endpoint,
      options: { userVisibleOnly: true, applicationServerKey: bytes.buffer },
      unsubscribe: async () => {
        current = null;
        return true;
      },
    } as unknown as PushSubscription;
    return current;
  };
}

/** Every answer that the browser keeps, as text. */
export const keptAnswers = (page: Page): Promise<{ cache: string; url: string; text: string }[]> =>
  page.evaluate(async () => {
    const all: { cache: string; url: string; text: string }[] = [];
    for (const cache of await caches.keys()) {
      const opened = await caches.open(cache);
      for (const request of await opened.keys())
        all.push({ cache, url: request.url, text: (await (await opened.match(request))?.text()) ?? '' });
    }
    return all;
  });
