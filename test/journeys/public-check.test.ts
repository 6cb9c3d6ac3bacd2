import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { assertAccessible, assertFits } from '#test/support/axe.ts';
import { type Chromium, screens, startChromium } from '#test/support/chromium.ts';
import { openPlace } from '#test/support/installation.ts';
import { assertNothingKept } from '#test/support/partner.ts';
import { newWord } from '#test/support/sentinels.ts';

let chromium: Chromium;
before(async () => {
  chromium = await startChromium();
});
after(() => chromium.stop());

const found = (page: Page, count: number) =>
  page.waitForFunction((wanted) => document.querySelectorAll('#check-found > li').length === wanted, count);

test('a text is checked as it is typed, in both languages, by night and at 320 px, and nothing leaves or stays', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const visitor = await chromium.visitor(place.base, { colorScheme: 'dark' });
  const { page } = visitor;
  const text = {
    '/verifier-un-texte': 'Calmez-vous. Pourquoi n’êtes-vous pas partie? Elle dit « calmez-vous ».',
    '/en/check-a-text': 'Calm down. Why didn’t you leave? She says “calm down”.',
  };
  for (const [path, typed] of Object.entries(text)) {
    await page.setViewportSize(screens.desk);
    await page.goto(path);
    const asked: string[] = [];
    // The drawing of the tab may come late.
    page.on('request', (request) => {
      if (!request.url().endsWith('/favicon.svg')) asked.push(request.url());
    });
    const sentinel = newWord();
    await page.locator('#check-text').pressSequentially(`${typed} ${sentinel}`);
    await found(page, 2);
    await page.locator('#check-said', { hasText: '2' }).waitFor();
    assert.equal(await page.locator('#check-copy a').count(), 2);
    await assertAccessible(page, `${path}, two passages, dark`);
    await page.setViewportSize(screens.narrow);
    await assertFits(page, path);
    assert.deepEqual(asked, [], 'typing asks the network for nothing');
    await assertNothingKept(page);
    assert.ok(!page.url().includes(sentinel));
    assert.equal(await page.locator('[name]:not(meta), form').count(), 0, 'nothing here could be handed in');
    // What is said links to the guide, where the entry stands.
    const href = await page.locator('#check-found a').first().getAttribute('href');
    assert.match(href ?? '', /\/guide\//);
    page.removeAllListeners('request');
  }
  await visitor.leave();
});

test('by keyboard: from a mark to why, and back to the words in the text; nothing found is said as it is', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const visitor = await chromium.visitor(place.base);
  const { page } = visitor;
  await page.goto('/verifier-un-texte');
  const field = page.locator('#check-text');
  await field.fill('Bonjour. Merci d’être venue.');
  await page.locator('#check-said', { hasText: 'Rien de ce que ce guide connaît' }).waitFor();
  assert.equal(await page.locator('#check-copy').isVisible(), false);
  await field.fill('Bonjour. Calmez-vous.');
  await found(page, 1);
  await field.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.hash === '#finding-1');
  await page.locator('#finding-1 button').focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => getSelection()?.toString()), 'Calmez-vous');
  // Said three times, it is one note, whose places are gone through.
  await field.fill('Calmez-vous. Oui, calmez-vous. Bon. Calmez-vous!');
  await page.waitForFunction(() => document.querySelectorAll('#check-copy a').length === 3);
  await found(page, 1);
  const starts: number[] = [];
  for (let n = 0; n < 4; n++) {
    await page.locator('#finding-1 button').press('Enter');
    starts.push(await field.evaluate((area) => (area as HTMLTextAreaElement).selectionStart));
  }
  assert.deepEqual(starts, [0, 18, 36, 0]);
  assert.equal(await page.locator('#finding-1 button').textContent(), 'Voir le passage 2 de 3');
  await field.fill('La victime vient chaque mercredi.');
  await found(page, 1);
  await page.locator('#check-reader').selectOption('police');
  await found(page, 0);
  await visitor.leave();

  const without = await chromium.visitor(place.base, { javaScriptEnabled: false });
  await without.page.goto('/verifier-un-texte');
  assert.equal(await without.page.locator('#check-text').isVisible(), false);
  assert.equal(
    await without.page.locator('noscript a').first().isVisible(),
    true,
    'the guide is one step away',
  );
  await without.leave();
});
