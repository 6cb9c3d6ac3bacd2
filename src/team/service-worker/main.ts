/** The service worker of the team's app: it shows knocks, and keeps what opens the app offline. See [Note: Offline]. */
import { documentOrCopy, dropOldCopies, fileOrCopy, isKept, keepApp, keepsScript } from './app-copy.ts';
import { isOfTeam, openFrom, showKnock } from './knock.ts';
import { scope } from './scope.ts';

// A new version waits until nobody has the old one open, or until she says so: never in the middle of a call.
scope.addEventListener('install', (event) => event.waitUntil(keepApp()));
scope.addEventListener('activate', (event) => event.waitUntil(dropOldCopies()));

scope.addEventListener('push', (event) => event.waitUntil(showKnock()));
scope.addEventListener('notificationclick', (event) =>
  event.waitUntil(openFrom(event.notification, event.action)),
);

// The document and its own files, and nothing else: what the app asks the server never passes through here.
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && isOfTeam(pathname)) event.respondWith(documentOrCopy(request));
  else if (isKept(pathname)) event.respondWith(fileOrCopy(request));
});

scope.addEventListener('message', (event) => {
  const { kind, script } = event.data as { kind?: unknown; script?: unknown };
  switch (kind) {
    case 'keep':
      return event.waitUntil(keepApp());
    case 'take_over':
      return event.waitUntil(scope.skipWaiting());
    case 'is_yours':
      return event.ports[0]?.postMessage(keepsScript(String(script)));
  }
});
