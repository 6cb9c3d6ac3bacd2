import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { callRoute } from '#contract/client.ts';
import { submitRequest } from '#contract/door.ts';
import { transportTo } from '#cli/client/transport.ts';
import { startChromium } from '../support/chromium.ts';
import { openPlace } from '../support/installation.ts';
import { onToday, signIn, typeNameAndPassphrase, unlock } from './team-access-support.ts';

const chromium = await startChromium();
after(() => chromium.stop());

const sentinel = 'Elle préfère le matin, avant le travail.';

test('locking drops everything opened; unlocking brings the screen and the draft back exactly', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const request = await place.seal(founded, { promptness: 'now' });
  const sent = await callRoute(submitRequest, { body: request.body }, transportTo(place.base));
  assert.ok(sent.ok);
  const { page, leave } = await chromium.visitor(place.base);
  await signIn(page, founded.credentials);
  await page.keyboard.press('n');
  await page.getByLabel('Prénom').fill('Solange');
  await page.getByLabel('Numéro à rappeler').fill('450 555-0177, poste 3');
  await page.getByLabel('Ce qu’elle veut nous dire').fill(sentinel);
  const address = page.url();

  await page.getByRole('button', { name: 'Verrouiller' }).click();
  await page.getByRole('heading', { name: 'Verrouillé' }).waitFor();

  await t.test(
    'what is shown while locked is what the server knows: a reference and the time left',
    async () => {
      await page.getByText(sent.value.reference).waitFor();
      const shown = await page.locator('body').innerText();
      for (const word of ['Solange', '0177', sentinel, 'Organisme inventé ', 'Prénom'])
        assert.ok(!shown.includes(word), word);
      assert.equal(page.workers().length, 0, 'both workers have ended');
    },
  );

  await t.test('another passphrase opens nothing', async () => {
    await unlock(page, { passphrase: 'une tout autre phrase de passe' });
    await page.getByText('Le nom ou la phrase de passe ne convient pas').first().waitFor();
    assert.ok(await page.getByRole('heading', { name: 'Verrouillé' }).isVisible());
  });

  await t.test('the passphrase alone brings all back', async () => {
    await unlock(page, founded.credentials);
    await page.getByLabel('Prénom').waitFor();
    assert.equal(page.url(), address);
    assert.equal(await page.getByLabel('Prénom').inputValue(), 'Solange');
    assert.equal(await page.getByLabel('Numéro à rappeler').inputValue(), '450 555-0177, poste 3');
    assert.equal(await page.getByLabel('Ce qu’elle veut nous dire').inputValue(), sentinel);
  });

  await t.test('so does a reload in the middle of typing', async () => {
    await page.getByLabel('Prénom').fill('Solange-Anne');
    await page.locator('[data-saved]').waitFor();
    await page.reload();
    await unlock(page, founded.credentials);
    await page.getByLabel('Prénom').waitFor();
    assert.equal(await page.getByLabel('Prénom').inputValue(), 'Solange-Anne');
  });

  await t.test('nothing of it stands in any storage of the browser', async () => {
    const kept = await page.evaluate(async () => {
      const all: unknown[] = [
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        await caches.keys(),
      ];
      for (const { name } of await indexedDB.databases()) {
        const database = await new Promise<IDBDatabase>((resolve) => {
          const opening = indexedDB.open(name ?? '');
          opening.onsuccess = () => resolve(opening.result);
        });
        for (const store of database.objectStoreNames) {
          all.push(
            await new Promise((resolve) => {
              const reading = database.transaction(store).objectStore(store).getAll();
              reading.onsuccess = () => resolve(reading.result);
            }),
          );
        }
        database.close();
      }
      return JSON.stringify(all);
    });
    for (const word of ['Solange', '0177', 'matin', founded.credentials.passphrase])
      assert.ok(!kept.includes(word), word);
  });
  await leave();
});

test('the app locks by itself when nobody is there, in every tab when somebody asked', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const visitor = await chromium.visitor(place.base);
  const { page } = visitor;
  await page.clock.install();
  await signIn(page, founded.credentials);
  await page.clock.fastForward('14:00');
  assert.ok(await page.getByRole('heading', { name: 'Aujourd’hui', level: 1 }).isVisible());
  await page.mouse.move(30, 40);
  await page.clock.fastForward('14:30');
  assert.ok(
    await page.getByRole('heading', { name: 'Aujourd’hui', level: 1 }).isVisible(),
    'a move of the mouse is somebody',
  );
  await page.clock.fastForward('15:30');
  await page.getByRole('heading', { name: 'Verrouillé' }).waitFor();
  await page.clock.resume();
  await unlock(page, founded.credentials);
  await onToday(page);

  const other = await visitor.newPage();
  await other.goto('/equipe');
  await unlock(other, founded.credentials);
  await onToday(other);
  await page.getByRole('button', { name: 'Verrouiller' }).click();
  await other.getByRole('heading', { name: 'Verrouillé' }).waitFor();
  await visitor.leave();
});

test('at the door: a wrong passphrase, an unknown name, a wrong code, leaving', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const { signInName, passphrase } = founded.credentials;
  const { page, leave } = await chromium.visitor(place.base);
  await page.goto('/equipe');
  const refused = async () => {
    await page.getByRole('button', { name: 'Vérification…' }).waitFor();
    await page
      .getByRole('alert')
      .filter({ hasText: 'Le nom ou la phrase de passe ne convient pas' })
      .waitFor();
  };
  await typeNameAndPassphrase(page, signInName, 'pas la bonne phrase du tout');
  await refused();
  assert.equal(await page.getByLabel('Nom de connexion').inputValue(), signInName, 'what was typed stays');
  await typeNameAndPassphrase(page, 'personne', passphrase);
  await refused();

  await typeNameAndPassphrase(page, signInName, passphrase);
  await page.getByLabel('Les six chiffres de votre application').fill('000000');
  await page.getByText('Ce code n’est pas le bon').first().waitFor();
  await page.getByRole('button', { name: 'Retour' }).click();

  await signIn(page, founded.credentials);
  await page.getByRole('link', { name: 'Mon compte' }).first().click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByText('Vous êtes déconnectée').waitFor();
  await page.reload();
  // The door, and not Today: the session is gone.
  await page.getByLabel('Nom de connexion').waitFor();
  assert.equal(
    await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).join()),
    'passerelle-pins',
    'only the pins stay',
  );
  await leave();
});
