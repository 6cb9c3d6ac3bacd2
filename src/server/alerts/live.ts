/**
 * Server-sent events (HTML Living Standard, 9.2) for the team and for a partner's page. What travels is small and
 * without content: the team's events are names of things to fetch; the partner's are her own sealed page again.
 */
import { PassThrough } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LiveEvent } from '#contract/live.ts';
import type { LiveDoor } from '../routes/deps.ts';
import { lastEvent } from '../store/journal.ts';
import { liveEventsAfter } from '../store/live-events.ts';
import type { Store } from '../store/store.ts';
import { type Fanout, newFanout } from './fanout.ts';

/** Shorter than the silence after which proxies and our own shell end a connection. */
const HEARTBEAT_MS = 15_000;
/** A listener that does not read is dropped: it comes back and resumes. */
const BACKLOG_BYTES = 512 * 1024;

export interface Live extends LiveDoor {
  /** A line was committed, here or on another node. */
  readonly notify: (programme: string, event: number) => void;
  /** Sends the heartbeats, ends the streams of those who may no longer listen, and looks for what nobody told. */
  readonly beat: () => Promise<void>;
  /** Checks at once who may still listen: somebody signed out, left, or was removed. */
  readonly recheck: () => Promise<void>;
  readonly listeners: () => number;
  /** Ends all streams; clients come back and resume. */
  readonly close: () => void;
}

interface Stream {
  readonly out: PassThrough;
  readonly allowed: () => Promise<boolean>;
}

export interface LiveOptions {
  readonly store: Store;
  readonly now: () => number;
  readonly failed: (error: unknown) => void;
  readonly heartbeatMs?: number;
}

export function newLive({ store, now, failed, heartbeatMs = HEARTBEAT_MS }: LiveOptions): Live {
  const streams = new Set<Stream>();
  const fanout: Fanout = newFanout(
    {
      read: (programme, view, after) =>
        store.forProgramme(programme).read((tx) => liveEventsAfter(tx, after, view, now())),
      last: (programme) => store.forProgramme(programme).read(lastEvent),
    },
    now,
    failed,
  );

  const begin = (reply: FastifyReply, allowed: () => Promise<boolean>): Stream => {
    const stream: Stream = { out: new PassThrough(), allowed };
    streams.add(stream);
    stream.out.once('close', () => streams.delete(stream));
    // Nothing between us and the browser may gather events before passing them on.
    reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('x-accel-buffering', 'no')
      .send(stream.out);
    stream.out.write('retry: 2000\n\n');
    return stream;
  };

  const recheck = async (): Promise<void> => {
    await Promise.all(
      [...streams].map(async (stream) => {
        // A store that cannot answer ends no stream: nothing new would come through it anyway.
        if (!(await stream.allowed().catch(() => true))) stream.out.end();
      }),
    );
  };

  const beat = async (): Promise<void> => {
    await recheck();
    // An event rather than a comment: a browser tells its page of events only, and the page must know a dead line.
    for (const { out } of streams) write(out, 'event: beat\ndata:\n\n');
    await fanout.look();
  };
  const timer = setInterval(() => void beat().catch(failed), heartbeatMs);
  timer.unref();

  return {
    async team(request, reply, { programme, view, after, stillIn }) {
      const resumed = resumePoint(request) ?? after;
      const { out } = begin(reply, stillIn);
      const seat = await attachOrEnd(
        fanout.attach(programme, view, { give: (events) => write(out, eventText(events)) }, resumed),
        out,
      );
      out.once('close', seat.leave);
      if (out.destroyed) seat.leave();
    },

    async receipt(_request, reply, { programme, file, view }) {
      const { out } = begin(reply, async () => (await view()) !== null);
      let shown = '';
      let wanted = false;
      let showing = false;
      const show = async (): Promise<void> => {
        wanted = true;
        if (showing) return;
        showing = true;
        try {
          while (wanted && !out.destroyed) {
            wanted = false;
            const current = await view();
            if (current === null) return void out.end();
            const text = JSON.stringify(current);
            if (text !== shown) write(out, `data: ${text}\n\n`);
            shown = text;
          }
        } finally {
          showing = false;
        }
      };
      const concerns = (event: LiveEvent): boolean =>
        event.kind === 'reload' || ('file' in event && event.file === file);
      const listener = {
        give: (events: readonly LiveEvent[]) => void (events.some(concerns) && show().catch(failed)),
      };
      const seat = await attachOrEnd(fanout.attach(programme, 'team', listener, null), out);
      out.once('close', seat.leave);
      if (out.destroyed) seat.leave();
      // After joining, so that nothing falls between the first view and the first event.
      await show();
    },

    notify: fanout.notify,
    beat,
    recheck,
    listeners: () => streams.size,
    close() {
      clearInterval(timer);
      for (const { out } of streams) out.end();
    },
  };
}

async function attachOrEnd<T>(attaching: Promise<T>, out: PassThrough): Promise<T> {
  try {
    return await attaching;
  } catch (error) {
    // The answer has begun: ending it is the only way to say so. The client comes back.
    out.destroy();
    throw error;
  }
}

function write(out: PassThrough, text: string): void {
  if (out.destroyed || out.writableEnded) return;
  if (out.writableLength > BACKLOG_BYTES) out.destroy();
  else out.write(text);
}

/** Serialised once for all who are given the same batch. */
const texts = new WeakMap<readonly LiveEvent[], string>();
function eventText(events: readonly LiveEvent[]): string {
  let text = texts.get(events);
  if (text === undefined) {
    text = events
      .filter((event) => event.kind !== 'records' || !event.record.startsWith('draft:'))
      .map((event) => `id: ${event.event}\ndata: ${JSON.stringify(event)}\n\n`)
      .join('');
    texts.set(events, text);
  }
  return text;
}

/** `Last-Event-ID`, sent by a browser that comes back by itself; null when absent or not one of our numbers. */
function resumePoint(request: FastifyRequest): number | null {
  const id = request.headers['last-event-id'];
  return typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : null;
}
