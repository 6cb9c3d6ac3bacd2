// Runs the program on Node 26 and stays out of its way: same terminal, same signals, same exit code.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';

const onTerminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY);
const passed = ['SIGTERM', 'SIGHUP', 'SIGINT'];

/**
 * @param {string} node path of Node 26
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<number>} exit code, 128 + n after signal n as shells count it
 */
export function run(node, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, { stdio: 'inherit', env });
    for (const signal of passed) {
      process.on(signal, () => {
        // A terminal sends Ctrl+C to both: passing it on would count as pressing twice.
        if (signal === 'SIGINT' && onTerminal) return;
        child.kill(signal);
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
