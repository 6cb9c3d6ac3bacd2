/** Knocked on: asks the server what waits for whoever is signed in here, and shows it in one notification. */
import { KNOCK_PATH, TEAM_PATH } from '#contract/links.ts';
import type { Knock } from '#contract/push.ts';
import { preferredLocale } from '#team/parts/preferred-locale.ts';
import { noticeOf } from './notice.ts';
import { scope } from './scope.ts';

/** Browsers end a worker that shows nothing for long, and some show a sentence of their own instead. */
const PATIENCE_MS = 10_000;
/** One notification at a time: the newest tells everything that waits. */
const TAG = 'passerelle';

export async function showKnock(): Promise<void> {
  const { title, body, lang, path } = noticeOf(await askKnock(), preferredLocale(navigator.languages));
  await scope.registration.showNotification(title, {
    body,
    lang,
    tag: TAG,
    data: { path },
    // It sounds again, although it takes the place of the one before.
    ...{ renotify: true },
    // [Place: *Je m’en occupe*] An action to claim from here goes in `actions`: a row carries its `version` for it.
  });
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
export async function openFrom(notification: Notification): Promise<void> {
  notification.close();
  const { path = TEAM_PATH } = (notification.data ?? {}) as { path?: string };
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
