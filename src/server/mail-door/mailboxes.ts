/** The mailboxes of an installation: each programme that has one is watched, and a mailbox can be tried before it is kept. */
import { randomUUID } from 'node:crypto';
import { pathTo } from '../pages/paths.ts';
import type { Mailboxes, Secrets } from '../routes/deps.ts';
import { readMailbox } from '../store/mailbox.ts';
import { listProgrammes } from '../store/programmes.ts';
import type { Store } from '../store/store.ts';
import { connectTo, failureOf, openFolder, prepareFolders } from './connection.ts';
import { type Watch, watchMailbox } from './watch.ts';

export interface MailboxesOptions {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly clock: () => number;
  /** Name of this node; of one process at a time. */
  readonly node: string;
  /** Address at which a programme is opened; its host name, or null when it has none of its own. */
  readonly linkOf: (host: string | null) => string;
  /** A request was stored: alerts wait. */
  readonly wakeAlerts: (programme: string) => void;
  readonly failed: (error: unknown) => void;
}

export interface WatchedMailboxes extends Mailboxes {
  /** Begins to watch what another node set, or what was not watched yet: at the start, then once a minute. */
  watchAll(): Promise<void>;
  /** Finishes the messages under way. */
  close(): Promise<void>;
}

export function newMailboxes(options: MailboxesOptions): WatchedMailboxes {
  const { store, secrets, clock, node, linkOf, wakeAlerts, failed } = options;
  const taker = `${node}:${randomUUID()}`;
  const watches = new Map<string, Watch>();
  let closed = false;

  const watch = (programme: string): void => {
    if (closed) return;
    const begun = watchMailbox({
      store: store.forProgramme(programme),
      secrets,
      clock,
      taker,
      stored: () => wakeAlerts(programme),
      failed,
      form: async () => {
        const host = (await listProgrammes(store)).find(({ id }) => id === programme)?.host ?? null;
        return `${linkOf(host)}${pathTo('request', 'fr')}`;
      },
    });
    watches.set(programme, begun);
    void begun.ended.finally(() => {
      if (watches.get(programme) === begun) watches.delete(programme);
    });
  };

  return {
    wake(programme) {
      const watched = watches.get(programme);
      if (watched) watched.wake();
      else watch(programme);
    },

    async watchAll() {
      for (const { id } of await listProgrammes(store)) {
        if (watches.has(id)) continue;
        const { settings } = await store.forProgramme(id).read(readMailbox);
        if (settings !== null) watch(id);
      }
    },

    async test({ mailbox, password }) {
      try {
        const client = await connectTo(mailbox, password, () => undefined);
        try {
          await prepareFolders(client, mailbox);
          await openFolder(client, mailbox.folder);
          const waiting = client.mailbox === false ? 0 : client.mailbox.exists;
          await client.logout();
          return { reason: null, waiting };
        } finally {
          client.close();
        }
      } catch (error) {
        return { reason: failureOf(error).reason };
      }
    },

    async close() {
      closed = true;
      await Promise.all([...watches.values()].map((one) => one.stop()));
    },
  };
}
