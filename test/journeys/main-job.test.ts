/**
 * The main job, from a partner's request to its closing and its return: a partner in two browsers, two members racing
 * for the claim, everything seen live, nothing reloaded.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '@playwright/test';
import type { Tally } from '#programme/entries.ts';
import { quarterOf } from '#measures/tally.ts';
import { formatDate } from '#team/parts/format.ts';
import * as m from '#texts/messages.ts';
import { assertAccessible } from '../support/axe.ts';
import { screens, type Visitor } from '../support/chromium.ts';
import { fillRequest, follow, send, showCode, typeBack } from '../support/partner.ts';
import { picture } from '../support/pictures.ts';
import { NAMES, startProgramme } from '../support/programme.ts';
import { readAsTeam } from '../support/read-as-team.ts';
import { stepsOf } from '../support/steps.ts';
import { banner, button, choose, open, openTask, toast } from '../support/team-app.ts';

const fr = 'fr' as const;
const ZONE = 'America/Toronto';
const DAY = 86_400_000;

test('a partner asks; two members see it at once, one takes it, calls, decides, closes; and it comes back', async (t) => {
  const programme = await startProgramme(t, { whole: true });
  const { founder, beatrice } = programme;
  const step = stepsOf(t);
  let asking!: Visitor, following!: Visitor, coordinator!: Visitor, professional!: Visitor;
  let reference = '';
  let words: string[] = [];
  let winner!: Page, loser!: Page;
  let winnerName = '';
  let destroyed = '';

  await step('two members have Today open; nobody waits', async () => {
    coordinator = await programme.signIn(founder);
    professional = await programme.signIn(beatrice);
    for (const { page } of [coordinator, professional])
      await page.getByText(m.team_today_empty_title(fr)).waitFor();
  });

  await step('a partner fills the form; she is told when the call comes, and keeps the code', async () => {
    asking = await programme.visit('/demande', { viewport: screens.narrow });
    const { page } = asking;
    await fillRequest(page, {
      promptness: 'soon',
      organisation: 'Refuge du Test',
      firstName: 'Nadia',
      phone: '450 555-0142, poste 3',
      text: 'Quels mots choisir demain matin?',
    });
    await page.locator('#need-support').check();
    assert.equal(await page.locator('#duty').isVisible(), false, 'nothing is said before it is asked');
    await page.locator('#age-adult').check();
    await page.locator('#age-under_18').check();
    assert.match(
      (await page.locator('#duty').textContent()) ?? '',
      /1 800 665-1414|DPJ/,
      'her own duty to report, with the number',
    );
    await page.locator('#agrees-not_yet').check();
    await page.locator('#message-no').check();
    await page.locator('#sector-community').check();
    await picture(page, '01-request-filled');
    reference = await send(page);
    assert.match(
      (await page.locator('#ack-when').textContent()) ?? '',
      /\d{1,2}\u00a0h(\u00a0\d\d)?/,
      'a time is promised',
    );
    await picture(page, '02-acknowledged');
    words = await showCode(page);
    await picture(page, '03-code');
    await typeBack(page, words);
    await page.locator('#checked').waitFor();
  });

  await step('both see it arrive without reloading, and screen readers are told', async () => {
    for (const { page } of [coordinator, professional]) {
      await page.getByRole('link', { name: reference }).first().waitFor();
      await page.getByText(m.team_today_new(fr), { exact: true }).waitFor();
      await said(page, m.team_arrived_say(fr, { reference, promptness: m.team_promptness_soon(fr) }));
    }
    await picture(coordinator.page, '04-arrived');
    await assertAccessible(coordinator.page, 'Today, a request arrived');
  });

  await step('the partner follows in another browser: received, not yet seen', async () => {
    following = await programme.visit('/');
    await follow(following.page, '/suivi', { reference, words });
    await current(following.page, m.site_step_told(fr));
    await picture(following.page, '05-follow-received');
  });

  await step('both open it and begin to write; the partner sees that it was seen', async () => {
    await Promise.all([coordinator, professional].map(({ page }) => open(page, reference)));
    await done(following.page, m.site_step_seen(fr));
    for (const [{ page }, name] of [
      [coordinator, NAMES.founder],
      [professional, NAMES.beatrice],
    ] as const) {
      const form = await openTask(page, m.team_task_note(fr));
      await form.getByLabel(m.team_note_team_only(fr)).fill(`Note de ${name}`);
    }
  });

  await step(
    'both take it at the same moment: one has it, the other is told who, and her text is there',
    async () => {
      const pages = [coordinator.page, professional.page];
      await together(pages);
      await Promise.all(pages.map((page) => button(page, m.team_call_only_take(fr)).click()));
      const lost = await Promise.race(
        pages.map(async (page) => {
          await banner(page, new RegExp(m.team_owner_has_it(fr, { name: '.*' }))).waitFor();
          return page;
        }),
      );
      loser = lost;
      winner = pages.find((page) => page !== lost) as Page;
      winnerName = winner === coordinator.page ? NAMES.founder : NAMES.beatrice;
      const loserName = winner === coordinator.page ? NAMES.beatrice : NAMES.founder;
      await banner(loser, m.team_owner_has_it(fr, { name: winnerName })).waitFor();
      assert.equal(await loser.getByLabel(m.team_note_team_only(fr)).inputValue(), `Note de ${loserName}`);
      await toast(winner, m.team_today_taken(fr, { reference })).waitFor();
      await current(following.page, m.site_step_taken(fr));
      await picture(loser, '06-lost-the-race');
      await picture(winner, '07-won-the-race');
      await assertAccessible(loser, 'request, lost the race');
    },
  );

  await step('the winner calls: the partner sees it live', async () => {
    await button(winner, m.team_call_call(fr, { person: 'Nadia' })).click();
    await winner.getByText(m.team_call_in_progress(fr)).first().waitFor();
    await current(following.page, m.site_step_calling(fr));
    await loser.getByText(m.team_call_by_other_text(fr)).waitFor();
    await picture(winner, '08-calling');
    await picture(following.page, '09-follow-calling');
    await assertAccessible(winner, 'request, calling');
  });

  await step('message left was a mis-tap: undone, then reached', async () => {
    await button(winner, m.team_outcome_message_left(fr)).click();
    const told = toast(
      winner,
      m.team_call_recorded(fr, { reference, outcome: m.team_outcome_message_left(fr) }),
    );
    await told.waitFor();
    await current(following.page, m.site_step_taken(fr));
    await told.getByRole('button', { name: m.team_toast_undo(fr) }).click();
    await toast(winner, m.team_undone(fr)).waitFor();
    await current(following.page, m.site_step_calling(fr));
    await button(winner, m.team_outcome_reached(fr)).click();
    await done(following.page, m.site_step_talked(fr));
  });

  await step('the assessment opens by itself, with the duty to report', async () => {
    const form = winner.locator('#task-assess');
    await form.getByRole('radio', { name: m.team_identity_called_switchboard(fr) }).waitFor();
    await picture(winner, '10-assessment');
    await assertAccessible(winner, 'assessment');
    await choose(form, m.team_identity_called_switchboard(fr));
    await form.getByLabel(m.team_assess_worker_wants(fr)).fill('Savoir quoi ne pas dire.');
    await form.getByLabel(m.team_assess_woman_asked(fr)).fill('Parler à une femme qui est passée par là.');
    await choose(form, m.team_need_talk(fr), 'checkbox');
    await choose(form, m.team_consent_yes(fr));
    await choose(form, m.team_duty_considered(fr));
    await button(form, m.team_assess_submit(fr)).click();
    await toast(winner, m.team_assess_done(fr, { reference })).waitFor();
  });

  await step('the decision, then the next action with its date', async () => {
    const decision = winner.locator('#task-decide');
    await choose(decision, m.team_decision_coaching(fr), 'checkbox');
    await choose(decision, m.team_decision_meeting(fr), 'checkbox');
    await button(decision, m.team_decision_submit(fr)).click();
    await toast(winner, m.team_decision_done(fr, { reference })).waitFor();
    const plan = winner.locator('#task-plan');
    await plan.getByLabel(m.team_plan_what(fr)).fill('Rappeler après la rencontre');
    await button(plan, m.team_quick_three_hours(fr)).click();
    await picture(winner, '11-plan');
    await assertAccessible(winner, 'plan');
    await button(plan, m.team_plan_submit(fr)).click();
    await toast(winner, m.team_plan_done(fr, { reference })).waitFor();
    await loser.getByText('Rappeler après la rencontre').first().waitFor();
  });

  await step('they write to each other, live on both sides', async () => {
    const form = await openTask(winner, m.team_task_message(fr));
    const text = form.getByLabel(m.team_message_label(fr));
    // A wording that the guide advises against is pointed at, with what to say instead; sending stays hers.
    await text.fill('Bonjour. Pourquoi n’êtes-vous pas partie?');
    await form.locator('mark').filter({ hasText: 'Pourquoi n’êtes-vous pas partie' }).waitFor();
    await form.getByText(m.team_guide_check_title(fr, { n: 1 })).waitFor();
    assert.equal(await button(form, m.team_message_submit(fr)).isEnabled(), true, 'nothing is refused');
    await assertAccessible(winner, 'message, a wording pointed at');
    await picture(winner, '12-words-found');
    await text.fill('Merci pour l’appel. Voici nos deux phrases.');
    await form.locator('mark').waitFor({ state: 'detached' });
    await button(form, m.team_message_submit(fr)).click();
    await following.page.locator('#messages li.team', { hasText: 'Voici nos deux phrases.' }).waitFor();
    await following.page.locator('#message').fill('Elle a dit oui.');
    await following.page.locator('#reply-send').click();
    await following.page.locator('#messages li.mine', { hasText: 'Elle a dit oui.' }).waitFor();
    await winner.getByText('Elle a dit oui.').waitFor();
    assert.equal(
      await button(toast(winner, m.team_message_sent(fr)), m.team_toast_undo(fr)).count(),
      0,
      'a message sent cannot be called back',
    );
    assert.equal(
      await winner.getByText(m.team_event_other(fr)).count(),
      0,
      'every line of the timeline has its words',
    );
    await picture(following.page, '12-follow-messages');
    await picture(winner, '13-request-messages');
    await assertAccessible(winner, 'request, under way');
  });

  await step(
    '“she is leaving now” makes it urgent for everybody, and says the phone to the partner',
    async () => {
      await following.page.locator('#raise').click();
      await following.page.getByText(m.site_raised(fr, { phone: '555 010-0199' })).waitFor();
      await following.page.locator('#raise').waitFor({ state: 'hidden' });
      for (const page of [winner, loser])
        await page.getByText(m.team_promptness_now(fr), { exact: true }).first().waitFor();
      await picture(loser, '14-raised');
    },
  );

  await step(
    'closing says what is counted and when all else is destroyed, and leaves the door open',
    async () => {
      const form = await openTask(winner, m.team_task_close(fr));
      await choose(form, m.team_closing_helped(fr));
      await choose(form, m.team_close_door(fr), 'checkbox');
      await form.getByLabel(m.team_card_second(fr)).fill('Camille');
      await form.getByLabel(m.team_card_do_not_ask(fr)).fill('Ce qu’elle veut : la même personne.');
      destroyed = formatDate(programme.now() + 30 * DAY, fr, ZONE);
      await form.getByText(m.team_close_destroyed_on(fr, { date: destroyed })).waitFor();
      const counted = (await form.locator('p', { hasText: m.team_close_counted(fr) }).textContent()) ?? '';
      for (const part of [
        m.team_promptness_now(fr),
        m.team_kind_support(fr),
        m.team_sector_community(fr),
        m.team_age_under_18(fr),
        m.team_decision_coaching(fr),
        m.team_decision_meeting(fr),
      ])
        assert.ok(counted.includes(part), `${part} is said to be counted`);
      await picture(winner, '15-closing');
      await assertAccessible(winner, 'closing');
      await button(form, m.team_close_submit(fr)).click();
      await toast(winner, m.team_close_done(fr, { reference })).waitFor();
      await winner.getByText(m.team_closed_destroyed_on(fr, { date: destroyed })).waitFor();
      await picture(winner, '16-closed');
      await assertAccessible(winner, 'request, closed');
    },
  );

  await step('the partner’s page says closed, and when it is destroyed', async () => {
    await done(following.page, m.site_step_closed(fr));
    const life = (await following.page.locator('#thread-life').textContent()) ?? '';
    assert.ok(life.includes(destroyed.replace(/ \d{4}$/, '')), `${life} names ${destroyed}`);
    assert.equal(await following.page.locator('#withdraw-box').isVisible(), false);
    assert.equal(await following.page.locator('#raise-said').textContent(), '', 'what was urgent is over');
    await picture(following.page, '17-follow-closed');
    await assertAccessible(following.page, 'followed, closed');
  });

  await step('the tally opens with the ring key and says the right things; the card too', async () => {
    const [tally, ...more] = (await readAsTeam(programme)).records('tally') as Tally[];
    assert.deepEqual(more, []);
    const minutes = tally?.openingMinutesToAnswer ?? Number.NaN;
    assert.ok(minutes >= 0 && minutes < 15, `${minutes} opening minutes to the answer`);
    assert.deepEqual(tally, {
      kind: 'tally',
      quarter: quarterOf(programme.now(), ZONE),
      door: 'web',
      promptness: 'now',
      need: 'support',
      sector: 'community',
      ageBand: 'under_18',
      decisions: ['coaching', 'meeting'],
      answeredInTime: true,
      openingMinutesToAnswer: minutes,
    });
    assert.deepEqual((await readAsTeam(programme)).records('return_card'), [
      {
        kind: 'return_card',
        reference,
        people: [winnerName, 'Camille'],
        doNotAskAgain: 'Ce qu’elle veut : la même personne.',
      },
    ]);
  });

  await step(
    'closing undone takes its tally and its card back; closed again, it is counted once',
    async () => {
      await button(toast(winner, m.team_close_done(fr, { reference })), m.team_toast_undo(fr)).click();
      await toast(winner, m.team_undone(fr)).waitFor();
      assert.deepEqual((await readAsTeam(programme)).records('tally'), []);
      assert.deepEqual((await readAsTeam(programme)).records('return_card'), []);
      const form = await openTask(winner, m.team_task_close(fr));
      await choose(form, m.team_closing_helped(fr));
      await button(form, m.team_close_submit(fr)).click();
      await winner.getByRole('button', { name: m.team_reopen(fr) }).waitFor();
      assert.equal((await readAsTeam(programme)).records('tally').length, 1);
    },
  );

  await step('she comes back: the same thread, received again, and the other member sees it', async () => {
    await loser
      .getByRole('link', { name: m.team_nav_today(fr) })
      .first()
      .click();
    await button(winner, m.team_reopen(fr)).click();
    const dialog = winner.getByRole('dialog');
    await choose(dialog, m.team_reopen_woman(fr));
    await choose(dialog, m.team_promptness_soon(fr));
    await picture(winner, '18-reopen');
    await assertAccessible(winner, 'reopening');
    await button(dialog, m.team_reopen_submit(fr)).click();
    await toast(winner, m.team_reopen_done(fr, { reference })).waitFor();
    await loser.getByRole('link', { name: reference }).first().waitFor();
    await loser.getByText(m.team_today_return(fr), { exact: true }).waitFor();
    await winner.getByText('Elle a dit oui.').waitFor();
    await following.page.locator('#raise').waitFor();
    await picture(loser, '19-came-back');
    await picture(following.page, '20-follow-came-back');
  });

  for (const visitor of [asking, following, coordinator, professional]) await visitor?.leave();
});

/** What the live region of the app says, once it does. */
async function said(page: Page, text: string): Promise<void> {
  await page.locator('[aria-live]').filter({ hasText: text }).first().waitFor({ state: 'attached' });
}

const current = (page: Page, text: string) =>
  page.locator('#steps li[aria-current=step]', { hasText: text }).waitFor();
const done = (page: Page, text: string) => page.locator('#steps li.done', { hasText: text }).waitFor();

/** Holds the claims of all pages until each has sent one, then lets them go at once. */
async function together(pages: readonly Page[]): Promise<void> {
  let waiting = 0;
  let release = () => {};
  const all = new Promise<void>((resolve) => (release = resolve));
  for (const page of pages) {
    await page.route('**/api/requests/*/steps', async (route) => {
      if ((route.request().postDataJSON() as { step: { step: string } }).step.step === 'claim') {
        if (++waiting === pages.length) release();
        await all;
      }
      await route.continue();
    });
  }
}
