/**
 * A peer with her telephone: she sets a limit, says yes past it because she wishes to, steps back in the middle of it, notes
 * her hours and sees them paid. The professional's open app says that plan B is on; a second peer sees nothing of it.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from '@playwright/test';
import { must } from '#cli/client/member.ts';
import { TeamAgenda } from '#cli/client/team-agenda.ts';
import { listShared } from '#contract/agenda.ts';
import { callRoute } from '#contract/client.ts';
import { listPaidTime } from '#contract/wording.ts';
import { QUARTER_MS } from '#programme/booking.ts';
import type { EngagementOffer, ProposedTime } from '#programme/engagement.ts';
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import { newId } from '#programme/new-id.ts';
import { LIMIT } from '#team/engagements/offer-words.ts';
import * as m from '#texts/messages.ts';
import { assertAccessible, assertFits } from '../support/axe.ts';
import { screens, type Visitor } from '../support/chromium.ts';
import { picture } from '../support/pictures.ts';
import { NAMES, startProgramme } from '../support/programme.ts';
import { found, newWord } from '../support/sentinels.ts';
import { stepsOf } from '../support/steps.ts';
import { button, choose, toast, unlock } from '../support/team-app.ts';

const fr = 'fr' as const;
const MINUTE = 60_000;
const SYLVIE = 'Sylvie Inventée';
const PHONE = { viewport: screens.narrow, hasTouch: true };

test('a peer says yes, sets a limit, steps back, and is paid; nobody else sees it', async (t) => {
  const programme = await startProgramme(t);
  const { founder, beatrice, team, place } = programme;
  const step = stepsOf(t);
  const agenda = new TeamAgenda(team);
  const planted = new Map(['brief', 'topic', 'check-in', 'plan B'].map((what) => [what, newWord()]));
  const word = (what: string) => planted.get(what) ?? '';
  const welcome = (name: string, signInName: string) =>
    team.welcome(founder, { role: 'peer', name, signInName, passphrase: 'six mots inventes pour une paire' });
  const sylvie = await welcome(SYLVIE, 'sylvie');
  const other = await welcome('Autre Paire', 'autre.paire');

  const soon = Math.ceil(programme.now() / QUARTER_MS) * QUARTER_MS + 4 * QUARTER_MS;
  const at = (minutes: number, length: number): ProposedTime => ({
    id: newId(),
    startAt: soon + minutes * MINUTE,
    endAt: soon + (minutes + length) * MINUTE,
  });
  /** Béatrice proposes it, with an invitation of Sylvie. */
  const propose = async (times: readonly ProposedTime[], over: Partial<EngagementOffer> = {}) => {
    const ids = { plan: newId(), engagement: newId() };
    const content: MeetingPlan = {
      kind: 'meeting',
      what: 'coaching',
      file: null,
      reference: null,
      professional: beatrice.id,
      team: [],
      times: [...times],
      settled: null,
      engagements: [ids.engagement],
      beforeMinutes: 15,
      afterMinutes: 15,
      planB: word('plan B'),
      history: [],
      cancelled: false,
      next: null,
      minutes: 30,
      how: 'in_person',
      safeContact: '',
      broughtBy: '',
      ifAbsent: '',
      headCount: 2,
      themes: [],
      outcome: null,
    };
    const offer: Omit<EngagementOffer, 'kind' | 'peer'> = {
      occasion: 'coaching',
      brief: word('brief'),
      audience: 'worker',
      who: 'Deux intervenantes',
      headCount: 2,
      uniformed: 'no',
      recorded: 'no',
      topics: [],
      questions: ['Comment parler sans juger?'],
      times: [...times],
      preparationMinutes: 15,
      debriefMinutes: 15,
      travelMinutes: 0,
      withMember: beatrice.id,
      place: 'Bureau habituel',
      travel: '',
      pay: '40 $ l’heure, tout compris',
      planB: word('plan B'),
      hard: false,
      answerBy: Math.min(...times.map(({ startAt }) => startAt)) - 15 * MINUTE,
      ...over,
    };
    await agenda.planMeeting(beatrice, { plan: ids.plan, content }, [
      { engagement: ids.engagement, peer: sylvie, offer },
    ]);
    return { ...ids, content };
  };
  const settle = async (
    { plan, engagement, content }: Awaited<ReturnType<typeof propose>>,
    choice: string,
  ) => {
    const stored = (await agenda.agenda(beatrice)).engagements.find((one) => one.engagement === engagement);
    assert.equal(stored?.state, 'accepted');
    await agenda.planMeeting(beatrice, {
      plan,
      over: 1,
      content: { ...content, settled: choice },
      settle: [{ engagement, version: stored.version, choice }],
    });
  };

  const go = async (page: Page, room: string) => {
    await page.getByRole('navigation').getByRole('link', { name: room, exact: true }).first().click();
  };
  let phone!: Visitor, office!: Visitor;

  await step('on her phone she sets a limit, with the keyboard alone, and sees it saved', async () => {
    // Open since the morning: what comes once Today is at rest has come when it is needed.
    office = await programme.signIn(beatrice);
    phone = await programme.signIn(sylvie, PHONE);
    const { page } = phone;
    await page.getByText(m.team_invited_none(fr)).waitFor();
    await go(page, m.team_nav_limits(fr));
    await page.getByText(m.team_limits_none_yet(fr)).waitFor();
    await page.getByLabel(m.team_limits_topics(fr)).focus();
    await page.keyboard.type(word('topic'));
    await page.keyboard.press('Enter');
    const taken = button(page, m.team_limits_remove(fr, { phrase: word('topic') }));
    await taken.waitFor();
    await page.getByText(m.team_limits_not_saved(fr)).waitFor();
    await page.getByRole('button', { name: m.team_save(fr), exact: true }).press('Enter');
    await page.getByText(m.team_limits_standing(fr)).waitFor();
    await taken.waitFor();
    await assertFits(page, 'limits');
    await assertAccessible(page, 'limits');
    await picture(page, 'peer-limits');
  });

  const [first, later] = [at(0, 30), at(24 * 60, 30)];
  let session!: Awaited<ReturnType<typeof propose>>;
  await step('an invitation comes; past her limit nothing goes until she allows it herself', async () => {
    const { page } = phone;
    await go(page, m.team_nav_today(fr));
    session = await propose([first, later], { topics: [word('topic')] });
    await page.getByText(word('brief')).waitFor();
    await page.getByText(m.team_invited_conflict(fr)).waitFor();
    await page.getByText(NAMES.beatrice, { exact: true }).waitFor();
    await assertFits(page, 'invited');
    await assertAccessible(page, 'invited');
    await picture(page, 'peer-invited');
    await page.getByText(m.team_invited_suits(fr)).first().tap();
    await button(page, m.team_invited_accept(fr)).click();
    await page.getByText(m.team_invited_not_allowed(fr)).waitFor();
    const [before] = (await agenda.agenda(sylvie)).engagements;
    assert.equal(before?.state, 'open', 'nothing went');
    await choose(page.locator('main'), m.team_invited_allow(fr, { limit: LIMIT.topic(fr) }), 'checkbox');
    await button(page, m.team_invited_accept(fr)).click();
    await toast(page, m.team_invited_accepted(fr, { name: NAMES.beatrice })).waitFor();
    await page.getByText(m.team_invited_not_settled(fr)).waitFor();
  });

  let next!: Awaited<ReturnType<typeof propose>>;
  await step('settled, it stands in her week; another one follows', async () => {
    const { page } = phone;
    await settle(session, first.id);
    await page.getByText(m.team_invited_not_settled(fr)).waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 2, name: m.team_invited_accepted_title(fr) }).waitFor({
      state: 'detached',
    });
    const second = at(90, 30);
    next = await propose([second]);
    await agenda.acceptEngagement(sylvie, next.engagement);
    await settle(next, second.id);
    await page.getByText(word('brief')).nth(1).waitFor();
    const downloading = page.waitForEvent('download');
    await page
      .getByRole('button', { name: /^Mettre dans mon agenda/ })
      .first()
      .click();
    const file = readFileSync(await (await downloading).path(), 'utf8');
    assert.match(file, /SUMMARY:Rendez-vous\r\n/);
    assert.deepEqual(found(planted, Buffer.from(file), 'calendar file'), []);
    assert.doesNotMatch(file, /Béatrice|Bureau|Passerelle —/);
    await picture(page, 'peer-week');
  });

  await step(
    'in the middle of it, one tap: it is done, and plan B is on in the professional’s app',
    async () => {
      programme.advance(soon + 10 * MINUTE - programme.now());
      const { page } = phone;
      // Nothing of this is read in between: one tap.
      await page
        .getByRole('button', { name: /^Je me retire/ })
        .first()
        .tap();
      await page.getByText(m.team_invited_left_done(fr, { name: NAMES.beatrice })).waitFor();
      assert.equal(await page.getByRole('button', { name: m.team_invited_left_undo(fr) }).count(), 0);
      await assertAccessible(page, 'stepped back');
      await picture(page, 'peer-stepped-back');
      await office.page.getByText(m.team_engagements_plan_b_on(fr)).waitFor();
      await office.page.getByText(word('plan B')).waitFor();
      await assertAccessible(office.page, 'plan B');
      await picture(office.page, 'peer-plan-b');
      const mine = (await agenda.agenda(sylvie)).engagements.map(({ engagement }) => engagement);
      assert.deepEqual(mine, [next.engagement]);
    },
  );

  await step('long before, a tap may be taken back; locking the app lets it go', async () => {
    const { page } = phone;
    await button(page, m.team_invited_left_back(fr)).click();
    const tomorrow = at(24 * 60, 30);
    const far = await propose([tomorrow]);
    await agenda.acceptEngagement(sylvie, far.engagement);
    const withdraw = page.getByRole('button', { name: /^Je me retire : Un accompagnement-conseil$/ });
    await withdraw.tap();
    await button(page, m.team_invited_left_undo(fr)).tap();
    await withdraw.waitFor();
    const isThere = async () =>
      (await agenda.agenda(sylvie)).engagements.some(({ engagement }) => engagement === far.engagement);
    assert.equal(await isThere(), true);
    await withdraw.tap();
    await button(page, m.team_invited_left_undo(fr)).waitFor();
    await button(page, m.team_lock(fr)).click();
    await unlock(page, sylvie, fr);
    await page.getByRole('heading', { level: 2, name: m.team_invited_week(fr) }).waitFor();
    await withdraw.waitFor({ state: 'detached' });
    assert.equal(await isThere(), false);
  });

  await step('over, its hours are noted as promised; she says how she is, to herself', async () => {
    const { page } = phone;
    programme.advance(130 * MINUTE);
    // The page learns the server's time from its answers.
    await page.reload();
    await unlock(page, sylvie, fr);
    await page.getByText(m.team_invited_check_after(fr)).waitFor();
    await choose(page.locator('main'), m.team_engagements_feeling(fr, { feeling: 'heavy' }));
    await page.getByLabel(m.team_invited_check_text(fr)).fill(word('check-in'));
    await button(page, m.team_invited_check_keep(fr)).click();
    await page.getByText(word('check-in')).waitFor();
    // Shared when she wishes, and gone from a screen that is open once she takes it back.
    await button(page, m.team_invited_check_share(fr)).click();
    await button(page, m.team_invited_check_share_yes(fr)).click();
    await page.getByText(m.team_invited_check_shared(fr), { exact: true }).waitFor();
    await go(office.page, m.team_nav_agenda(fr));
    await office.page.getByText(word('check-in')).waitFor();
    await button(page, /^Ne plus partager/).click();
    await office.page.getByText(word('check-in')).waitFor({ state: 'detached' });
    await go(page, m.team_nav_hours(fr));
    await page.getByRole('heading', { level: 2, name: m.team_paid_to_note(fr) }).waitFor();
    await button(page, m.team_paid_note(fr, { time: '1 h' })).click();
    await page.getByRole('row', { name: /Accompagnement-conseil/ }).waitFor();
    // What she gave before she stepped back is paid as well.
    await button(page, m.team_paid_add(fr)).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(m.team_paid_part(fr, { part: 'meeting' })).fill('25');
    await page.keyboard.press('Tab');
    await button(dialog, m.team_paid_note(fr, { time: '25 min' })).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /À payer 1 h 25/ }).waitFor();
    await assertFits(page, 'hours');
    await assertAccessible(page, 'hours');
    await picture(page, 'peer-hours');
  });

  await step('a coordinator marks them as paid, and she sees it', async () => {
    const coordinator = await programme.signIn(founder);
    const { page } = coordinator;
    await go(page, m.team_nav_team_hours(fr));
    await button(page, m.team_paid_pay_which(fr, { name: SYLVIE })).click();
    await button(page.getByRole('dialog'), m.team_paid_pay_submit(fr, { time: '1 h 25' })).click();
    await page.getByText(m.team_paid_nothing_due(fr)).waitFor();
    await assertAccessible(page, 'hours of the team');
    await picture(page, 'peer-hours-team');
    await phone.page
      .getByText(/^payé le/)
      .nth(1)
      .waitFor();
    await coordinator.leave();
  });

  await step('her own file holds what is hers; a second peer and the server hold nothing of it', async () => {
    const { page } = phone;
    const downloading = page.waitForEvent('download');
    await button(page, m.team_paid_take_text(fr)).click();
    const file = readFileSync(await (await downloading).path(), 'utf8');
    for (const mine of [SYLVIE, word('topic'), word('check-in'), word('brief'), '1 h'])
      assert.ok(file.includes(mine), mine);
    const data = page.waitForEvent('download');
    await button(page, m.team_paid_take_data(fr)).click();
    const own = JSON.parse(readFileSync(await (await data).path(), 'utf8'));
    assert.deepEqual(
      [own.format, own.name, own.hours.length, own.checkIns[0]?.text, own.limits.topics],
      ['passerelle-own', SYLVIE, 2, word('check-in'), [word('topic')]],
    );
    const hers = await agenda.agenda(other);
    assert.deepEqual([hers.engagements, hers.shared, hers.bookings, hers.plans], [[], [], [], []]);
    assert.deepEqual(must(listPaidTime, await callRoute(listPaidTime, {}, other.transport)).times, []);
    for (const kind of ['payment', 'peer_limits', 'check_in_shared'] as const) {
      const answer = must(listShared, await callRoute(listShared, { query: { kind } }, other.transport));
      assert.deepEqual(answer.records, [], kind);
    }
    const folder = join(place.folder, 'data');
    for (const name of readdirSync(folder, { recursive: true }) as string[]) {
      const path = join(folder, name);
      if (statSync(path).isFile()) assert.deepEqual(found(planted, readFileSync(path), name), []);
    }
    assert.deepEqual(found(planted, Buffer.from(place.log()), 'log'), []);
    await phone.leave();
    await office.leave();
  });
});
