/**
 * Live events: one stream, resumed after the last event seen, none handled twice.
 *
 * A browser reconnects an EventSource by itself after a dropped line, but gives up on an answer such as 503: then a new
 * one is opened here, after a pause that grows. What the events name is fetched by whoever listens.
 */
import { LiveEvent, live } from '#contract/live.ts';
import { addressOf } from '#contract/client.ts';
import type { Connection } from './model.ts';

/** The part of EventSource that is used. */
export interface Source {
  readonly readyState: number;
  onopen: (() => void) | null;
  onmessage: ((message: { data: string }) => void) | null;
  onerror: (() => void) | null;
  close(): void;
}

export interface LiveOptions {
  /** Number of the last event already known. */
  readonly after: number;
  readonly onEvent: (event: LiveEvent) => void;
  readonly onConnection: (connection: Connection) => void;
  /** After the server refused the stream (not a dropped line): the session may have ended. */
  readonly onRefused: () => void;
  readonly open?: (address: string) => Source;
  /** Runs `then` after `ms`; returns what cancels it. */
  readonly wait?: (ms: number, then: () => void) => () => void;
}

export interface Live {
  /** Tries again at once: the network came back, or the page is shown again. */
  readonly retry: () => void;
  readonly close: () => void;
}

const CLOSED = 2;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

const openSource = (address: string): Source => new EventSource(address) as Source;
const waitFor = (ms: number, then: () => void) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

export function followLive({ after, onEvent, onConnection, onRefused, open = openSource, wait = waitFor }: LiveOptions): Live {
  let last = after;
  let pause = FIRST_PAUSE_MS;
  let source: Source | null = null;
  let cancel: (() => void) | null = null;
  let ended = false;

  const start = () => {
    cancel?.();
    cancel = null;
    source?.close();
    const mine = open(addressOf(live, { query: { after: last } }));
    source = mine;
    mine.onopen = () => {
      pause = FIRST_PAUSE_MS;
      onConnection('live');
    };
    mine.onmessage = ({ data }) => take(data);
    mine.onerror = () => {
      if (ended || source !== mine) return;
      onConnection('offline');
      if (mine.readyState !== CLOSED) return;
      onRefused();
      cancel = wait(pause, start);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    };
  };

  const take = (data: string) => {
    const event = LiveEvent.safeParse(parseJson(data));
    // An event of a form unknown to this version of the app still says that something changed.
    if (!event.success) return onEvent({ kind: 'reload', event: last, at: Date.now() });
    if (event.data.kind !== 'reload' && event.data.event <= last) return;
    last = Math.max(last, event.data.event);
    onEvent(event.data);
  };

  onConnection('connecting');
  start();
  return {
    retry: () => {
      if (!ended && source?.readyState !== 1) start();
    },
    close: () => {
      ended = true;
      cancel?.();
      source?.close();
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
