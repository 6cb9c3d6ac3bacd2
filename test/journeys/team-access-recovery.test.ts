import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { callRoute } from '#contract/client.ts';
import { submitRequest } from '#contract/door.ts';
import { transportTo } from '#cli/client/transport.ts';
import { loadWords, toWords } from '#sealing/words.ts';
import { startChromium } from '../support/chromium.ts';
import { openPlace } from '../support/installation.ts';
import {
  confirmKitOnPaper,
  onToday,
  signIn,
  takePassphrase,
  takeSecondFactor,
  typeNameAndPassphrase,
} from './team-access-support.ts';

const chromium = await startChromium();
after(() => chromium.stop());

test('the only coordinator forgot: the kit names a new one, who reads what was sealed before', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const request = await place.seal(founded, { organisation: 'Maison inventée' });
  assert.ok((await callRoute(submitRequest, { body: request.body }, transportTo(place.base))).ok);
  const kit = toWords(founded.kit, await loadWords('fr'));
  const { page, leave } = await chromium.visitor(place.base);
  await page.goto('/equipe');
  await page.getByText('J’ai oublié ma phrase de passe').click();
  await page.getByRole('button', { name: 'Utiliser la trousse de secours' }).click();

  await t.test('words of another kit open nothing', async () => {
    const other = toWords(crypto.getRandomValues(new Uint8Array(32)), await loadWords('fr'));
    await page.getByLabel('Les vingt-quatre mots').fill(other.join(' '));
    await page.getByRole('button', { name: 'Continuer', exact: true }).click();
    await page.getByText('ce n’est pas la trousse de ce programme').first().waitFor();
  });

  await page.getByLabel('Les vingt-quatre mots').fill(kit.map((word, i) => `${i + 1}) ${word}`).join(' '));
  await page.getByRole('button', { name: 'Continuer', exact: true }).click();
  await page.getByLabel('Votre nom').fill('Berthe Inventée');
  await page.getByLabel('Nom de connexion').fill('berthe');
  const passphrase = await takePassphrase(page);
  await page.getByRole('button', { name: 'Continuer', exact: true }).click();
  const { secret } = await takeSecondFactor(page);
  await page.getByRole('button', { name: 'Retrouver le trousseau' }).click();
  await onToday(page);
  await page.getByText('Maison inventée').first().waitFor();

  await t.test('the account of who forgot has ended', async () => {
    const other = await chromium.visitor(place.base);
    await other.page.goto('/equipe');
    await typeNameAndPassphrase(other.page, founded.credentials.signInName, founded.credentials.passphrase);
    await other.page.getByRole('alert').filter({ hasText: 'ne convient pas' }).waitFor();
    await other.leave();
  });
  await t.test('her own account opens elsewhere', async () => {
    const other = await chromium.visitor(place.base);
    await signIn(other.page, { signInName: 'berthe', passphrase, totpSecret: secret });
    await other.page.getByText('Maison inventée').first().waitFor();
    await other.leave();
  });
  await leave();
});

test('a renewed kit takes the place of the old one', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const { page, leave } = await chromium.visitor(place.base);
  await signIn(page, founded.credentials);
  await page.getByRole('link', { name: 'Réglages' }).first().click();
  await page.getByRole('button', { name: 'Faire une nouvelle trousse' }).click();
  const renewed = await confirmKitOnPaper(page, 'Remplacer l’ancienne trousse');
  await page.getByText('La nouvelle trousse est en place').first().waitFor();

  const other = await chromium.visitor(place.base);
  await other.page.goto('/equipe');
  const tryKit = async (words: readonly string[]) => {
    await other.page.getByLabel('Les vingt-quatre mots').fill(words.join(' '));
    await other.page.getByRole('button', { name: 'Continuer', exact: true }).click();
  };
  await other.page.getByText('J’ai oublié ma phrase de passe').click();
  await other.page.getByRole('button', { name: 'Utiliser la trousse de secours' }).click();
  await tryKit(toWords(founded.kit, await loadWords('fr')));
  await other.page.getByText('ce n’est pas la trousse de ce programme').first().waitFor();
  await tryKit(renewed);
  await other.page.getByLabel('Votre nom').waitFor();
  await other.leave();
  await leave();
});
