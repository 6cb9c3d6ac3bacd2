import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readBuilt, writeBuilt } from '#server/content/built.ts';
import { loadShipped } from '#server/content/shipped.ts';

test('what the build writes is the content itself: nothing is lost on its way through JSON', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-content-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const content = await loadShipped();
  const file = join(folder, 'content.json');
  await writeBuilt(content, file);
  const built = JSON.parse(readFileSync(file, 'utf8')) as { madeFrom: string; content: unknown };
  assert.deepEqual(built.content, content);
  assert.match(built.madeFrom, /^[0-9a-f]{64}$/);
});

test('the sources, run as they are, read the files themselves', async () => {
  assert.equal(await readBuilt(), null);
});
