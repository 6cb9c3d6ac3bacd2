import { after, test } from 'node:test';
import type { Page } from '@playwright/test';
import { callRoute } from '#contract/client.ts';
import { submitRequest } from '#contract/door.ts';
import { transportTo } from '#cli/client/transport.ts';
import { assertFits, assertWholeAccessible } from '../support/axe.ts';
import { screens, startChromium } from '../support/chromium.ts';
import { openPlace } from '../support/installation.ts';
import { nextCode, setupLinkOf } from './team-access-support.ts';

const chromium = await startChromium();
after(() => chromium.stop());

/** French by day at a desk, English by night on the narrowest phone; neither ever scrolls sideways. */
async function readable(page: Page, locale: Locale, state: string): Promise<void> {
  await page.setViewportSize(screens.narrow);
  await assertFits(page, state);
  if (locale === 'fr-CA') await page.setViewportSize(screens.desk);
  else await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await assertWholeAccessible(page, state);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize(screens.desk);
}

type Locale = keyof typeof words;

const words = {
  'fr-CA': {
    name: 'Nom de connexion',
    passphrase: 'Phrase de passe',
    go: 'Continuer',
    code: 'Les six chiffres de votre application',
    noPhone: 'Je n’ai pas mon téléphone',
    back: 'Retour',
    forgot: 'J’ai oublié ma phrase de passe',
    kit: 'Utiliser la trousse de secours',
    invited: 'Je suis invitée',
    today: 'Aujourd’hui',
    team: 'Équipe',
    invite: 'Inviter',
    prepare: 'Préparer l’invitation',
    handed: 'C’est remis',
    account: 'Mon compte',
    settings: 'Réglages',
    change: 'Changer ma phrase de passe',
    phone: 'Changer de téléphone ou de codes',
    usual: 'Du lundi au vendredi',
    closure: 'Ajouter une fermeture',
    newKit: 'Faire une nouvelle trousse',
    paper: 'C’est sur papier',
    lock: 'Verrouiller',
    locked: 'Verrouillé',
    programme: 'Nom du programme',
    organisation: 'Organisme qui le porte',
    publicPhone: 'Téléphone public',
    save: 'Enregistrer et continuer',
  },
  'en-CA': {
    name: 'Sign-in name',
    passphrase: 'Passphrase',
    go: 'Continue',
    code: 'The six digits of your app',
    noPhone: 'I do not have my phone',
    back: 'Back',
    forgot: 'I forgot my passphrase',
    kit: 'Use the recovery kit',
    invited: 'I am invited',
    today: 'Today',
    team: 'Team',
    invite: 'Invite',
    prepare: 'Prepare the invitation',
    handed: 'It is handed over',
    account: 'My account',
    settings: 'Settings',
    change: 'Change my passphrase',
    phone: 'Change phone or codes',
    usual: 'Monday to Friday',
    closure: 'Add a closure',
    newKit: 'Make a new kit',
    paper: 'It is on paper',
    lock: 'Lock',
    locked: 'Locked',
    programme: 'Name of the programme',
    organisation: 'Organisation that runs it',
    publicPhone: 'Public phone',
    save: 'Save and continue',
  },
} as const;

for (const locale of ['fr-CA', 'en-CA'] as const) {
  const say = words[locale];
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  test(`every screen at the door and about keys is readable by everybody, in ${locale}`, async (t) => {
    const place = await openPlace(t);
    const { page, leave } = await chromium.visitor(place.base, { locale });
    await page.goto(await setupLinkOf(place));
    await page.getByLabel(say.programme).waitFor();
    await button(page, say.save).click();
    await readable(page, locale, 'set-up, the programme, with what is missing');
    await page.getByLabel(say.programme).fill('Programme inventé');
    await page.getByLabel(say.organisation).fill('Organisme inventé');
    await page.getByLabel(say.publicPhone).fill('555 010-0199');
    await button(page, say.save).click();
    await page.getByLabel(say.name).waitFor();
    await button(page, say.go).click();
    await readable(page, locale, 'set-up, you, with what is missing');

    const founded = await place.found();
    const request = await place.seal(founded, { promptness: 'now' });
    await callRoute(submitRequest, { body: request.body }, transportTo(place.base));
    await page.goto('/equipe');
    await page.getByLabel(say.name).waitFor();
    await page.getByText(say.forgot).click();
    await readable(page, locale, 'sign-in, with the ways for whoever cannot');
    await button(page, say.kit).click();
    await page.getByRole('textbox').fill('mots inconnus');
    await button(page, say.go).click();
    await page.getByText('▲').waitFor();
    await readable(page, locale, 'recovery, with words that are not of the list');
    await button(page, say.back).click();
    await page.getByRole('button', { name: say.invited }).click();
    await readable(page, locale, 'joining by words');
    await button(page, say.back).click();

    await page.getByLabel(say.name).fill(founded.credentials.signInName);
    await page.getByLabel(say.passphrase, { exact: true }).fill(founded.credentials.passphrase);
    await button(page, say.go).click();
    await page.getByLabel(say.code).waitFor();
    await readable(page, locale, 'second factor');
    await button(page, say.noPhone).click();
    await readable(page, locale, 'recovery code');
    await page.goto('/equipe');
    await page.getByLabel(say.name).fill(founded.credentials.signInName);
    await page.getByLabel(say.passphrase, { exact: true }).fill(founded.credentials.passphrase);
    await button(page, say.go).click();
    await page.getByLabel(say.code).fill(nextCode(founded.credentials.totpSecret));
    // The founder's account speaks French: she reads the screens in the language under test.
    await page.getByRole('link', { name: words['fr-CA'].account }).first().click();
    if (locale === 'en-CA') await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { name: say.account }).waitFor();
    await readable(page, locale, 'my account');
    await button(page, say.change).click();
    await button(page, say.phone).click();
    await readable(page, locale, 'my account, changing passphrase and phone');

    await page.getByRole('link', { name: say.team }).first().click();
    await button(page, say.invite).click();
    await readable(page, locale, 'inviting, the role');
    await button(page, say.prepare).click();
    await button(page, say.handed).waitFor();
    await readable(page, locale, 'inviting, what is given');
    await button(page, say.handed).click();
    await readable(page, locale, 'the team, with an open invitation');

    await page.getByRole('link', { name: say.settings }).first().click();
    await page.getByRole('button', { name: say.usual }).click();
    await button(page, say.closure).click();
    await readable(page, locale, 'settings');
    await button(page, say.newKit).click();
    await button(page, say.paper).waitFor();
    await readable(page, locale, 'the kit');
    await button(page, say.paper).click();
    await readable(page, locale, 'the kit, typed back');

    await page.getByRole('button', { name: say.lock }).first().click();
    await page.getByRole('heading', { name: say.locked }).waitFor();
    await page.getByRole('heading', { level: 2 }).waitFor();
    await readable(page, locale, 'locked');
    await leave();
  });
}
