// Builds texts and pages when something they come from has changed.

import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { exists, filesIn } from '../lib/files.mjs';
import { LauncherError, tell } from './messages.mjs';
import { at, readJson, root, sha256, stopwatch } from './project.mjs';

const stampFile = at('.cache', 'build.json');
/** What src/site and src/team may import, and what the build is made with. The server's rooms are not among them. */
const sources = ['site', 'team', 'look', 'programme', 'wording', 'measures', 'sealing', 'contract'].map(
  (room) => join('src', room),
);
const inputs = [
  ...sources,
  'locales',
  'content',
  join('bin', 'texts'),
  join('bin', 'build'),
  'package.json',
  'package-lock.json',
];
const outputs = [join('dist', 'manifest.sha256.json'), join('src', 'texts', 'messages.ts')];

/** @returns {Promise<boolean>} whether the last build was made from what is there now */
export async function isBuilt() {
  const stamp = await readJson(stampFile);
  if (!stamp || stamp.inputs !== (await inputsHash())) return false;
  const present = await Promise.all(outputs.map((file) => exists(at(file))));
  return present.every(Boolean);
}

/**
 * Builds; to be called under the lock of the launcher.
 * @param {string} node path of Node 26
 * @throws {LauncherError}
 */
export async function build(node) {
  // Taken before: a file changed during the build makes the next start build again.
  const before = await inputsHash();
  tell('building');
  const seconds = stopwatch();
  await runBuild(node);
  await mkdir(at('.cache'), { recursive: true });
  await writeFile(stampFile, JSON.stringify({ inputs: before }));
  tell('built', { seconds: seconds() });
}

function runBuild(node) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [at('bin', 'build', 'main.mjs')], { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new LauncherError('buildFailed'))));
  });
}

async function inputsHash() {
  const files = (await Promise.all(inputs.map((input) => filesIn(at(input))))).flat().filter(isInput).sort();
  const hashes = await Promise.all(
    files.map(async (file) => `${relative(root, file)}\0${sha256(await readFile(file))}\n`),
  );
  return sha256(hashes.join(''));
}

const isInput = (file) =>
  !/\.test\.tsx?$/.test(file) && !file.endsWith('.tmp') && !file.split(sep).pop().startsWith('.');
