/** Several nodes on one PostgreSQL: what one commits, the other’s members hear; a lost connection loses nothing. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { makeBackup } from '#cli/backup/backup.ts';
import { restore } from '#cli/backup/restore.ts';
import { signIn } from '#cli/client/member.ts';
import { handIn } from '#cli/client/partner.ts';
import { transportTo } from '#cli/client/transport.ts';
import { move } from '#cli/move.ts';
import { LiveEvent } from '#contract/live.ts';
import { readConfig } from '#server/config.ts';
import { openPlace } from '../support/installation.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';

let postgres: Postgres;
before(async () => {
  postgres = await startPostgres();
});
after(() => postgres.stop());

/** Asks as the superuser, who alone may dump past the wall between programmes. */
const asSuperuser = (url: string): string => url.replace('passerelle@', 'postgres@');
const scratch = (t: { after(f: () => void): void }): string => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-pg-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

async function hear(url: string, cookie: string, heard: LiveEvent[], signal: AbortSignal): Promise<void> {
  const response = await fetch(url, { headers: { cookie }, signal });
  assert.equal(response.status, 200);
  void (async () => {
    let rest = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data) heard.push(LiveEvent.parse(JSON.parse(data)));
      }
    }
  })().catch(() => undefined);
}
const until = async (condition: () => boolean, what: string, ms = 8000): Promise<void> => {
  const limit = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > limit) throw new Error(`Not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

test('two nodes share members, requests and live events, even across a broken LISTEN connection', async (t) => {
  const url = await postgres.createDatabase();
  const secrets = join(scratch(t), 'secrets.json');
  const env = { DATABASE_URL: url, PASSERELLE_SECRETS: secrets };
  const one = await openPlace(t, { env });
  const founded = await one.found();
  const two = await openPlace(t, { env, heartbeatMs: 500 });
  const member = transportTo(two.base);
  await signIn(member, founded.credentials, Date.now() + 30_000);
  const heard: LiveEvent[] = [];
  const controller = new AbortController();
  t.after(() => controller.abort());
  await hear(`${two.base}/api/live?after=0`, member.cookie(), heard, controller.signal);
  const arrived = () => heard.flatMap((event) => (event.kind === 'arrived' ? [event.file] : []));

  const first = await handIn(transportTo(one.base), await one.seal(founded));
  await until(() => arrived().includes(first.file), 'an event from the other node');

  const boss = new pg.Client({ connectionString: asSuperuser(url) });
  await boss.connect();
  await boss.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'passerelle notices' and datname = current_database()",
  );
  await boss.end();
  const second = await handIn(transportTo(one.base), await one.seal(founded));
  await until(() => arrived().includes(second.file), 'an event whose notice nobody heard');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const third = await handIn(transportTo(one.base), await one.seal(founded));
  await until(() => arrived().includes(third.file), 'an event after listening again', 3000);

  const numbers = heard.map((event) => event.event);
  assert.deepEqual(
    numbers,
    [...new Set(numbers)].sort((a, b) => a - b),
    'each once, in order',
  );
});

test('an SQLite installation moves whole: same members, same requests, same passphrase', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const { file } = await handIn(transportTo(place.base), await place.seal(founded));
  const url = await postgres.createDatabase();
  const data = join(place.folder, 'data');
  const run = () =>
    move({
      locale: 'fr',
      env: { PASSERELLE_DATA: data, DATABASE_URL: url },
      positionals: [],
      values: {},
      say: () => {},
    });
  await assert.rejects(run(), /is in use/, 'not while the server runs');
  await place.close();
  assert.equal(await run(), 0);
  await assert.rejects(run(), /n’écrase rien/);
  const moved = await openPlace(t, { folder: place.folder, env: { DATABASE_URL: url } });
  const member = transportTo(moved.base);
  await signIn(member, founded.credentials, Date.now() + 30_000);
  const queue = await member.fetch(`${moved.base}/api/requests`);
  assert.ok((await queue.text()).includes(file));
});

test('a dump made by PostgreSQL’s own program is checked, and restored into an empty database only', async (t) => {
  const url = await postgres.createDatabase();
  const place = await openPlace(t, { env: { DATABASE_URL: url } });
  const founded = await place.found();
  await handIn(transportTo(place.base), await place.seal(founded));
  const into = scratch(t);
  const data = join(place.folder, 'data');
  const made = await makeBackup(
    readConfig({ PASSERELLE_DATA: data, DATABASE_URL: url, PASSERELLE_BACKUP_URL: asSuperuser(url) }),
    into,
    Date.now(),
  );
  assert.deepEqual([made.facts.programmes, made.facts.requests], [1, 1]);
  assert.ok(made.sealedSecrets);
  const run = (target: string) =>
    restore(
      {
        locale: 'fr',
        env: { PASSERELLE_DATA: data, DATABASE_URL: target },
        positionals: [made.folder],
        values: {},
        say: () => {},
      },
      async () => '',
    );
  await place.close();
  await assert.rejects(run(url), /pas vide/);
  const fresh = await postgres.createDatabase();
  assert.equal(await run(fresh), 0);
  const again = await openPlace(t, { folder: place.folder, env: { DATABASE_URL: fresh } });
  const { opened } = await signIn(transportTo(again.base), founded.credentials, Date.now() + 30_000);
  assert.equal(opened.programme, founded.programme);
});
