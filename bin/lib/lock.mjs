// A lock that works between processes on every platform: a directory that names its owner arrives under the
// lock's name by one atomic rename, so a lock never stands without an owner, and what a killed process left
// behind can be told from what is in use.

import { mkdir, mkdtemp, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';

const pollMs = 120;
/** Taking over a dead lock lasts milliseconds; a mark older than this was left by a process killed meanwhile. */
const takeoverMs = 10_000;
const held = new Set();

/**
 * Runs `work` while holding the lock directory `path`; the lock is released whatever happens.
 * @param {string} path directory that stands for the lock
 * @param {() => Promise<T>} work
 * @param {{ waitMs?: number, onWait?: () => void }} [options] `waitMs`: give up after this long (default 10 minutes);
 *   `onWait` is called once when somebody else holds the lock
 * @returns {Promise<T>}
 * @template T
 * @throws {Error} when the lock could not be had in time; the message names the directory to remove
 */
export async function withLock(path, work, { waitMs = 600_000, onWait } = {}) {
  await mkdir(dirname(path), { recursive: true });
  const until = Date.now() + waitMs;
  let told = false;
  while (!(await take(path))) {
    if (await isAbandoned(path)) {
      await takeOver(path);
      continue;
    }
    if (!told) onWait?.();
    told = true;
    if (Date.now() > until)
      throw new Error(`${path}: still locked by another process; remove it if none is running`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  held.add(path);
  try {
    return await work();
  } finally {
    held.delete(path);
    await discard(path);
  }
}

async function take(path) {
  const candidate = await mkdtemp(`${path}.`);
  await writeFile(join(candidate, 'owner.json'), JSON.stringify({ pid: process.pid, host: hostname() }));
  try {
    await rename(candidate, path);
    return true;
  } catch (error) {
    await rm(candidate, { recursive: true, force: true });
    // Windows says EPERM where others say that the target is there.
    const taken = process.platform === 'win32' ? ['EPERM', 'EACCES', 'EEXIST'] : ['ENOTEMPTY', 'EEXIST'];
    if (taken.includes(error.code)) return false;
    throw error;
  }
}

async function isAbandoned(path) {
  let owner;
  try {
    owner = JSON.parse(await readFile(join(path, 'owner.json'), 'utf8'));
  } catch {
    return false; // Released in between: the next try will tell.
  }
  if (owner.host !== hostname()) return false;
  // The same number twice happens in containers, where every first process is 1.
  if (owner.pid === process.pid) return !held.has(path);
  return !isAlive(owner.pid);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Looks again under a mark of its own: of two processes that saw the same dead lock, none removes the other's new one. */
async function takeOver(path) {
  const mark = `${path}.takeover`;
  try {
    await mkdir(mark);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const age = await stat(mark).then(
      (it) => Date.now() - it.mtimeMs,
      () => 0,
    );
    if (age > takeoverMs) await rmdir(mark).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    return;
  }
  try {
    if (await isAbandoned(path)) await discard(path);
  } finally {
    await rmdir(mark);
  }
}

/** Moved aside first, so that the name is free or taken but never an empty directory. */
async function discard(path) {
  const grave = `${path}.gone-${process.pid}-${Date.now()}`;
  try {
    await rename(path, grave);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  await rm(grave, { recursive: true, force: true });
}
