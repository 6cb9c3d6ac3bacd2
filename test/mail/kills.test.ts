/**
 * Never lost, never twice: the server is killed at any moment while messages come in, eight times on each database, and each
 * message is one request in the end, with its own words.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { signIn } from '#cli/client/member.ts';
import { transportTo } from '#cli/client/transport.ts';
import { type Dovecot, startDovecot } from '#test/support/dovecot.ts';
import { letter, queueOf, setAsideList, setMailbox, textsInQueue, until } from '#test/support/mail-door.ts';
import { foundOn } from '#test/support/found-on.ts';
import { type Postgres, startPostgres } from '#test/support/postgres.ts';
import { type ServerProcess, startServer } from '#test/support/server-process.ts';

/** `npm run bench -- mail-door` kills it twenty times. */
const KILLS = 8;
/** Enough that the server is at work on them, between a commit and a move, whenever it is killed. */
const MESSAGES_A_KILL = 6;

for (const engine of ['sqlite', 'postgres'] as const) {
  describe(`killed while messages come in (${engine})`, () => {
    let postgres: Postgres | undefined;
    let imap: Dovecot;
    const folder = mkdtempSync(join(tmpdir(), 'passerelle-mail-kills-'));
    before(async () => {
      if (engine === 'postgres') postgres = await startPostgres({ durable: true });
      imap = await startDovecot();
    });
    after(async () => {
      await imap.stop();
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    test('each message becomes exactly one request', { timeout: 280_000 }, async (t) => {
      const databaseUrl = await postgres?.createDatabase();
      const options = { data: join(folder, 'data'), ...(databaseUrl ? { databaseUrl } : {}) };
      let server: ServerProcess = await startServer(t, options);
      const transport = transportTo(server.base);
      const founded = await foundOn(server, transport);
      await signIn(transport, founded.credentials, Date.now() + 30_000);
      await setMailbox(transport, imap.mailbox(), imap.password);

      const sent: string[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        const texts = Array.from({ length: MESSAGES_A_KILL }, (_, n) => `Message ${sent.length + n + 1}.`);
        sent.push(...texts);
        await imap.deliverAll(texts.map((text) => letter({ text })));
        // Anywhere in what they take: reading, sealing, storing, moving.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
        await server.kill();
        server = await startServer(t, { ...options, port: server.port });
      }
      await until('all of them', async () => (await queueOf(transport)).length >= sent.length, 60_000);
      await until('all moved', async () => (await imap.messages('INBOX')).length === 0);

      const read = await textsInQueue(transport, founded);
      assert.deepEqual(read.sort(), sent.sort());
      assert.deepEqual(await setAsideList(transport), [], 'none was taken for a copy');
      assert.equal((await imap.messages('Passerelle traités')).length, sent.length);
    });
  });
}
