// How the program is run on Node 26, wherever it is started from: launcher, tests, measurements.

import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A small young generation: requests are small and short, and 16 MB of it would be held for nothing. */
const flags = ['--max-semi-space-size=2'];

/** @param {readonly string[]} args such as `['start']` @returns {string[]} what follows the path of Node 26 */
export const programArguments = (args) => [...flags, join(root, 'src', 'cli', 'main.ts'), ...args];

/** The compile cache spares a second start the stripping of types. Where the folder cannot be written, Node does without. */
export const programEnvironment = (env = process.env) => ({
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'passerelle'),
  ...env,
});
