/** The worker of the guide's pages: see [Note: Guide without a network] in copy.ts. */
import { fileOrCopy, forget, isCopied, keep, pageOrCopy } from './copy.ts';
import { scope } from './scope.ts';

// It keeps no state of its own and asks nobody: a new one takes over at once.
scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));

// The browser hands over what the guide's pages ask for, and nothing of any other page: a scope a page, no more.
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (isCopied(pathname)) event.respondWith(pageOrCopy(request, (work) => event.waitUntil(work)));
  } else if (pathname.startsWith('/assets/site/')) event.respondWith(fileOrCopy(request));
});

scope.addEventListener('message', (event) => {
  const { kind, paths } = event.data as { kind?: unknown; paths?: unknown };
  if (kind === 'forget') return event.waitUntil(forget());
  if (kind !== 'keep' || !Array.isArray(paths)) return;
  event.waitUntil(
    keep(paths.map(String)).then((kept) => {
      event.ports[0]?.postMessage(kept);
    }),
  );
});
