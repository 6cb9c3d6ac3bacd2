/** The program as it is built and started, end to end: everything else here is tested from its sources. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { signIn } from '#cli/client/member.ts';
import { handIn } from '#cli/client/partner.ts';
import { transportTo } from '#cli/client/transport.ts';
import { callRoute } from '#contract/client.ts';
import { openReceipt } from '#contract/door.ts';
import { putMail, testMail } from '#contract/settings.ts';
import { keepBefore } from '../bin/build/program.mjs';
import { programArguments, programEnvironment } from '../bin/lib/program.mjs';
import { found, sealMany } from '../bench/support/programme.ts';
import { startServer } from '../bench/support/server.ts';
import { startPostgres } from './support/postgres.ts';

function scratch(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-program-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const run = promisify(execFile);
const command = (data: string, ...args: string[]) =>
  run(process.execPath, programArguments(args), {
    env: programEnvironment({ ...process.env, PASSERELLE_DATA: data, LANG: 'en_CA.UTF-8', LC_ALL: '' }),
  });

test('the built program serves, founds, takes requests, sends mail, copies itself, and stops when asked', async (t) => {
  const folder = scratch(t);
  const data = join(folder, 'data');
  const server = await startServer({ data });
  let stopped = false;
  t.after(() => (stopped ? undefined : server.kill()));
  const programme = await found(server);
  const [sealed] = await sealMany(programme, 1);
  assert.ok(sealed);

  await t.test(
    'what it reads beside itself is found: version, marks, help lines, pages, scripts',
    async () => {
      const { stdout } = await command(data, '--version');
      assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
      const get = async (path: string) => {
        const answer = await fetch(server.base + path);
        assert.equal(answer.status, 200, path);
        return answer.text();
      };
      assert.match(await get('/favicon.svg'), /^<svg/);
      const home = await get('/');
      const style = /href="(\/assets\/site\/[^"]+\.css)"/.exec(home)?.[1];
      assert.ok(style, 'the page names its style sheet');
      await get(style);
      assert.match(await get('/pour-elle'), /tel:/);
      assert.match(await get('/equipe'), /assets\/team/);
      assert.match(await get('/api/openapi.json'), /"openapi"/);
    },
  );

  await t.test('a request is taken and opened again with its receipt', async () => {
    const { reference } = await handIn(transportTo(server.base), sealed);
    const { locator, authentication } = sealed.receipt;
    const view = await callRoute(
      openReceipt,
      { body: { locator, authentication } },
      transportTo(server.base),
    );
    assert.ok(view.ok && view.value.reference === reference);
  });

  await t.test('a member signs in; a mail server that is not there is a failure foreseen', async () => {
    const member = transportTo(server.base);
    await signIn(member, programme.credentials, Date.now() + 30_000);
    const body = {
      server: { host: '127.0.0.1', port: 1, tls: 'none', user: '', from: 'a@example.org' },
    } as const;
    const set = await callRoute(putMail, { body }, member);
    assert.ok(set.ok, JSON.stringify(set));
    const sent = await callRoute(testMail, { body: {} }, member);
    assert.ok(!sent.ok);
    assert.notEqual(sent.code, 'unexpected');
  });

  await t.test('the commands beside it work on the same data', async () => {
    await command(data, 'backup', join(folder, 'copies'));
    assert.equal(readdirSync(join(folder, 'copies')).length, 1);
    assert.match((await command(data, 'verify', server.base)).stdout, /\S/);
    await assert.rejects(command(data, 'nothing'), { code: 2 });
  });

  assert.equal(await server.stop(), 0);
  stopped = true;
});

test('the built program runs on PostgreSQL', async (t) => {
  const postgres = await startPostgres();
  t.after(() => postgres.stop());
  const server = await startServer({
    data: join(scratch(t), 'data'),
    databaseUrl: await postgres.createDatabase(),
  });
  await found(server);
  assert.equal(await server.stop(), 0);
});

test('the files of the build before stay for a server that still runs; older ones go', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'passerelle-build-'));
  t.after(() => rm(root, { recursive: true }));
  const build = async (name: string, files: string[], before: string) => {
    await mkdir(join(root, name));
    for (const file of files) await writeFile(join(root, name, file), name);
    await keepBefore(join(root, name), join(root, before));
    return (await readdir(join(root, name))).filter((file) => file.endsWith('.mjs')).sort();
  };
  assert.deepEqual(await build('one', ['main.mjs', 'a-1.mjs'], 'none'), ['a-1.mjs', 'main.mjs']);
  assert.deepEqual(await build('two', ['main.mjs', 'a-2.mjs'], 'one'), ['a-1.mjs', 'a-2.mjs', 'main.mjs']);
  assert.deepEqual(await build('three', ['main.mjs', 'a-3.mjs'], 'two'), ['a-2.mjs', 'a-3.mjs', 'main.mjs']);
});
