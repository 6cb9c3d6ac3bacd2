/** Screens whose code is fetched when first opened: without a network they say so, and open once it is back. */
import { after, test } from 'node:test';
import { startChromium } from '../support/chromium.ts';
import { openPlace } from '../support/installation.ts';
import { signIn } from './team-access-support.ts';

const chromium = await startChromium();
after(() => chromium.stop());

test('a screen that cannot be fetched says so, leaves the others usable, and opens once the network is back', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const { page, leave } = await chromium.visitor(place.base);
  await signIn(page, founded.credentials);
  const scripts = /\/assets\/team\/.*\.js$/;
  const title = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const go = (name: string) => page.getByRole('link', { name }).first().click();

  await page.route(scripts, (route) => route.abort());
  await go('Réglages');
  await title('Cet écran s’est arrêté');
  // What a call needs was there from the beginning.
  await page.keyboard.press('n');
  await page.getByLabel('Prénom').fill('Solange');
  await go('Aujourd’hui');
  await title('Aujourd’hui');
  await go('Réglages');
  await title('Cet écran s’est arrêté');

  await page.unroute(scripts);
  await page.getByRole('button', { name: 'Ouvrir de nouveau' }).click();
  await title('Réglages');
  await leave(/Failed to fetch/);
});
