// The checks that need no running program, by name: how each tool is called.

import { at } from '../launcher/project.mjs';

const tool = (...parts) => at('node_modules', ...parts);

/** @type {Record<string, string[]>} name → arguments for Node 26 */
export const checks = {
  types: [tool('typescript', 'bin', 'tsc'), '--project', at('tsconfig.json')],
  lint: [tool('eslint', 'bin', 'eslint.js'), '--max-warnings=0', at()],
  format: [tool('@biomejs', 'biome', 'bin', 'biome'), 'format', at()],
  layers: [
    tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
    '--config',
    at('.dependency-cruiser.cjs'),
    'src',
    'test',
    'bench',
  ],
  unused: [tool('knip', 'bin', 'knip.js')],
};
