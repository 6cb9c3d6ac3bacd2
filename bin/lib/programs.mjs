// The programs that the tests need from the system: where they are.

import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { exists } from './files.mjs';

/** @returns {Promise<string | undefined>} path of Chromium as people open it; the environment's `CHROMIUM` comes first */
export const findChromium = () => firstCommand(['chromium', 'chromium-browser', 'google-chrome']);

/**
 * @returns {Promise<string | undefined>} the same engine without what goes around a page, where it is installed: a visitor
 *   costs half the processor time
 */
export const findHeadlessShell = () => firstCommand(['chromium-headless-shell']);

async function firstCommand(names) {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of names) {
    const found = await promisify(execFile)('sh', ['-c', `command -v ${name}`]).catch(() => undefined);
    if (found) return found.stdout.trim();
  }
  return undefined;
}

const oldestPostgres = 15;

/** @returns {Promise<string | undefined>} folder with `postgres` and `initdb`, newest version first */
export async function findPostgres() {
  // Debian keeps each version's programs in a folder of its own; elsewhere they are on the path.
  const debian = '/usr/lib/postgresql';
  const versions = (await readdir(debian).catch(() => [])).map(Number).filter((it) => it >= oldestPostgres);
  const ordered = versions.sort((a, b) => b - a).map((version) => join(debian, String(version), 'bin'));
  for (const folder of [...ordered, ...(process.env.PATH ?? '').split(delimiter)]) {
    if ((await exists(join(folder, 'initdb'))) && (await exists(join(folder, 'postgres')))) return folder;
  }
  return undefined;
}

/** @returns {Promise<string | undefined>} path of the IMAP server Dovecot, once its IMAP part is there too */
export async function findDovecot() {
  const parts = ['/usr/lib/dovecot/imap', '/usr/libexec/dovecot/imap', '/usr/local/libexec/dovecot/imap'];
  const imap = (await Promise.all(parts.map((path) => exists(path)))).some(Boolean);
  if (!imap) return undefined;
  for (const folder of ['/usr/sbin', '/usr/local/sbin', ...(process.env.PATH ?? '').split(delimiter)]) {
    if (await exists(join(folder, 'dovecot'))) return join(folder, 'dovecot');
  }
  return undefined;
}
