import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { FolderInUse, holdDataFolder, makeDataFolder } from '#server/data-folder.ts';

const folderFor = (t: { after(f: () => void): void }): string => {
  const folder = join(mkdtempSync(join(tmpdir(), 'passerelle-lock-')), 'data');
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Another process that holds the folder until it is killed. */
async function holder(folder: string) {
  const script = `import { holdDataFolder } from '#server/data-folder.ts'; holdDataFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('the data folder is made for its owner only', (t) => {
  const folder = folderFor(t);
  makeDataFolder(folder);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
});

test('a folder held by this process is refused to a second holder, until released', (t) => {
  const folder = folderFor(t);
  makeDataFolder(folder);
  const first = holdDataFolder(folder);
  assert.throws(() => holdDataFolder(folder), FolderInUse);
  first.release();
  holdDataFolder(folder).release();
});

test('a folder held by another process is refused with its number; a killed holder leaves no lock behind', async (t) => {
  const folder = folderFor(t);
  makeDataFolder(folder);
  const other = await holder(folder);
  t.after(() => other.kill('SIGKILL'));
  assert.throws(
    () => holdDataFolder(folder),
    (error: Error) =>
      error instanceof FolderInUse &&
      error.message.includes(`process ${other.pid}`) &&
      error.message.includes('PASSERELLE_DATA'),
  );
  other.kill('SIGKILL');
  await once(other, 'exit');
  holdDataFolder(folder).release();
});
