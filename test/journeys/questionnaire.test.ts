/** A questionnaire in a room: phones that answer, one without a network for a moment, one without scripts; and the questions box. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from '@playwright/test';
import { questionnaireLink } from '#contract/links.ts';
import { asksQuestions, sayRoundCode } from '#programme/round.ts';
import { UNDERTAKINGS } from '#programme/session-plan.ts';
import type { NewRound, RoundsDesk } from '#team/data/rounds.ts';
import { assertAccessible, assertFits } from '#test/support/axe.ts';
import { type Chromium, screens, startChromium, type Visitor } from '#test/support/chromium.ts';
import { openPlace, type Place } from '#test/support/installation.ts';
import { picture } from '#test/support/pictures.ts';
import { roundsDeskAt } from '#test/support/rounds.ts';

const HOUR = 60 * 60_000;
const SUBMIT = '**/api/door/answers';

describe('a questionnaire', () => {
  let chromium: Chromium;
  let place: Place;
  let desk: RoundsDesk;
  const closing: (() => unknown)[] = [];
  before(async () => {
    chromium = await startChromium();
    place = await openPlace({ after: (fn: () => unknown) => void closing.push(fn) });
    ({ desk } = await roundsDeskAt(place, await place.found()));
  });
  after(async () => {
    await chromium.stop();
    for (const close of closing) await close();
  });

  const make = async (over: Partial<NewRound> = {}) => {
    const now = Date.now();
    const asked = { opensAt: now - HOUR, closesAt: now + HOUR, most: 100 };
    const set = asksQuestions(over.moment ?? 'after') ? { id: 'maison', version: 1 } : null;
    const made = await desk.createRound({ moment: 'after', set, ...asked, ...over });
    assert.ok(made.ok);
    return made;
  };
  const read = async (round: string) => {
    const answers = await desk.openAnswers(round);
    assert.ok(answers.ok);
    return answers;
  };
  const phone = { viewport: { width: 390, height: 844 } };
  const visit = async (
    path: string,
    options: Parameters<Chromium['visitor']>[1] = phone,
  ): Promise<Visitor> => {
    const visitor = await chromium.visitor(place.base, options);
    await visitor.page.goto(path);
    return visitor;
  };
  const thanked = (page: Page) => page.locator('#thanks-title').waitFor();

  test('several phones answer; one had no network for a moment; nothing stays on any', async () => {
    const { round } = await make();
    const path = questionnaireLink('', 'fr', round);
    const visitors = await Promise.all([visit(path), visit(path), visit(path)]);
    for (const [i, { page }] of visitors.entries()) {
      await page.locator('#fields:enabled').waitFor();
      await page.locator('label[for="q-went-back-thank-you"], label:has(#q-went-back-thank-you)').click();
      await page.locator(`label:has(#q-comfortable-${i + 2})`).click();
    }
    const [first, lost, impatient] = visitors.map(({ page }) => page) as [Page, Page, Page];
    assert.equal(await first.locator('#so-far-text').textContent(), '2 sur 12');
    await first.locator('#line').fill('Merci à Jeanne Tremblay, 450 555-0123');
    await first.locator('#line').blur();
    await first.locator('#line-flags li').nth(1).waitFor();
    await assertAccessible(first, 'questionnaire, filled');
    await picture(first, 'questionnaire-filled');
    // It flags, and never blocks.
    await first.locator('#send').click();
    await thanked(first);
    await assertAccessible(first, 'questionnaire, thanked');
    assert.equal(await first.locator('.kept-open').count(), 6, 'why, after the session');
    // The answer arrived and its acknowledgement did not: by itself it is sent again, as the same answer.
    let cut = 1;
    await lost.route(SUBMIT, async (route) => {
      if (cut-- > 0) {
        await route.fetch();
        await route.abort('connectionreset');
      } else await route.fallback();
    });
    await lost.locator('#send').click();
    await lost.locator('#errors').waitFor({ state: 'visible' });
    assert.equal(await lost.locator('#line').isDisabled(), true, 'what may have arrived is not changed');
    await thanked(lost);
    await impatient.context().setOffline(true);
    await impatient.locator('#send').dblclick();
    await impatient.locator('#errors').waitFor({ state: 'visible' });
    assert.equal(
      await impatient.locator('#errors button').isEnabled(),
      true,
      'whoever will not wait need not',
    );
    await assertAccessible(impatient, 'questionnaire, no network');
    await impatient.context().setOffline(false);
    await thanked(impatient);
    const { answers, unreadable } = await read(round.round);
    assert.deepEqual(answers.map((one) => one.answers['comfortable']).sort(), [2, 3, 4]);
    assert.equal(unreadable, 0);
    for (const { page, leave } of visitors) {
      const kept = await page.evaluate(async () => [
        document.cookie,
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
      ]);
      assert.deepEqual(kept, ['', 0, 0, 0, 0]);
      await leave();
    }
  });

  test('a slip answers once, keeps its token out of the address, and goes along to the other language', async () => {
    const { round, slips } = await make({ slips: 1 });
    const [token = ''] = slips;
    const [hers, again, without] = await Promise.all([
      visit(questionnaireLink('', 'fr', { code: round.code, token })),
      visit(questionnaireLink('', 'fr', { code: round.code, token })),
      visit(questionnaireLink('', 'fr', round)),
    ]);
    const { page } = hers;
    await page.locator('#fields:enabled').waitFor();
    assert.equal(new URL(page.url()).hash, '');
    await page.locator('.tools a[hreflang=en]').click();
    await page.waitForURL('**/en/q/**');
    await page.locator('#fields:enabled').waitFor();
    assert.equal(new URL(page.url()).hash, '');
    await page.locator('label:has(#q-equipped-5)').click();
    await page.locator('#send').click();
    await thanked(page);
    await again.page.locator('label:has(#q-equipped-1)').click();
    await again.page.locator('#send').click();
    await again.page.getByText(/Ce billet a déjà servi/).waitFor();
    assert.equal(await without.page.getByText(/chaque billet a son propre lien/).isVisible(), true);
    assert.equal(await without.page.locator('#fields').count(), 0);
    const { answers } = await read(round.round);
    assert.deepEqual(
      answers.map((one) => one.answers),
      [{ equipped: 5 }],
    );
    for (const { leave } of [hers, again, without]) await leave();
  });

  test('with scripts off it is read, and says that paper has the same questions; nothing can leave', async () => {
    const { round } = await make();
    const visitor = await visit(questionnaireLink('', 'fr', round), { ...phone, javaScriptEnabled: false });
    const { page } = visitor;
    assert.equal(await page.locator('fieldset.question:visible').count(), 11);
    assert.equal(
      await page
        .getByText(/Ou demandez la feuille de papier/)
        .first()
        .isVisible(),
      true,
    );
    assert.equal(await page.locator('#send').isVisible(), false);
    assert.equal(await page.locator('form [name]').count(), 0, 'no field has a name');
    assert.equal(await page.locator('form[action]').count(), 0);
    await visitor.leave();
  });

  test('by keyboard alone, from 320 px to a desk, light and dark; before a session it teaches nothing', async () => {
    const { round } = await make({ moment: 'before' });
    const later = (await make({ moment: 'later' })).round;
    const dark = { colorScheme: 'dark', viewport: screens.narrow } as const;
    const [narrow, desktop] = [
      await visit(questionnaireLink('', 'fr', round), dark),
      await visit(questionnaireLink('', 'en', later), { viewport: screens.desk, locale: 'en-CA' }),
    ];
    const { page } = narrow;
    await page.locator('#fields:enabled').waitFor();
    await assertFits(page, 'questionnaire at 320 px');
    await assertAccessible(page, 'questionnaire before, dark, 320 px');
    assert.equal(
      await page
        .locator('template#thanks')
        .evaluate((it) => (it as HTMLTemplateElement).content.querySelectorAll('.kept-open').length),
      0,
    );
    // Nothing answered: said, and nothing is sent.
    await page.locator('#send').focus();
    await page.keyboard.press('Enter');
    await page.locator('#errors h2').waitFor();
    await page.locator('#q-not-a-victim input').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    assert.equal(
      await page.evaluate(() => document.activeElement?.id),
      'q-went-back-why-go-back',
      'one stop a question',
    );
    for (let i = 0; i < 9 && (await page.evaluate(() => document.activeElement?.id)) !== 'send'; i++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await thanked(page);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'thanks-title');
    assert.deepEqual(
      (await read(round.round)).answers.map((one) => one.answers),
      [{ 'not-a-victim': 'what-weighs' }],
    );
    await assertAccessible(desktop.page, 'questionnaire later, English');
    await picture(desktop.page, 'questionnaire-later-en');
    // None of these goes with no other.
    const box = (id: string) => desktop.page.locator(`#q-since-then-${id}`);
    await box('used-a-phrase').check();
    await box('called-the-team').check();
    await box('none-yet').check();
    assert.deepEqual(
      [await box('used-a-phrase').isChecked(), await box('called-the-team').isChecked()],
      [false, false],
    );
    await box('called-the-team').check();
    assert.equal(await box('none-yet').isChecked(), false);
    await desktop.leave();
    await narrow.leave();
  });

  test('the questions box takes several questions from one phone, each by itself', async () => {
    const { round } = await make({ moment: 'box' });
    const visitor = await visit(questionnaireLink('', 'fr', round));
    const { page } = visitor;
    await page.locator('#fields:enabled').waitFor();
    await assertAccessible(page, 'questions box');
    await page.locator('#send').click();
    await page.locator('#line-error').waitFor({ state: 'visible' });
    await page.locator('#line').fill('a'.repeat(301));
    await page.locator('#send').click();
    await page
      .getByText(/un caractère de trop/)
      .first()
      .waitFor();
    const questions = ['Que dire quand elle ne répond plus?', 'Comment proposer une rencontre?'];
    for (const [i, question] of questions.entries()) {
      await page.locator('#line').fill(question);
      await page.locator('#send').click();
      await thanked(page);
      await assertAccessible(page, 'questions box, thanked');
      if (i === 0) await page.locator('#another').click();
    }
    assert.deepEqual((await read(round.round)).questions.toSorted(), questions.toSorted());
    await visitor.leave();
  });

  test('an organiser undertakes all four by a link, once, from the keyboard; nothing typed stays', async () => {
    const { round } = await make({ moment: 'undertaking', most: 1 });
    const path = questionnaireLink('', 'fr', round);
    const dark = { colorScheme: 'dark', viewport: screens.narrow } as const;
    const [hers, other, plain] = await Promise.all([
      visit(path, dark),
      visit(questionnaireLink('', 'en', round), { viewport: screens.desk, locale: 'en-CA' }),
      visit(path, { ...phone, javaScriptEnabled: false }),
    ]);
    const { page } = hers;
    await page.locator('#fields:enabled').waitFor();
    await assertFits(page, 'undertaking at 320 px');
    await assertAccessible(page, 'undertaking, dark, 320 px');
    await picture(page, 'undertaking-320-dark');
    await assertAccessible(other.page, 'undertaking, English');
    await picture(other.page, 'undertaking-1280-en');
    await picture(plain.page, 'undertaking-390-noscript');
    assert.equal(await plain.page.locator('[data-promise]:visible').count(), UNDERTAKINGS.length);
    assert.equal(await plain.page.locator('#send').isVisible(), false);
    assert.ok(
      await plain.page.locator('noscript a[href^="tel:"], .notice a[href^="tel:"]').first().isVisible(),
    );
    // Without a name: said in the field, and nothing leaves.
    await page.locator('#send').focus();
    await page.keyboard.press('Enter');
    await page.locator('#line-error').waitFor({ state: 'visible' });
    await page.locator('#line').fill('a'.repeat(81));
    await page.locator('#send').click();
    await page
      .getByText(/un caractère de trop/)
      .first()
      .waitFor();
    await assertAccessible(page, 'undertaking, a name too long');
    await page.locator('#line').fill('Luc Tremblay, lieutenant');
    await page.context().setOffline(true);
    await page.keyboard.press('Enter');
    await page.locator('#errors').waitFor({ state: 'visible' });
    assert.equal(await page.locator('#line').inputValue(), 'Luc Tremblay, lieutenant', 'nothing is lost');
    await page.context().setOffline(false);
    await thanked(page);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'thanks-title');
    assert.equal(await page.locator('#line').count(), 0, 'what was typed is gone from the page');
    await assertAccessible(page, 'undertaking, thanked');
    await picture(page, 'undertaking-thanked-320-dark');
    // Opened by two: who comes second is told, and what she typed stays.
    await other.page.locator('#line').fill('Anne Roy, captain');
    await other.page.locator('#send').dblclick();
    await other.page.getByRole('heading', { name: 'This undertaking has arrived already' }).waitFor();
    assert.equal(await other.page.locator('#line').inputValue(), 'Anne Roy, captain');
    await picture(other.page, 'undertaking-second-1280-en');
    const { undertakings } = await read(round.round);
    assert.deepEqual(
      undertakings.map(({ by, accepted }) => [by, accepted]),
      [['Luc Tremblay, lieutenant', [...UNDERTAKINGS]]],
    );
    const late = (await make({ moment: 'undertaking', most: 1, closesAt: Date.now() - 1 })).round;
    for (const [code, status, words] of [
      [round.code, 200, /déjà arrivé/],
      [late.code, 410, /plus ouvert/],
    ] as const) {
      assert.equal((await page.goto(`/q/${code}`))?.status(), status);
      assert.match((await page.locator('h1').textContent()) ?? '', words);
      assert.ok(await page.locator('main a[href^="tel:"]').isVisible());
      await assertAccessible(page, `undertaking, ${status}`);
      await assertFits(page, `undertaking, ${status}`);
      await picture(page, `undertaking-${status}-320-dark`);
    }
    for (const { leave } of [hers, other, plain]) await leave();
  });

  test('a code that is wrong, too early, too late or full is told calmly, and the code can be typed', async () => {
    const now = Date.now();
    const { round } = await make({ most: 1 });
    const early = (await make({ opensAt: now + HOUR, closesAt: now + 2 * HOUR })).round;
    const late = (await make({ closesAt: now - 1 })).round;
    const visitor = await visit('/q');
    const { page } = visitor;
    const open = async (path: string) => (await page.goto(path))?.status();
    await assertAccessible(page, 'code to be typed');
    assert.equal(await open('/q/0000-0000-00'), 404);
    await assertAccessible(page, 'code that is none');
    await page.locator('#code').fill(sayRoundCode(round.code).toLowerCase());
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/q/${sayRoundCode(round.code)}`);
    await page.locator('label:has(#q-equipped-1)').click();
    // Somebody else was faster.
    const faster = await visit(questionnaireLink('', 'fr', round));
    await faster.page.locator('label:has(#q-equipped-2)').click();
    await faster.page.locator('#send').click();
    await thanked(faster.page);
    await faster.leave();
    await page.locator('#send').click();
    await page.getByText(/toutes les réponses prévues/).waitFor();
    assert.equal(await page.locator('#q-equipped-1').isChecked(), true, 'nothing is lost');
    page.once('dialog', (dialog) => void dialog.accept());
    for (const [path, status, words] of [
      [`/q/${round.code}`, 200, /est atteint/],
      [`/q/${early.code}`, 404, /pas encore ouvert/],
      [`/q/${late.code}`, 410, /terminé/],
      [`/en/q/${late.code}`, 410, /has ended/],
    ] as const) {
      assert.equal(await open(path), status, path);
      assert.match((await page.locator('h1').textContent()) ?? '', words);
      await assertAccessible(page, path);
      await assertFits(page, path);
    }
    await visitor.leave();
  });
});
