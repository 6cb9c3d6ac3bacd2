import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { assertAccessible, assertFits } from '#test/support/axe.ts';
import { type Chromium, screens, startChromium } from '#test/support/chromium.ts';
import { openPlace, type Place } from '#test/support/installation.ts';

let chromium: Chromium;
before(async () => {
  chromium = await startChromium();
});
after(() => chromium.stop());

const HOTEL = '/s-exercer/patrouille-a-l-hotel';
const HOTEL_EN = '/en/practice/patrol-at-a-hotel';

test('practice and myths, as a new reader finds them', async (t) => {
  const place = await openPlace(t);
  await place.found();

  await t.test('can be read by everybody, wide and at 320 px, by day and by night', async () => {
    // Half of the pages in each look: the tokens were checked in both modes, the words change no colour.
    const looks = [
      { colorScheme: 'light', paths: ['/s-exercer', `${HOTEL}#moment-1`, `${HOTEL}#moment-6`, '/mythes'] },
      { colorScheme: 'dark', paths: [HOTEL_EN, `${HOTEL_EN}#moment-1-a`] },
    ] as const;
    for (const { colorScheme, paths } of looks) {
      const visitor = await chromium.visitor(place.base, { colorScheme });
      const { page } = visitor;
      for (const path of paths) {
        await page.setViewportSize(screens.desk);
        await page.goto(path);
        await assertAccessible(page, path);
        await page.setViewportSize(screens.narrow);
        await assertFits(page, path);
        assert.equal(await page.locator('h1:visible').count(), 1, `${path} has one title`);
      }
      await visitor.leave();
    }
  });

  await t.test('a conversation is walked with the keyboard, and nobody is told what was chosen', async () => {
    const visitor = await chromium.visitor(place.base);
    const { page } = visitor;
    await page.goto(HOTEL);
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    // Chromium asks for the tab's drawing anew whenever the fragment changes, never with the fragment.
    page.on('request', (request) => {
      if (!request.url().endsWith('/favicon.svg')) asked.push(request.url());
    });

    await tabTo(page, 'Commencer');
    await follow(page);
    assert.equal(await focused(page), 'La porte s’ouvre à moitié');
    assert.equal(await page.getByText('Avant de commencer').isVisible(), false);

    await tabTo(page, '«\u00a0Êtes-vous victime');
    await follow(page);
    assert.match(await focused(page), /^Votre choix.*«\u00a0Êtes-vous victime/);
    await turned(page, () => page.goBack());
    assert.equal(
      await focused(page),
      'La porte s’ouvre à moitié',
      'Back: the same moment, and the focus with it',
    );

    await tabTo(page, '«\u00a0Bonsoir. Votre nom complet');
    await follow(page);
    assert.equal(await page.locator('.turn:visible a', { hasText: 'Continuer' }).count(), 0);
    await tabTo(page, 'Essayer autrement');
    await follow(page);
    assert.equal(await focused(page), 'La porte s’ouvre à moitié');

    await page.locator('.skip[href="#main"]').focus();
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'La porte s’ouvre à moitié', '“Skip to content” keeps the moment');

    await walkOn(page, [
      '«\u00a0Bonsoir, moi',
      '«\u00a0Avant que',
      '«\u00a0Plainte ou pas',
      '«\u00a0Alors un seul',
    ]);
    assert.equal(await focused(page), 'La porte reste ouverte');
    assert.equal(await page.locator('.turn:visible').count(), 1);
    assert.deepEqual(asked, []);
    await visitor.leave();
  });

  await t.test('with scripts off it goes on, and can be passed', () => scriptsOff(place));

  await t.test('on paper a conversation is whole, and shows no button', async () => {
    const visitor = await chromium.visitor(place.base);
    const { page } = visitor;
    await page.goto(`${HOTEL}#moment-2`);
    await page.emulateMedia({ media: 'print' });
    const all = await page.locator('.turn').count();
    assert.equal(all, 1 + 5 + 15 + 1);
    assert.equal(await page.locator('.turn:visible').count(), all);
    assert.equal(await page.locator('.conversation :is(.button, .again, .answers a):visible').count(), 0);
    assert.equal(await page.getByText('Suite\u00a0: Elle recule').isVisible(), true);
    await page.goto('/mythes');
    assert.equal((await page.locator('main section a:visible').count()) > 12, true, 'sources are printed');
    assert.equal(await page.locator('nav:visible').count(), 0);
    await visitor.leave();
  });
});

async function scriptsOff(place: Place): Promise<void> {
  const visitor = await chromium.visitor(place.base, { javaScriptEnabled: false });
  const { page } = visitor;
  await page.goto(HOTEL);
  const moments = page.locator('.turn:visible h2, .first:visible .note');
  await page.getByRole('link', { name: 'Commencer' }).click();
  assert.deepEqual(await moments.allTextContents(), ['La porte s’ouvre à moitié']);
  await page.getByRole('link', { name: '«\u00a0Bonsoir, moi' }).click();
  await page.getByRole('link', { name: 'Continuer' }).click();
  assert.deepEqual(await moments.allTextContents(), ['Elle dit quelques mots']);
  await page.goBack();
  await page.goBack();
  assert.deepEqual(await moments.allTextContents(), ['La porte s’ouvre à moitié']);
  await page.goto(HOTEL);
  await page.getByRole('link', { name: 'Passer, et lire' }).click();
  assert.deepEqual(await moments.allTextContents(), ['La porte reste ouverte']);
  await visitor.leave();
}

/** Presses Tab until the focus is on the link that begins so. */
async function tabTo(page: Page, beginning: string): Promise<void> {
  for (let press = 0; press < 30; press += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).startsWith(beginning)) return;
  }
  assert.fail(`Tab never came to “${beginning}”`);
}

async function walkOn(page: Page, answers: readonly string[]): Promise<void> {
  for (const answer of answers) {
    await tabTo(page, answer);
    await follow(page);
    await tabTo(page, 'Continuer');
    await follow(page);
  }
}

/** Enter on the link that has the focus. */
const follow = (page: Page): Promise<void> => turned(page, () => page.keyboard.press('Enter'));

/** What turns the page to another moment, and the page's own answer to that. */
async function turned(page: Page, turn: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => {
    const changed = new Promise((done) => addEventListener('hashchange', done, { once: true }));
    Object.assign(window, { changed });
  });
  await turn();
  await page.evaluate(() => (window as unknown as { changed: Promise<unknown> }).changed.then(() => {}));
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
