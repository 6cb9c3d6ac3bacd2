// The folder that the launcher works in, and small things that its parts share.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** @type {string} folder of the project */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {...string} parts @returns {string} path inside the project */
export const at = (...parts) => join(root, ...parts);

export const sha256 = (content) => createHash('sha256').update(content).digest('hex');

/** @returns {Promise<any>} the parsed file, or undefined when it is missing or broken */
export async function readJson(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @returns {() => string} seconds since this call, with one decimal, as the language of the machine writes them */
export function stopwatch() {
  const start = performance.now();
  return () => ((performance.now() - start) / 1000).toLocaleString(undefined, { maximumFractionDigits: 1 });
}

export const runningMajor = Number(process.versions.node.split('.')[0]);
