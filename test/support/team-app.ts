/** The team's app as a person uses it: by the words on it. */
import type { Locator, Page } from '@playwright/test';
import type { Teammate } from '#cli/client/team.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

type Place = Page | Locator;

export const button = (place: Place, name: string | RegExp): Locator =>
  place.getByRole('button', { name }).first();

/** A band that says what happened. */
export const banner = (place: Place, text: string | RegExp): Locator =>
  place.getByRole('alert').filter({ hasText: text });

/** A notice at the foot of the page. */
export const toast = (page: Page, text: string): Locator =>
  page.locator('section > div').filter({ has: page.getByText(text, { exact: true }) });

/** Opens a request from *Today*. */
export async function open(page: Page, reference: string): Promise<void> {
  await page.getByRole('link', { name: reference }).first().click();
  await page.getByRole('heading', { level: 1, name: reference }).waitFor();
}

/** Unfolds one of the things to do on a request. @returns its form */
export async function openTask(page: Page, name: string): Promise<Locator> {
  const toggle = page.locator('h3 > button').filter({ hasText: name });
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
  return page.locator(`#${await toggle.getAttribute('aria-controls')}`);
}

/** Types the passphrase on the lock screen. */
export async function unlock(
  page: Page,
  { credentials }: Pick<Teammate, 'credentials'>,
  locale: Locale,
): Promise<void> {
  await page
    .getByLabel(m.team_access_passphrase_of(locale, { name: credentials.signInName }))
    .fill(credentials.passphrase);
  await page.getByRole('button', { name: m.team_access_unlock(locale) }).click();
}

/** A chip: its input is visually hidden, its words are what one taps. */
export async function choose(
  within: Locator,
  name: string | RegExp,
  role: 'radio' | 'checkbox' = 'radio',
): Promise<void> {
  const input = within.page().getByRole(role, typeof name === 'string' ? { name, exact: true } : { name });
  await within.locator('label').filter({ has: input }).click();
}
