/**
 * From a commit to everybody who listens: each journal line is read once, written to all listeners of its programme in
 * the order of its number, and never twice to the same one.
 *
 * [Note: None lost, none twice] A listener has a cursor, the number of the last line it was given. While it catches up
 * it reads the journal by itself and the broadcast passes it by; it joins the broadcast in the same turn of the event
 * loop in which it finds nothing left to read. The journal is the truth: a notice that was lost (another node, a
 * restart) costs time, never an event, since every heartbeat looks at the journal too.
 */
import type { LiveEvent } from '#contract/live.ts';

/** Peers see no request: they listen to their own view of the journal. */
export type LiveView = 'team' | 'peer';

export interface JournalReader {
  /**
   * What comes after line `after`, in order. `upTo` is the last line looked at, shown or not: `after` when there is
   * nothing more. A gap that is no longer held, or a number from another life of the database, is told as one `reload`.
   */
  readonly read: (
    programme: string,
    view: LiveView,
    after: number,
  ) => Promise<{ events: readonly LiveEvent[]; upTo: number }>;
  /** Number of the last line. */
  readonly last: (programme: string) => Promise<number>;
}

export interface Listener {
  /** Events in order. Must not throw. */
  readonly give: (events: readonly LiveEvent[]) => void;
}

interface Seat {
  readonly listener: Listener;
  cursor: number;
  catchingUp: boolean;
  gone: boolean;
}

interface Room {
  readonly programme: string;
  readonly view: LiveView;
  readonly seats: Set<Seat>;
  /** Last line that was broadcast, and last one known to exist. */
  head: number;
  wanted: number;
  running: Promise<void> | null;
}

/** Somebody who missed more than this loads everything again: it costs less than telling. */
const TOO_OLD = 5000;

export interface Fanout {
  /** A line was committed, here or on another node. Returns at once. */
  readonly notify: (programme: string, event: number) => void;
  /** Gives the listener all that comes after `after`; null: from now on. Resolves once it has caught up. */
  readonly attach: (
    programme: string,
    view: LiveView,
    listener: Listener,
    after: number | null,
  ) => Promise<{ readonly leave: () => void }>;
  /** Looks at the journal even if nobody said that it grew. */
  readonly look: () => Promise<void>;
  readonly listeners: () => number;
}

/** @param failed told when the journal cannot be read; the next look tries again */
export function newFanout(
  journal: JournalReader,
  now: () => number,
  failed: (error: unknown) => void,
): Fanout {
  const rooms = new Map<string, Room>();

  return {
    notify(programme, event) {
      for (const view of ['team', 'peer'] as const) {
        const room = rooms.get(`${view} ${programme}`);
        if (!room || event <= room.wanted) continue;
        room.wanted = event;
        if (room.seats.size === 0) room.head = event;
        else pump(room).catch(failed);
      }
    },
    async attach(programme, view, listener, after) {
      const last = await journal.last(programme);
      const room = roomOf(rooms, programme, view, last);
      const tooOld = after !== null && last - after > TOO_OLD;
      const seat: Seat = {
        listener,
        cursor: after === null || tooOld ? last : after,
        catchingUp: true,
        gone: false,
      };
      if (tooOld) listener.give([{ kind: 'reload', event: last, at: now() }]);
      room.seats.add(seat);
      const leave = (): void => {
        seat.gone = true;
        room.seats.delete(seat);
      };
      try {
        await catchUp(room, seat);
      } catch (error) {
        leave();
        throw error;
      }
      return { leave };
    },
    async look() {
      for (const room of rooms.values()) {
        if (room.seats.size === 0) continue;
        room.wanted = Math.max(room.wanted, await journal.last(room.programme));
        if (room.head < room.wanted) await pump(room);
      }
    },
    listeners: () => [...rooms.values()].reduce((sum, room) => sum + room.seats.size, 0),
  };

  function pump(room: Room): Promise<void> {
    room.running ??= broadcast(room).finally(() => {
      room.running = null;
    });
    return room.running;
  }

  async function broadcast(room: Room): Promise<void> {
    while (room.head < room.wanted) {
      const batch = await journal.read(room.programme, room.view, room.head);
      // Told of a line that cannot be seen yet: the next look will find it.
      if (batch.upTo <= room.head) return;
      room.head = batch.upTo;
      for (const seat of room.seats) if (!seat.catchingUp) give(seat, batch);
    }
  }

  async function catchUp(room: Room, seat: Seat): Promise<void> {
    // Twice nothing: the broadcast may have gone further while the first of the two was being read.
    for (let nothing = 0; nothing < 2 && !seat.gone; ) {
      const batch = await journal.read(room.programme, room.view, seat.cursor);
      nothing = batch.upTo > seat.cursor ? 0 : nothing + 1;
      give(seat, batch);
      // See [Note: None lost, none twice]: no await between this and joining.
      if (nothing > 0 && room.head <= seat.cursor) break;
    }
    seat.catchingUp = false;
  }
}

function give(seat: Seat, batch: { events: readonly LiveEvent[]; upTo: number }): void {
  const reload = batch.events.some((event) => event.kind === 'reload');
  // The batch itself when all of it is new, which is nearly always: whoever writes it out does so once for everybody.
  const known = !reload && (batch.events[0]?.event ?? 0) <= seat.cursor;
  const fresh = known ? batch.events.filter((event) => event.event > seat.cursor) : batch.events;
  seat.cursor = reload ? batch.upTo : Math.max(seat.cursor, batch.upTo);
  if (fresh.length > 0 && !seat.gone) seat.listener.give(fresh);
}

function roomOf(rooms: Map<string, Room>, programme: string, view: LiveView, last: number): Room {
  const key = `${view} ${programme}`;
  let room = rooms.get(key);
  if (!room) {
    room = { programme, view, seats: new Set(), head: last, wanted: last, running: null };
    rooms.set(key, room);
  }
  return room;
}
