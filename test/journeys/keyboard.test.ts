/** From the door to a closed request without a mouse, on the real server: Tab, Enter, Space, arrows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '@playwright/test';
import { handIn } from '#cli/client/partner.ts';
import { transportTo } from '#cli/client/transport.ts';
import { CLOSE_REASON } from '#team/closed/close-reason-words.ts';
import * as m from '#texts/messages.ts';
import { startProgramme } from '../support/programme.ts';

const fr = 'fr' as const;

test('a member signs in, takes, calls, assesses, decides and closes by keyboard alone', async (t) => {
  const programme = await startProgramme(t);
  const { founder, place, founded } = programme;
  const { reference } = await handIn(transportTo(place.base), await place.seal(founded));
  const member = await programme.visit('/equipe');
  const { page } = member;

  await named(page, m.team_access_name(fr));
  await page.keyboard.type(founder.credentials.signInName);
  await tabTo(page, m.team_access_passphrase(fr));
  await page.keyboard.type(founder.credentials.passphrase);
  await page.keyboard.press('Enter');
  await named(page, m.team_access_code(fr));
  await page.keyboard.type(programme.nextCode(founder));
  await page.getByRole('heading', { level: 1, name: m.team_today_title(fr) }).waitFor();

  await tabTo(page, m.team_today_take_which(fr, { reference }));
  await page.keyboard.press('Enter');
  await page.getByText(m.team_today_taken(fr, { reference })).first().waitFor();
  // The row went to *mine*: the keyboard went with it.
  await named(page, reference);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: reference }).waitFor();

  await tabTo(page, m.team_call_call(fr, { person: 'Prénom' }));
  await page.keyboard.press('Enter');
  await named(page, m.team_call_section(fr));
  await tabTo(page, m.team_outcome_reached(fr));
  await page.keyboard.press('Enter');
  await page.locator('#task-assess').waitFor();

  await tabTo(page, m.team_identity_called_switchboard(fr));
  await page.keyboard.press('Space');
  await tabTo(page, m.team_assess_submit(fr));
  await page.keyboard.press('Enter');
  await page.locator('#task-decide').waitFor();
  await tabTo(page, m.team_decision_advice_given(fr));
  await page.keyboard.press('Space');
  await tabTo(page, m.team_decision_submit(fr));
  await page.keyboard.press('Enter');
  await page.locator('#task-plan').waitFor();

  await tabTo(page, m.team_task_close(fr));
  await page.keyboard.press('Enter');
  await page.locator('#task-close').waitFor();
  await named(page, m.team_closing_helped(fr));
  await page.keyboard.press('ArrowDown');
  await named(page, m.team_closing_referred(fr));
  await tabTo(page, m.team_close_submit(fr));
  await page.keyboard.press('Enter');
  await named(page, CLOSE_REASON.done(fr));
  await tabTo(page, m.team_reopen(fr));
  await member.leave();
});

/** What a screen reader would call the element that has the focus: its label, its words, or its heading. */
const nameOfFocus = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return '';
    const labelled = at.getAttribute('aria-labelledby');
    if (at.hasAttribute('aria-label')) return at.getAttribute('aria-label') ?? '';
    if (at.matches('section') && labelled) return document.getElementById(labelled)?.textContent ?? '';
    const labels =
      at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement
        ? [...(at.labels ?? [])].map((label) => label.textContent ?? '')
        : [];
    return [...labels, at.textContent ?? ''].join(' ');
  });

/** Waits until the focus is on something of that name. @throws naming where it is */
async function named(page: Page, name: string): Promise<void> {
  const limit = Date.now() + 10_000;
  for (;;) {
    const at = await nameOfFocus(page);
    if (at.includes(name)) return;
    assert.ok(Date.now() < limit, `The focus is not on “${name}” but on “${at.slice(0, 120)}”`);
    await page.waitForTimeout(50);
  }
}

/** Presses Tab until the focus is on something of that name. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let stops = 0; stops < 80; stops++) {
    const at = await nameOfFocus(page);
    if (at.includes(name)) return;
    passed.push(at.slice(0, 40));
    await page.keyboard.press('Tab');
  }
  assert.fail(`The keyboard does not reach “${name}”; it passed ${passed.join(' | ')}`);
}
