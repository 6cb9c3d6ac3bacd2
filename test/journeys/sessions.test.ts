/**
 * An awareness session, from the partner's request to the attestation: asked for by the public door, prepared with a peer who
 * says yes herself, undertaken by the organiser, settled, held, counted, printed. No peer's name on any of the sheets.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '@playwright/test';
import type { Teammate } from '#cli/client/team.ts';
import { must } from '#cli/client/member.ts';
import { sealAnswerBody } from '#cli/client/participant.ts';
import { TeamAgenda } from '#cli/client/team-agenda.ts';
import { callRoute } from '#contract/client.ts';
import { transportTo } from '#cli/client/transport.ts';
import {
  listQuestionSets,
  listRounds,
  putQuestionSet,
  type StoredRound,
  submitAnswer,
} from '#contract/rounds.ts';
import { SESSION_FRAGMENT } from '#contract/links.ts';
import { instantOf, wallOf } from '#programme/moment.ts';
import type { QuestionSet } from '#programme/questionnaire.ts';
import { editSet } from '#programme/questionnaire-edit.ts';
import type { RoundMoment } from '#programme/round.ts';
import { UNDERTAKINGS } from '#programme/session-plan.ts';
import { SHIPPED_SESSION_TYPES } from '#programme/session-types.ts';
import { NO_LIMITS } from '#programme/engagement.ts';
import { UNDERTAKING } from '#team/sessions/session-words.ts';
import * as m from '#texts/messages.ts';
import { assertAccessible, assertFits, assertWholeAccessible } from '../support/axe.ts';
import { screens, type Visitor } from '../support/chromium.ts';
import { send } from '../support/partner.ts';
import { picture } from '../support/pictures.ts';
import { startProgramme, type StartedProgramme } from '../support/programme.ts';
import { stepsOf } from '../support/steps.ts';
import { button, open, toast } from '../support/team-app.ts';

const fr = 'fr' as const;
const HOUR = 3_600_000;
const ZONE = 'America/Toronto';
const PEER = 'Camille Sentinelle';
const PLACE = 'Salle du deuxième, Poste Exemple';
const two = (n: number) => String(n).padStart(2, '0');

test('a partner asks for a session; it is prepared with a peer, held, counted, and attested without a name', async (t) => {
  const programme = await startProgramme(t);
  const { founder, team } = programme;
  const step = stepsOf(t);
  const agenda = new TeamAgenda(team);
  const peer: Teammate = await team.welcome(founder, {
    role: 'peer',
    name: PEER,
    title: 'survivante',
    signInName: 'camille',
    passphrase: 'encore six mots inventes pour voir',
  });
  let reference = '';
  let work!: Visitor;

  await step('a partner finds the session on its page, and asks for it from the keyboard', async () => {
    const partner = await programme.visit('/seances', { viewport: screens.narrow });
    const { page } = partner;
    await page.getByRole('heading', { name: SHIPPED_SESSION_TYPES[0]?.fr.title ?? '' }).waitFor();
    await assertAccessible(page, 'sessions for partners');
    await assertFits(page, 'sessions for partners');
    await page.getByRole('link', { name: m.site_sessions_ask_button(fr) }).press('Enter');
    await page.locator('#of-session').waitFor({ state: 'visible' });
    assert.equal(
      await page.evaluate(() => location.hash),
      `#${SESSION_FRAGMENT}`,
      'the server is not told what is asked for',
    );
    assert.equal(await page.locator('#of-her').isVisible(), false, 'nothing is asked about a woman');
    await page.locator('#promptness-no_rush').check();
    await page.locator('#organisation').fill('Poste Exemple');
    await page.locator('#first-name').fill('Luc');
    await page.locator('#phone').fill('450 555-0170');
    await page.locator('#send').click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'request-errors');
    await page.locator('#audience-police').check();
    await page.locator('#heads').fill('18');
    await page.locator('#session-type-first_contact').check();
    await page.locator('#text').fill('Les premiers mots, la nuit.');
    await assertAccessible(page, 'session asked for');
    await assertFits(page, 'session asked for');
    reference = await send(page);
    await partner.leave();
  });

  await step('the request says it, and the preparation begins with what it says', async () => {
    work = await programme.signIn(founder);
    const { page } = work;
    await open(page, reference);
    await page.getByText('Premier contact : pour les services policiers').waitFor();
    await page.getByRole('link', { name: m.team_asked_prepare(fr) }).click();
    await page.getByRole('heading', { level: 1, name: m.team_sessions_new(fr) }).waitFor();
    assert.equal(await page.getByLabel(m.team_asked_heads(fr)).inputValue(), '18');
    await assertAccessible(page, 'a session begins');
    await button(page, m.team_sessions_begin(fr)).click();
    await page.getByRole('heading', { level: 1, name: 'Poste Exemple' }).waitFor();
  });

  await step('a date is proposed; without the organiser’s undertaking it cannot be settled', async () => {
    const { page } = work;
    await proposeIn(page, programme.now() + 3 * HOUR);
    await page.getByText(m.team_sessions_task_print(fr)).waitFor();
    await button(page, m.team_sessions_settle(fr)).click();
    await page.getByText(m.team_engagements_missing_undertaking(fr)).waitFor();
    await button(page, m.team_sessions_undertaking_note(fr)).click();
    await page.getByText(m.team_sessions_undertaking_all(fr)).waitFor();
    // From the keyboard alone.
    for (const one of UNDERTAKINGS) {
      await page.getByRole('checkbox', { name: UNDERTAKING[one](fr) }).focus();
      await page.keyboard.press('Space');
    }
    await page.getByRole('button', { name: m.team_sessions_undertaking_note(fr) }).press('Enter');
    await page.getByText(/^Accepté au téléphone, .* par Luc/).waitFor();
    await button(page, m.team_sessions_undertaking_undo(fr)).click();
  });

  await step(
    'or she gives a link: one that was taken back says so, the next is used, and then noted',
    async () => {
      const { page } = work;
      const part = page.locator('#promesse');
      const linkGiven = async () => {
        const text = await part.getByText(/une minute suffit/).innerText();
        return `/q/${/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/.exec(text)?.[0] ?? ''}`;
      };
      await button(part, m.team_sessions_link_give(fr)).press('Enter');
      const first = await linkGiven();
      await assertAccessible(page, 'a link for the undertaking');
      await picture(page, 'sessions-00-link');
      await button(part, m.team_sessions_link_withdraw(fr)).click();
      await part.getByText(m.team_sessions_link_over(fr)).waitFor();
      await button(part, m.team_sessions_link_give_new(fr)).click();
      const second = await linkGiven();
      const organiser = await programme.visit(first, { viewport: screens.narrow });
      await organiser.page.getByRole('heading', { name: m.site_undertaking_over_title(fr) }).waitFor();
      await organiser.page.goto(second);
      for (const name of ['Poste Exemple', 'Luc', PEER])
        assert.equal((await organiser.page.content()).includes(name), false, `the link’s page names ${name}`);
      await organiser.page.locator('#line').fill('Luc Exemple, lieutenant');
      await organiser.page.getByRole('button', { name: m.site_undertaking_send(fr) }).click();
      await organiser.page.locator('#thanks-title').waitFor();
      await organiser.leave();
      // Seen on the list, without opening the session; and there sooner than it would be by itself.
      await page.getByRole('link', { name: m.team_sessions_back(fr) }).click();
      await page.getByText(m.team_sessions_undertaking_received(fr)).waitFor();
      await page.getByRole('link', { name: 'Poste Exemple' }).click();
      await part.getByText(m.team_sessions_link_answered(fr, { by: 'Luc Exemple, lieutenant' })).waitFor();
      await assertAccessible(page, 'an undertaking came by the link');
      await picture(page, 'sessions-00-answered');
      await button(part, m.team_sessions_undertaking_note(fr)).click();
      await part.getByText(/^Accepté par le lien, .* par Luc Exemple, lieutenant/).waitFor();
    },
  );

  await step('the peer is invited, and says yes herself', async () => {
    const { page } = work;
    await agenda.saveLimits(peer, { ...NO_LIMITS, topics: ['Les enfants'] });
    await button(page, m.team_sessions_peers_invite(fr)).click();
    const form = page.getByRole('form', { name: m.team_engagements_invite_title(fr) });
    await form.getByText('Les enfants').first().waitFor();
    await form.getByLabel(m.team_engagements_invite_brief(fr)).fill('Dire quels mots aident, la nuit.');
    await form.getByLabel(m.team_engagements_offer_pay(fr)).fill('40 $ l’heure, tout compris');
    await form.getByLabel(m.team_engagements_invite_plan_b(fr)).fill('La fondatrice tient la séance seule.');
    await assertAccessible(page, 'a peer is invited to a session');
    await form.getByRole('button', { name: m.team_engagements_invite_send(fr, { n: 1 }) }).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: PEER }).waitFor();
    const [invitation] = (await agenda.agenda(peer)).engagements;
    await agenda.acceptEngagement(peer, invitation?.engagement ?? '');
    const settle = page.locator('#quand').getByRole('button', { name: m.team_sessions_settle(fr) });
    await page.getByLabel(m.team_sessions_place_label(fr), { exact: true }).fill(PLACE);
    await page
      .locator('#lieu')
      .getByRole('button', { name: m.team_save(fr) })
      .click();
    await toast(page, m.team_saved(fr)).first().waitFor();
    await settle.click();
    await page.locator('#quand').getByText(m.team_sessions_is_settled(fr)).waitFor();
    await assertAccessible(page, 'a session is settled');
    await picture(page, 'sessions-01-settled');
  });

  await step('the sheet of the day names whoever leads, the place, and no peer', async () => {
    const { page } = work;
    await page.getByRole('link', { name: m.team_sessions_run_sheet(fr) }).click();
    const sheet = page.getByRole('article');
    await sheet.getByText(PLACE).waitFor();
    await assertAccessible(page, 'run sheet');
    assert.equal((await sheet.innerText()).includes(PEER), false, 'the sheet names a peer');
    await page.pdf({ preferCSSPageSize: true }).then((pdf) => assertOnePage(pdf));
    await page.getByRole('link', { name: m.team_sessions_back_one(fr) }).click();
  });

  await step('plan B starts without touching her engagement', async () => {
    const { page } = work;
    await button(page, m.team_sessions_plan_b_start(fr)).click();
    await page.getByText(m.team_sessions_plan_b_on(fr)).waitFor();
    const [invitation] = (await agenda.agenda(peer)).engagements;
    assert.equal(invitation?.state, 'confirmed');
    await button(page, m.team_sessions_plan_b_end(fr)).click();
    await button(page, m.team_sessions_plan_b_start(fr)).waitFor();
  });

  await step(
    'questionnaires and the box open; the room sees where to answer, and twelve phones do',
    async () => {
      const { page } = work;
      await button(page.locator('#questionnaires'), m.team_sessions_rounds_open(fr)).click();
      await page.getByRole('link', { name: m.team_sessions_room_screen(fr) }).click();
      await page.getByRole('img', { name: m.team_sessions_room_qr(fr) }).waitFor();
      await assertAccessible(page, 'screen for the room');
      const shown = await page.locator('section[lang]').innerText();
      for (const name of [PEER, 'Poste Exemple', 'Luc'])
        assert.equal(shown.includes(name), false, `the room’s screen names ${name}`);
      await picture(page, 'sessions-02-room');
      const { rounds } = must(listRounds, await callRoute(listRounds, {}, founder.transport));
      const of = (moment: RoundMoment) => rounds.find((round) => round.moment === moment) as StoredRound;
      await Promise.all(
        (['before', 'after'] as const).flatMap((moment) =>
          Array.from({ length: 12 }, () => answerIn(programme, of(moment))),
        ),
      );
      await askIn(programme, of('box'), 'Que dire quand elle ne répond pas?');
      await page.getByRole('link', { name: m.team_sessions_back_one(fr) }).click();
      await page
        .getByText(m.team_sessions_round_answers(fr, { n: 12 }))
        .nth(1)
        .waitFor();
      await page.getByRole('link', { name: m.team_sessions_box(fr) }).click();
      await page.getByText('Que dire quand elle ne répond pas?').waitFor();
      await assertAccessible(page, 'questions box');
      await button(page, m.team_sessions_box_keep(fr)).click();
      await page.getByRole('heading', { name: m.team_sessions_box_kept(fr) }).waitFor();
      await page.getByText(m.team_sessions_box_marks(fr)).waitFor();
      await page.getByRole('link', { name: m.team_sessions_back_one(fr) }).click();
    },
  );

  await step(
    'she steps back on the day: plan B is on in the app of whoever leads, without a word from her',
    async () => {
      const { page } = work;
      const [invitation] = (await agenda.agenda(peer)).engagements;
      await agenda.endEngagement(peer, invitation?.engagement ?? '');
      await page.getByText(m.team_engagements_plan_b_on(fr)).first().waitFor();
      await page.getByText('La fondatrice tient la séance seule.').first().waitFor();
    },
  );

  await step('it was held: heads are counted, and the attestation says how many, never who', async () => {
    // An app that is open keeps its clock until it hears the server's again: five hours later she opens it anew.
    await work.leave();
    programme.advance(5 * HOUR);
    work = await programme.signIn(founder);
    const { page } = work;
    await page
      .getByRole('navigation')
      .getByRole('link', { name: m.team_nav_sessions(fr) })
      .first()
      .click();
    await page.getByText(m.team_sessions_lack_note_held(fr)).waitFor();
    await assertAccessible(page, 'the room of sessions');
    await page.getByRole('link', { name: 'Poste Exemple' }).click();
    await page.getByLabel('Police', { exact: true }).fill('17');
    await page.keyboard.press('Tab');
    await page
      .locator('#jour')
      .getByRole('button', { name: m.team_save(fr) })
      .click();
    await page.getByText(m.team_sessions_heads_total(fr, { n: 17 })).waitFor();
    await button(page, m.team_sessions_held(fr)).click();
    await page.getByRole('link', { name: m.team_sessions_attestation(fr) }).click();
    const sheet = page.getByRole('article');
    await sheet.getByText(/17 personnes y ont pris part/).waitFor();
    await assertAccessible(page, 'attestation');
    const said = await sheet.innerText();
    for (const name of [PEER, 'Luc'])
      assert.equal(said.includes(name), false, `the attestation names ${name}`);
    assertOnePage(await page.pdf({ format: 'letter', preferCSSPageSize: true }));
    await picture(page, 'sessions-03-attestation');
  });

  await step(
    'a sheet of paper is keyed in, and the results show and print, of a session without a name',
    async () => {
      const { page } = work;
      await page.getByRole('link', { name: m.team_sessions_back_one(fr) }).click();
      await page.getByRole('link', { name: m.team_sessions_keying(fr) }).click();
      const scale = page
        .getByRole('radiogroup')
        .filter({ hasText: /à l’aise/ })
        .first();
      await scale.getByRole('radio').last().press('Space');
      await button(page, m.team_evaluation_keying_keep(fr)).click();
      await page.getByText(m.team_evaluation_keying_kept(fr, { n: 1 })).waitFor();
      await page.getByRole('link', { name: m.team_sessions_back_one(fr) }).click();
      await page.getByRole('link', { name: m.team_sessions_results(fr), exact: true }).click();
      const results = page.locator('[data-prints]');
      await results
        .getByText(m.team_evaluation_answers(fr, { moment: m.team_evaluation_moment_after(fr), n: 13 }))
        .waitFor();
      await results.getByRole('img').first().waitFor();
      assert.equal(
        (await results.innerText()).includes('Poste Exemple'),
        false,
        'results name the organisation',
      );
      await assertWholeAccessible(page, 'results');
      await picture(page, 'sessions-04-results');
      await page.getByRole('link', { name: m.team_evaluation_see_all(fr) }).click();
      await results.getByRole('heading', { name: m.team_evaluation_all(fr) }).waitFor();
    },
  );

  await step('questions are put in other words; a colleague saved first, and both are kept', async () => {
    const { page } = work;
    await page
      .getByRole('navigation')
      .getByRole('link', { name: m.team_nav_sessions(fr) })
      .first()
      .click();
    const part = page.locator('#questionnaire');
    await button(part, m.team_questions_edit(fr)).press('Enter');
    await part.getByRole('button', { name: /^Modifier.* J’y suis retournée/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('« J’y suis retournée hier. »');
    await dialog.getByText(m.team_questions_standing_reworded(fr)).waitFor();
    await button(dialog, m.team_questions_keep(fr)).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    const { transport } = founder;
    const sets = () => callRoute(listQuestionSets, {}, transport).then((all) => must(listQuestionSets, all));
    await team.present(founder);
    const [shipped] = (await sets()).shipped as [QuestionSet];
    const hers = editSet(shipped, { ...shipped, items: shipped.items.filter(({ kind }) => kind !== 'line') });
    assert.ok(hers.ok);
    must(putQuestionSet, await callRoute(putQuestionSet, { body: { last: 0, set: hers.set } }, transport));
    await button(part, m.team_questions_save(fr, { version: '2' })).press('Enter');
    await part.getByText(m.team_questions_stale(fr, { version: '2' })).waitFor();
    await assertWholeAccessible(page, 'questions that a colleague saved first');
    await picture(page, 'sessions-05-questions');
    await button(part, m.team_questions_save(fr, { version: '3' })).press('Enter');
    await toast(page, m.team_questions_saved(fr, { version: '3' }))
      .first()
      .waitFor();
    const last = (await sets()).own.at(-1);
    assert.deepEqual(
      last?.items.flatMap((item) => (item.id === 'went-back' && 'says' in item ? [item.says.fr] : [])),
      ['« J’y suis retournée hier. »'],
    );
    assert.equal(last.items.length, shipped.items.length - 1, 'what she took away comes back');
    const { rounds } = must(listRounds, await callRoute(listRounds, {}, transport));
    assert.ok(
      rounds.every(({ set }) => set === null || set.version === 1),
      'an open round changes its questions',
    );
    await work.leave();
  });
});

/** One phone of the room: an answer that says one thing, sealed as a browser does. */
async function answerIn(
  programme: StartedProgramme,
  { round, code, moment, set }: StoredRound,
): Promise<void> {
  await handIn(
    programme,
    { round, code },
    {
      set: set?.id,
      version: set?.version,
      moment,
      answers: { comfortable: moment === 'before' ? 2 : 4 },
    },
  );
}

const askIn = (programme: StartedProgramme, { round, code }: StoredRound, question: string) =>
  handIn(programme, { round, code }, { moment: 'box', question });

async function handIn(
  { founded, origin }: StartedProgramme,
  { round, code }: Pick<StoredRound, 'round' | 'code'>,
  answers: unknown,
): Promise<void> {
  const body = await sealAnswerBody({
    programme: founded.programme,
    round,
    code,
    epoch: 0,
    intakeRecipient: founded.intakeRecipient,
    answers,
  });
  must(submitAnswer, await callRoute(submitAnswer, { body }, transportTo(origin)));
}

async function proposeIn(page: Page, at: number): Promise<void> {
  const quarter = 15 * 60_000;
  const wall = wallOf(Math.ceil(at / quarter) * quarter, ZONE);
  assert.ok(instantOf(wall, ZONE) > 0);
  await button(page, m.team_sessions_propose(fr)).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('spinbutton').first().focus();
  await page.keyboard.type(`${wall.year}${two(wall.month)}${two(wall.day)}`);
  await dialog
    .getByRole('group', { name: m.team_sessions_hour(fr) })
    .getByRole('spinbutton')
    .first()
    .focus();
  await page.keyboard.type(`${two(wall.hour)}${two(wall.minute)}`);
  await assertAccessible(page, 'a date is proposed');
  await dialog.getByRole('button', { name: m.team_sessions_propose_do(fr) }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Pages are counted by their objects in the file. */
function assertOnePage(pdf: Buffer): void {
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  assert.equal(pages.length, 1, 'the sheet does not fit on one page');
}
