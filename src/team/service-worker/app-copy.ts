/**
 * [Note: Offline] What is kept so that the app opens without a network: its document and the scripts and styles of the
 * first screens, as the server publishes them to anybody. No answer of the API is ever kept: requests live on the
 * server, and in memory while the app is unlocked. The numbers that the offline screen shows are put there by the page
 * (installed/numbers.ts). Signing out deletes all of it.
 */
import { TEAM_PATH } from '#contract/links.ts';

/** Put in by the build (bin/build/service-worker.mjs): paths of the files, the document's own script first, and a hash of them. */
declare const APP_FILES: readonly string[];
declare const APP_VERSION: string;

const PREFIX = 'passerelle-app-';
const NAME = `${PREFIX}${APP_VERSION}`;
/** A network that is there in name only must not keep somebody from the numbers. */
const PATIENCE_MS = 8000;

/** Whether the page that loaded this script is of the very version that this worker keeps. */
export const keepsScript = (path: string): boolean => path === APP_FILES[0];

/** Keeps what is missing. Hashed files come from the browser's own cache, where the page has just put them. */
export async function keepApp(): Promise<void> {
  const cache = await caches.open(NAME);
  const keep = async (path: string): Promise<void> => {
    if (await cache.match(path)) return;
    const response = await fetch(path, { credentials: 'omit' });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    // Deployed between this worker and its document: the copy would ask for files that are not here.
    if (path === TEAM_PATH && !(await response.clone().text()).includes(APP_FILES[0] ?? ''))
      throw new Error('The document is of another version.');
    await cache.put(path, response);
  };
  await Promise.all([TEAM_PATH, ...APP_FILES].map(keep));
}

/** Copies of the versions before. */
export async function dropOldCopies(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)),
  );
}

/** The document from the server; the copy when the network, or the server behind it, does not answer. */
export async function documentOrCopy(request: Request): Promise<Response> {
  const copy = await kept(TEAM_PATH);
  if (copy === undefined) return fetch(request);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return response.status < 500 ? response : copy;
  } catch {
    return copy;
  }
}

/** A hashed file: what is kept under its name is what the server would send. */
export const fileOrCopy = async (request: Request): Promise<Response> =>
  (await kept(new URL(request.url).pathname)) ?? fetch(request);

export const isKept = (path: string): boolean => APP_FILES.includes(path);

const kept = (path: string): Promise<Response | undefined> =>
  // `caches.match` makes no cache: after signing out there is none, and there stays none.
  caches.match(path, { cacheName: NAME, ignoreVary: true });
