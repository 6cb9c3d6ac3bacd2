/**
 * Asks for a copy of the guide on this device, from the guide's own pages only. A worker for each of them, in charge of
 * nothing beside: the form, the receipt and the page for women are never in a worker's hands.
 */
import { GUIDE_COPY, GUIDE_WORKER_PATH } from '#contract/links.ts';
import { trustOnly } from '../parts/trusted-address.ts';

const trusted = trustOnly(GUIDE_WORKER_PATH);

export function keepCopy(): void {
  const place = document.getElementById('offline');
  if (place === null || !('serviceWorker' in navigator)) return;
  void keepPages(place).then((kept) => {
    if (!kept) return;
    place.textContent = place.dataset['ready'] ?? '';
    for (const button of document.querySelectorAll<HTMLButtonElement>('.keep-other button'))
      void offerOther(button);
  });
}

const keepPages = ({ dataset }: HTMLElement): Promise<boolean> =>
  ask(listIn(dataset['scopes']), listIn(dataset['paths']));
const listIn = (text = ''): string[] => text.split(' ').filter(Boolean);

/** Another language, for whoever asks for it; once it is here, it is kept up to date as this one is. */
async function offerOther(button: HTMLButtonElement): Promise<void> {
  const { scopes, ready = '', failed = '' } = button.dataset;
  const keep = async () => ((await keepPages(button)) ? ready : failed);
  const [guide] = listIn(scopes);
  const there = guide !== undefined && (await caches.match(guide, { cacheName: GUIDE_COPY }));
  if (there) {
    button.replaceWith(await keep());
    return;
  }
  button.hidden = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    void keep().then((said) => {
      if (said === ready) button.replaceWith(said);
      else {
        button.disabled = false;
        button.textContent = said;
      }
    });
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
