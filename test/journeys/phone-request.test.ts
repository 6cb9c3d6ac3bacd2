/**
 * A request taken by phone, with the keyboard alone: `n`, then one answer after the other while listening. What was
 * typed survives a lock, a reload and a lost network, sealed.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '@playwright/test';
import { KIND_SHORT } from '#team/parts/words.ts';
import * as m from '#texts/messages.ts';
import { assertAccessible, assertFits } from '../support/axe.ts';
import { screens, type Visitor } from '../support/chromium.ts';
import { picture } from '../support/pictures.ts';
import { startProgramme } from '../support/programme.ts';
import { stepsOf } from '../support/steps.ts';
import { toast, unlock } from '../support/team-app.ts';

const fr = 'fr' as const;

test('a call becomes a request by keyboard alone, and nothing typed is lost', async (t) => {
  const programme = await startProgramme(t);
  const step = stepsOf(t);
  let taking!: Visitor, watching!: Visitor;
  let page!: Page;

  await step('n, then the answers: each key goes on to the next question; Ctrl+Enter saves', async () => {
    taking = await programme.signIn(programme.beatrice);
    watching = await programme.signIn(programme.founder);
    page = taking.page;
    const began = Date.now();
    await page.keyboard.press('n');
    await focused(page, m.team_promptness_now(fr));
    await page.keyboard.press('1');
    await type(page, m.team_organisation(fr), 'Poste de police 97');
    await page.keyboard.press('Enter');
    await type(page, m.team_phone_first_name(fr), 'Agente Modèle');
    await page.keyboard.press('Enter');
    await type(page, m.team_phone_number(fr), '450 555-0161');
    await page.keyboard.press('Enter');
    // Kind, sector, language: a digit answers, Enter goes on.
    await answer(page, KIND_SHORT.support(fr), '1');
    await answer(page, m.team_sector_police(fr), '1');
    await page.keyboard.press('Enter');
    await type(page, m.team_phone_when(fr), 'avant 16 h');
    await page.keyboard.press('Enter');
    // The exact time stays folded: passed over.
    await page.keyboard.press('Tab');
    await answer(page, m.team_yes(fr), '2');
    await answer(page, m.team_age_under_18(fr), '2');
    await answer(page, m.team_yes(fr), '1');
    await type(page, m.team_phone_text(fr), 'Elle demande quelqu’un qui sait.');
    await picture(page, '30-phone');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('radio', { name: m.team_identity_called_switchboard(fr) }).waitFor();
    t.diagnostic(`typed and saved in ${Math.round((Date.now() - began) / 1000)} s`);
    await picture(page, '31-phone-saved');
  });

  await step(
    'it was reached as it came, is hers, and has what was said; the other member saw it arrive',
    async () => {
      const reference = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
      assert.match(reference, /^\p{Lu}.*-\d{4}$/u);
      await page.getByText(m.team_state_reached(fr), { exact: true }).waitFor();
      await page
        .getByText(m.team_opening_who(fr, { person: 'Agente Modèle', organisation: 'Poste de police 97' }))
        .waitFor();
      await page.getByText('Elle demande quelqu’un qui sait.').first().waitFor();
      await page.getByText(m.team_message_safe_no(fr)).first().waitFor();
      await watching.page.getByRole('link', { name: reference }).first().waitFor();
    },
  );

  await step('locked in the middle of the next call: the passphrase brings every answer back', async () => {
    await page.locator('body').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('n');
    await focused(page, m.team_promptness_now(fr));
    await page.keyboard.press('2');
    await page.keyboard.type('Clinique du Verger');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Dre Modèle');
    await page.getByRole('button', { name: m.team_lock(fr) }).press('Enter');
    await page.getByRole('heading', { name: m.team_access_locked(fr) }).waitFor();
    await unlock(page, programme.beatrice, fr);
    await assertTyped(page, { organisation: 'Clinique du Verger', firstName: 'Dre Modèle' });
    assert.ok(await page.getByRole('radio', { name: m.team_promptness_soon(fr) }).isChecked());
  });

  await step('reloaded once it says saved: the same', async () => {
    await page.getByLabel(m.team_phone_number(fr)).fill('450 555-0162');
    await page.locator('[data-saved]').waitFor();
    await page.reload();
    await unlock(page, programme.beatrice, fr);
    await assertTyped(page, {
      organisation: 'Clinique du Verger',
      firstName: 'Dre Modèle',
      phone: '450 555-0162',
    });
    await page.getByText(m.team_phone_restored(fr)).waitFor();
    await picture(page, '32-phone-restored');
    await assertAccessible(page, 'call, restored');
  });

  await step(
    'without network it is said, nothing is lost, and it is sent when the network is back',
    async () => {
      await page.context().setOffline(true);
      await page.getByLabel(m.team_phone_text(fr)).fill('Tapé sans réseau.');
      await page.keyboard.press('Control+Enter');
      await toast(page, m.team_phone_saved_offline(fr)).waitFor();
      await page.getByRole('heading', { level: 1, name: m.team_today_title(fr) }).waitFor();
      await page
        .getByText(m.team_connection_offline_waiting(fr, { n: 1 }))
        .first()
        .waitFor();
      await picture(page, '33-offline');
      await assertAccessible(page, 'Today, offline');
      assert.equal(await watching.page.getByText('Clinique du Verger').count(), 0);
      await page.context().setOffline(false);
      await watching.page.getByText('Clinique du Verger').waitFor();
      await page.getByText('Clinique du Verger').first().waitFor();
      await watching.page.locator('li').filter({ hasText: 'Clinique du Verger' }).getByRole('link').click();
      await watching.page.getByText('Tapé sans réseau.').first().waitFor();
    },
  );

  await step('typed without network, locked, and unlocked with the network back: still there', async () => {
    await page.locator('body').click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('n');
    await focused(page, m.team_promptness_now(fr));
    await page.context().setOffline(true);
    await page.keyboard.press('3');
    await page.keyboard.type('Maison de la famille');
    await page.locator('[data-saved]').waitFor();
    await page.getByRole('button', { name: m.team_lock(fr) }).press('Enter');
    await page.getByRole('heading', { name: m.team_access_locked(fr) }).waitFor();
    await page.context().setOffline(false);
    await unlock(page, programme.beatrice, fr);
    await assertTyped(page, { organisation: 'Maison de la famille', firstName: '' });
  });

  await step('at 320 px the form fits, and what has the focus is never hidden under a bar', async () => {
    await page.setViewportSize(screens.narrow);
    await assertFits(page, 'call, narrow');
    await picture(page, '34-phone-narrow');
    await page.getByRole('combobox', { name: m.team_organisation(fr) }).focus();
    const last = page.getByRole('button', { name: m.team_phone_save(fr) });
    for (let stops = 0; !(await last.evaluate((button) => button === document.activeElement)); stops++) {
      assert.ok(stops < 40, 'the keyboard reaches the button that saves');
      assert.equal(await hiddenFocus(page), null);
      await page.keyboard.press('Tab');
    }
  });

  await taking?.leave(/Failed to fetch|ERR_INTERNET_DISCONNECTED/);
  await watching?.leave();
});

interface Typed {
  readonly organisation: string;
  readonly firstName: string;
  readonly phone?: string;
}

async function assertTyped(page: Page, typed: Typed): Promise<void> {
  await page.getByLabel(m.team_phone_first_name(fr)).waitFor();
  assert.equal(
    await page.getByRole('combobox', { name: m.team_organisation(fr) }).inputValue(),
    typed.organisation,
  );
  assert.equal(await page.getByLabel(m.team_phone_first_name(fr)).inputValue(), typed.firstName);
  if (typed.phone !== undefined)
    assert.equal(await page.getByLabel(m.team_phone_number(fr)).inputValue(), typed.phone);
}

/** Waits until the focus is in the control of that name. */
async function focused(page: Page, name: string): Promise<void> {
  const hasFocus = (wanted: string) => {
    const control = document.activeElement;
    const labels =
      control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
        ? [...(control.labels ?? [])].map((label) => label.textContent ?? '')
        : [];
    return labels.some((label) => label.includes(wanted));
  };
  await page.waitForFunction(hasFocus, name, { timeout: 10_000 }).catch(async () => {
    const where = await page.evaluate(
      () =>
        document.activeElement?.closest('label')?.textContent ??
        document.activeElement?.outerHTML.slice(0, 200),
    );
    throw new Error(`The focus is not in “${name}” but in ${where}`);
  });
}

/** The focus came here by itself; then one types. */
async function type(page: Page, label: string, text: string): Promise<void> {
  await focused(page, label);
  await page.keyboard.type(text);
}

/** A digit answers the question that has the focus; Enter goes on. */
async function answer(page: Page, first: string, digit: string): Promise<void> {
  await focused(page, first);
  await page.keyboard.press(digit);
  await page.keyboard.press('Enter');
}

/** What covers the control that has the focus; null when one sees it. A radio button is seen by its words. */
function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const control = document.activeElement as HTMLElement;
    const shown =
      (control.matches('input[type=radio], input[type=checkbox]') && control.closest('label')) || control;
    const { left, top, width, height } = shown.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there !== null && (shown.contains(there) || there.contains(shown))
      ? null
      : `${shown.outerHTML.slice(0, 150)} under ${there?.outerHTML.slice(0, 150) ?? 'the edge'}`;
  });
}
