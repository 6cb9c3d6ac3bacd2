/**
 * Live events: one stream, resumed after the last event seen, none handled twice.
 *
 * A browser reconnects an EventSource by itself after a dropped line, but gives up on an answer such as 503: then a new
 * one is opened here, after a pause that grows. A line that died without a word (a lid closed, a network changed) stays
 * open for the browser: silence ends it here. What the events name is fetched by whoever listens.
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
  /** The server is there, and had nothing to tell. */
  onbeat: (() => void) | null;
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
  /** The device says that its network is gone: the line is not believed any more. */
  readonly lose: () => void;
  readonly close: () => void;
}

const CLOSED = 2;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** A line on which nothing comes for so long is dead, whatever the browser believes: the server beats every 15 s. */
export const SILENCE_MS = 45_000;

function openSource(address: string): Source {
  const source: Source = Object.assign(new EventSource(address) as Omit<Source, 'onbeat'> & EventSource, {
    onbeat: null,
  });
  (source as Source & EventSource).addEventListener('beat', () => source.onbeat?.());
  return source;
}
const waitFor = (ms: number, then: () => void) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

export function followLive({
  after,
  onEvent,
  onConnection,
  onRefused,
  open = openSource,
  wait = waitFor,
}: LiveOptions): Live {
  let last = after;
  let pause = FIRST_PAUSE_MS;
  let source: Source | null = null;
  let cancel: (() => void) | null = null;
  let unhush: (() => void) | null = null;
  let ended = false;

  const startLater = () => {
    cancel?.();
    cancel = wait(pause, start);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  };

  const lose = () => {
    if (ended) return;
    unhush?.();
    source?.close();
    onConnection('offline');
    startLater();
  };

  const heard = () => {
    unhush?.();
    unhush = wait(SILENCE_MS, lose);
  };

  const start = () => {
    cancel?.();
    cancel = null;
    source?.close();
    heard();
    const mine = open(addressOf(live, { query: { after: last } }));
    source = mine;
    mine.onopen = () => {
      heard();
      pause = FIRST_PAUSE_MS;
      onConnection('live');
    };
    mine.onbeat = heard;
    mine.onmessage = ({ data }) => {
      heard();
      take(data);
    };
    mine.onerror = () => {
      if (ended || source !== mine) return;
      onConnection('offline');
      if (mine.readyState !== CLOSED) return;
      onRefused();
      startLater();
    };
  };

  const take = (data: string) => {
    const event = LiveEvent.safeParse(parseJson(data));
    // An event of a form unknown to this version of the app still says that something changed.
    if (!event.success) {
      onEvent({ kind: 'reload', event: last, at: Date.now() });
      return;
    }
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
    lose,
    close: () => {
      ended = true;
      cancel?.();
      unhush?.();
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
