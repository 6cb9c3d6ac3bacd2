/**
 * A meeting, from the decision on a request to what came of it: proposed, accepted by the peer, settled, moved twice across the
 * March change of the clock, held. Two people who move it, or take the same time, lose nothing and are told what stands.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from '@playwright/test';
import { TeamAgenda } from '#cli/client/team-agenda.ts';
import type { Teammate } from '#cli/client/team.ts';
import { instantOf, wallOf } from '#programme/moment.ts';
import { startWords } from '#team/meeting/time-words.ts';
import { minutesText } from '#team/engagements/offer-words.ts';
import * as m from '#texts/messages.ts';
import { assertAccessible } from '../support/axe.ts';
import { screens, type Visitor } from '../support/chromium.ts';
import { picture } from '../support/pictures.ts';
import { NAMES, startProgramme } from '../support/programme.ts';
import { stepsOf } from '../support/steps.ts';
import { banner, button, choose, open, toast } from '../support/team-app.ts';

const fr = 'fr' as const;
const ZONE = 'America/Toronto';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PEER = 'Camille Modèle';
const OTHER_PEER = 'Sylvie Inventée';
const WHERE = 'Le bureau habituel';
const ASKED = 'Revoir les mêmes deux personnes.';
const NEXT = 'Appeler la ressource de logement';

type Day = readonly [year: number, month: number, day: number];
const at = ([year, month, day]: Day, hour: number) => instantOf({ year, month, day, hour, minute: 0 }, ZONE);
const daysFrom = ([year, month, day]: Day, days: number): Day => {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
};

/** The next Sunday on which two o’clock is skipped there. */
function nextChange(now: number): Day {
  for (let ahead = 14; ahead < 400; ahead++) {
    const { year, month, day } = wallOf(now + ahead * DAY, ZONE);
    const date: Day = [year, month, day];
    if (at(date, 3) - at(date, 1) === HOUR) return date;
  }
  throw new Error('No change of the clock within a year.');
}

/** Types a day and an hour, segment after segment, as hands do. */
async function typeTime(
  within: Locator,
  label: string,
  [year, month, day]: Day,
  time: string,
): Promise<void> {
  const [hour = '', minute = ''] = time.split(':');
  const field = within.getByRole('group', { name: label, exact: true }).first();
  await field.getByRole('spinbutton').first().focus();
  const { keyboard } = within.page();
  for (const text of [
    String(year),
    String(month).padStart(2, '0'),
    String(day).padStart(2, '0'),
    hour,
    minute,
  ])
    await keyboard.type(text);
}

const first = m.team_meeting_time_nth(fr, { n: 1 });
const second = m.team_meeting_time_nth(fr, { n: 2 });
async function planFromAgenda(page: Page): Promise<Locator> {
  await page
    .getByRole('link', { name: m.team_nav_agenda(fr) })
    .first()
    .click();
  await page.getByRole('link', { name: m.team_agenda_plan_meeting(fr) }).click();
  return page.locator('main form');
}
const part = (page: Page) => page.locator('section').filter({ has: page.locator('#meeting-part') });

test('a meeting is planned, accepted, settled, moved twice across the March change of the clock, and held', async (t) => {
  const programme = await startProgramme(t);
  const { team, founder, beatrice, now, advance } = programme;
  const sunday = nextChange(now());
  const [friday, saturday, monday] = [
    daysFrom(sunday, -2),
    daysFrom(sunday, -1),
    daysFrom(sunday, 1),
  ] as const;
  // The Monday before, ten in the morning: whatever day this runs on.
  advance(at(daysFrom(sunday, -6), 10) - now());
  const camille = await team.welcome(founder, {
    role: 'peer',
    name: PEER,
    signInName: 'camille',
    passphrase: 'encore six mots inventes pour essayer',
  });
  // Two can be asked: whoever came last time is put forward, and not because she is the only one.
  await team.welcome(founder, {
    role: 'peer',
    name: OTHER_PEER,
    signInName: 'sylvie',
    passphrase: 'encore six mots inventes pour essayer',
  });
  const agenda = new TeamAgenda(team);
  const step = stepsOf(t);
  let coordinator!: Visitor, professional!: Visitor;
  let reference = '';
  let plan = '';

  const standing = async (member: Teammate = beatrice) => {
    const all = await agenda.agenda(member, { from: now() - DAY, until: now() + 60 * DAY });
    const live = all.engagements.find((one) => one.plan === plan && one.state !== 'ended');
    return { ...all, live };
  };
  /** Camille says yes to all that she is asked; the coordinator settles the time. */
  const acceptAndSettle = async (page: Page, when: number) => {
    const { live } = await standing();
    assert.equal(live?.state, 'open');
    await agenda.acceptEngagement(camille, live.engagement);
    const words = startWords(when, fr, ZONE).replace(/^le /, '').split(' à ')[0] ?? '';
    const settle = page.getByRole('button', {
      name: new RegExp(`^${m.team_engagements_card_settle(fr)}.*${words}`),
    });
    await settle.click();
    // Gone once it is kept: the word alone stands in the history too, from the time before.
    await settle.waitFor({ state: 'detached' });
    await page.getByText(m.team_meeting_stage_settled(fr), { exact: true }).first().waitFor();
    const after = await standing();
    assert.equal(after.live?.state, 'confirmed');
    const hers = after.bookings.filter(({ member }) => member === camille.id);
    assert.equal(hers.length, 1, 'the times that were not chosen are hers again');
    const team = after.bookings.filter(({ member, plan: of }) => member === beatrice.id && of === plan);
    assert.equal(team.length, 1);
    assert.ok(
      team[0] && team[0].from < when && when + HOUR < team[0].until,
      'prepared before, debriefed after',
    );
  };

  await step(
    'the decision on a request leads to the planner, filled with whoever has the request',
    async () => {
      const file = await team.tookCall(beatrice, {
        promptness: 'no_rush',
        organisation: 'Refuge du Test',
        firstName: 'Nadia',
        phone: '450 555-0142',
        messageSafe: 'no',
        whenToCall: 'le matin, avant dix heures',
      });
      const { row } = await team.step(
        beatrice,
        file,
        { step: 'decide' },
        { stream: 'notes', content: { kind: 'decision', decisions: ['meeting'] } },
      );
      reference = row.reference;
      coordinator = await programme.signIn(founder);
      professional = await programme.signIn(beatrice);
      const { page } = coordinator;
      await open(page, reference);
      await page.getByRole('link', { name: m.team_meeting_plan_meeting(fr) }).click();
      const form = page.locator('main form');
      await form.getByText(m.team_meeting_rule_when(fr, { when: 'le matin, avant dix heures' })).waitFor();
      assert.ok(await form.getByRole('radio', { name: NAMES.beatrice }).isChecked());
    },
  );

  await step(
    'an hour that the clock skips is refused in words; nothing else that was typed is lost',
    async () => {
      const { page } = coordinator;
      const form = page.locator('main form');
      await typeTime(form, first, sunday, '02:30');
      await typeTime(form, second, saturday, '13:00');
      await form.getByText(m.team_when_skipped(fr)).waitFor();
      await typeTime(form, first, sunday, '14:00');
      await form.getByText(m.team_when_skipped(fr)).waitFor({ state: 'detached' });
      await form.getByRole('textbox', { name: m.team_meeting_place(fr) }).fill(WHERE);
      await form.getByRole('textbox', { name: m.team_meeting_plan_b(fr) }).fill('On y va quand même.');
      await form
        .getByText(m.team_meeting_free(fr, { who: NAMES.beatrice, n: 1 }))
        .first()
        .waitFor();
      await assertAccessible(page, 'the planner');
      await picture(page, 'meeting-01-planner');
      await button(form, m.team_meeting_plan_submit(fr)).click();
      await page.locator('#meeting-part').waitFor();
      plan = (await page.evaluate(() => location.pathname)).split('/').at(-1) ?? '';
    },
  );

  await step('the peer is invited, says yes to both; the Sunday is settled, in summer time', async () => {
    const { page } = coordinator;
    const form = part(page).getByRole('form');
    await choose(form, PEER, 'checkbox');
    await form
      .getByRole('textbox', { name: m.team_engagements_invite_brief(fr) })
      .fill('Une rencontre à trois.');
    await form.getByRole('textbox', { name: m.team_engagements_offer_pay(fr) }).fill('40 $ l’heure');
    await button(form, m.team_engagements_invite_send(fr, { n: 1 })).click();
    await toast(page, m.team_engagements_invite_sent(fr, { n: 1 })).waitFor();
    await acceptAndSettle(page, at(sunday, 14));
    await page
      .getByText(startWords(at(sunday, 14), fr, ZONE), { exact: false })
      .first()
      .waitFor();
    await picture(page, 'meeting-02-settled');
    await assertAccessible(page, 'a settled meeting');
  });

  await step(
    'moved to the Friday before, in winter time: the old invitation ends, a new one goes out',
    async () => {
      const { page } = coordinator;
      const before = (await standing()).live?.engagement;
      await button(page, m.team_meeting_move(fr)).click();
      await choose(part(page), m.team_meeting_asked_woman(fr));
      await typeTime(part(page), first, friday, '13:00');
      await button(part(page), m.team_meeting_move_submit(fr)).click();
      await toast(page, m.team_meeting_moved_done(fr)).waitFor();
      const after = await standing();
      assert.equal(after.engagements.find((one) => one.engagement === before)?.state, 'ended');
      assert.notEqual(after.live?.engagement, before);
      await acceptAndSettle(page, at(friday, 13));
      assert.equal(new Date(at(friday, 13)).getUTCHours(), 18);
    },
  );

  await step(
    'two people move it at once: the second sees what stands, keeps what she typed, and decides',
    async () => {
      const { page } = coordinator;
      const hers = professional.page;
      await open(hers, reference);
      await hers.getByRole('link', { name: m.team_meeting_what_meeting(fr), exact: true }).click();
      for (const [one, day, time] of [
        [page, monday, '13:00'],
        [hers, monday, '09:00'],
      ] as const) {
        await button(one, m.team_meeting_move(fr)).click();
        await choose(part(one), m.team_meeting_asked_partner(fr));
        await typeTime(part(one), first, day, time);
      }
      await Promise.all([page, hers].map((one) => button(part(one), m.team_meeting_move_submit(fr)).click()));
      const loser = await Promise.race(
        [page, hers].map(async (one) => {
          await banner(one, m.team_meeting_stale(fr)).waitFor();
          return one;
        }),
      );
      await picture(loser, 'meeting-03-stale');
      const winner = loser === page ? hers : page;
      await winner.locator('#meeting-part').waitFor({ state: 'detached' });
      const typed = await part(loser).getByRole('spinbutton').allInnerTexts();
      assert.ok(typed.includes(loser === page ? '13' : '09'), `kept: ${typed.join(' ')}`);
      if (loser === page) await button(part(page), m.team_meeting_move_submit(fr)).click();
      else await typeAgain(hers);
      await loser.locator('#meeting-part').waitFor({ state: 'detached' });
      await acceptAndSettle(page, at(monday, 13));
      assert.equal(new Date(at(monday, 13)).getUTCHours(), 17);
      await page.getByText(m.team_meeting_line_moved(fr)).nth(2).waitFor();
    },
  );

  /** Hers was refused: she takes the time that her colleague meant. */
  async function typeAgain(page: Page): Promise<void> {
    await typeTime(part(page), first, monday, '13:00');
    await button(part(page), m.team_meeting_move_submit(fr)).click();
  }

  await step(
    'two browsers take the same hour of one person: one has it, the other is told whose it is',
    async () => {
      const cafe = daysFrom(sunday, 9);
      const both = [coordinator.page, professional.page];
      for (const page of both) {
        const form = await planFromAgenda(page);
        await choose(form, m.team_meeting_what_cafe(fr));
        await typeTime(form, first, cafe, '17:30');
        await button(form, m.team_meeting_time_remove_which(fr, { n: '2' })).click();
        await choose(form, page === coordinator.page ? NAMES.beatrice : m.team_me(fr));
        await choose(form, m.team_meeting_theme_trust(fr), 'checkbox');
      }
      await Promise.all(both.map((page) => button(page, m.team_meeting_plan_submit(fr)).click()));
      const taken = await Promise.race(
        both.map(async (page) => {
          await page.getByText(/^Ce moment est déjà pris pour/).waitFor();
          return page;
        }),
      );
      const other = both.find((page) => page !== taken) as Page;
      await other.locator('#meeting-part').waitFor();
      const { bookings } = await standing(founder);
      const from = at(cafe, 17);
      const booked = bookings.filter(
        (one) => one.member === beatrice.id && one.from < from + HOUR && from < one.until,
      );
      assert.equal(booked.length, 1);
      await picture(taken, 'meeting-04-taken');
      for (const visitor of [coordinator, professional]) await visitor.leave();
    },
  );

  await step(
    'after it: she came, what she asked for, and a next step that the request’s clock follows',
    async () => {
      advance(at(monday, 15) - now());
      professional = await programme.signIn(beatrice, { viewport: screens.narrow });
      const { page } = professional;
      await open(page, reference);
      await page.getByRole('link', { name: m.team_meeting_what_meeting(fr), exact: true }).click();
      // What she gave is hers: her engagement is not taken back once it is over.
      await page.getByRole('region', { name: PEER }).waitFor();
      assert.equal(
        await page.getByRole('button', { name: m.team_engagements_card_take_back(fr) }).count(),
        0,
      );
      await button(page, m.team_meeting_after(fr)).click();
      const form = part(page);
      await choose(form, m.team_meeting_attended(fr));
      await form.getByRole('textbox', { name: m.team_meeting_asked_next(fr) }).fill(ASKED);
      await form.getByRole('textbox', { name: m.team_meeting_next_what(fr) }).fill(NEXT);
      await form
        .getByRole('group', { name: m.team_meeting_next_on(fr) })
        .getByRole('spinbutton')
        .first()
        .focus();
      const [year, month, day] = daysFrom(monday, 3);
      for (const text of [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')])
        await page.keyboard.type(text);
      await picture(page, 'meeting-05-after');
      await assertAccessible(page, 'after the meeting');
      await button(form, m.team_meeting_after_submit(fr)).click();
      await page.locator('#meeting-part').waitFor({ state: 'detached' });
      await page.getByText(m.team_meeting_door(fr), { exact: true }).waitFor();
      await page.getByText(ASKED).waitFor();
      await page.getByRole('button', { name: m.team_meeting_next_mark(fr) }).waitFor();
      await picture(page, 'meeting-06-held');
      await page
        .getByRole('link', { name: /-\d{4}$/ })
        .first()
        .click();
      await page
        .getByText(m.team_task_planned(fr, { what: NEXT, time: 'X' }).split('X')[0] ?? NEXT)
        .first()
        .waitFor();
      await page.getByRole('link', { name: m.team_meeting_what_meeting(fr), exact: true }).waitFor();
    },
  );

  await step('the next meeting of that request begins with the same professional and peer', async () => {
    const { page } = professional;
    await page.getByRole('link', { name: m.team_meeting_plan_another(fr) }).click();
    const form = page.locator('main form');
    assert.ok(await form.getByRole('radio', { name: m.team_me(fr), exact: true }).isChecked());
    await typeTime(form, first, daysFrom(monday, 7), '13:00');
    await form
      .getByRole('textbox', { name: m.team_meeting_plan_b(fr) })
      .fill(`${NAMES.beatrice} y va seule, Camille ou pas.`);
    // A colleague is rightly named in plan B; a peer never is.
    await button(form, m.team_guard_remove_which(fr, { text: 'Camille' })).waitFor();
    assert.equal(await form.getByRole('button', { name: /« Béatrice/ }).count(), 0);
    await button(form, m.team_guard_remove_which(fr, { text: 'Camille' })).click();
    await button(form, m.team_meeting_plan_submit(fr)).click();
    await page.getByText(m.team_meeting_last_peer(fr, { who: PEER })).waitFor();
    const asked = (name: string) => part(page).getByRole('checkbox', { name, exact: true }).isChecked();
    assert.deepEqual([await asked(PEER), await asked(OTHER_PEER)], [true, false]);
    plan = (await page.evaluate(() => location.pathname)).split('/').at(-1) ?? '';
    await professional.leave();
  });

  await step(
    'a coaching of half an hour, by phone: the same planner, and the time around it is kept',
    async () => {
      coordinator = await programme.signIn(founder);
      const { page } = coordinator;
      const form = await planFromAgenda(page);
      await choose(form, m.team_meeting_what_coaching(fr));
      await choose(form, minutesText(30, fr));
      await typeTime(form, first, daysFrom(monday, 8), '10:00');
      // Whoever was told that the hour was taken finds what she had typed, with its one time.
      const more = button(form, m.team_meeting_time_remove_which(fr, { n: '2' }));
      if (await more.isVisible()) await more.click();
      await choose(form, m.team_meeting_how_phone(fr));
      await choose(form, m.team_me(fr));
      await button(form, m.team_meeting_plan_submit(fr)).click();
      await page.locator('#meeting-part').waitFor();
      await page.getByRole('heading', { level: 1, name: m.team_meeting_what_coaching(fr) }).waitFor();
      await picture(page, 'meeting-07-coaching');
      const from = at(daysFrom(monday, 8), 10);
      const { bookings } = await standing(founder);
      const booked = bookings.filter(
        (one) => one.member === founder.id && one.from <= from && from < one.until,
      );
      assert.equal(booked.length, 1);
      assert.ok((booked[0]?.until ?? 0) >= from + HOUR / 2);
    },
  );

  await step('whoever was to hold it leaves the team: it is said, and somebody else holds it', async () => {
    const { page } = coordinator;
    await page
      .getByRole('link', { name: m.team_nav_members(fr) })
      .first()
      .click();
    await button(page.getByRole('listitem').filter({ hasText: NAMES.beatrice }), 'Retirer').click();
    await button(page, m.team_remove(fr, { name: NAMES.beatrice })).click();
    await toast(page, m.team_remove_done(fr, { name: NAMES.beatrice })).waitFor();
    await page
      .getByRole('link', { name: m.team_nav_today(fr) })
      .first()
      .click();
    await open(page, reference);
    await page.locator(`a[href$="${plan}"]`).click();
    await page.getByText(m.team_meeting_holder_gone(fr)).waitFor();
    await picture(page, 'meeting-08-gone');
    await button(page, m.team_meeting_holder_gone_other(fr)).click();
    await button(part(page), m.team_meeting_save(fr)).click();
    await page.getByText(m.team_meeting_professional_needed(fr)).waitFor();
    await choose(part(page), m.team_me(fr));
    await button(part(page), m.team_meeting_save(fr)).click();
    await page.getByText(m.team_meeting_holder_gone(fr)).waitFor({ state: 'detached' });
    const { bookings } = await standing(founder);
    assert.deepEqual(
      bookings.filter((one) => one.plan === plan).map(({ member }) => member),
      [founder.id],
    );
    await coordinator.leave();
  });

  await step('nothing of it reached the server’s data or its log in clear', async () => {
    const log = programme.place.log();
    for (const text of [WHERE, ASKED, NEXT, 'Une rencontre à trois']) assert.ok(!log.includes(text), text);
  });
});
