/** Knocked on: asks the server what waits for whoever is signed in here, and shows it in one notification. */
import { KNOCK_PATH, stepPath, TEAM_PATH } from '#contract/links.ts';
import type { Knock } from '#contract/push.ts';
import * as m from '#texts/messages.ts';
import { preferredLocale } from '#team/parts/preferred-locale.ts';
import { type Notice, noticeAfter, noticeOf, type Offer } from './notice.ts';
import { scope } from './scope.ts';

/** Browsers end a worker that shows nothing for long, and some show a sentence of their own instead. */
const PATIENCE_MS = 10_000;
/** One notification at a time: the newest tells everything that waits. */
const TAG = 'passerelle';
const HAVE_IT = 'have_it';

export async function showKnock(): Promise<void> {
  await show(noticeOf(await askKnock(), preferredLocale(navigator.languages)));
}

async function show({ title, body, lang, path, offer }: Notice): Promise<void> {
  await scope.registration.showNotification(title, {
    body,
    lang,
    tag: TAG,
    data: { path, offer },
    // It sounds again, although it takes the place of the one before.
    ...{ renotify: true },
    ...(offer === null ? {} : { actions: [{ action: HAVE_IT, title: m.team_knock_have_it(lang) }] }),
  });
}

/** *I have it*, said on the lock screen: no key is needed for it, only the session. What came of it is shown. */
async function sayHaveIt(offer: Offer): Promise<void> {
  let status: number | null = null;
  try {
    const response = await fetch(stepPath(offer.file), {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version: offer.version, step: { step: 'acknowledge' } }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    ({ status } = response);
  } catch {
    // No answer: it is told as not noted.
  }
  await show(noticeAfter(offer, status));
}

/** Null: nobody is signed in, she may not see requests, or nobody answers. Then nothing of anything is shown. */
async function askKnock(): Promise<Knock | null> {
  try {
    const response = await fetch(KNOCK_PATH, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return response.ok ? ((await response.json()) as Knock) : null;
  } catch {
    return null;
  }
}

/** Brings the open app to the front, or opens it. A tab that is there is never navigated: that would end its keys. */
export async function openFrom(notification: Notification, action: string): Promise<void> {
  notification.close();
  const { path = TEAM_PATH, offer = null } = (notification.data ?? {}) as Partial<Notice>;
  if (action === HAVE_IT && offer !== null) return sayHaveIt(offer);
  const tabs = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const [tab] = tabs.filter(({ url }) => isOfTeam(new URL(url).pathname));
  if (tab === undefined) {
    await scope.clients.openWindow(path);
    return;
  }
  tab.postMessage({ kind: 'open', path });
  await tab.focus();
}

export const isOfTeam = (path: string): boolean => path === TEAM_PATH || path.startsWith(`${TEAM_PATH}/`);
