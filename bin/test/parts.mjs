// Which test files belong to which part of `npm test`, and what each part needs.

import { relative, sep } from 'node:path';
import { at, root } from '../launcher/project.mjs';
import { filesIn } from '../lib/files.mjs';

/**
 * In the order in which they begin: what fails fast comes first, but what runs beside the others (`beside`, up to the
 * journeys). `together`: how many files at the same time, on the two cores that a small machine has; `oneProcess`: the
 * files share a process, since a hundred and fifty starts of Node cost five times what the tests do; `seconds` for one
 * test, `minutes` for the part.
 * @type {Record<string, { needs: ('chromium' | 'postgresql' | 'dovecot')[], together: number, seconds: number, minutes: number, beside?: true, oneProcess?: true }>}
 */
export const parts = {
  rules: { needs: [], together: 1, seconds: 60, minutes: 6, oneProcess: true },
  mail: {
    needs: ['postgresql', 'dovecot'],
    together: 2,
    seconds: 300,
    minutes: 12,
    beside: true,
  },
  rooms: { needs: ['chromium', 'postgresql'], together: 2, seconds: 120, minutes: 8 },
  store: { needs: ['postgresql'], together: 2, seconds: 120, minutes: 8 },
  journeys: { needs: ['chromium', 'postgresql', 'dovecot'], together: 2, seconds: 300, minutes: 30 },
};

/** @returns {Promise<Record<keyof typeof parts, string[]>>} test files of each part */
export async function testFiles() {
  const all = [...(await filesIn(at('src'))), ...(await filesIn(at('test')))];
  const files = all
    .map((file) => relative(root, file).split(sep).join('/'))
    .filter((file) => /\.test\.tsx?$/.test(file));
  const byPart = Object.fromEntries(Object.keys(parts).map((part) => [part, []]));
  for (const file of files.sort()) byPart[partOf(file)].push(file);
  return byPart;
}

function partOf(file) {
  if (file.startsWith('src/')) return 'rules';
  if (file.startsWith('test/store/')) return 'store';
  if (file.startsWith('test/mail/')) return 'mail';
  return file.startsWith('test/journeys/') ? 'journeys' : 'rooms';
}
