// Which test files belong to which part of `npm test`, what each part needs, and which files share a process.

import { stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { at, root } from '../launcher/project.mjs';
import { filesIn } from '../lib/files.mjs';

/**
 * In the order in which they begin: what tells most in least time, then what takes longest, so that the end is not waited
 * for. `processes`: how many share the part's files. Each start of Node, each first stretching of a passphrase, each browser
 * costs seconds of a core, so files share; and a process that dies takes its files with it, so not all do. `seconds` for
 * one test, `minutes` for one process.
 * @type {Record<string, { needs: ('chromium' | 'postgresql' | 'dovecot')[], processes: number, seconds: number, minutes: number }>}
 */
export const parts = {
  rules: { needs: [], processes: 1, seconds: 60, minutes: 6 },
  mail: { needs: ['postgresql', 'dovecot'], processes: 4, seconds: 300, minutes: 12 },
  journeys: { needs: ['chromium', 'postgresql', 'dovecot'], processes: 11, seconds: 300, minutes: 12 },
  rooms: { needs: ['chromium', 'postgresql'], processes: 3, seconds: 120, minutes: 8 },
  store: { needs: ['postgresql'], processes: 2, seconds: 120, minutes: 8 },
};

/** @typedef {{ part: string, files: string[], bytes: number }} Job files that share a process */

/**
 * @param {string[]} wanted names of parts
 * @returns {Promise<Job[]>} in the order in which they should begin
 * @throws when a part has no file: a part that tests nothing must not pass
 */
export async function jobsOf(wanted) {
  const files = await testFiles();
  return Object.keys(parts)
    .filter((part) => wanted.includes(part))
    .flatMap((part) => {
      if (files[part].length === 0) throw new Error(`${part}: there is no test file`);
      return dealt(part, files[part]);
    });
}

/** Longest file first, each to the process that has least: the length of a test tells roughly how long it takes. */
function dealt(part, files) {
  const jobs = Array.from({ length: parts[part].processes }, () => ({ part, files: [], bytes: 0 }));
  for (const { file, bytes } of files.toSorted((a, b) => b.bytes - a.bytes)) {
    const [least] = jobs.toSorted((a, b) => a.bytes - b.bytes);
    least.files.push(file);
    least.bytes += bytes;
  }
  return jobs.filter((job) => job.files.length > 0).toSorted((a, b) => b.bytes - a.bytes);
}

async function testFiles() {
  const all = [...(await filesIn(at('src'))), ...(await filesIn(at('test')))].filter((file) =>
    /\.test\.tsx?$/.test(file),
  );
  const byPart = Object.fromEntries(Object.keys(parts).map((part) => [part, []]));
  for (const path of all.sort()) {
    const file = relative(root, path).split(sep).join('/');
    byPart[partOf(file)].push({ file, bytes: (await stat(path)).size });
  }
  return byPart;
}

function partOf(file) {
  if (file.startsWith('src/')) return 'rules';
  if (file.startsWith('test/store/')) return 'store';
  if (file.startsWith('test/mail/')) return 'mail';
  return file.startsWith('test/journeys/') ? 'journeys' : 'rooms';
}
