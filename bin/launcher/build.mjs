// Builds texts, pages and program when something they come from has changed.

import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { exists, filesIn } from '../lib/files.mjs';
import { LauncherError, tell } from './messages.mjs';
import { at, readJson, root, sha256, stopwatch } from './project.mjs';

const stampFile = at('.cache', 'build.json');
const rooms = (names) => names.map((room) => join('src', room));
/** What site and team may import. */
const shared = rooms(['look', 'programme', 'wording', 'measures', 'sealing', 'contract']);
const tools = [
  'locales',
  'content',
  join('bin', 'texts'),
  join('bin', 'build'),
  'package.json',
  'package-lock.json',
];
/** What is built, what it is made from, and a file that tells that it is there. */
const parts = {
  pages: {
    inputs: [...rooms(['site', 'team']), ...shared, ...tools],
    output: join('dist', 'manifest.sha256.json'),
  },
  program: {
    inputs: [...rooms(['cli', 'server']), ...shared, ...tools],
    output: join('dist', 'program', 'main.mjs'),
  },
};
const texts = join('src', 'texts', 'messages.ts');

/** @returns {Promise<boolean>} whether everything built was made from what is there now */
export const isBuilt = async () => (await staleParts()).names.length === 0;

async function staleParts() {
  const stamp = (await readJson(stampFile)) ?? {};
  const hashes = {};
  const names = [];
  const noTexts = !(await exists(at(texts)));
  for (const [name, { inputs, output }] of Object.entries(parts)) {
    hashes[name] = await inputsHash(inputs);
    if (noTexts || stamp[name] !== hashes[name] || !(await exists(at(output)))) names.push(name);
  }
  return { names, hashes };
}

/**
 * Builds; to be called under the lock of the launcher.
 * @param {string} node path of Node 26
 * @throws {LauncherError}
 */
export async function build(node) {
  // Taken before: a file changed during the build makes the next start build again.
  const { names, hashes } = await staleParts();
  tell('building');
  const seconds = stopwatch();
  await runBuild(node, names);
  await mkdir(at('.cache'), { recursive: true });
  await writeFile(stampFile, JSON.stringify(hashes));
  tell('built', { seconds: seconds() });
}

function runBuild(node, names) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [at('bin', 'build', 'main.mjs'), ...names], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new LauncherError('buildFailed'))));
  });
}

async function inputsHash(inputs) {
  const files = (await Promise.all(inputs.map((input) => filesIn(at(input))))).flat().filter(isInput).sort();
  const hashes = await Promise.all(
    files.map(async (file) => `${relative(root, file)}\0${sha256(await readFile(file))}\n`),
  );
  return sha256(hashes.join(''));
}

const isInput = (file) =>
  !/\.test\.tsx?$/.test(file) && !file.endsWith('.tmp') && !file.split(sep).pop().startsWith('.');
