/**
 * Two live nodes, one database, one mailbox: one of them watches it at a time. Whichever is killed, once or again, each
 * message is one request in the end.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { signIn } from '#cli/client/member.ts';
import { transportTo } from '#cli/client/transport.ts';
import { type Dovecot, startDovecot } from '#test/support/dovecot.ts';
import { letter, queueOf, setAsideList, setMailbox, textsInQueue, until } from '#test/support/mail-door.ts';
import { foundOn } from '#test/support/found-on.ts';
import { type Postgres, startPostgres } from '#test/support/postgres.ts';
import { startServer } from '#test/support/server-process.ts';

/** Of the first; the second is killed as often, once it watches. */
const KILLS_EACH = 3;
const MESSAGES_A_KILL = 5;

let postgres: Postgres;
let imap: Dovecot;
const folder = mkdtempSync(join(tmpdir(), 'passerelle-two-nodes-'));
before(async () => {
  [postgres, imap] = await Promise.all([startPostgres({ durable: true }), startDovecot()]);
});
after(async () => {
  await imap.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('two nodes on one mailbox: one watches at a time, no message is lost or taken twice', async (t) => {
  const databaseUrl = await postgres.createDatabase();
  const secrets = join(folder, 'secrets.json');
  const node = (name: string, port?: string) =>
    startServer(t, { data: join(folder, name), databaseUrl, secrets, ...(port ? { port } : {}) });
  let one = await node('one');
  const transport = transportTo(one.base);
  const founded = await foundOn(one, transport);
  await signIn(transport, founded.credentials, Date.now() + 30_000);
  await setMailbox(transport, imap.mailbox(), imap.password);

  // As the superuser: the wall between programmes shows the nodes' own role nothing.
  const database = new pg.Client({ connectionString: databaseUrl.replace('passerelle@', 'postgres@') });
  await database.connect();
  /** Name of the node that holds the mailbox just now. */
  const holder = async () => {
    const { rows } = await database.query<{ taken_by: string | null }>('select taken_by from mailbox');
    return rows[0]?.taken_by?.split(':')[0] ?? null;
  };
  try {
    const first = await until('the first watches', holder);
    let two = await node('two');
    const sent: string[] = [];
    /** Messages come in; anywhere in what they take (reading, sealing, storing, moving), a node dies. */
    const comeIn = async () => {
      const texts = Array.from({ length: MESSAGES_A_KILL }, (_, n) => `Message ${sent.length + n + 1}.`);
      sent.push(...texts);
      await imap.deliverAll(texts.map((text) => letter({ text })));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
    };
    for (let kill = 0; kill < KILLS_EACH; kill++) {
      await comeIn();
      assert.equal(await holder(), first, 'the second stands by');
      await one.kill();
      assert.equal(await holder(), first, 'still: the first is gone for a moment only');
      one = await node('one', one.port);
    }
    // Gone for longer than it holds the mailbox: the other one watches, and the first stands by once it is back.
    await comeIn();
    await one.kill();
    await database.query('update mailbox set taken_until = 0');
    await two.kill();
    two = await node('two', two.port);
    const second = await until('the second watches', async () => {
      const now = await holder();
      return now !== first && now;
    });
    one = await node('one', one.port);
    for (let kill = 1; kill < KILLS_EACH; kill++) {
      await comeIn();
      assert.equal(await holder(), second, 'the first stands by now');
      await two.kill();
      two = await node('two', two.port);
    }
    await until('all of them', async () => (await queueOf(transport)).length >= sent.length, 60_000);
    await until('all moved', async () => (await imap.messages('INBOX')).length === 0);

    const read = await textsInQueue(transport, founded);
    assert.deepEqual(read.sort(), sent.sort());
    assert.deepEqual(await setAsideList(transport), [], 'none was taken for a copy');
    assert.equal((await imap.messages('Passerelle traités')).length, sent.length);
  } finally {
    await database.end();
  }
});
