// How the program is run on Node 26, wherever it is started from: launcher, tests, measurements.

import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A server that waits most of the day should not hold memory for the busiest minute
 * (docs/decisions/0006-program-as-a-bundle.md): a small young generation, and a heap that is cleared whenever it has grown by a fifth.
 */
const flags = ['--max-semi-space-size=2', '--heap-growing-percent=20'];

/** @param {readonly string[]} args such as `['start']` @returns {string[]} what follows the path of Node 26 */
export const programArguments = (args) => [...flags, join(root, 'dist', 'program', 'main.mjs'), ...args];

/** One heap for all threads, where the C library would keep one for each (mallopt(3)). */
export const programEnvironment = (env = process.env) => ({ MALLOC_ARENA_MAX: '1', ...env });
