/** A partner at a real browser: fills the request form, keeps the code, follows. Words of the page are never repeated here. */
import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';

export interface Asked {
  readonly promptness?: 'now' | 'soon' | 'no_rush';
  readonly organisation?: string;
  readonly firstName?: string;
  readonly phone?: string;
  readonly text?: string;
}

/** Types the four answers, and the text if there is one; sends nothing. */
export async function fillRequest(page: Page, asked: Asked = {}): Promise<void> {
  await page.locator('#request-fields:enabled').waitFor();
  await page.locator(`#promptness-${asked.promptness ?? 'soon'}`).check();
  await page.locator('#organisation').fill(asked.organisation ?? 'Organisme inventé');
  await page.locator('#first-name').fill(asked.firstName ?? 'Camille');
  await page.locator('#phone').fill(asked.phone ?? '555 010-0142, poste 3');
  if (asked.text === undefined) return;
  await page.locator('#more > summary').click();
  await page.locator('#text').fill(asked.text);
}

/** Sends, and waits for the acknowledgement. @returns the reference */
export async function send(page: Page): Promise<string> {
  await page.locator('#send').click();
  return acknowledged(page);
}

export async function acknowledged(page: Page): Promise<string> {
  await page.locator('#ack-title').waitFor({ state: 'visible' });
  return (await page.locator('#ack-reference').textContent()) ?? '';
}

/** Shows the code. @returns its 12 words */
export async function showCode(page: Page): Promise<string[]> {
  await page.locator('#keep-code').click();
  await page.locator('#code-words li').nth(11).waitFor();
  return page.locator('#code-words li').allTextContents();
}

/** Types the two words back that the page asks for. */
export async function typeBack(page: Page, words: readonly string[]): Promise<void> {
  await page.locator('#code-kept').click();
  for (const side of ['a', 'b']) {
    const label = (await page.locator(`#check-${side}-label`).textContent()) ?? '';
    await page.locator(`#check-${side}`).fill(words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
  }
  await page.locator('#check [type=submit]').click();
}

/** Opens a request with its code. */
export async function follow(
  page: Page,
  path: string,
  code: { reference?: string; words: readonly string[] },
): Promise<void> {
  await page.goto(path);
  await page.locator('#open-fields:enabled').waitFor();
  if (code.reference !== undefined) await page.locator('#reference').fill(code.reference);
  await page.locator('#words').fill(code.words.join(' '));
  await page.locator('#open-form [type=submit]').click();
  await page.locator('#thread').waitFor({ state: 'visible' });
}

/** Nothing is kept on the device: no cookie, no storage of any kind. */
export async function assertNothingKept(page: Page): Promise<void> {
  assert.deepEqual(await page.context().cookies(), []);
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  assert.deepEqual(kept, { local: 0, session: 0, databases: 0, caches: 0, workers: 0 });
}

/** Presses *try again*. The page tries by itself too: the button may be gone already, and then it is done. */
export const tryAgain = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector<HTMLElement>('#request-errors button')?.click());
