// Chromium, PostgreSQL and Dovecot (IMAP) for the tests: installed where the system lets us, named exactly where it does not.

import { spawn } from 'node:child_process';
import process from 'node:process';
import { findChromium, findDovecot, findHeadlessShell, findPostgres } from '../lib/programs.mjs';

const finders = { chromium: findChromium, postgresql: findPostgres, dovecot: findDovecot };
/** Without a font of known widths a page is measured differently from one machine to the next. */
const debian = {
  chromium: ['chromium', 'fonts-liberation'],
  postgresql: ['postgresql'],
  dovecot: ['dovecot-imapd'],
};

/**
 * @param {(keyof typeof finders)[]} needed
 * @returns {Promise<string | undefined>} what is missing and how to install it; undefined when all is there
 */
export async function providePrograms(needed) {
  const missing = await missingOf(needed);
  // Not every system has it: without the shell the journeys run in the whole browser, in half as much time again.
  const shell = needed.includes('chromium') && (await findHeadlessShell()) === undefined;
  if (missing.length === 0 && !shell) return undefined;
  const asking = ['apt-get', 'install', '--yes', '--no-install-recommends'];
  const install = [...asking, ...missing.flatMap((name) => debian[name])];
  const before = await privilege();
  if (before) {
    const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await command([...before, 'apt-get', 'update', '--quiet'], quiet);
    if (missing.length > 0) await command([...before, ...install], quiet);
    if (shell) await command([...before, ...asking, 'chromium-headless-shell'], quiet);
  }
  if ((await missingOf(needed)).length === 0) return undefined;
  return `Missing: ${missing.join(' and ')}. On Debian or Ubuntu: sudo ${install.join(' ')}`;
}

async function missingOf(needed) {
  const found = await Promise.all(needed.map((name) => finders[name]()));
  return needed.filter((_, index) => found[index] === undefined);
}

/** @returns what to put before apt-get, or undefined when it cannot be used without asking somebody */
async function privilege() {
  if ((await command(['apt-get', '--version'], process.env, 'ignore')) !== 0) return undefined;
  if (process.getuid?.() === 0) return [];
  return (await command(['sudo', '-n', 'true'], process.env, 'ignore')) === 0 ? ['sudo', '-n'] : undefined;
}

function command([file, ...args], env, output = 'inherit') {
  return new Promise((resolve) => {
    const child = spawn(file, args, { env, stdio: ['ignore', output, output] });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
