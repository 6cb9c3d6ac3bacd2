/**
 * A whole week of the programme in simulated time, by hand in two members' browsers: a rota from Monday to Friday, a
 * swap, an urgent request that climbs until somebody has it, three doors into one queue, an absence, the last half hour
 * of Friday, the hand-over, and a week-end in which nobody is rung.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from '@playwright/test';
import { handIn } from '#cli/client/partner.ts';
import { transportTo } from '#cli/client/transport.ts';
import { putMe } from '#contract/access.ts';
import { must } from '#cli/client/member.ts';
import { callRoute } from '#contract/client.ts';
import type { RequestRow } from '#programme/request.ts';
import * as m from '#texts/messages.ts';
import { assertAccessible } from '../support/axe.ts';
import { screens, type Visitor } from '../support/chromium.ts';
import { startDovecot } from '../support/dovecot.ts';
import { letter, queueOf, setMailbox } from '../support/mail-door.ts';
import { fillRequest, follow, send, showCode, typeBack } from '../support/partner.ts';
import { picture } from '../support/pictures.ts';
import { changeSettings, NAMES, startProgramme } from '../support/programme.ts';
import { startSmtp } from '../support/smtp.ts';
import { stepsOf } from '../support/steps.ts';
import { button, choose, open, toast } from '../support/team-app.ts';
import { weekOf } from '../support/week.ts';

const fr = 'fr' as const;
const SAM = 'Sam Exemple';
const ADDRESS = {
  founder: 'claire@exemple.test',
  beatrice: 'beatrice@exemple.test',
  sam: 'sam@exemple.test',
};
const WORKDAYS = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi'];
const DAY_OPEN = [{ from: '09:00', to: '17:00' }];

test('a week: nobody waits unseen, whatever door she came through', async (t) => {
  const [smtp, imap] = [await startSmtp(), await startDovecot()];
  t.after(() => Promise.all([smtp.stop(), imap.stop()]));
  const programme = await startProgramme(t, { open: false });
  const { founder, beatrice, team, place, founded } = programme;
  const sam = await team.welcome(founder, {
    role: 'professional',
    name: SAM,
    title: 'intervenante',
    signInName: 'sam',
    passphrase: 'encore six mots inventes pour essayer',
  });
  await changeSettings(founder, (settings) => ({
    ...settings,
    hours: {
      ...settings.hours,
      holidays: false,
      week: {
        mon: DAY_OPEN,
        tue: DAY_OPEN,
        wed: DAY_OPEN,
        thu: DAY_OPEN,
        fri: [{ from: '09:00', to: '18:00' }],
        sat: [],
        sun: [],
      },
    },
    autoLock: { idleMinutes: 60, hiddenMinutes: 60 },
  }));
  const week = weekOf(programme);
  const step = stepsOf(t);
  let coordinator!: Visitor, professional!: Visitor, partner!: Visitor;
  let urgent = '';
  let phoned = '';

  const go = async (page: Page, room: string): Promise<void> => {
    const link = page
      .getByRole('navigation')
      .getByRole('link', { name: room, exact: true })
      .filter({ visible: true });
    if ((await link.count()) > 0) await link.first().click();
    else {
      await page.getByRole('button', { name: m.team_nav_more(fr) }).click();
      await page.getByRole('menuitem', { name: room, exact: true }).click();
    }
    await page.getByRole('heading', { level: 1, name: room }).waitFor();
  };
  const section = (page: Page, title: string): Locator =>
    page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title }) });
  let told = 0;
  /** Who was written to since this was last asked, once `count` messages came. */
  const rung = async (count: number): Promise<string[]> => {
    const all = await smtp.received(told + count, 20_000);
    // One too many would be as wrong: whoever writes has a moment to.
    await new Promise((resolve) => setTimeout(resolve, 150));
    const to = all.slice(told).flatMap((mail) => mail.to);
    told = all.length;
    return to.sort();
  };
  const arrives = (promptness: 'now' | 'soon' | 'no_rush', organisation: string) =>
    place
      .seal(founded, { promptness, organisation, text: 'texte-sentinelle' })
      .then((sealed) => handIn(transportTo(place.base), sealed));
  /** Reached, and the next action is for the week after: nothing waits for it this week. */
  const settle = async (file: string): Promise<void> => {
    await team.step(founder, file, { step: 'attempt', reached: true });
    await promise(file, week.at('sun', '12:00') + 2 * 24 * 60 * 60_000);
  };
  const promise = (file: string, dueAt: number) =>
    team.step(founder, file, { step: 'plan', dueAt, owner: founder.id });
  const acknowledge = (page: Page, reference: string) =>
    button(page, m.team_today_acknowledge_which(fr, { reference }));
  const hasIt = (page: Page, who: string) =>
    page.getByText(m.team_today_has_it(fr, { me: 'no', who }), { exact: true }).first();

  await step('Monday, 8:50: the coordinator sees who cannot be told of anything', async () => {
    await week.goTo('mon', '08:50');
    coordinator = await week.open(founder);
    professional = await week.open(beatrice, { viewport: screens.narrow });
    await coordinator.page
      .getByText(m.team_today_no_way_title(fr, { n: 2, names: `${NAMES.beatrice} et ${SAM}` }))
      .waitFor();
    await professional.page.getByText(m.team_today_no_way_me(fr)).waitFor();
    await picture(coordinator.page, 'week-01-no-way');
  });

  await step(
    'the mail server is set; each gives her address and tries it; nobody is missing any more',
    async () => {
      const { page } = coordinator;
      await go(page, m.team_nav_settings(fr));
      const mail = section(page, m.team_settings_mail(fr));
      const field = (label: string) => mail.getByLabel(label, { exact: true });
      await field(m.team_mailserver_host(fr)).fill(smtp.host);
      await choose(mail, m.team_mailserver_tls_none(fr));
      await field(m.team_mailserver_port(fr)).fill(String(smtp.port));
      await field(m.team_mailserver_from(fr)).fill('programme@exemple.test');
      await button(mail, m.team_save(fr)).click();
      await toast(page, m.team_saved(fr)).waitFor();
      await go(page, m.team_nav_today(fr));
      for (const [visitor, address] of [
        [coordinator, ADDRESS.founder],
        [professional, ADDRESS.beatrice],
      ] as const) {
        await visitor.page.getByRole('link', { name: m.team_today_no_way_me_do(fr) }).click();
        const alerts = section(visitor.page, m.team_account_alerts(fr));
        await alerts.getByLabel(m.team_account_alert_address(fr), { exact: true }).fill(address);
        await button(alerts, m.team_save(fr)).click();
        await toast(visitor.page, m.team_account_alerts_on(fr)).waitFor();
        await button(alerts, m.team_mailserver_test(fr)).click();
        await toast(visitor.page, m.team_mailserver_test_sent(fr)).waitFor();
      }
      await team.present(sam);
      must(
        putMe,
        await callRoute(putMe, { body: { language: 'fr', alertEmail: ADDRESS.sam } }, sam.transport),
      );
      assert.deepEqual(await rung(2), [ADDRESS.beatrice, ADDRESS.founder]);
      for (const visitor of [coordinator, professional]) await go(visitor.page, m.team_nav_today(fr));
      await page
        .getByText(/être alertée/)
        .first()
        .waitFor({ state: 'detached' });
    },
  );

  await step(
    'the rota: Béatrice first, Sam second, Monday to Friday; the hour that is missing is seen',
    async () => {
      const { page } = coordinator;
      await go(page, m.team_nav_duty(fr));
      await button(page, m.team_oncall_make(fr)).click();
      await button(page, m.team_oncall_from_hours(fr)).click();
      for (const day of WORKDAYS) {
        const shift = page.getByRole('group', { name: m.team_oncall_shift_of(fr, { day, n: 1 }) });
        await shift.getByLabel(m.team_oncall_shift_first(fr)).selectOption({ label: NAMES.beatrice });
        await shift.getByLabel(m.team_oncall_shift_second(fr)).selectOption({ label: SAM });
      }
      const friday = page.getByRole('group', { name: m.team_oncall_shift_to(fr, { day: 'Vendredi', n: 1 }) });
      await friday.getByRole('spinbutton').first().press('1');
      await page.keyboard.press('7');
      await picture(page, 'week-02-rota');
      await button(page, m.team_save(fr)).click();
      await toast(page, m.team_oncall_saved(fr)).waitFor();
      const inTwoWeeks = page.getByRole('listitem').filter({
        has: page.getByRole('heading', { level: 3, name: /^[Vv]endredi/ }),
      });
      await inTwoWeeks.first().getByText(m.team_oncall_nobody(fr)).waitFor();
      await picture(page, 'week-03-two-weeks');
    },
  );

  await step('a swap for Tuesday is asked, and accepted', async () => {
    const { page } = professional;
    await go(page, m.team_nav_duty(fr));
    await button(page, /^Demander un échange : demain/).click();
    await choose(page.getByRole('dialog'), NAMES.founder);
    await button(page.getByRole('dialog'), m.team_oncall_swap_submit(fr)).click();
    await button(coordinator.page, m.team_oncall_swap_accept(fr)).click();
    await toast(coordinator.page, m.team_oncall_swap_accepted(fr, { who: NAMES.beatrice })).waitFor();
    for (const visitor of [coordinator, professional]) await go(visitor.page, m.team_nav_today(fr));
  });

  await step('9:10, “she is with me”: whoever is on duty is written to at once, and she alone', async () => {
    await week.goTo('mon', '09:10');
    partner = await week.visit('/demande');
    await fillRequest(partner.page, {
      promptness: 'now',
      organisation: 'Refuge-sentinelle',
      firstName: 'Nadia',
    });
    urgent = await send(partner.page);
    assert.deepEqual(await rung(1), [ADDRESS.beatrice]);
    const words = await showCode(partner.page);
    await typeBack(partner.page, words);
    await partner.page.locator('#checked').waitFor();
    await follow(partner.page, '/suivi', { reference: urgent, words });
    for (const { page } of [coordinator, professional]) await acknowledge(page, urgent).waitFor();
  });

  await step('nobody takes it: the second after ten minutes, the coordinator after twenty', async () => {
    await week.goTo('mon', '09:22');
    assert.deepEqual(await rung(1), [ADDRESS.sam]);
    await week.goTo('mon', '09:32');
    assert.deepEqual(await rung(1), [ADDRESS.founder]);
    await picture(coordinator.page, 'week-04-climbing');
  });

  await step('past due: everybody; since when and who was told; the partner is told the truth', async () => {
    await week.goTo('mon', '09:43');
    assert.deepEqual(await rung(3), [ADDRESS.beatrice, ADDRESS.founder, ADDRESS.sam]);
    const { page } = professional;
    await page
      .getByText(/en retard de \d\smin/)
      .first()
      .waitFor();
    await page
      .getByText(/depuis 9\sh\s4\d/)
      .first()
      .waitFor();
    await picture(page, 'week-05-late');
    await partner.page
      .locator('#next')
      .getByText(/en retard/)
      .waitFor();
    await picture(partner.page, 'week-06-partner');
    await open(page, urgent);
    await page
      .getByText(/^Déjà prévenues/)
      .first()
      .waitFor();
    await picture(page, 'week-07-told');
    await open(coordinator.page, urgent);
    await assertAccessible(coordinator.page, 'a request that is late');
    await go(coordinator.page, m.team_nav_today(fr));
    await go(page, m.team_nav_today(fr));
  });

  await step('“I have it” ends it for everybody: nobody else is written to again', async () => {
    await acknowledge(coordinator.page, urgent).click();
    await hasIt(professional.page, NAMES.founder).waitFor();
    assert.equal(await acknowledge(professional.page, urgent).count(), 0);
    await week.goTo('mon', '09:51');
    await week.goTo('mon', '10:15');
    assert.deepEqual(
      (await rung(0)).filter((to) => to !== ADDRESS.founder),
      [],
    );
  });

  await step(
    'she takes it and calls: the partner sees that they talked; what is promised is for Friday',
    async () => {
      const { page } = coordinator;
      await open(page, urgent);
      await button(page, m.team_call_take_and_call(fr)).click();
      await partner.page.getByText(m.site_step_calling(fr)).first().waitFor();
      await button(page, m.team_outcome_reached(fr)).click();
      await partner.page.getByText(m.site_step_talked(fr)).first().waitFor();
      const outcome = m.team_outcome_reached(fr);
      await toast(page, m.team_call_recorded(fr, { reference: urgent, outcome })).waitFor();
      await team.present(founder);
      const [{ file }] = (await queueOf(founder.transport)) as [RequestRow];
      await promise(file, week.at('fri', '16:00'));
      await go(page, m.team_nav_today(fr));
    },
  );

  await step('Tuesday: the swap holds; what arrives calls whoever took the day', async () => {
    await week.goTo('tue', '10:00');
    const { file } = await arrives('soon', 'Organisme-du-mardi');
    assert.deepEqual(await rung(1), [ADDRESS.founder]);
    await settle(file);
  });

  await step(
    'Wednesday: the mail server refuses; within a minute every screen says so, until it is mended',
    async () => {
      await week.goTo('wed', '10:00');
      await week.signInAgain(coordinator, founder);
      await week.signInAgain(professional, beatrice);
      smtp.refuse('550 refused');
      await arrives('soon', 'Maison du Formulaire');
      for (const { page } of [coordinator, professional])
        await page.getByText(m.team_today_mail_title(fr)).waitFor();
      await picture(coordinator.page, 'week-08-mail-broken');
      smtp.refuse(undefined);
      await week.goTo('wed', '10:03');
      assert.deepEqual(await rung(1), [ADDRESS.beatrice], 'once, and late rather than never');
      await coordinator.page.getByText(m.team_today_mail_title(fr)).waitFor({ state: 'detached' });
    },
  );

  await step('by web, by telephone, by mail: three doors, one queue, on both screens', async () => {
    await team.present(founder);
    await setMailbox(founder.transport, imap.mailbox(), imap.password);
    await imap.deliver(letter({ subject: 'Objet du courriel' }));
    const { page } = professional;
    await page
      .getByRole('link', { name: m.team_nav_call_short(fr), exact: true })
      .filter({ visible: true })
      .click();
    await choose(page.locator('main'), m.team_promptness_no_rush(fr));
    await page.getByRole('combobox', { name: m.team_organisation(fr) }).fill('Centre du Téléphone');
    await page.getByLabel(m.team_phone_first_name(fr)).fill('Odile');
    await page.getByLabel(m.team_phone_number(fr)).fill('450 555-0144');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: /-\d{4}$/ }).waitFor();
    phoned = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
    await go(page, m.team_nav_today(fr));
    for (const one of [coordinator.page, page])
      for (const words of ['Maison du Formulaire', 'Centre du Téléphone', 'Objet du courriel'])
        await one.getByRole('listitem').filter({ hasText: words }).first().waitFor();
    await picture(coordinator.page, 'week-09-three-doors');
    await picture(page, 'week-10-three-doors-phone');
    await assertAccessible(coordinator.page, 'three doors, one queue');
    assert.deepEqual(await rung(1), [ADDRESS.beatrice], 'she did not call herself out for her own call');
    for (const { file, state } of await queueOf(founder.transport))
      if (state === 'received') await settle(file);
  });

  await step(
    'Thursday: Béatrice goes away in one tap; the second has what was hers, and what comes',
    async () => {
      await week.goTo('thu', '09:30');
      await week.signInAgain(professional, beatrice);
      const { page } = professional;
      await page.getByText(/^Personne n’est de garde demain, de 17\sh à 18\sh/).waitFor();
      await go(page, m.team_nav_duty(fr));
      await button(page, m.team_away_open(fr)).click();
      const dialog = page.getByRole('dialog');
      await dialog
        .getByText(
          m.team_away_requests(fr, { me: 'yes', n: 1, who: m.team_away_on_duty(fr, { who: SAM }), name: '' }),
        )
        .waitFor();
      await picture(page, 'week-11-away');
      await button(dialog, m.team_away_submit(fr, { me: 'yes' })).click();
      await toast(page, m.team_away_done_given(fr, { me: 'yes', n: 1, who: SAM, name: '' })).waitFor();
      assert.deepEqual(await rung(1), [ADDRESS.sam]);
      await week.goTo('thu', '10:00');
      const { file } = await arrives('now', 'Hôpital-sentinelle');
      assert.deepEqual(await rung(1), [ADDRESS.sam]);
      await team.step(sam, file, { step: 'acknowledge' });
      await settle(file);
    },
  );

  await step(
    'Friday, 17:35, nobody on duty, half an hour before closing: everybody is rung until one has it',
    async () => {
      await week.goTo('fri', '17:30');
      await week.signInAgain(coordinator, founder);
      await week.signInAgain(professional, beatrice);
      await professional.page.getByText(/^Personne n’est de garde en ce moment, jusqu’à 18\sh/).waitFor();
      told = smtp.mails.length;
      const last = await arrives('now', 'Police-sentinelle');
      assert.deepEqual(await rung(3), [ADDRESS.beatrice, ADDRESS.founder, ADDRESS.sam]);
      await week.goTo('fri', '17:38');
      assert.deepEqual(
        await rung(3),
        [ADDRESS.beatrice, ADDRESS.founder, ADDRESS.sam],
        'again after five minutes',
      );
      await acknowledge(professional.page, last.reference).click();
      await hasIt(coordinator.page, NAMES.beatrice).waitFor();
      await week.goTo('fri', '17:45');
      assert.deepEqual(
        (await rung(0)).filter((to) => to !== ADDRESS.beatrice),
        [],
      );
      await settle(last.file);
    },
  );

  await step(
    'the hand-over: what was promised for today is not done; one minute, and nothing is left',
    async () => {
      const { page } = coordinator;
      await go(page, m.team_nav_hand_over(fr));
      const check = page.getByRole('region', { name: m.team_day_end_title(fr) });
      await check.getByText(urgent).first().waitFor();
      await picture(page, 'week-12-hand-over');
      // Nothing is said any more of what was settled meanwhile; what Béatrice gave away on Thursday is Sam’s still.
      await page.getByText(/ferme bientôt/).waitFor({ state: 'detached' });
      await page.getByRole('listitem').filter({ hasText: phoned }).filter({ hasText: SAM }).first().waitFor();
      told = smtp.mails.length;
      for (const reference of [urgent, phoned]) {
        await button(page, m.team_hand_over_which(fr, { reference })).click();
        const dialog = page.getByRole('dialog');
        await choose(dialog, new RegExp(NAMES.beatrice));
        await button(dialog, m.team_hand_over_submit(fr)).click();
        await toast(page, m.team_hand_over_done(fr, { reference, who: NAMES.beatrice })).waitFor();
      }
      await check
        .getByRole('status')
        .filter({ hasText: m.team_day_end_all(fr) })
        .waitFor();
      await picture(page, 'week-13-nothing-left');
      assert.deepEqual(await rung(2), [ADDRESS.beatrice, ADDRESS.beatrice], 'who is given something is told');
    },
  );

  await step('the week-end: nobody is rung, and what nobody wrote stands in no mail', async () => {
    await week.goTo('fri', '18:05');
    assert.deepEqual(await rung(1), [ADDRESS.beatrice], 'she has what was promised for the closing');
    await week.goTo('sat', '12:00');
    await week.goTo('sun', '20:00');
    assert.deepEqual(await rung(0), []);
    const sizes = new Set(smtp.mails.map(({ text }) => Buffer.byteLength(text)));
    assert.equal(sizes.size, 1, 'whatever they say, they are as long');
    for (const { raw } of smtp.mails)
      assert.doesNotMatch(raw, /sentinelle|Nadia|Odile|Objet du courriel|Formulaire/);
  });
  await week.end();
});
