/**
 * From a message put into the mailbox to its event in the app; and `kill -9` while messages come in, on both databases: each
 * becomes one request, none is lost and none is there twice.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from '#cli/client/member.ts';
import { transportTo } from '#cli/client/transport.ts';
import type { Transport } from '#contract/client.ts';
import { type Dovecot, startDovecot } from '#test/support/dovecot.ts';
import { letter, mailboxState, setMailbox, textsInQueue, until } from '#test/support/mail-door.ts';
import { startPostgres } from '#test/support/postgres.ts';
import { percentile } from '../support/load.ts';
import { found } from '../support/programme.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import type { Figure } from './figure.ts';

const MESSAGES = 40;
const CYCLES = 20;
/** Enough that the server is at work on them, between a commit and a move, whenever it is killed. */
const PER_KILL = 6;
const LATEST_KILL_MS = 300;

export async function mailDoorFigures(say: (line: string) => void): Promise<Figure[]> {
  const postgres = await startPostgres({ durable: true });
  const imap = await startDovecot();
  try {
    const times = await arriving(imap);
    const onSqlite = await killing(say, 'SQLite');
    const onPostgres = await killing(say, 'PostgreSQL', await postgres.createDatabase());
    return [
      {
        name: 'mail_to_queue_p95_ms',
        value: percentile(times, 0.95),
        must: ['<=', 5000],
        how: `${MESSAGES} messages, APPEND to the event \`arrived\`, median ${percentile(times, 0.5).toFixed(0)} ms`,
      },
      {
        name: 'mail_lost',
        value: onSqlite.lost + onPostgres.lost,
        must: ['==', 0],
        how: `of ${onSqlite.sent} + ${onPostgres.sent} messages, ${CYCLES} kills on each of SQLite and PostgreSQL`,
      },
      {
        name: 'mail_twice',
        value: onSqlite.twice + onPostgres.twice,
        must: ['==', 0],
        how: 'each message opened and compared with what was sent',
      },
    ];
  } finally {
    await imap.stop();
    await postgres.stop();
  }
}

async function arriving(imap: Dovecot): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const server = await startServer({ data: join(folder, 'data') });
  const heard = new AbortController();
  try {
    const programme = await found(server);
    const transport = transportTo(server.base);
    await signIn(transport, programme.credentials, Date.now() + 30_000);
    await setMailbox(transport, imap.mailbox(), imap.password);
    await until('the mailbox is open', async () => (await mailboxState(transport)).checkedAt);
    const live = await transport.fetch(`${server.base}/api/live`, { signal: heard.signal });
    if (!live.ok || live.body === null) throw new Error(`/api/live: ${live.status}`);
    let arrived = 0;
    let told = (): void => undefined;
    const listening = (async () => {
      for await (const chunk of live.body as AsyncIterable<Uint8Array>) {
        arrived += Buffer.from(chunk).toString().split('"kind":"arrived"').length - 1;
        told();
      }
    })().catch(() => undefined);
    const times: number[] = [];
    for (let n = 1; n <= MESSAGES; n++) {
      const came = new Promise<null>((resolve) => {
        told = () => {
          if (arrived >= n) resolve(null);
        };
      });
      const began = performance.now();
      await imap.deliver(letter({ text: `Message ${n}.` }));
      const late = AbortSignal.timeout(30_000);
      await Promise.race([
        came,
        new Promise((_, reject) =>
          late.addEventListener('abort', () => reject(new Error('no event within 30 s'))),
        ),
      ]);
      times.push(performance.now() - began);
    }
    heard.abort();
    await listening;
    return times;
  } finally {
    heard.abort();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Outcome {
  sent: number;
  lost: number;
  twice: number;
}

async function killing(say: (line: string) => void, name: string, databaseUrl?: string): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const options = { data: join(folder, 'data'), ...(databaseUrl ? { databaseUrl } : {}) };
  const imap = await startDovecot();
  let server: RunningServer = await startServer(options);
  try {
    const programme = await found(server);
    const first = transportTo(server.base);
    await signIn(first, programme.credentials, Date.now() + 30_000);
    const cookie = first.cookie();
    await setMailbox(first, imap.mailbox(), imap.password);
    const sent: string[] = [];
    for (let cycle = 0; cycle < CYCLES; cycle++) {
      const texts = Array.from({ length: PER_KILL }, (_, n) => `Message ${sent.length + n + 1}.`);
      sent.push(...texts);
      await imap.deliverAll(texts.map((text) => letter({ text })));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LATEST_KILL_MS));
      await server.kill();
      server = await startServer(options);
    }
    const transport = withCookie(server.base, cookie);
    await until(
      'the folder of new messages is empty',
      async () => (await imap.messages('INBOX')).length === 0,
      120_000,
    );
    const read = await textsInQueue(transport, programme);
    say(`${name}: ${CYCLES} kills, ${sent.length} messages, ${read.length} requests`);
    const distinct = new Set(read);
    return {
      sent: sent.length,
      lost: sent.filter((text) => !distinct.has(text)).length,
      twice: read.length - distinct.size,
    };
  } finally {
    await server.stop();
    await imap.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same session at a server that started again on another port. */
const withCookie = (base: string, cookie: string): Transport => ({
  base,
  fetch: (url, init) =>
    fetch(url, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie } }),
});
