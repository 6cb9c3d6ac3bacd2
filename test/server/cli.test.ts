/** The program as its users run it: another process, real signals, what it prints. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runCommand } from '#cli/commands.ts';
import { compareServer, differencesIn } from '#cli/verify.ts';
import { examine } from '#cli/doctor.ts';
import { readConfig } from '#server/config.ts';
import { refuseLostDatabase } from '#server/data-folder.ts';
import { openPlace } from '../support/installation.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Running {
  readonly child: ChildProcess;
  readonly printed: () => string;
  readonly ended: Promise<number | null>;
  until(pattern: RegExp): Promise<RegExpExecArray>;
}

function run(t: TestContext, args: string[], env: Record<string, string>): Running {
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...args], {
    env: { PATH: process.env['PATH'], LANG: 'fr_CA.UTF-8', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    printed: () => text,
    ended,
    async until(pattern) {
      const limit = Date.now() + 30_000;
      for (;;) {
        const found = pattern.exec(text);
        if (found) return found;
        if (Date.now() > limit || child.exitCode !== null)
          throw new Error(`Never printed ${String(pattern)}:\n${text}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

const folderFor = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-cli-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data');
};

test('start says what to open, refuses a second server on the folder, stops when asked, and gives a new link next time', async (t) => {
  const data = folderFor(t);
  const env = { PASSERELLE_DATA: data, PORT: '0' };
  const first = run(t, ['start'], env);
  const [, token] = await first.until(/\/equipe#installation=([\w-]{43})/);
  const [, address] = await first.until(/répond à (\S+)/);
  assert.ok((await fetch(`${address}/health`)).ok);

  const second = run(t, ['start'], env);
  assert.equal(await second.ended, 1);
  assert.match(second.printed(), new RegExp(`processus ${first.child.pid}`));

  const began = Date.now();
  first.child.kill('SIGTERM');
  assert.equal(await first.ended, 0);
  assert.ok(Date.now() - began < 10_000);
  assert.match(first.printed(), /est arrêtée/);
  assert.ok(!existsSync(join(data, 'passerelle.pid')));

  const again = run(t, ['start'], env);
  const [, other] = await again.until(/\/equipe#installation=([\w-]{43})/);
  assert.notEqual(other, token, 'a lost link is replaced, never shown again');
  again.child.kill('SIGKILL');
  await again.ended;
  const after = run(t, ['start'], env);
  await after.until(/répond à/);
  after.child.kill('SIGINT');
  assert.equal(await after.ended, 0);
});

test('what stops a start is told in one sentence that says what to do', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  t.after(() => taken.close());
  const { port } = taken.address() as { port: number };
  const busy = run(t, ['start'], { PASSERELLE_DATA: folderFor(t), PORT: String(port) });
  assert.equal(await busy.ended, 1);
  assert.match(busy.printed(), new RegExp(`Le port ${port} est déjà pris`));
  const wrong = run(t, ['start'], { PORT: 'abc' });
  assert.equal(await wrong.ended, 1);
  assert.match(wrong.printed(), /PORT doit être un nombre/);
  const measured = run(t, ['start'], {
    PASSERELLE_DATA: folderFor(t),
    PORT: '0',
    PASSERELLE_METRICS_PORT: String(port),
  });
  assert.equal(await measured.ended, 1);
  assert.match(
    measured.printed(),
    new RegExp(`Le port ${port} est déjà pris`),
    'the one that is taken is named',
  );
  const elsewhere = run(t, ['start'], { PASSERELLE_DATA: folderFor(t), PORT: '0', HOST: '203.0.113.9' });
  assert.equal(await elsewhere.ended, 1);
  assert.match(elsewhere.printed(), /HOST=203\.0\.113\.9 n’est pas une adresse de cette machine/);
  const untrusted = run(t, ['start'], {
    PASSERELLE_DATA: folderFor(t),
    PORT: '0',
    PASSERELLE_TLS_CERT: join(ROOT, 'package.json'),
    PASSERELLE_TLS_KEY: join(ROOT, 'package.json'),
  });
  assert.equal(await untrusted.ended, 1);
  assert.match(untrusted.printed(), /package\.json \(.*PASSERELLE_TLS_CERT/s);
  // Node's own way of making folders within folders never ends there.
  const nowhere = run(t, ['start'], { PASSERELLE_DATA: '/proc/passerelle/data', PORT: '0' });
  assert.equal(await nowhere.ended, 1);
  assert.match(nowhere.printed(), /\/proc\/passerelle\/data ne peut pas être créé.*PASSERELLE_DATA/s);
  for (const { printed } of [busy, wrong, measured, elsewhere, untrusted, nowhere])
    assert.doesNotMatch(printed(), /\n\s+at /, 'no stack for what was foreseen');
});

test('a database that is damaged ends the start: no half of a server stays behind', async (t) => {
  const data = folderFor(t);
  const env = { PASSERELLE_DATA: data, PORT: '0' };
  const first = run(t, ['start'], env);
  await first.until(/equipe#installation=/);
  first.child.kill('SIGTERM');
  assert.equal(await first.ended, 0);
  const file = join(data, 'passerelle.sqlite');
  const bytes = readFileSync(file);
  // From the second page on: it opens, and fails when it is read.
  for (let at = 4096; at < bytes.length; at++) bytes[at] = (at * 31) % 251;
  writeFileSync(file, bytes);
  const damaged = run(t, ['start'], env);
  assert.equal(await damaged.ended, 1);
  assert.match(damaged.printed(), /La base ne répond pas.*passerelle doctor/s);
});

test('secrets without their database begin no new programme: the start and the doctor say what is lost', async (t) => {
  const data = folderFor(t);
  mkdirSync(data, { mode: 0o700 });
  const file = join(data, 'passerelle.sqlite');
  const env = { PASSERELLE_DATA: data, PORT: '0' };
  writeFileSync(join(data, 'secrets.json'), '{}', { mode: 0o600 });
  writeFileSync(file, '');
  const empty = run(t, ['start'], env);
  assert.equal(await empty.ended, 1);
  assert.match(empty.printed(), /passerelle\.sqlite est vide.*passerelle restore/s);
  assert.equal(readFileSync(file).length, 0, 'nothing was made of it');
  const found = await examine(readConfig(env), 'fr');
  assert.ok(found.some(({ what }) => /passerelle\.sqlite est vide/.test(what)));
  rmSync(file);
  assert.throws(() => refuseLostDatabase(readConfig(env)), /passerelle\.sqlite is missing/);
  refuseLostDatabase(readConfig({ ...env, PASSERELLE_SECRETS: join(data, '../shared.json') }));
  rmSync(join(data, 'secrets.json'));
  refuseLostDatabase(readConfig(env));
});

test('a programme is added to what was started once, and to nothing else', async (t) => {
  const data = folderFor(t);
  mkdirSync(data);
  const env = { PASSERELLE_DATA: data, PORT: '0' };
  const early = run(t, ['programme', 'add', 'seule.exemple.org'], env);
  assert.equal(await early.ended, 1);
  assert.match(early.printed(), /«\spasserelle start\s» crée le premier/);
  const started = run(t, ['start'], env);
  await started.until(/equipe#installation=/);
  const added = run(t, ['programme', 'add', 'seule.exemple.org'], env);
  assert.equal(await added.ended, 0);
  started.child.kill('SIGTERM');
  await started.ended;
});

test('help lists every command in both languages; a wrong word is named', async (t) => {
  const french = run(t, ['--help'], {});
  const english = run(t, ['help'], { LANG: 'en_CA.UTF-8' });
  assert.equal(await french.ended, 0);
  assert.equal(await english.ended, 0);
  for (const command of [
    'start',
    'demo',
    'backup',
    'restore',
    'verify',
    'doctor',
    'programme',
    'move',
    'bench',
  ]) {
    assert.match(french.printed(), new RegExp(`^  ${command}\\b`, 'm'));
    assert.match(english.printed(), new RegExp(`^  ${command}\\b`, 'm'));
  }
  assert.match(french.printed(), /démarre le serveur/);
  assert.match(english.printed(), /start the server/);
  const unknown = run(t, ['demarre'], {});
  assert.equal(await unknown.ended, 2);
  assert.match(unknown.printed(), /Commande inconnue\s: demarre/);
  assert.equal(await runCommand(['backup', '--nope'], { LANG: 'fr' }), 2);
  assert.equal(await runCommand(['verify'], { LANG: 'fr' }), 2);
});

test('verify tells altered, missing and foreign scripts from ours', async (t) => {
  const known = new Set(['/assets/site/request-AbCd1234.js', '/assets/site/site-AbCd1234.css']);
  const ours =
    '<link rel="stylesheet" href="/assets/site/site-AbCd1234.css"><link rel="icon" href="/favicon.svg"><script type="module" src="/assets/site/request-AbCd1234.js"></script>';
  assert.deepEqual(differencesIn('/', ours, known), []);
  assert.deepEqual(
    differencesIn('/', `${ours}<script src="https://elsewhere.example/a.js"></script>`, known),
    [{ kind: 'foreign', page: '/', address: 'https://elsewhere.example/a.js' }],
  );
  assert.deepEqual(differencesIn('/', `${ours}<SCRIPT>alert(1)</SCRIPT>`, known), [
    { kind: 'inline', page: '/' },
  ]);
  const data = '<script type="application/json" id="facts">{}</script>';
  assert.deepEqual(differencesIn('/', ours + data, known), []);
  const disguised = `<script data-type=' type="application/json" id="facts"'>alert(1)</script>`;
  assert.deepEqual(differencesIn('/', ours + disguised, known), [{ kind: 'inline', page: '/' }]);
  assert.deepEqual(differencesIn('/', `${ours}<p onclick="x()">`, known), [{ kind: 'inline', page: '/' }]);
  assert.deepEqual(differencesIn('/', `${ours}<iframe src="/x"></iframe>`, known), [
    { kind: 'foreign', page: '/', address: '/x' },
  ]);

  const place = await openPlace(t);
  const { differences } = await compareServer(place.base, { 'site/never-built1.js': 'a'.repeat(64) });
  assert.ok(differences.some((one) => one.kind === 'missing' && one.path === 'site/never-built1.js'));
});

test('the doctor finds a healthy installation healthy, and names what is not', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const env = { PASSERELLE_DATA: join(place.folder, 'data'), PORT: new URL(place.base).port };
  const findings = await examine(readConfig(env), 'fr');
  const bad = findings.filter(
    ({ grade, what }) => grade === 'bad' && !/pages non construites|heure de la machine/.test(what),
  );
  assert.deepEqual(bad, []);
  assert.ok(findings.some(({ what }) => /un serveur répond/.test(what)));
  assert.ok(findings.some(({ what }) => /1 programme, 0 demande/.test(what)));
  await place.close();
  rmSync(join(place.folder, 'data/secrets.json'));
  const after = await examine(readConfig(env), 'fr');
  assert.ok(after.some(({ grade, what }) => grade === 'bad' && /secrets\.json manque/.test(what)));
});
