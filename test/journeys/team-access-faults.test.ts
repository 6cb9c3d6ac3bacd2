import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startChromium } from '../support/chromium.ts';
import { openPlace } from '../support/installation.ts';
import { nextCode, setupLinkOf, signIn, typeNameAndPassphrase, unlock } from './team-access-support.ts';

const chromium = await startChromium();
after(() => chromium.stop());

test('the server does not answer while a link is opened: the link is not lost', async (t) => {
  const place = await openPlace(t);
  const { page, leave } = await chromium.visitor(place.base);
  const link = await setupLinkOf(place);
  await page.route('**/api/**', (route) => route.abort());
  await page.goto(link);
  await page.getByRole('heading', { name: 'Pas de connexion' }).waitFor();
  assert.equal(new URL(page.url()).hash, '');
  await page.unroute('**/api/**');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.getByLabel('Nom du programme').waitFor();
  await leave();
});

test('a worker that cannot be fetched is said, and fetched again at the next try', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const { page, leave } = await chromium.visitor(place.base);
  const { signInName, passphrase } = founded.credentials;
  await page.goto('/equipe');
  await page.getByLabel('Nom de connexion').waitFor();
  await page.route(/opaque\.worker/, (route) => route.abort());
  await typeNameAndPassphrase(page, signInName, passphrase);
  await page.getByRole('alert').filter({ hasText: 'Le serveur ne répond pas' }).waitFor();
  assert.equal(
    await page.getByLabel('Phrase de passe', { exact: true }).inputValue(),
    passphrase,
    'what was typed stays',
  );
  await page.unroute(/opaque\.worker/);
  await page.getByRole('button', { name: 'Continuer', exact: true }).click();
  await page.getByLabel('Les six chiffres de votre application').waitFor();
  await leave();
});

test('the session ends while somebody writes: she signs in again and finds her words', async (t) => {
  // Each code of the phone serves once: the server's clock goes on by a minute between the two.
  let later = 0;
  const place = await openPlace(t, { clock: () => Date.now() + later });
  const founded = await place.found();
  const { page, leave } = await chromium.visitor(place.base);
  const { signInName, passphrase, totpSecret } = founded.credentials;
  await signIn(page, founded.credentials);
  await page.keyboard.press('n');
  await page.getByLabel('Prénom').waitFor();
  await page.context().clearCookies({ name: '__Host-passerelle' });
  await page.getByLabel('Prénom').fill('Solange');
  await page.getByText('Votre session est terminée').waitFor();
  later = 60_000;
  await typeNameAndPassphrase(page, signInName, passphrase);
  await page.getByLabel('Les six chiffres de votre application').fill(nextCode(totpSecret, 2));
  await page.getByLabel('Prénom').waitFor();
  assert.equal(await page.getByLabel('Prénom').inputValue(), 'Solange');
  await leave();
});

test('a server that shows an older list of members opens nothing', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const { page, leave } = await chromium.visitor(place.base);
  await signIn(page, founded.credentials);
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('passerelle-pins');
      opening.onsuccess = () => resolve(opening.result);
    });
    const pins = database.transaction('pins', 'readwrite').objectStore('pins');
    const [key] = await new Promise<IDBValidKey[]>((resolve) => {
      const reading = pins.getAllKeys();
      reading.onsuccess = () => resolve(reading.result);
    });
    const known = await new Promise<{ version: number }>((resolve) => {
      const reading = pins.get(key as IDBValidKey);
      reading.onsuccess = () => resolve(reading.result as { version: number });
    });
    // As if this browser had seen a version more than the server now shows.
    pins.put({ ...known, version: known.version + 1 }, key);
    database.close();
  });
  await page.reload();
  await unlock(page, founded.credentials);
  await page.getByText('une liste de membres plus ancienne').waitFor();
  assert.equal(await page.getByRole('link', { name: 'Réglages' }).count(), 0);
  assert.equal(page.workers().length, 0, 'both workers have ended');
  await leave();
});
