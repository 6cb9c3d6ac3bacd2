/** A new version of the app: it is offered, never forced, and nothing that was typed is lost. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import type { Page } from '@playwright/test';
import { DIST_FOLDER } from '#server/assets.ts';
import * as m from '#texts/messages.ts';
import { startChromium } from '../support/chromium.ts';
import { installedVisitor } from '../support/installed-app.ts';
import { openPlace } from '../support/installation.ts';
import { makeNextVersion } from '../support/next-version.ts';
import { button, toast } from '../support/team-app.ts';
import { onToday, signIn, unlock } from './team-access-support.ts';

const fr = 'fr' as const;
const chromium = await startChromium({ whole: true });
after(() => chromium.stop());

/** Today's version with a member signed in; then the server starts again with tomorrow's. */
async function upgraded(t: TestContext, meanwhile: (page: Page) => Promise<void> = async () => {}) {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-version-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const options = { still: true, folder, env: { HOST: 'localhost' } };
  const before = await openPlace(t, options);
  const founded = await before.found();
  const visitor = await installedVisitor(chromium, before.base);
  await signIn(visitor.page, founded.credentials);
  await visitor.ready();
  // From the second time on, the worker is in charge.
  await visitor.page.reload();
  await unlock(visitor.page, founded.credentials);
  await onToday(visitor.page);
  await meanwhile(visitor.page);
  const dist = join(folder, 'dist');
  const script = makeNextVersion(DIST_FOLDER, dist);
  await before.close();
  await openPlace(t, { ...options, dist, env: { ...options.env, PORT: new URL(before.base).port } });
  await visitor.page.evaluate(async () => {
    Object.assign(window, { sameDocument: true });
    await (await navigator.serviceWorker.getRegistration('/equipe'))?.update();
  });
  return { visitor, founded, script };
}

const isSameDocument = (page: Page) => page.evaluate(() => 'sameDocument' in window);
const scriptOf = (page: Page) => page.evaluate(() => document.querySelector('script')?.src.split('/').at(-1));
const waiting = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/equipe'))?.waiting !== null);

test('it says so, waits until she presses, and what she was typing is there again', async (t) => {
  const { visitor, founded, script } = await upgraded(t, async (page) => {
    await page.keyboard.press('n');
    await page.getByLabel('Prénom').fill('Solange');
  });
  const { page } = visitor;
  await toast(page, m.team_update_ready(fr)).waitFor();
  assert.ok(await isSameDocument(page), 'nothing was loaded again by itself');
  assert.equal(await page.getByLabel('Prénom').inputValue(), 'Solange');
  await button(page, m.team_update_reload(fr)).click();
  await unlock(page, founded.credentials);
  await page.getByLabel('Prénom').waitFor();
  assert.equal(await page.getByLabel('Prénom').inputValue(), 'Solange');
  assert.equal(await isSameDocument(page), false);
  assert.equal(await scriptOf(page), script);
  assert.equal(await waiting(page), false);
  assert.equal((await page.evaluate(() => caches.keys())).filter((name) => /-app-/.test(name)).length, 1);
  await visitor.leave(/ERR_|Failed to fetch/);
});

test('whoever reloads by herself has it already: it takes its place without a word', async (t) => {
  const { visitor, founded, script } = await upgraded(t);
  const { page } = visitor;
  await toast(page, m.team_update_ready(fr)).waitFor();
  await page.reload();
  await unlock(page, founded.credentials);
  await onToday(page);
  assert.equal(await scriptOf(page), script);
  await page.waitForFunction(
    async () => (await navigator.serviceWorker.getRegistration('/equipe'))?.waiting === null,
  );
  assert.equal(await toast(page, m.team_update_ready(fr)).count(), 0);
  await visitor.leave(/ERR_|Failed to fetch/);
});
