/**
 * Asks for a copy of the guide on this device, from the guide's own pages only. A worker for each of them, in charge of
 * nothing beside: the form, the receipt and the page for women are never in a worker's hands.
 */
import { GUIDE_WORKER_PATH } from '#contract/links.ts';
import { trustOnly } from '../parts/trusted-address.ts';

const trusted = trustOnly(GUIDE_WORKER_PATH);

export function keepCopy(): void {
  const place = document.getElementById('offline');
  if (place === null || !('serviceWorker' in navigator)) return;
  const list = (name: string) => (place.dataset[name] ?? '').split(' ').filter(Boolean);
  void ask(list('scopes'), list('paths')).then((kept) => {
    if (kept) place.textContent = place.dataset['ready'] ?? '';
  });
}

/** @returns whether everything can now be read without a network */
async function ask(scopes: readonly string[], paths: readonly string[]): Promise<boolean> {
  try {
    const registrations = await Promise.all(
      scopes.map((scope) => navigator.serviceWorker.register(trusted(), { scope, updateViaCache: 'none' })),
    );
    const worker = registrations.map(({ active, waiting, installing }) => active ?? waiting ?? installing)[0];
    return worker ? await asked(worker, paths) : false;
  } catch {
    // A private window, or a browser whose storage is full: the page is read with a network, as any other.
    return false;
  }
}

function asked(worker: ServiceWorker, paths: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data === true);
    };
    worker.postMessage({ kind: 'keep', paths }, [port2]);
  });
}

/** Browsers that can put a page on the home screen say so, and wait to be asked. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

export function offerInstall(): void {
  const button = document.getElementById('install');
  if (button === null) return;
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    button.hidden = false;
    button.addEventListener(
      'click',
      () => {
        button.hidden = true;
        void (event as InstallOffer).prompt();
      },
      { once: true },
    );
  });
}
