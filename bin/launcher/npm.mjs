// Runs npm, whatever the platform, and turns its failures into sentences.

import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { LauncherError } from './messages.mjs';
import { at, root } from './project.mjs';

/**
 * @param {string[]} args
 * @param {string} [folder] where npm runs
 * @throws {LauncherError} that says what to do; the whole output is kept in .cache/npm.log
 */
export async function npm(args, folder = root) {
  const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error', '--ignore-scripts'];
  const { code, output } = await run([...args, ...quiet], folder);
  if (code === 0) return;
  const log = at('.cache', 'npm.log');
  await mkdir(at('.cache'), { recursive: true });
  await writeFile(log, output).catch(() => process.stderr.write(output)); // A full disk keeps no log.
  throw failure(code, output, log);
}

function run(args, folder) {
  // `npm start` says where npm is; otherwise it is looked up like any command.
  const script = /[\\/]npm-cli\.[cm]?js$/.test(process.env.npm_execpath ?? '')
    ? process.env.npm_execpath
    : undefined;
  const [file, before] = script ? [process.execPath, [script]] : ['npm', []];
  const shell = !script && process.platform === 'win32';
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...before, ...args], {
      cwd: folder,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => reject(error.code === 'ENOENT' ? new LauncherError('noNpm') : error));
    child.on('close', (code, signal) => resolve({ code: code ?? signal, output }));
  });
}

function failure(code, output, log) {
  if (/\bENOSPC\b/.test(output)) return new LauncherError('diskFull', { folder: root });
  if (/\bEINTEGRITY\b/.test(output)) return new LauncherError('integrity', { log });
  if (
    /\b(ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/.test(
      output,
    )
  ) {
    return new LauncherError('network', { log });
  }
  if (/\b(EACCES|EROFS|EPERM)\b/.test(output)) return new LauncherError('noRight', { folder: root });
  return new LauncherError('npmFailed', { code, log });
}
