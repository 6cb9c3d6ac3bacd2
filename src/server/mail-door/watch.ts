/**
 * One programme's mailbox, watched by one node: what is new is dealt with at once (IDLE, RFC 2177), and again every twenty
 * seconds in case the mail server said nothing. A lost connection is made anew, after a pause that grows.
 */
import type { ImapFlow } from 'imapflow';
import type { Mailbox, MailboxReason } from '#contract/mailbox.ts';
import { MailFailed, sendMail } from '../alerts/mail.ts';
import { openMailServer } from '../mail-at-rest.ts';
import { openMailbox } from '../mailbox-at-rest.ts';
import { purpose } from '../purposes.ts';
import { Refusal } from '../refusal.ts';
import type { Secrets } from '../routes/deps.ts';
import { readMail } from '../store/mail.ts';
import {
  mailboxChecked,
  mailboxFailed,
  readMailbox,
  releaseMailbox,
  type StoredMailbox,
  takeMailbox,
} from '../store/mailbox.ts';
import { settleMoves } from '../store/mail-messages.ts';
import { settingsOf } from '../store/programmes.ts';
import type { ProgrammeStore } from '../store/store.ts';
import { answerMessage } from './answer.ts';
import { Bell } from './bell.ts';
import { connectTo, failureOf, MailboxFailed, openFolder, prepareFolders } from './connection.ts';
import { expungeWomens } from './expunge.ts';
import { type Intaking, takeIn } from './take-in.ts';

const LAP_MS = 20_000;
const HOLD_MS = 3 * LAP_MS;
const CHECKED_EVERY_MS = 60_000;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
/** Time that a stop gives to a message under way. */
const STOP_MS = 4000;

export interface WatchOptions {
  readonly store: ProgrammeStore;
  readonly secrets: Secrets;
  readonly clock: () => number;
  /** `<node>:<this start of it>`, see takeMailbox. */
  readonly taker: string;
  /** Address of the public form. */
  readonly form: () => Promise<string>;
  readonly stored: () => void;
  readonly failed: (error: unknown) => void;
}

export interface Watch {
  /** The settings changed, or there is something to delete. */
  wake(): void;
  /** Lets the message under way be finished. */
  stop(): Promise<void>;
  /** Once no mailbox is set any more, or it was stopped. */
  readonly ended: Promise<void>;
}

export function watchMailbox(options: WatchOptions): Watch {
  const { store, clock, taker, failed } = options;
  const bell = new Bell();
  let stopped = false;
  const isStopped = (): boolean => stopped;
  let client: ImapFlow | null = null;

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!isStopped()) {
      let stored: StoredMailbox | null = null;
      try {
        stored = await store.read(readMailbox);
        if (stored.settings === null) break;
        const otherUntil = await take();
        if (otherUntil !== null) {
          await bell.wait(Math.min(Math.max(otherUntil - clock(), FIRST_PAUSE_MS), HOLD_MS));
          continue;
        }
        await session(stored, () => {
          failures = 0;
        });
      } catch (error) {
        if (isStopped()) break;
        failures++;
        await tell(error, stored, failures).catch(failed);
        await bell.wait(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS));
      }
    }
    await store.write((tx) => releaseMailbox(tx, taker)).catch(failed);
  };

  const take = (): Promise<number | null> =>
    store.write((tx) => takeMailbox(tx, { taker, now: clock(), holdMs: HOLD_MS }));

  /** One lost connection is a normal day; what is wrong with the settings is said at once. */
  const tell = async (error: unknown, stored: StoredMailbox | null, failures: number): Promise<void> => {
    const ours = !(error instanceof MailboxFailed);
    if (ours && !isConnectionError(error)) failed(error);
    const { reason } = failureOf(error);
    const passing: readonly MailboxReason[] = ['dropped', 'unreachable'];
    if (stored === null || (failures === 1 && stored.checkedAt !== null && passing.includes(reason))) return;
    await store.write((tx) => mailboxFailed(tx, { reason, version: stored.version, now: clock() }));
  };

  /** From connecting to losing the connection, or the watch. @throws whatever ends it before its time */
  const session = async (stored: StoredMailbox, worked: () => void): Promise<void> => {
    const { mailbox, password } = opened(options, stored);
    const connected = await connectTo(mailbox, password, () => bell.ring());
    client = connected;
    try {
      await prepareFolders(connected, mailbox);
      let checkedAt = 0;
      let settled = false;
      for (;;) {
        // Read anew each time: the mail server for answers may have been set meanwhile.
        const began = clock();
        const all = await sweep(connected, await intakingOf(options, mailbox), stored.version);
        if (all && !settled) {
          await store.write((tx) => settleMoves(tx, began));
          settled = true;
        }
        worked();
        const now = clock();
        if (now - checkedAt >= CHECKED_EVERY_MS) {
          await store.write((tx) => mailboxChecked(tx, now));
          checkedAt = now;
        }
        if (isStopped()) return;
        // Ends with the next command; what broke it is told by that one.
        void connected.idle().catch(() => undefined);
        await bell.wait(LAP_MS);
        if (!connected.usable) throw new MailboxFailed('dropped');
        if ((await take()) !== null) return;
        if ((await store.read(readMailbox)).version !== stored.version) return;
      }
    } finally {
      client = null;
      await leave(connected);
    }
  };

  /** Messages that broke the connection when they were read whole: their header alone is read the next time. */
  const breaking = new Map<number, number>();
  const GIVEN_UP = 3;

  /** @returns whether all that was in the folder was dealt with */
  const sweep = async (connected: ImapFlow, intaking: Intaking, version: number): Promise<boolean> => {
    await expungeWomens(connected, intaking);
    const { validity } = await openFolder(connected, intaking.mailbox.folder);
    const uids = (await connected.search({ deleted: false }, { uid: true })) || [];
    let given = 0;
    for (const uid of uids.sort((a, b) => a - b)) {
      if (isStopped() || (await store.read(readMailbox)).version !== version) return false;
      const broke = breaking.get(uid) ?? 0;
      if (broke >= GIVEN_UP) {
        given++;
        continue;
      }
      try {
        await takeIn(connected, { uid, validity, bare: broke > 0 }, intaking);
        breaking.delete(uid);
      } catch (error) {
        // Before the programme is open nothing is taken in: the messages wait where they are.
        if (error instanceof Refusal && error.code === 'door_closed') return false;
        if (!(error instanceof MailboxFailed)) breaking.set(uid, broke + 1);
        throw error;
      }
    }
    if (given > 0) throw new MailboxFailed('other');
    return true;
  };

  const ended = run();
  return {
    wake: () => bell.ring(),
    async stop() {
      stopped = true;
      bell.ring();
      const late = setTimeout(() => client?.close(), STOP_MS);
      await ended;
      clearTimeout(late);
    },
    ended,
  };
}

/** Leaving politely takes a moment; leaving a connection that is gone takes none. */
async function leave(client: ImapFlow): Promise<void> {
  const late = setTimeout(() => client.close(), 1000);
  await client.logout().catch(() => undefined);
  clearTimeout(late);
  client.close();
}

const isConnectionError = (error: unknown): boolean =>
  failureOf(error).reason !== 'other' && !(error instanceof Refusal);

function opened({ store, secrets }: WatchOptions, { settings, password }: StoredMailbox) {
  const { programme } = store;
  return {
    mailbox: openMailbox(secrets, programme, settings ?? ''),
    password: password === null ? null : secrets.open(purpose.mailboxPassword(programme), password),
  };
}

/** What the messages of a mailbox need. */
async function intakingOf(options: WatchOptions, mailbox: Mailbox): Promise<Intaking> {
  const { store, secrets, clock } = options;
  const mail = await store.read((tx) => readMail(tx));
  const server = mail.server === null ? null : openMailServer(secrets, store.programme, mail.server);
  return {
    store,
    clock,
    mailbox,
    key: secrets.keyFor(purpose.mailMessages),
    own: server === null ? [] : [server.from.toLowerCase()],
    answers: mailbox.answer && server !== null,
    stored: options.stored,
    answer: (to) => void answer(options, to).catch(options.failed),
  };
}

async function answer({ store, secrets, form }: WatchOptions, to: string): Promise<void> {
  const { programme } = store;
  const { mail, settings } = await store.read(async (tx) => ({
    mail: await readMail(tx),
    settings: (await settingsOf(tx)).settings,
  }));
  if (mail.server === null) return;
  try {
    await sendMail({
      server: openMailServer(secrets, programme, mail.server),
      password: mail.password === null ? null : secrets.open(purpose.mailPassword(programme), mail.password),
      to,
      message: answerMessage(settings, await form()),
      id: crypto.randomUUID(),
      answers: true,
    });
  } catch (error) {
    // A sender who cannot be reached by mail was invented, or is called back all the same.
    if (!(error instanceof MailFailed)) throw error;
  }
}
