/**
 * Once a minute: what must happen because time has passed, not because somebody asked. Alerts have times of their own
 * (store/wake.ts); what ends by itself is looked for in turns, so that a thousand quiet programmes cost little. Each job is a transaction with
 * its own conditions, so that two nodes that tick together do each thing once.
 */
import type { Live } from '../alerts/live.ts';
import type { WorkingMailDoor } from '../alerts/mail-door.ts';
import type { WatchedMailboxes } from '../mail-door/mailboxes.ts';
import { forgetExpired } from '../store/expiry.ts';
import { endOldCalls } from '../store/old-calls.ts';
import { listProgrammes, type ProgrammeName } from '../store/programmes.ts';
import type { Store } from '../store/store.ts';
import { destroyDue } from './destruction.ts';

const TICK_MS = 60_000;
/** What ends by itself may end some minutes late: so many programmes are looked through in a minute, or a fifteenth of them. */
const SHARE = 20;
const ROUND = 15;

export interface ClockworkOptions {
  readonly store: Store;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly live: Pick<Live, 'recheck'>;
  readonly mail: Pick<WorkingMailDoor, 'wakeAll'>;
  readonly mailboxes: Pick<WatchedMailboxes, 'watchAll'>;
  /** Told of a job that failed; the others run all the same, and the next minute tries again. */
  readonly failed: (error: unknown) => void;
}

/** Starts ticking, at once and then each minute. */
export function startClockwork(options: ClockworkOptions): { stop(): Promise<void> } {
  const tick = newTick(options);
  let running: Promise<void> = tick();
  const timer = setInterval(() => {
    running = running.then(tick);
  }, TICK_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/** One tick, to be called again and again. */
export function newTick({
  store,
  clock,
  live,
  mail,
  mailboxes,
  failed,
}: ClockworkOptions): () => Promise<void> {
  /** Programmes of which deleted pages wait to be overwritten. */
  const unforgotten = new Set<string>();

  const attempt = async (job: () => Promise<unknown>): Promise<void> => {
    try {
      await job();
    } catch (error) {
      failed(error);
    }
  };

  const destroy = async (id: string): Promise<void> => {
    const programme = store.forProgramme(id);
    const { destroyed, forgotten } = await destroyDue(programme, clock());
    const done = forgotten && (destroyed > 0 || !unforgotten.has(id) || (await programme.forget()));
    if (done) unforgotten.delete(id);
    else unforgotten.add(id);
  };

  let next = 0;
  /** The programmes of this minute: all of them, or where there are many, those whose turn it is. */
  const share = async (): Promise<ProgrammeName[]> => {
    const all = await listProgrammes(store);
    const size = Math.min(all.length, Math.max(SHARE, Math.ceil(all.length / ROUND)));
    const turn = Array.from({ length: size }, (_, i) => all[(next + i) % all.length] as ProgrammeName);
    next = all.length === 0 ? 0 : (next + size) % all.length;
    return turn;
  };

  return async () => {
    await attempt(async () => {
      for (const { id } of await share()) {
        await attempt(async () => {
          if (await store.forProgramme(id).write((tx) => forgetExpired(tx, clock()))) unforgotten.add(id);
        });
        await attempt(() => store.forProgramme(id).write((tx) => endOldCalls(tx, clock())));
        await attempt(() => destroy(id));
      }
    });
    await attempt(() => live.recheck());
    await attempt(() => mail.wakeAll());
    await attempt(() => mailboxes.watchAll());
  };
}
