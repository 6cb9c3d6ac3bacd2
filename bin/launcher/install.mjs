// Brings node_modules in line with package-lock.json; does nothing when it already is.

import { mkdir, readFile, statfs, writeFile } from 'node:fs/promises';
import { LauncherError, tell } from './messages.mjs';
import { npm } from './npm.mjs';
import { at, readJson, root, sha256, stopwatch } from './project.mjs';

const stampFile = at('node_modules', '.passerelle.json');
const neededMb = 1_000;

/** @returns {Promise<boolean>} whether the last installation was made from this lockfile */
export async function isInstalled() {
  const stamp = await readJson(stampFile);
  return stamp !== undefined && stamp.lock === (await lockHash());
}

/**
 * Installs from the lockfile. To be called under the lock of the launcher.
 * @throws {LauncherError}
 */
export async function install() {
  const lock = await lockHash();
  // Somebody may have run npm by hand: what is right already is not installed again.
  if (!(await matchesLockfile())) {
    await checkSpace();
    tell('installing');
    const seconds = stopwatch();
    // A build needs the development packages, whatever NODE_ENV or a user's npm settings leave out.
    await npm(['ci', '--include=dev', '--include=optional']);
    tell('installed', { seconds: seconds() });
  }
  await writeFile(stampFile, JSON.stringify({ lock }));
}

async function lockHash() {
  try {
    return sha256(await readFile(at('package-lock.json')));
  } catch (error) {
    if (error.code === 'ENOENT') throw new LauncherError('notAProject', { file: 'package-lock.json' });
    throw error;
  }
}

/** npm notes what it installed in a second lockfile; packages for other platforms are rightly absent from it. */
async function matchesLockfile() {
  const wanted = (await readJson(at('package-lock.json')))?.packages;
  const found = (await readJson(at('node_modules', '.package-lock.json')))?.packages;
  if (!wanted || !found) return false;
  const same = ([path, entry]) => {
    const there = found[path];
    return there
      ? there.version === entry.version && there.integrity === entry.integrity
      : entry.optional === true;
  };
  return Object.entries(wanted).every(([path, entry]) => path === '' || same([path, entry]));
}

async function checkSpace() {
  await mkdir(at('node_modules'), { recursive: true }).catch((error) => {
    if (error.code === 'ENOSPC') throw new LauncherError('diskFull', { folder: root });
    throw new LauncherError('noRight', { folder: root });
  });
  const { bavail, bsize } = await statfs(root);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < neededMb) throw new LauncherError('littleSpace', { folder: root, free });
}
