/**
 * The copy of the guide on this device, as pages see it ([Note: Guide without a network] in site/guide-worker). Kept
 * alone, because quick exit carries it on every page.
 */
import { GUIDE_COPY, GUIDE_WORKER_PATH } from '#contract/links.ts';

const isOurs = ({ active, waiting, installing }: ServiceWorkerRegistration): boolean =>
  [active, waiting, installing].some(
    (worker) => worker !== null && new URL(worker.scriptURL).pathname === GUIDE_WORKER_PATH,
  );

/** Deletes it, and ends the workers that would make it again. Never rejects: then there was nothing to delete. */
export async function forgetGuideCopy(): Promise<void> {
  try {
    const gone = caches.delete(GUIDE_COPY);
    const registrations = await navigator.serviceWorker.getRegistrations();
    await Promise.all(
      registrations.filter(isOurs).map((registration) => {
        // One that is keeping pages at this moment must stop, or it would put them back.
        registration.active?.postMessage({ kind: 'forget' });
        return registration.unregister();
      }),
    );
    await gone;
  } catch {
    // No workers or no caches here: then there is no copy either.
  }
}
