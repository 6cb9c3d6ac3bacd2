// Finds Node 26: the platform's package from the lockfile, or the running Node when it is recent enough.

import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { exists } from '../lib/files.mjs';
import { LauncherError, tell } from './messages.mjs';
import { npm } from './npm.mjs';
import { at, readJson, runningMajor } from './project.mjs';

const neededMajor = 26;

/** @returns {Promise<string | undefined>} path of an installed Node 26, without installing anything */
export async function findNode() {
  const found = await platformPackage();
  if (found && (await exists(found.file))) return found.file;
  return runningMajor >= neededMajor ? process.execPath : undefined;
}

/**
 * Path of Node 26, installed by itself when npm left the optional package out (it does so silently when a download
 * fails). To be called under the lock of the launcher.
 * @returns {Promise<string>}
 * @throws {LauncherError}
 */
export async function provideNode() {
  const found = await findNode();
  if (found) return found;
  const wanted = await platformPackage();
  if (!wanted) throw new LauncherError('noPlatform', await platforms());
  tell('fetchingNode', { name: `${wanted.name} ${wanted.entry.version}` });
  await installAlone(wanted);
  await checkStarts(wanted.file);
  return wanted.file;
}

async function runtimes() {
  const packages = (await readJson(at('package-lock.json')))?.packages ?? {};
  return Object.keys(packages['']?.optionalDependencies ?? {})
    .filter((name) => name.startsWith('node-'))
    .map((name) => ({ name, entry: packages[`node_modules/${name}`] }))
    .filter(({ entry }) => entry !== undefined);
}

async function platformPackage() {
  const fits = (wanted, value) => [wanted].flat().includes(value);
  const all = await runtimes();
  const one = all.find(({ entry }) => fits(entry.os, process.platform) && fits(entry.cpu, process.arch));
  return one && { ...one, file: at('node_modules', one.name, one.entry.bin.node) };
}

async function platforms() {
  const all = await runtimes();
  return {
    platform: `${process.platform}-${process.arch}`,
    supported: all.map(({ entry }) => `${entry.os}-${entry.cpu}`).join(', '),
  };
}

/** In a folder of its own, with a lockfile of one package, so that npm checks the pinned hash and touches nothing else. */
async function installAlone({ name, entry }) {
  const folder = await mkdtemp(at('node_modules', '.node-'));
  const manifest = { name: 'runtime', version: '1.0.0', dependencies: { [name]: entry.version } };
  const { os: _os, cpu: _cpu, optional: _optional, ...pinned } = entry;
  const packages = { '': manifest, [`node_modules/${name}`]: pinned };
  try {
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    await writeFile(
      join(folder, 'package-lock.json'),
      JSON.stringify({ ...manifest, lockfileVersion: 3, packages }),
    );
    await npm(['ci'], folder);
    await cp(join(folder, 'node_modules', name), at('node_modules', name), { recursive: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws {LauncherError} when the program does not run here, as on a system with another C library */
export async function checkStarts(file) {
  try {
    await promisify(execFile)(file, ['--version']);
  } catch (error) {
    const reason = error.code === 'ENOENT' ? 'ENOENT' : error.message.split('\n')[0];
    throw new LauncherError('brokenNode', { file, reason });
  }
}
