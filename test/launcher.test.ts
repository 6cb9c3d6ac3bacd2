import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, test } from 'node:test';

// A project as small as can be, with the real launcher: what takes minutes in the real one (packages, bundles) is
// replaced by an empty lockfile and by a build that counts how often it ran.

const repository = join(import.meta.dirname, '..');
const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

const lockfile = {
  name: 'small',
  version: '1.0.0',
  lockfileVersion: 3,
  packages: { '': { name: 'small', version: '1.0.0' } },
};
const program = `
const [command] = process.argv.slice(2);
console.log(JSON.stringify(process.argv.slice(2)));
if (command === 'code') process.exitCode = 3;
if (command === 'wait') {
  process.on('SIGTERM', () => process.exit(7));
  setInterval(() => undefined, 1000);
  console.log('ready');
}`;
const countingBuild = `
import { appendFile, copyFile, mkdir, writeFile } from 'node:fs/promises';
const at = (path) => new URL('../../' + path, import.meta.url);
await appendFile(at('built'), process.argv.slice(2).join('+') + ' ');
await mkdir(at('dist/program'), { recursive: true });
await writeFile(at('dist/manifest.sha256.json'), '{}');
await copyFile(at('src/cli/main.ts'), at('dist/program/main.mjs'));
await mkdir(at('src/texts'), { recursive: true });
await writeFile(at('src/texts/messages.ts'), '');
await new Promise((resolve) => setTimeout(resolve, 300));`;

async function project(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'launcher-'));
  folders.push(root);
  await cp(join(repository, 'bin'), join(root, 'bin'), { recursive: true });
  await writeFile(join(root, 'bin/build/main.mjs'), countingBuild);
  await mkdir(join(root, 'src/cli'), { recursive: true });
  await mkdir(join(root, 'src/site'));
  await writeFile(join(root, 'src/cli/main.ts'), program);
  await writeFile(
    join(root, 'package.json'),
    JSON.stringify({ name: 'small', version: '1.0.0', type: 'module' }),
  );
  await writeFile(join(root, 'package-lock.json'), JSON.stringify(lockfile));
  return root;
}

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

function launch(root: string, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const { npm_execpath: _ours, ...inherited } = process.env;
  return spawn(process.execPath, ['bin/passerelle.mjs', ...args], {
    cwd: root,
    env: { ...inherited, LANG: 'en_CA.UTF-8', LC_ALL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function outcome(child: ChildProcess): Promise<Outcome> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

const start = (root: string, args: string[], env?: NodeJS.ProcessEnv): Promise<Outcome> =>
  outcome(launch(root, args, env));
/** What each build was asked for. */
const builds = async (root: string): Promise<string[]> =>
  (await readFile(join(root, 'built'), 'utf8')).trim().split(' ');

async function withFakeNpm(root: string, script: string): Promise<NodeJS.ProcessEnv> {
  const file = join(root, 'npm-cli.js');
  await writeFile(file, script);
  return { npm_execpath: file };
}

test('arguments and exit code pass through, in silence once ready', async () => {
  const root = await project();
  const first = await start(root, ['code', 'two words', '--flag']);
  assert.equal(first.code, 3, first.err);
  assert.deepEqual(JSON.parse(first.out), ['code', 'two words', '--flag']);
  assert.match(first.err, /Installing components.*Components installed.*Preparing the pages.*Pages ready/s);
  const second = await start(root, ['code']);
  assert.equal(second.err, '');
  assert.deepEqual(await builds(root), ['pages+program']);
});

test('SIGTERM reaches the program, and its exit code comes back', async () => {
  const root = await project();
  const child = launch(root, ['wait']);
  const done = outcome(child);
  await new Promise<void>((resolve) =>
    child.stdout?.on('data', (chunk: Buffer) => chunk.includes('ready') && resolve()),
  );
  child.kill('SIGTERM');
  assert.equal((await done).code, 7);
});

test('several launchers at once install and build once', async () => {
  const root = await project();
  const all = await Promise.all([1, 2, 3].map((n) => start(root, ['demo', String(n)])));
  assert.deepEqual(
    all.map((one) => one.code),
    [0, 0, 0],
  );
  assert.equal(all.filter((one) => one.err.includes('Installing components')).length, 1);
  assert.deepEqual(await builds(root), ['pages+program']);
});

test('what changed is built again, and only that', async () => {
  const root = await project();
  await start(root, ['build']);
  const change = async (file: string): Promise<string | undefined> => {
    const before = (await builds(root)).length;
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), '');
    await start(root, ['build']);
    return (await builds(root)).slice(before).join(' ') || 'nothing';
  };
  assert.equal(await change('src/site/page.test.ts'), 'nothing');
  assert.equal(await change('src/site/page.entry.ts'), 'pages');
  assert.equal(await change('src/server/app.ts'), 'program');
  assert.equal(await change('src/programme/clock.ts'), 'pages+program');
  assert.equal(await change('locales/fr.json'), 'pages+program');
  await rm(join(root, 'dist/program'), { recursive: true });
  await start(root, ['build']);
  assert.equal((await builds(root)).at(-1), 'program');
  await rm(join(root, 'dist'), { recursive: true });
  await start(root, ['build']);
  assert.equal((await builds(root)).at(-1), 'pages+program');
});

test('a changed lockfile installs again', async () => {
  const root = await project();
  await start(root, ['build']);
  const next = { ...lockfile, packages: { ...lockfile.packages, 'node_modules/x': { version: '1.0.0' } } };
  await writeFile(join(root, 'package-lock.json'), JSON.stringify(next));
  const env = await withFakeNpm(root, 'console.log(process.argv.slice(2).join(" ")); process.exit(9)');
  const result = await start(root, ['build'], env);
  assert.equal(result.code, 1);
  assert.match(
    await readFile(join(root, '.cache/npm.log'), 'utf8'),
    /^ci --include=dev --include=optional .*--ignore-scripts/,
  );
});

test('what npm installed by hand from the same lockfile is not installed again', async () => {
  const root = await project();
  await mkdir(join(root, 'node_modules'));
  await writeFile(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: {} }));
  const result = await start(root, ['build'], await withFakeNpm(root, 'process.exit(9)'));
  assert.equal(result.code, 0, result.err);
});

test('a failed installation says what to do, and the next start tries again', async () => {
  const root = await project();
  const cases: [string, RegExp][] = [
    ['npm error code ENOTFOUND', /registry cannot be reached/],
    ['npm error nospc ENOSPC: no space left on device', /disk is full/],
    ['npm error code EACCES', /cannot be written/],
    ['npm error code EINTEGRITY', /not the one this project pinned/],
    ['npm error something else', /npm stopped \(code 1\)\. Details: .*npm\.log/],
  ];
  for (const [output, expected] of cases) {
    const env = await withFakeNpm(root, `console.error(${JSON.stringify(output)}); process.exit(1)`);
    const result = await start(root, ['start'], env);
    assert.equal(result.code, 1);
    assert.match(result.err, expected);
    assert.doesNotMatch(result.err, /\bat .*\.mjs:\d/, 'a stack instead of a sentence');
  }
  assert.equal((await start(root, ['start'])).code, 0);
});

test('without npm, in French by default, it says where npm comes from', async () => {
  const root = await project();
  const result = await start(root, ['start'], { PATH: dirname(process.execPath), LANG: 'fr_CA.UTF-8' });
  assert.equal(result.code, 1);
  assert.match(result.err, /npm est introuvable/);
});

test('an incomplete copy is told apart from a broken machine', async () => {
  const root = await project();
  await rm(join(root, 'package-lock.json'));
  assert.match(
    (await start(root, ['start'])).err,
    /package-lock\.json is missing: this folder is not a whole copy/,
  );
});

test('the Node that npm left out is installed from the lockfile’s version and hash', async () => {
  const root = await project();
  const entry = {
    version: '26.0.0',
    integrity: 'sha512-x',
    optional: true,
    os: process.platform,
    cpu: process.arch,
    bin: { node: 'bin/node' },
  };
  const packages = {
    '': { ...lockfile.packages[''], optionalDependencies: { 'node-here': '26.0.0' } },
    'node_modules/node-here': entry,
  };
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ ...lockfile, packages }));
  await mkdir(join(root, 'node_modules'));
  await writeFile(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: {} }));
  const fakeNpm = `
    import fs from 'node:fs';
    const lock = JSON.parse(fs.readFileSync('package-lock.json')).packages['node_modules/node-here'];
    if (lock.version !== '26.0.0' || lock.integrity !== 'sha512-x') process.exit(1);
    fs.mkdirSync('node_modules/node-here/bin', { recursive: true });
    fs.writeFileSync('node_modules/node-here/bin/node', '#!/bin/sh\\necho special "$@"\\n', { mode: 0o755 });`;
  const { runtime } = await runtimeWith(root, await withFakeNpm(root, fakeNpm));
  assert.equal(runtime, join(root, 'node_modules/node-here/bin/node'));
});

/** Asks the launcher's own module, pretending that the running Node is 20: the tests themselves run on 26. */
async function runtimeWith(root: string, env: NodeJS.ProcessEnv): Promise<{ runtime: string }> {
  const script = `
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.0.0' } });
    const { provideNode } = await import('./bin/launcher/runtime.mjs');
    console.log(JSON.stringify({ runtime: await provideNode() }));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
      ...env,
    },
  });
  const { code, out, err } = await outcome(child);
  assert.equal(code, 0, err);
  return JSON.parse(out) as { runtime: string };
}
