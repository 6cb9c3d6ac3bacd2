import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { callRoute } from '#contract/client.ts';
import { getProgramme } from '#contract/door.ts';
import { transportTo } from '#cli/client/transport.ts';
import { startChromium } from '../support/chromium.ts';
import { openPlace } from '../support/installation.ts';
import {
  confirmKitOnPaper,
  onToday,
  setUp,
  setupLinkOf,
  signIn,
  takePassphrase,
  takeSecondFactor,
  unlock,
  wordsIn,
} from './team-access-support.ts';

const chromium = await startChromium();
after(() => chromium.stop());

const doorOf = async (base: string): Promise<boolean | null> => {
  const answer = await callRoute(getProgramme, {}, transportTo(base));
  return answer.ok ? answer.value.doorOpen : null;
};

test('from the link to an open door, and back in with passphrase and phone', async (t) => {
  const place = await openPlace(t);
  const founder = await chromium.visitor(place.base);
  const link = await setupLinkOf(place);
  const account = await setUp(founder.page, link);
  assert.equal(await doorOf(place.base), true);

  await t.test('the secret of the link is gone from the address and from the history', async () => {
    assert.equal(new URL(founder.page.url()).hash, '');
  });
  await t.test('nothing that was typed is in web storage', async () => {
    const kept = await founder.page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    );
    for (const secret of [account.passphrase, account.totpSecret, 'mireille', account.kit[0] ?? '?'])
      assert.ok(!kept.includes(secret));
  });
  await t.test('the link works once', async () => {
    const other = await chromium.visitor(place.base);
    await other.page.goto(link);
    await other.page.getByRole('heading', { name: 'Ce lien n’est plus valable' }).waitFor();
    await other.leave();
  });
  await t.test('another browser comes in with passphrase and phone', async () => {
    const other = await chromium.visitor(place.base);
    await signIn(other.page, account);
    await other.leave();
  });
  await founder.leave();
});

test('going back loses nothing; reloading keeps what is not secret', async (t) => {
  const place = await openPlace(t);
  const { page, leave } = await chromium.visitor(place.base);
  const link = await setupLinkOf(place);
  await page.goto(link);
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  assert.equal(await page.getByText('À remplir.').count(), 3, 'what is missing is said beside each field');
  await page.getByLabel('Nom du programme').fill('Programme inventé');
  await page.getByLabel('Organisme qui le porte').fill('Organisme inventé');
  await page.getByLabel('Téléphone public').fill('555 010-0199');
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  await page.getByLabel('Votre nom').fill('Mireille Inventée');
  await page.getByLabel('Nom de connexion').fill('mireille');
  const passphrase = await takePassphrase(page);
  await page.getByRole('button', { name: 'Retour' }).click();
  assert.equal(await page.getByLabel('Nom du programme').inputValue(), 'Programme inventé');
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  assert.equal(await page.getByLabel('Votre nom').inputValue(), 'Mireille Inventée');
  assert.equal(await page.getByLabel('Tapez-la de mémoire').inputValue(), passphrase);
  await page.goto('about:blank');
  await page.goto(link);
  assert.equal(await page.getByLabel('Organisme qui le porte').inputValue(), 'Organisme inventé');
  await leave();
});

test('the kit may wait, but the door opens only once it is confirmed, from the same words', async (t) => {
  const place = await openPlace(t);
  const { page, leave } = await chromium.visitor(place.base);
  await page.goto(await setupLinkOf(place));
  await page.getByLabel('Nom du programme').fill('Programme inventé');
  await page.getByLabel('Organisme qui le porte').fill('Organisme inventé');
  await page.getByLabel('Téléphone public').fill('555 010-0199');
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  await page.getByLabel('Votre nom').fill('Mireille Inventée');
  await page.getByLabel('Nom de connexion').fill('mireille');
  const passphrase = await takePassphrase(page);
  await page.getByRole('button', { name: 'Continuer', exact: true }).click();
  await takeSecondFactor(page);
  await page.getByRole('button', { name: 'Créer le trousseau' }).click();
  const shown = await wordsIn(page.getByRole('group', { name: 'Les vingt-quatre mots' }));
  await page.getByRole('button', { name: 'Plus tard' }).click();
  await page.getByRole('button', { name: 'Ouvrir Aujourd’hui' }).click();
  await onToday(page);
  assert.equal(await doorOf(place.base), false);

  await page.reload();
  await unlock(page, { passphrase });
  await page.getByRole('link', { name: 'Confirmer la trousse de secours' }).click();
  await page.getByRole('button', { name: 'Mettre la trousse sur papier' }).click();
  const kit = await confirmKitOnPaper(page, 'La trousse est bonne : ouvrir la porte');
  assert.deepEqual(kit, shown);
  await page.getByText('Une trousse est confirmée sur papier.').waitFor();
  assert.equal(await doorOf(place.base), true);
  await leave();
});

test('words that are not on the paper do not confirm the kit', async (t) => {
  const place = await openPlace(t);
  const { page, leave } = await chromium.visitor(place.base);
  await setUp(page, await setupLinkOf(place), async () => {
    await page.getByRole('button', { name: 'C’est sur papier' }).click();
    for (const field of await page.getByLabel(/Les quatre mots du groupe/).all())
      await field.fill('abaisser abandon abdiquer abeille');
    await page.getByRole('button', { name: 'La trousse est bonne : ouvrir la porte' }).click();
    assert.equal(await page.getByText(/Ce ne sont pas ces quatre mots-là/).count(), 2);
    assert.equal(await doorOf(place.base), false);
    assert.equal(
      await page.getByRole('group', { name: 'Les vingt-quatre mots' }).count(),
      0,
      'the words are out of sight meanwhile',
    );
    await page.getByRole('button', { name: 'Revoir les mots' }).click();
  });
  await leave();
});
