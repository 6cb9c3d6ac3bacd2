// Small file helpers shared by the tools.

import { access, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** @param {string} path @returns {Promise<boolean>} */
export const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

/** @param {string} path folder or file; a missing one holds no file @returns {Promise<string[]>} every file under it */
export async function filesIn(path) {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    // Before Node 20.12 the folder of an entry was called `path`.
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Writes whole or not at all, and leaves an equal file untouched so that watchers stay calm.
 * @param {string} file @param {string} content
 * @returns {Promise<boolean>} whether it was written
 */
export async function writeIfChanged(file, content) {
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === content) return false;
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, content);
  await rename(temporary, file);
  return true;
}
