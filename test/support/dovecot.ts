/**
 * A real IMAP server for a test: Dovecot on loopback, its own folder, its own port, gone afterwards. Messages are put into
 * its mailbox as a mail server would, by APPEND.
 *
 *   const imap = await startDovecot();
 *   after(() => imap.stop());
 *   await imap.deliver('Subject: Bonjour\r\n\r\nTexte');
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ImapFlow } from 'imapflow';
import type { Mailbox } from '#contract/mailbox.ts';
import { findDovecot } from '../../bin/lib/programs.mjs';

export interface Dovecot {
  readonly port: number;
  readonly password: string;
  /** The mailbox as a coordinator sets it. */
  readonly mailbox: (over?: Partial<Mailbox>) => Mailbox;
  deliver(message: string | Buffer, folder?: string): Promise<void>;
  /** Several at once, as after a night. */
  deliverAll(messages: readonly string[]): Promise<void>;
  /** Raw messages of a folder, oldest first; none when it is missing. */
  messages(folder: string): Promise<string[]>;
  /** Messages that bear no mark of having been read. */
  unread(folder: string): Promise<number>;
  /** Moves every message of a folder into another, as somebody does by hand. */
  moveAll(from: string, to: string): Promise<void>;
  /** Ends the server; its messages stay. */
  halt(): Promise<void>;
  /** Starts it again, on the same port. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const USER = 'boite@exemple.test';
const PASSWORD = 'mot-de-passe-de-la-boite';
const START_MS = 20_000;

/** @throws when Dovecot is not installed or does not start; the message carries what it said */
export async function startDovecot(): Promise<Dovecot> {
  const program = await findDovecot();
  if (program === undefined)
    throw new Error('Dovecot is missing. On Debian or Ubuntu: sudo apt-get install --yes dovecot-imapd');
  const account = await unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-imap-'));
  for (const name of ['run', 'state', 'home']) mkdirSync(join(folder, name));
  const port = await freePort();
  writeFileSync(join(folder, 'dovecot.conf'), configuration(folder, port, account));
  if (account.uid !== undefined)
    for (const name of ['', 'run', 'state', 'home', 'dovecot.conf'])
      chownSync(join(folder, name), account.uid, account.gid ?? account.uid);

  let server: ChildProcess | null = null;
  const resume = async (): Promise<void> => {
    const started = spawn(program, ['-F', '-c', join(folder, 'dovecot.conf')], {
      cwd: folder,
      stdio: 'ignore',
      ...(account.uid === undefined ? {} : { uid: account.uid, gid: account.gid }),
    });
    server = started;
    const limit = Date.now() + START_MS;
    for (;;) {
      const client = clientOf(port);
      const there = await client.connect().then(
        () => true,
        () => false,
      );
      if (there) {
        await client.logout();
        return;
      }
      client.close();
      if (started.exitCode !== null || Date.now() > limit) {
        started.kill('SIGTERM');
        throw new Error(`Dovecot did not start:\n${logOf(folder)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const halt = async (): Promise<void> => {
    const running = server;
    server = null;
    if (running === null || running.exitCode !== null) return;
    const closed = new Promise((resolve) => running.once('close', resolve));
    running.kill('SIGTERM');
    await closed;
  };
  const end = () => void server?.kill('SIGTERM');
  process.once('exit', end);
  const withClient = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = clientOf(port);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout().catch(() => client.close());
    }
  };
  await resume();

  return {
    port,
    password: PASSWORD,
    mailbox: (over = {}) => ({
      host: '127.0.0.1',
      port,
      tls: 'none',
      user: USER,
      folder: 'INBOX',
      processed: 'Passerelle traités',
      setAside: 'Passerelle mis de côté',
      attachments: 'Passerelle pièces jointes',
      deleteProcessed: false,
      answer: false,
      ...over,
    }),
    deliver: (message, into = 'INBOX') =>
      withClient(async (client) => {
        const raw = typeof message === 'string' ? Buffer.from(message) : message;
        if (!(await client.append(into, raw))) throw new Error('APPEND was refused.');
      }),
    deliverAll: (messages) =>
      withClient(async (client) => {
        for (const message of messages)
          if (!(await client.append('INBOX', Buffer.from(message)))) throw new Error('APPEND was refused.');
      }),
    messages: (of) =>
      withClient(async (client) => {
        if (!(await client.list()).some(({ path }) => path === of)) return [];
        await client.mailboxOpen(of, { readOnly: true });
        const all = await client.fetchAll('1:*', { uid: true, source: true });
        return all.map(({ source }) => source?.toString('latin1') ?? '');
      }),
    unread: (of) =>
      withClient(async (client) => {
        const status = await client.status(of, { unseen: true });
        return status === false ? 0 : (status.unseen ?? 0);
      }),
    moveAll: (from, to) =>
      withClient(async (client) => {
        await client.mailboxOpen(from);
        await client.messageMove('1:*', to);
      }),
    halt,
    resume,
    async stop() {
      process.removeListener('exit', end);
      await halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const clientOf = (port: number): ImapFlow => {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: USER, pass: PASSWORD },
    logger: false,
    disableAutoIdle: true,
  });
  client.on('error', () => undefined);
  return client;
};

interface Account {
  readonly name: string;
  readonly group: string;
  /** Only where the test runs as root, as whom Dovecot opens no mailbox. */
  readonly uid?: number;
  readonly gid?: number;
}

async function unprivileged(): Promise<Account> {
  const run = promisify(execFile);
  const id = async (what: string, of: string[]): Promise<string> =>
    (await run('id', [what, ...of])).stdout.trim();
  if (process.getuid?.() !== 0) return { name: userInfo().username, group: await id('-gn', []) };
  return {
    name: 'nobody',
    group: await id('-gn', ['nobody']),
    uid: Number(await id('-u', ['nobody'])),
    gid: Number(await id('-g', ['nobody'])),
  };
}

const configuration = (folder: string, port: number, { name, group }: Account): string => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
first_valid_uid = 1
mail_fsync = never
mail_location = maildir:~/Maildir
mail_max_userip_connections = 50
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${name} gid=${group} home=${folder}/home/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;

function logOf(folder: string): string {
  try {
    return readFileSync(join(folder, 'log'), 'utf8');
  } catch {
    return '(no log)';
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<null>((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
