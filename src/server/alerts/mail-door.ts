/** What the routes and the clockwork see of the mail: wake it, or send a test. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { TEAM_PATH } from '#contract/links.ts';
import { Refusal } from '../refusal.ts';
import type { MailDoor, Secrets } from '../routes/deps.ts';
import { listProgrammes } from '../store/programmes.ts';
import type { Store } from '../store/store.ts';
import { MailFailed, sendMail } from './mail.ts';
import { testMessage } from './message.ts';
import { workOutbox } from './outbox.ts';

export interface MailDoorOptions {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly clock: () => number;
  /** Address at which a programme is opened; its host name, or null when it has none of its own. */
  readonly linkOf: (host: string | null) => string;
  readonly failed: (error: unknown) => void;
}

export interface WorkingMailDoor extends MailDoor {
  /** Looks at every programme's outbox: once a minute, for what another node left behind. */
  wakeAll(): Promise<void>;
  /** Finishes the messages under way. */
  close(): Promise<void>;
}

export function newMailDoor({ store, secrets, clock, linkOf, failed }: MailDoorOptions): WorkingMailDoor {
  const taker = `${hostname()}/${process.pid}/${randomUUID()}`;
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const timers = new Map<string, NodeJS.Timeout>();
  let closed = false;

  const link = async (programme: string): Promise<string> => {
    const host = (await listProgrammes(store)).find(({ id }) => id === programme)?.host ?? null;
    return `${linkOf(host)}${TEAM_PATH}`;
  };

  const work = async (programme: string): Promise<void> => {
    do {
      again.delete(programme);
      const next = await workOutbox({
        store: store.forProgramme(programme),
        secrets,
        clock,
        taker,
        link: () => link(programme),
      });
      if (next !== null) wakeIn(programme, next - clock());
    } while (again.has(programme) && !closed);
  };

  const wake = (programme: string): void => {
    if (closed) return;
    clearTimeout(timers.get(programme));
    timers.delete(programme);
    again.add(programme);
    if (running.has(programme)) return;
    running.set(
      programme,
      work(programme)
        .catch(failed)
        .finally(() => running.delete(programme)),
    );
  };

  const wakeIn = (programme: string, ms: number): void => {
    if (closed) return;
    clearTimeout(timers.get(programme));
    // At least a second, so that a clock that stands still does not make this spin; at most a minute, the clockwork's tick.
    const timer = setTimeout(wake, Math.min(Math.max(ms, 1000), 60_000), programme);
    timer.unref();
    timers.set(programme, timer);
  };

  return {
    wake,
    async wakeAll() {
      for (const { id } of await listProgrammes(store)) wake(id);
    },
    async sendTest({ programme, server, password, to, language }) {
      try {
        await sendMail({
          server,
          password,
          to,
          message: testMessage(await link(programme.programme), language),
          id: randomUUID(),
        });
      } catch (error) {
        if (error instanceof MailFailed) throw new Refusal('mail_failed', { reason: error.reason });
        throw error;
      }
    },
    async close() {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
