// The checks that need no running program, by name: how each tool is called.

import { at } from '../launcher/project.mjs';

const tool = (...parts) => at('node_modules', ...parts);

/** @type {Record<string, { command: string[], targets: string[] }>} arguments for Node 26; `targets` unless others are named */
export const checks = {
  types: { command: [tool('typescript-7', 'bin', 'tsc'), '--project', at('tsconfig.json')], targets: [] },
  lint: {
    command: [
      tool('oxlint', 'bin', 'oxlint'),
      '--type-aware',
      '--deny-warnings',
      '--report-unused-disable-directives-severity=error',
    ],
    targets: ['.'],
  },
  format: { command: [tool('@biomejs', 'biome', 'bin', 'biome'), 'format'], targets: ['.'] },
  layers: {
    command: [
      tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      '--config',
      at('.dependency-cruiser.cjs'),
    ],
    targets: ['src', 'test', 'bench'],
  },
  unused: { command: [tool('knip', 'bin', 'knip.js')], targets: [] },
  texts: { command: [at('bin', 'texts.mjs'), 'unused'], targets: [] },
};

/** @param {string} name @param {string[]} [more] arguments given by hand @returns {string[]} */
export function commandOf(name, more = []) {
  const { command, targets } = checks[name];
  const named = more.some((argument) => !argument.startsWith('-'));
  return [...command, ...more, ...(named ? [] : targets)];
}
