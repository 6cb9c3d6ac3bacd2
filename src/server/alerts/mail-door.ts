/** What the routes and the clockwork see of the mail: wake it, or send a test. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { TEAM_PATH } from '#contract/links.ts';
import { Refusal } from '../refusal.ts';
import type { MailDoor, PushDoor, Secrets } from '../routes/deps.ts';
import { listProgrammes } from '../store/programmes.ts';
import type { Store } from '../store/store.ts';
import { MailFailed, sendMail } from './mail.ts';
import { testMessage } from './message.ts';
import { freeHeld } from '../store/outbox.ts';
import { programmesToWake } from '../store/wake.ts';
import { workAlerts } from './outbox.ts';

/** What comes in together is told together: forty requests cost little more than one. */
const TOGETHER_MS = 40;
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, TOGETHER_MS));

/** How often the clockwork looks. */
const TICK_MS = 60_000;

export interface MailDoorOptions {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly clock: () => number;
  /** Address at which a programme is opened; its host name, or null when it has none of its own. */
  readonly linkOf: (host: string | null) => string;
  readonly push: Pick<PushDoor, 'knock'>;
  readonly failed: (error: unknown) => void;
}

export interface WorkingMailDoor extends MailDoor {
  /** Looks at the programmes with something due within the next minute: each minute, here and on the other nodes. */
  wakeAll(): Promise<void>;
  /** Looks at a programme's alerts at `at`, epoch ms. */
  wakeAt(programme: string, at: number): void;
  /** Finishes the messages under way. */
  close(): Promise<void>;
}

export function newMailDoor({
  store,
  secrets,
  clock,
  linkOf,
  push,
  failed,
}: MailDoorOptions): WorkingMailDoor {
  const taker = `${hostname()}/${process.pid}/${randomUUID()}`;
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const timers = new Map<string, { at: number; timer: NodeJS.Timeout }>();
  let closed = false;

  const link = async (programme: string): Promise<string> => {
    const host = (await listProgrammes(store)).find(({ id }) => id === programme)?.host ?? null;
    return `${linkOf(host)}${TEAM_PATH}`;
  };

  const seen = new Set<string>();

  const work = async (programme: string): Promise<void> => {
    do {
      await soon();
      again.delete(programme);
      if (store.engine === 'sqlite' && !seen.has(programme)) {
        await store.forProgramme(programme).write(freeHeld);
        seen.add(programme);
      }
      const next = await workAlerts({
        store: store.forProgramme(programme),
        secrets,
        clock,
        taker,
        link: () => link(programme),
        push,
      });
      if (next !== null) wakeBy(programme, next);
    } while (again.has(programme) && !closed);
  };

  const wake = (programme: string): void => {
    if (closed) return;
    clearTimeout(timers.get(programme)?.timer);
    timers.delete(programme);
    again.add(programme);
    if (running.has(programme)) return;
    running.set(
      programme,
      work(programme)
        .catch(failed)
        .finally(() => {
          running.delete(programme);
          // Woken while it was ending, or failing: once more.
          if (again.has(programme)) wake(programme);
        }),
    );
  };

  const wakeBy = (programme: string, at: number): void => {
    const known = timers.get(programme);
    const ms = at - clock();
    // Later than a minute is the clockwork's; what is set already and sooner, looks at everything anyway.
    if (closed || ms > TICK_MS || (known !== undefined && known.at <= at)) return;
    clearTimeout(known?.timer);
    // At least a second, so that a clock that stands still does not make this spin.
    const timer = setTimeout(wake, Math.max(ms, 1000), programme);
    timer.unref();
    timers.set(programme, { at, timer });
  };

  return {
    wake,
    async wakeAll() {
      const now = clock();
      for (const { id, at } of await programmesToWake(store, now + TICK_MS))
        if (at <= now) wake(id);
        else wakeBy(id, at);
    },
    wakeAt(programme, at) {
      if (at <= clock()) wake(programme);
      else wakeBy(programme, at);
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
        if (!(error instanceof MailFailed)) throw error;
        const code = error.recipientOnly ? 'mail_address_refused' : 'mail_failed';
        throw new Refusal(code, { reason: error.reason });
      }
    },
    async close() {
      closed = true;
      for (const { timer } of timers.values()) clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
