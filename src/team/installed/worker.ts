/**
 * The service worker as the page sees it: registered once somebody has opened the team here, never on a sign-in screen
 * that a stranger looks at.
 */
import { SERVICE_WORKER_PATH, TEAM_PATH } from '#contract/links.ts';
import { trustedAddress } from '#team/vault/client.ts';

/** How often an app that stays open asks whether there is a newer one. */
const LOOK_MS = 60 * 60_000;

/** Null where a browser has none, or refuses it (a private window). */
export async function theWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null;
  try {
    const registered = (await navigator.serviceWorker.register(trustedAddress(SERVICE_WORKER_PATH), {
      scope: TEAM_PATH,
      updateViaCache: 'none',
    })) as ServiceWorkerRegistration | undefined;
    // Nothing, where whoever watches the browser has taken the function away.
    return registered ?? null;
  } catch {
    return null;
  }
}

export interface Told {
  /** A newer version waits; `apply` puts it in place, and the page starts again with it. */
  readonly newVersion: (apply: () => void) => void;
  /** A notification was pressed. */
  readonly open: (path: string) => void;
}

/** Follows the worker while the app is open. @returns what ends it */
export function followWorker(told: Told): () => void {
  const end = new AbortController();
  const { signal } = end;
  void theWorker().then((registration) => {
    if (registration === null || signal.aborted) return;
    // What signing out deleted is kept again, for whoever has just come in.
    (registration.active ?? registration.installing)?.postMessage({ kind: 'keep' });
    void closeKnocks(registration);
    navigator.serviceWorker.addEventListener(
      'message',
      ({ data }: MessageEvent<{ kind?: string; path?: string }>) => {
        if (data.kind === 'open' && typeof data.path === 'string') told.open(data.path);
      },
      { signal },
    );
    navigator.serviceWorker.startMessages();

    const look = () => {
      const { waiting } = registration;
      if (waiting && navigator.serviceWorker.controller) void offer(waiting, told);
    };
    look();
    registration.addEventListener(
      'updatefound',
      () => registration.installing?.addEventListener('statechange', look, { signal }),
      { signal },
    );
    // Without a network there is nothing to find, and nothing to say.
    const timer = setInterval(() => void registration.update().catch(() => undefined), LOOK_MS);
    signal.addEventListener('abort', () => clearInterval(timer));
    const shown = () => document.visibilityState === 'visible' && void closeKnocks(registration);
    document.addEventListener('visibilitychange', shown, { signal });
  });
  return () => end.abort();
}

/** Whoever has reloaded by herself runs the new version already: then it takes its place without a word. */
async function offer(waiting: ServiceWorker, told: Told): Promise<void> {
  if (await isMine(waiting)) waiting.postMessage({ kind: 'take_over' });
  else
    told.newVersion(() => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage({ kind: 'take_over' });
    });
}

function isMine(waiting: ServiceWorker): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"]')?.src ?? '';
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data === true);
    };
    waiting.postMessage({ kind: 'is_yours', script: script && new URL(script).pathname }, [port2]);
  });
}

/** What was knocked for is on the screen now. */
async function closeKnocks(registration: ServiceWorkerRegistration): Promise<void> {
  for (const one of await registration.getNotifications()) one.close();
}
