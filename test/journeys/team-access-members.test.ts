import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from '@playwright/test';
import { callRoute } from '#contract/client.ts';
import { getProgramme, submitRequest } from '#contract/door.ts';
import type { Credentials } from '#cli/client/member.ts';
import { sealRequest } from '#cli/client/partner.ts';
import { transportTo } from '#cli/client/transport.ts';
import { verifyCertificate } from '#sealing/certificate.ts';
import { startChromium } from '../support/chromium.ts';
import { openPlace } from '../support/installation.ts';
import {
  onToday,
  signIn,
  takePassphrase,
  takeSecondFactor,
  typeNameAndPassphrase,
  wordsIn,
} from './team-access-support.ts';

const chromium = await startChromium();
after(() => chromium.stop());

/** The coordinator's half: role, then the words she reads aloud. */
async function invite(page: Page, role: string): Promise<string[]> {
  await page.getByRole('link', { name: 'Équipe' }).first().click();
  await page.getByRole('button', { name: 'Inviter' }).click();
  await page.getByRole('dialog').getByText(role).first().click();
  await page.getByRole('button', { name: 'Préparer l’invitation' }).click();
  const words = await wordsIn(page.getByRole('list', { name: 'Les douze mots' }));
  assert.equal(words.length, 12);
  await page.getByRole('button', { name: 'C’est remis' }).click();
  return words;
}

/** The newcomer's half, by the words, however she types them. */
async function join(page: Page, words: readonly string[], signInName: string): Promise<Credentials> {
  await page.goto('/equipe');
  await page.getByRole('button', { name: 'Je suis invitée' }).click();
  await page
    .getByLabel('Les douze mots')
    .fill(words.map((word, i) => `${i + 1}. ${word.toUpperCase()}`).join('\n'));
  await page.getByRole('button', { name: 'Continuer', exact: true }).click();
  await page.getByLabel('Nom de connexion').fill(signInName);
  const passphrase = await takePassphrase(page);
  await page.getByRole('button', { name: 'Continuer', exact: true }).click();
  const { secret } = await takeSecondFactor(page);
  await page.getByRole('button', { name: 'Répondre à l’invitation' }).click();
  await page.getByRole('heading', { name: 'Dites-lui que c’est fait' }).waitFor();
  return { signInName, passphrase, totpSecret: secret };
}

async function admit(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Vérifier et admettre' }).click();
  await page.getByText('Cette réponse vient bien de la personne').waitFor();
  await page.getByLabel('Son nom').fill(name);
  await page.getByRole('button', { name: 'Admettre', exact: true }).click();
  await page.getByText(`${name} est admise.`).first().waitFor();
}

test('invited, admitted after the check, removed: she reads what the team reads, then nothing more', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const request = await place.seal(founded, { firstName: 'Rosalie' });
  const received = await callRoute(submitRequest, { body: request.body }, transportTo(place.base));
  assert.ok(received.ok);
  const coordinator = await chromium.visitor(place.base);
  const newcomer = await chromium.visitor(place.base);
  await signIn(coordinator.page, founded.credentials);
  const words = await invite(coordinator.page, 'Intervenante');

  await t.test('a wrong word is named; words in another order are told so', async () => {
    await newcomer.page.goto('/equipe');
    await newcomer.page.getByRole('button', { name: 'Je suis invitée' }).click();
    const field = newcomer.page.getByLabel('Les douze mots');
    await field.fill([...words.slice(0, 11), 'zzzzz'].join(' '));
    await newcomer.page.getByRole('button', { name: 'Continuer', exact: true }).click();
    await newcomer.page.getByText('Le mot 12').first().waitFor();
  });

  const account = await join(newcomer.page, words, 'nadia');
  await t.test('before she is admitted, her passphrase opens nothing', async () => {
    await newcomer.page.getByRole('button', { name: 'Se connecter' }).click();
    await typeNameAndPassphrase(newcomer.page, account.signInName, account.passphrase);
    await newcomer.page
      .getByRole('alert')
      .filter({ hasText: 'Le nom ou la phrase de passe ne convient pas' })
      .waitFor();
  });

  await coordinator.page.reload();
  await coordinator.page.getByLabel(/^Phrase de passe de/).fill(founded.credentials.passphrase);
  await coordinator.page.getByRole('button', { name: 'Déverrouiller' }).click();
  await coordinator.page.getByText('nadia a répondu à l’invitation').waitFor();
  await admit(coordinator.page, 'Nadia Inventée');

  await t.test('she signs in and reads a request that was there before her', async () => {
    await signIn(newcomer.page, account);
    await newcomer.page.getByText('Organisme inventé').first().waitFor();
    await newcomer.page.getByText('Nadia Inventée').first().waitFor();
  });

  await t.test('the invitation does not serve twice', async () => {
    const other = await chromium.visitor(place.base);
    await other.page.goto('/equipe');
    await other.page.getByRole('button', { name: 'Je suis invitée' }).click();
    await other.page.getByLabel('Les douze mots').fill(words.join(' '));
    await other.page.getByRole('button', { name: 'Continuer', exact: true }).click();
    await other.page.getByText('Cette invitation n’existe pas, a déjà servi').first().waitFor();
    await other.leave();
  });

  await t.test('removed, she is outside at once; the screen says what cannot be taken back', async () => {
    const { page } = coordinator;
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Nadia Inventée' })
      .getByRole('button', { name: 'Retirer' })
      .click();
    await page.getByText('Ce qu’elle a déjà lu ou copié ne peut pas être repris.').waitFor();
    await page.getByRole('button', { name: 'Retirer Nadia Inventée' }).click();
    await page.getByText('Nadia Inventée est retirée').first().waitFor();
    await newcomer.page.reload();
    await newcomer.page.getByLabel('Nom de connexion').waitFor();
    await typeNameAndPassphrase(newcomer.page, account.signInName, account.passphrase);
    await newcomer.page.getByRole('alert').filter({ hasText: 'ne convient pas' }).waitFor();
  });

  await t.test(
    'the team goes on: what is sealed to the key before is refused, what is sealed to the new one is read',
    async () => {
      const transport = transportTo(place.base);
      const late = await place.seal(founded, { organisation: 'Trop tard' });
      const refused = await callRoute(submitRequest, { body: late.body }, transport);
      assert.equal(refused.ok ? 'taken' : refused.code, 'old_certificate');
      const published = await callRoute(getProgramme, {}, transport);
      assert.ok(published.ok && published.value.intake && published.value.publicationKey);
      const { programme, intake, publicationKey } = published.value;
      const verified = await verifyCertificate(intake.certificate, {
        programme,
        publicationKey,
        genesis: intake.genesisHash,
      });
      assert.ok(verified.ok);
      const { epoch, recipient } = verified.certificate;
      assert.equal(epoch, 1);
      const opening = {
        promptness: 'soon',
        organisation: 'Refuge inventé',
        firstName: 'Prénom',
        phone: '555 010-0100',
      } as const;
      const fresh = await sealRequest({ programme, epoch, intakeRecipient: recipient, opening });
      assert.ok((await callRoute(submitRequest, { body: fresh.body }, transport)).ok);
      await coordinator.page.getByRole('link', { name: 'Aujourd’hui' }).first().click();
      await onToday(coordinator.page);
      await coordinator.page.getByText('Refuge inventé').first().waitFor();
    },
  );
  await newcomer.leave();
  await coordinator.leave();
});

test('by the link, the secret leaves the address at once', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const coordinator = await chromium.visitor(place.base, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await signIn(coordinator.page, founded.credentials);
  await coordinator.page.getByRole('link', { name: 'Équipe' }).first().click();
  await coordinator.page.getByRole('button', { name: 'Inviter' }).click();
  await coordinator.page.getByRole('button', { name: 'Préparer l’invitation' }).click();
  await coordinator.page.getByRole('button', { name: 'Copier le lien' }).click();
  await coordinator.page.getByRole('button', { name: 'Copié' }).waitFor();
  const link = await coordinator.page.evaluate(() => navigator.clipboard.readText());
  const newcomer = await chromium.visitor(place.base);
  await newcomer.page.goto(link);
  await newcomer.page.getByRole('button', { name: 'Ouvrir l’invitation' }).click();
  await newcomer.page.getByText('Vous êtes invitée comme intervenante').waitFor();
  assert.equal(newcomer.page.url(), `${place.base}/equipe`);
  await newcomer.leave();
  await coordinator.leave();
});

test('who forgot her passphrase comes back under her own name, with her requests', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const coordinator = await chromium.visitor(place.base);
  await signIn(coordinator.page, founded.credentials);
  const nadia = await chromium.visitor(place.base);
  const first = await join(nadia.page, await invite(coordinator.page, 'Intervenante'), 'nadia');
  await admit(coordinator.page, 'Nadia Inventée');
  await signIn(nadia.page, first);

  const { page } = coordinator;
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Nadia Inventée' })
    .getByRole('button', { name: 'A oublié sa phrase' })
    .click();
  await page.getByRole('button', { name: 'Préparer l’invitation' }).click();
  const words = await wordsIn(page.getByRole('list', { name: 'Les douze mots' }));
  await page.getByRole('button', { name: 'C’est remis' }).click();

  const back = await chromium.visitor(place.base);
  const second = await join(back.page, words, 'nadia.retour');
  await page.getByRole('button', { name: 'Vérifier et admettre' }).click();
  await page.getByRole('button', { name: 'Admettre', exact: true }).click();
  await page.getByText('Nadia Inventée est admise.').first().waitFor();

  await signIn(back.page, second);
  await back.page.getByText('Nadia Inventée').first().waitFor();
  await nadia.page.reload();
  await nadia.page.getByLabel('Nom de connexion').waitFor();
  await nadia.leave();
  await back.leave();
  await coordinator.leave();
});
