/**
 * Duty, as two members live it: a rota is made, a swap asked and accepted, a request finds whoever is on duty and says
 * who has it, somebody goes away in one tap and what is hers goes on with somebody else.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '@playwright/test';
import * as m from '#texts/messages.ts';
import { assertAccessible } from '../support/axe.ts';
import { screens, type Visitor } from '../support/chromium.ts';
import { fillRequest, send } from '../support/partner.ts';
import { picture } from '../support/pictures.ts';
import { NAMES, startProgramme } from '../support/programme.ts';
import { stepsOf } from '../support/steps.ts';
import { button, choose, toast, unlock } from '../support/team-app.ts';

const fr = 'fr' as const;
const DAYS = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'];

test('a rota is made, swapped and left; a request finds who is on duty, and everybody sees who has it', async (t) => {
  const programme = await startProgramme(t);
  const { founder, beatrice } = programme;
  const step = stepsOf(t);
  let coordinator!: Visitor, professional!: Visitor;
  let reference = '';

  const go = async (page: Page, room: string): Promise<void> => {
    await page.getByRole('navigation').getByRole('link', { name: room, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: room }).waitFor();
  };
  const arrives = async (): Promise<string> => {
    const partner = await programme.visit('/demande', { viewport: screens.narrow });
    await fillRequest(partner.page, {
      promptness: 'now',
      organisation: 'Refuge du Test',
      firstName: 'Nadia',
      phone: '450 555-0142',
      text: 'Elle est ici, et ne sait pas où dormir.',
    });
    await partner.page.locator('#need-support').check();
    await partner.page.locator('#age-adult').check();
    await partner.page.locator('#agrees-yes').check();
    await partner.page.locator('#message-no').check();
    await partner.page.locator('#sector-community').check();
    const sent = await send(partner.page);
    await partner.leave();
    return sent;
  };

  await step(
    'without a rota, Garde says what that means; a coordinator makes one from the opening hours',
    async () => {
      coordinator = await programme.signIn(founder);
      professional = await programme.signIn(beatrice);
      const { page } = coordinator;
      await go(page, m.team_nav_duty(fr));
      await page.getByText(m.team_oncall_none_title(fr)).waitFor();
      await button(page, m.team_oncall_make(fr)).click();
      await button(page, m.team_oncall_from_hours(fr)).click();
      for (const day of DAYS) {
        const shift = page.getByRole('group', { name: m.team_oncall_shift_of(fr, { day, n: 1 }) });
        await shift.getByLabel(m.team_oncall_shift_first(fr)).selectOption({ label: NAMES.beatrice });
        await shift
          .getByLabel(m.team_oncall_shift_second(fr))
          .selectOption({ label: m.team_oncall_shift_no_second(fr) });
      }
      await assertAccessible(page, 'the rota being made');
      await picture(page, 'duty-01-making');
      // Locked while it is written, it is there again as it was.
      await button(page, m.team_lock(fr)).click();
      await unlock(page, founder, fr);
      const sunday = page.getByRole('group', { name: m.team_oncall_shift_of(fr, { day: 'Dimanche', n: 1 }) });
      const first = sunday.getByLabel(m.team_oncall_shift_first(fr));
      assert.equal(await first.locator('option:checked').innerText(), NAMES.beatrice);
      await button(page, m.team_save(fr)).click();
      await toast(page, m.team_oncall_saved(fr)).waitFor();
      await page.locator('#duty-now ~ p').filter({ hasText: NAMES.beatrice }).waitFor();
    },
  );

  await step('her colleague sees on Today, without reloading, that she is on duty', async () => {
    // Hers on each of the days in sight: no end of it is known, and none is told.
    const told = m.team_here_duty(fr, { who: m.team_here_you(fr), time: 'unseen' });
    await professional.page.getByRole('link', { name: told, exact: true }).waitFor();
  });

  await step('she asks for a swap; it is accepted, and both see it', async () => {
    const { page } = professional;
    await go(page, m.team_nav_duty(fr));
    await button(page, /^Demander un échange : demain/).click();
    await choose(page.getByRole('dialog'), NAMES.founder);
    await button(page.getByRole('dialog'), m.team_oncall_swap_submit(fr)).click();
    await page.getByText(m.team_oncall_swap_mine(fr, { who: NAMES.founder })).waitFor();
    await coordinator.page.getByText(m.team_here_swap_asked(fr, { who: NAMES.beatrice })).waitFor();
    await picture(coordinator.page, 'duty-02-asked');
    await button(coordinator.page, m.team_oncall_swap_accept(fr)).click();
    await toast(coordinator.page, m.team_oncall_swap_accepted(fr, { who: NAMES.beatrice })).waitFor();
    await page.getByText(m.team_oncall_swap_mine(fr, { who: NAMES.founder })).waitFor({ state: 'detached' });
    const tomorrow = page.getByRole('listitem').filter({
      has: page.getByRole('heading', { level: 3, name: m.team_day_tomorrow(fr) }),
    });
    await tomorrow.getByText(NAMES.founder).waitFor();
    assert.equal(await tomorrow.getByText(m.team_me(fr), { exact: true }).count(), 0);
  });

  await step(
    'a request arrives: whoever is on duty is told wherever she is, and has it in one tap',
    async () => {
      reference = await arrives();
      const { page } = professional;
      await button(page, m.team_today_acknowledge_which(fr, { reference })).waitFor();
      await picture(page, 'duty-03-called');
      await assertAccessible(page, 'called while on duty');
      await go(coordinator.page, m.team_nav_today(fr));
      await button(coordinator.page, m.team_today_acknowledge_which(fr, { reference })).waitFor();
      await button(page, m.team_today_acknowledge_which(fr, { reference })).click();
      await toast(page, m.team_today_acknowledged(fr, { reference })).waitFor();
      await coordinator.page
        .getByText(m.team_today_has_it(fr, { me: 'no', who: NAMES.beatrice }), { exact: true })
        .waitFor();
      assert.equal(
        await coordinator.page
          .getByRole('button', { name: m.team_today_acknowledge_which(fr, { reference }) })
          .count(),
        0,
        'nobody is asked to have what somebody has',
      );
      await picture(coordinator.page, 'duty-04-has-it');
    },
  );

  await step(
    'she takes it, then goes away in one tap: it is her colleague’s, as was said before',
    async () => {
      const { page } = professional;
      await go(page, m.team_nav_today(fr));
      await button(page, m.team_today_take_which(fr, { reference })).click();
      await toast(page, m.team_today_taken(fr, { reference })).waitFor();
      await go(page, m.team_nav_duty(fr));
      await button(page, m.team_away_open(fr)).click();
      const dialog = page.getByRole('dialog');
      await dialog
        .getByText(m.team_away_requests(fr, { me: 'yes', n: 1, who: NAMES.founder, name: '' }))
        .waitFor();
      await assertAccessible(page, 'before going away');
      await button(dialog, m.team_away_submit(fr, { me: 'yes' })).click();
      await toast(
        page,
        m.team_away_done_given(fr, { me: 'yes', n: 1, who: NAMES.founder, name: '' }),
      ).waitFor();
      const mine = coordinator.page.getByRole('region', { name: /^Les miennes/ });
      await mine.getByRole('link', { name: reference }).waitFor();
      await coordinator.page
        .getByText(/^Personne n’est de garde (en ce moment, jusqu’à|aujourd’hui, de)/)
        .first()
        .waitFor();
      await picture(coordinator.page, 'duty-05-hers-now');
    },
  );

  await step('Today says that she is away, and one tap ends it', async () => {
    const { page } = professional;
    await go(page, m.team_nav_today(fr));
    await page.getByText(/^Vous êtes en absence depuis/).waitFor();
    await button(page, m.team_here_back(fr)).click();
    await page.getByText(/^Vous êtes en absence depuis/).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /^De garde : vous, jusqu’à/ }).waitFor();
  });

  await step('locked, she can still say that she has it', async () => {
    const { page } = professional;
    const second = await arrives();
    await page.getByRole('link', { name: second }).first().waitFor();
    await button(page, m.team_lock(fr)).click();
    await button(page, m.team_today_acknowledge_which(fr, { reference: second })).click();
    await page.getByText(m.team_access_acknowledged_me(fr)).waitFor();
    await picture(page, 'duty-06-locked');
    await assertAccessible(page, 'locked, one request is had');
    await coordinator.page
      .getByText(m.team_today_has_it(fr, { me: 'no', who: NAMES.beatrice }), { exact: true })
      .waitFor();
    await unlock(page, beatrice, fr);
    await page
      .getByText(m.team_today_has_it(fr, { me: 'yes', who: m.team_me(fr) }), { exact: true })
      .waitFor();
  });

  for (const visitor of [coordinator, professional]) assert.deepEqual(visitor.problems, []);
});
