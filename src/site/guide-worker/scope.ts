/** What a service worker finds around it (W3C Service Workers), as far as this one uses it. */
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

interface Scope {
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install', listener: (event: Waits) => void): void;
  addEventListener(name: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(name: 'message', listener: (event: Told) => void): void;
}

export const scope = globalThis as unknown as Scope;
