import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startChromium } from '../support/chromium.ts';
import { openPlace } from '../support/installation.ts';
import { startSmtp } from '../support/smtp.ts';
import {
  nextCode,
  onToday,
  setUp,
  setupLinkOf,
  signIn,
  takePassphrase,
  takeSecondFactor,
  typeNameAndPassphrase,
  unlock,
} from './team-access-support.ts';

const chromium = await startChromium();
after(() => chromium.stop());

test('my passphrase, my phone, my recovery codes: the new ones serve, the old ones no more', async (t) => {
  let later = 0;
  const place = await openPlace(t, { clock: () => Date.now() + later });
  const { page, leave } = await chromium.visitor(place.base);
  const account = await setUp(page, await setupLinkOf(place));
  const toAccount = () => page.getByRole('link', { name: 'Mon compte' }).first().click();
  await toAccount();

  await page.getByRole('button', { name: 'Changer ma phrase de passe' }).click();
  await page.getByLabel('Votre phrase actuelle').fill('ce n’est pas la bonne');
  const refusedFor = await takePassphrase(page);
  await page.getByRole('button', { name: 'Changer ma phrase de passe' }).click();
  await page.getByRole('alert').filter({ hasText: 'ne convient pas' }).waitFor();
  await page.getByLabel('Votre phrase actuelle').fill(account.passphrase);
  await page.getByRole('button', { name: 'Changer ma phrase de passe' }).click();
  await page.getByText('Votre phrase de passe est changée').first().waitFor();
  const passphrase = refusedFor;

  await t.test('the new passphrase unlocks, the old one does not', async () => {
    await page.getByRole('button', { name: 'Verrouiller' }).first().click();
    await unlock(page, account);
    await page.getByRole('alert').filter({ hasText: 'ne convient pas' }).waitFor();
    await unlock(page, { passphrase });
    await page.getByRole('heading', { name: 'Mon compte' }).waitFor();
  });

  await page.getByRole('button', { name: 'Changer de téléphone ou de codes' }).click();
  const second = await takeSecondFactor(page);
  await page.getByRole('button', { name: 'Remplacer l’ancien téléphone' }).click();
  await page.getByText('Votre nouvelle preuve est en place').first().waitFor();

  await t.test('the old phone and an old recovery code are refused; a new one serves once', async () => {
    later = 120_000;
    const other = await chromium.visitor(place.base);
    await other.page.goto('/equipe');
    await typeNameAndPassphrase(other.page, account.signInName, passphrase);
    const phone = other.page.getByLabel('Les six chiffres de votre application');
    await phone.fill(nextCode(account.totpSecret, 4));
    await other.page.getByRole('alert').filter({ hasText: 'n’est pas le bon' }).waitFor();
    await other.page.getByRole('button', { name: 'Je n’ai pas mon téléphone' }).click();
    const recovery = other.page.getByLabel('Un de vos codes de récupération');
    await recovery.fill(account.codes[0] ?? '');
    await other.page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await other.page.getByRole('alert').filter({ hasText: 'n’est pas le bon' }).waitFor();
    await recovery.fill((second.codes[0] ?? '').toLowerCase().replaceAll('-', ' '));
    await other.page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await onToday(other.page);
    await other.page.getByRole('link', { name: 'Mon compte' }).first().click();
    await other.page.getByText('Il vous reste 9 codes de récupération.').waitFor();
    await other.leave();
  });
  await leave();
});

test('my name and my language are changed for good', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const { page, leave } = await chromium.visitor(place.base);
  await signIn(page, founded.credentials);
  await page.getByRole('link', { name: 'Mon compte' }).first().click();
  await page.getByLabel('Votre nom').fill('Mireille Inventée');
  await page.getByRole('button', { name: 'Enregistrer' }).first().click();
  await page.getByText('Enregistré.').first().waitFor();
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('heading', { name: 'My account' }).waitFor();
  await page.reload();
  await page.getByLabel(/^Phrase de passe de|^Passphrase of/).fill(founded.credentials.passphrase);
  await page.getByRole('button', { name: /Déverrouiller|Unlock/ }).click();
  await page.getByRole('heading', { name: 'My account' }).waitFor();
  await page.getByText('Mireille Inventée').first().waitFor();
  await leave();
});

test('opening hours of several periods are kept; what overlaps is said beside it and not kept', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const { page, leave } = await chromium.visitor(place.base);
  await signIn(page, founded.credentials);
  await page.goto('/equipe/reglages');
  await unlock(page, founded.credentials);
  const hours = page.getByRole('region', { name: 'Heures d’ouverture' });
  await hours.getByRole('button', { name: 'Du lundi au vendredi' }).click();
  await hours.getByRole('button', { name: 'Ajouter une période : Lundi' }).click();
  const time = async (label: string, typed: string) => {
    await hours.getByRole('group', { name: label }).getByRole('spinbutton').first().click();
    await page.keyboard.type(typed);
  };
  await time('Lundi, période 2, de', '1500');
  await hours.getByRole('button', { name: 'Enregistrer' }).click();
  await hours.getByText('Cette période en chevauche une autre.').waitFor();
  await time('Lundi, période 1, à', '1200');
  await time('Lundi, période 2, de', '1300');
  await time('Lundi, période 2, à', '1800');
  await hours.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Enregistré.').first().waitFor();

  await page.reload();
  await unlock(page, founded.credentials);
  await hours
    .getByRole('group', { name: /^Lundi/ })
    .first()
    .waitFor();
  const shown = await hours.getByRole('group', { name: /^Lundi/ }).allInnerTexts();
  assert.deepEqual(
    shown.map((text) => text.replace(/[^\d]+/g, ' ').trim()),
    ['08 30', '12 00', '13 00', '18 00'],
  );
  await leave();
});

test('the mail server is set, tried, and its failure is said with what to check', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const smtp = await startSmtp();
  t.after(() => smtp.stop());
  const { page, leave } = await chromium.visitor(place.base);
  await signIn(page, founded.credentials);
  await page.getByRole('link', { name: 'Mon compte' }).first().click();
  const alerts = page.getByRole('region', { name: 'Alertes par courriel' });
  await alerts.getByLabel('Adresse').fill('pas une adresse');
  await alerts.getByRole('button', { name: 'Enregistrer' }).click();
  await alerts.getByText('Cette adresse n’est pas complète.').waitFor();
  await alerts.getByLabel('Adresse').fill('mireille@exemple.test');
  await alerts.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Vous serez avertie à cette adresse.').first().waitFor();

  await page.getByRole('link', { name: 'Réglages' }).first().click();
  const mail = page.getByRole('region', { name: 'Serveur de courriel' });
  await mail.getByLabel('Nom du serveur').fill(smtp.host);
  await mail.getByText('Aucun (seulement vers cette même machine)').click();
  await mail.getByRole('textbox', { name: 'Port', exact: true }).fill(String(smtp.port));
  await mail.getByLabel('Adresse d’expédition').fill('programme@exemple.test');
  await mail.getByRole('button', { name: 'Enregistrer' }).click();
  await mail.getByRole('button', { name: 'M’envoyer un essai' }).click();
  await page.getByText('L’essai est parti').first().waitFor();
  const [received] = await smtp.received(1);
  assert.deepEqual(received?.to, ['mireille@exemple.test']);

  smtp.refuse('550 not today');
  await mail.getByRole('button', { name: 'M’envoyer un essai' }).click();
  await mail.getByRole('alert').filter({ hasText: 'il refuse votre adresse d’alerte' }).waitFor();

  // Nobody listens there.
  await mail.getByRole('textbox', { name: 'Port', exact: true }).fill('9');
  await page.keyboard.press('Tab');
  await mail.getByRole('button', { name: 'Enregistrer' }).click();
  await mail.getByRole('button', { name: 'M’envoyer un essai' }).click();
  await mail.getByRole('alert').filter({ hasText: 'Le courriel n’est pas parti' }).waitFor();
  await leave();
});
