/**
 * What a service worker finds around it (W3C Service Workers, Push API, Notifications), as far as ours uses it: the
 * types of pages and of workers cannot be loaded into one program.
 */
interface Waits extends Event {
  /** The browser keeps the worker alive until then. */
  waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Waits {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Told extends Waits {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

interface Clicked extends Waits {
  readonly notification: Notification;
  /** Of the button that was pressed; empty: the notification itself. */
  readonly action: string;
}

interface Tab {
  readonly url: string;
  focus(): Promise<Tab>;
  postMessage(message: unknown): void;
}

interface Scope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly Tab[]>;
    openWindow(url: string): Promise<Tab | null>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate' | 'push', listener: (event: Waits) => void): void;
  addEventListener(name: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(name: 'message', listener: (event: Told) => void): void;
  addEventListener(name: 'notificationclick', listener: (event: Clicked) => void): void;
}

export const scope = globalThis as unknown as Scope;
