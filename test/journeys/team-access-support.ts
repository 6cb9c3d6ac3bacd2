/** What people do at the team's door, in a real browser: the steps that several journeys share. */
import { strict as assert } from 'node:assert';
import type { Locator, Page } from '@playwright/test';
import type { Credentials } from '#cli/client/member.ts';
import { totpCode } from '#sealing/totp.ts';
import { linksForSetup } from '#server/installation.ts';
import type { Place } from '../support/installation.ts';

const PERIOD_MS = 30_000;

export async function setupLinkOf({ installation, base }: Place): Promise<string> {
  const [waiting] = await linksForSetup(installation, base);
  assert.ok(waiting, 'a fresh programme waits for its founder');
  return waiting.link;
}

/** The code that the server takes now: one step ahead, since a step serves once. */
export const nextCode = (secret: string, steps = 1): string =>
  totpCode(secret, Date.now() + steps * PERIOD_MS);

/** Reads the proposed passphrase and types it back. */
export async function takePassphrase(page: Page): Promise<string> {
  const words = page.locator('[aria-labelledby="proposed-passphrase"]');
  await words.filter({ hasText: /\S+( \S+){5}/ }).waitFor();
  const passphrase = (await words.innerText()).trim();
  await page.getByLabel('Tapez-la de mémoire').fill(passphrase);
  return passphrase;
}

/** Scans (by hand) the secret, proves the phone, keeps the recovery codes. @param now epoch ms, the server's clock */
export async function takeSecondFactor(
  page: Page,
  now = Date.now(),
): Promise<{ secret: string; codes: string[] }> {
  await page.getByText('Tapez la clé').click();
  const secret = (await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/).innerText()).replaceAll(' ', '');
  await page.getByLabel('Les six chiffres').fill(totpCode(secret, now));
  await page.getByText('Votre téléphone donne le bon code.').first().waitFor();
  const codes = await page
    .getByRole('listitem')
    .filter({ hasText: /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/ })
    .allInnerTexts();
  assert.equal(codes.length, 10);
  await page.getByText('Je les ai sur papier').click();
  return { secret, codes };
}

/** The words on the screen, in order. */
export async function wordsIn(group: Locator): Promise<string[]> {
  await group.getByRole('listitem').first().waitFor();
  return (await group.getByRole('listitem').allInnerTexts()).map((word) => word.trim());
}

/** Writes the kit down, types two groups back, and presses what confirms it. */
export async function confirmKitOnPaper(page: Page, confirm: string): Promise<string[]> {
  const kit = await wordsIn(page.getByRole('group', { name: 'Les vingt-quatre mots' }));
  assert.equal(kit.length, 24);
  await page.getByRole('button', { name: 'C’est sur papier' }).click();
  for (const field of await page.getByLabel(/Les quatre mots du groupe/).all()) {
    const label = await field.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '');
    const group = Number(/\d/.exec(label)?.[0]);
    await field.fill(kit.slice((group - 1) * 4, group * 4).join(' '));
  }
  await page.getByRole('button', { name: confirm }).click();
  return kit;
}

export interface Account extends Credentials {
  readonly codes: readonly string[];
}

/** Set-up from the link to *Today*. @param beforeKit what else is tried while the kit is on the screen */
export async function setUp(
  page: Page,
  link: string,
  beforeKit: () => Promise<void> = async () => {},
): Promise<Account & { kit: string[] }> {
  await page.goto(link);
  await page.getByLabel('Nom du programme').fill('Programme inventé');
  await page.getByLabel('Organisme qui le porte').fill('Organisme inventé');
  await page.getByLabel('Téléphone public').fill('555 010-0199');
  await page.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  await page.getByLabel('Votre nom').fill('Mireille Inventée');
  await page.getByLabel('Nom de connexion').fill('mireille');
  const passphrase = await takePassphrase(page);
  await page.getByRole('button', { name: 'Continuer', exact: true }).click();
  const { secret, codes } = await takeSecondFactor(page);
  await page.getByRole('button', { name: 'Créer le trousseau' }).click();
  await page.getByRole('group', { name: 'Les vingt-quatre mots' }).waitFor();
  await beforeKit();
  const kit = await confirmKitOnPaper(page, 'La trousse est bonne : ouvrir la porte');
  await page.getByRole('button', { name: 'Ouvrir Aujourd’hui' }).click();
  await onToday(page);
  return { signInName: 'mireille', passphrase, totpSecret: secret, codes, kit };
}

export async function onToday(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor();
}

/** @param steps which code of the phone: each serves once */
export async function signIn(
  page: Page,
  { signInName, passphrase, totpSecret }: Credentials,
  steps = 1,
): Promise<void> {
  await page.goto('/equipe');
  await typeNameAndPassphrase(page, signInName, passphrase);
  await page.getByLabel('Les six chiffres de votre application').fill(nextCode(totpSecret, steps));
  await onToday(page);
}

export async function typeNameAndPassphrase(page: Page, name: string, passphrase: string): Promise<void> {
  await page.getByLabel('Nom de connexion').fill(name);
  await page.getByLabel('Phrase de passe', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Continuer', exact: true }).click();
}

export async function unlock(page: Page, { passphrase }: Pick<Credentials, 'passphrase'>): Promise<void> {
  await page.getByLabel(/^Phrase de passe de/).fill(passphrase);
  await page.getByRole('button', { name: 'Déverrouiller' }).click();
}
