/**
 * The promise, tried with words that exist nowhere else: one in every field of every form, on both sides of the door.
 * Then none of them, in any encoding, in what Chromium sent, in the data folder, in a backup, in the log, in a mail.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { backup } from '#cli/backup/backup.ts';
import { must } from '#cli/client/member.ts';
import { callRoute } from '#contract/client.ts';
import { questionnaireLink } from '#contract/links.ts';
import { putMail } from '#contract/settings.ts';
import { toBase64url } from '#sealing/bytes.ts';
import { loadWords, parseWords } from '#sealing/words.ts';
import * as m from '#texts/messages.ts';
import { found, newNumber, newWord } from '../support/sentinels.ts';
import { follow, send, showCode, typeBack } from '../support/partner.ts';
import { NAMES, startProgramme } from '../support/programme.ts';
import { readAsTeam } from '../support/read-as-team.ts';
import { roundsDeskAt } from '../support/rounds.ts';
import { startSmtp } from '../support/smtp.ts';
import { stepsOf } from '../support/steps.ts';
import { button, choose, open, openTask, toast } from '../support/team-app.ts';
import { takePassphrase, takeSecondFactor, wordsIn } from './team-access-support.ts';

const fr = 'fr' as const;

/** What was typed, by the name of its field. */
class Planted {
  readonly all = new Map<string, string>();
  word(field: string): string {
    return this.#keep(field, newWord());
  }
  number(field: string): string {
    return this.#keep(field, newNumber());
  }
  keep(field: string, text: string): void {
    this.#keep(field, text);
  }
  #keep(field: string, text: string): string {
    assert.ok(!this.all.has(field), `${field} is planted once`);
    this.all.set(field, text);
    return text;
  }
}

test('what is written stays between those who wrote it', async (t) => {
  const smtp = await startSmtp({ user: newWord(), password: newWord() });
  t.after(() => smtp.stop());
  const programme = await startProgramme(t);
  const { place, founder, beatrice } = programme;
  const step = stepsOf(t);
  /** Sealed in a browser: nobody else may ever see it. */
  const sealed = new Planted();
  /** Secrets that never leave the device on which they were made or typed. */
  const secrets = new Planted();
  for (const [who, name] of Object.entries(NAMES)) secrets.keep(`name of the ${who}`, name);
  /** What the server must know and keeps under its own secret: not to be read from a stolen disk. */
  const atRest = new Planted();
  const sent: Buffer[] = [];
  const listen = ({ page }: { page: Page }) => record(page.context(), sent);
  let reference = '';

  await step('a mail server and an address for alerts', async () => {
    await programme.team.present(founder);
    const user = atRest.word('mail user');
    const password = atRest.word('mail password');
    atRest.word('alert address');
    await smtp.stop();
    const own = await startSmtp({ user, password });
    t.after(() => own.stop());
    Object.assign(smtp, own);
    const server = {
      host: own.host,
      port: own.port,
      tls: 'none' as const,
      user,
      from: 'alertes@example.org',
    };
    must(putMail, await callRoute(putMail, { body: { server, password } }, founder.transport));
  });

  await step('a partner writes everywhere, keeps her code, and follows', async () => {
    const partner = await programme.visit('/demande');
    listen(partner);
    const { page } = partner;
    await page.locator('#request-fields:enabled').waitFor();
    await page.locator('#promptness-soon').check();
    await page.locator('#organisation').fill(sealed.word('form: organisation'));
    await page.locator('#first-name').fill(sealed.word('form: first name'));
    await page.locator('#phone').fill(sealed.number('form: phone'));
    await page.locator('#more > summary').click();
    await page.locator('#text').fill(sealed.word('form: text'));
    await page.locator('#age-unknown').check();
    reference = await send(page);
    const words = await showCode(page);
    await typeBack(page, words);
    await keepCode(secrets, 'receipt', words);
    await follow(page, '/suivi', { reference, words });
    await page.locator('#message').fill(sealed.word('follow: message'));
    await page.locator('#reply-send').click();
    await page.locator('#messages li.mine').nth(1).waitFor();
    await partner.leave();
  });

  await step(
    'a colleague has taken it; the coordinator takes it over, calls, assesses, decides, plans, writes',
    async () => {
      const file = (await readAsTeam(programme)).files.find((one) => one.reference === reference)?.file ?? '';
      await programme.team.step(
        beatrice,
        file,
        { step: 'claim' },
        { stream: 'notes', content: { kind: 'claimed' } },
      );
      const coordinator = await programme.signIn(founder);
      listen(coordinator);
      const { page } = coordinator;
      await page.getByRole('searchbox').fill(sealed.word('Today: search'));
      await page.getByRole('searchbox').fill('');
      await open(page, reference);
      await inDialog(page, m.team_more_take_over(fr), m.team_take_over_submit(fr), async (dialog) => {
        await dialog.getByLabel(m.team_reason(fr)).fill(sealed.word('take over: reason'));
      });
      await button(page, m.team_call_already_made(fr)).click();
      await button(page, m.team_call_add_note(fr)).click();
      await page.getByLabel(m.team_call_note(fr)).fill(sealed.word('call: note'));
      await button(page, m.team_outcome_reached(fr)).click();

      const assessment = page.locator('#task-assess');
      await choose(assessment, m.team_identity_known_to_member(fr));
      await assessment.getByLabel(m.team_assess_identity_note(fr)).fill(sealed.word('assessment: identity'));
      await assessment
        .getByLabel(m.team_assess_worker_wants(fr))
        .fill(sealed.word('assessment: worker wants'));
      await assessment.getByLabel(m.team_assess_woman_asked(fr)).fill(sealed.word('assessment: woman asked'));
      await choose(assessment, m.team_duty_done(fr));
      await assessment.getByLabel(m.team_duty_role(fr)).fill(sealed.word('assessment: role'));
      await assessment.locator('[data-saved]').waitFor();
      await button(assessment, m.team_assess_submit(fr)).click();

      const decision = page.locator('#task-decide');
      await choose(decision, m.team_decision_advice_given(fr), 'checkbox');
      await decision.getByLabel(m.team_note_label(fr)).fill(sealed.word('decision: note'));
      await button(decision, m.team_decision_submit(fr)).click();

      const plan = page.locator('#task-plan');
      await plan.getByLabel(m.team_plan_what(fr)).fill(sealed.word('plan: what'));
      await button(plan, m.team_quick_hour(fr)).click();
      await button(plan, m.team_plan_submit(fr)).click();
      await toast(page, m.team_plan_done(fr, { reference })).waitFor();

      const message = await openTask(page, m.team_task_message(fr));
      await message.getByLabel(m.team_message_label(fr)).fill(sealed.word('message to the partner'));
      await button(message, m.team_message_submit(fr)).click();
      await toast(page, m.team_message_sent(fr)).waitFor();

      const note = await openTask(page, m.team_task_note(fr));
      await note.getByLabel(m.team_note_team_only(fr)).fill(sealed.word('note'));
      await button(note, m.team_note_submit(fr)).click();
      await toast(page, m.team_note_done(fr)).waitFor();

      await inDialog(page, m.team_opening_correct(fr), m.team_save(fr), async (dialog) => {
        await dialog.getByLabel(m.team_phone_when(fr)).fill(sealed.word('correction: when to call'));
      });
      await inDialog(page, m.team_more_hand_over(fr), m.team_hand_over_submit(fr), async (dialog) => {
        await choose(dialog, /Béatrice/);
        await dialog.getByLabel(m.team_reason(fr)).fill(sealed.word('hand over: reason'));
      });

      const close = await openTask(page, m.team_task_close(fr));
      await choose(close, m.team_closing_other(fr));
      await choose(close, m.team_close_door(fr), 'checkbox');
      await close.getByLabel(m.team_card_first(fr)).fill(sealed.word('card: first person'));
      await close.getByLabel(m.team_card_second(fr)).fill(sealed.word('card: second person'));
      await close.getByLabel(m.team_card_do_not_ask(fr)).fill(sealed.word('card: do not ask'));
      await close.getByLabel(m.team_note_label(fr)).fill(sealed.word('closing: note'));
      await close.locator('[data-saved]').waitFor();
      await button(close, m.team_close_submit(fr)).click();
      await toast(page, m.team_close_done(fr, { reference })).waitFor();

      await inDialog(page, m.team_reopen(fr), m.team_reopen_submit(fr), async (dialog) => {
        await choose(dialog, m.team_reopen_worker(fr));
        await choose(dialog, m.team_promptness_no_rush(fr));
        await dialog.getByLabel(m.team_note_label(fr)).fill(sealed.word('reopening: note'));
      });
      await toast(page, m.team_reopen_done(fr, { reference })).waitFor();

      await page.keyboard.press('Escape');
      await page
        .getByRole('link', { name: m.team_nav_directory(fr) })
        .first()
        .click();
      await inDialog(page, m.team_directory_add(fr), m.team_save(fr), async (dialog) => {
        await dialog.getByLabel(m.team_organisation(fr)).fill(sealed.word('directory: organisation'));
        await choose(dialog, m.team_sector_health(fr));
        await dialog
          .getByLabel(m.team_directory_switchboard(fr))
          .fill(sealed.number('directory: switchboard'));
        await dialog.getByLabel(m.team_note_label(fr)).fill(sealed.word('directory: note'));
      });

      await page
        .getByRole('link', { name: m.team_nav_account(fr) })
        .first()
        .click();
      await page.getByRole('textbox', { name: m.setup_your_name(fr) }).fill(sealed.word('card: name'));
      await page.getByRole('textbox', { name: m.setup_your_title(fr) }).fill(sealed.word('card: title'));
      await page
        .locator('#nom')
        .getByRole('button', { name: m.team_save(fr) })
        .click();
      await toast(page, m.team_saved(fr)).waitFor();
      await page
        .getByLabel(m.team_account_alert_address(fr))
        .fill(`${atRest.all.get('alert address')}@example.org`);
      await page
        .locator('#alertes')
        .getByRole('button', { name: m.team_save(fr) })
        .click();
      await toast(page, m.team_account_alerts_on(fr)).waitFor();
      await coordinator.leave();
    },
  );

  await step(
    'another request by phone, left as a draft first, then saved and merged; the alert goes out',
    async () => {
      const professional = await programme.signIn(beatrice);
      listen(professional);
      const { page } = professional;
      await page.keyboard.press('n');
      await choose(page.locator('main'), m.team_promptness_now(fr));
      await page
        .getByRole('combobox', { name: m.team_organisation(fr) })
        .fill(sealed.word('phone: organisation'));
      await page.keyboard.press('Escape');
      await page.getByLabel(m.team_phone_first_name(fr)).fill(sealed.word('phone: first name'));
      await page.getByLabel(m.team_phone_number(fr)).fill(sealed.number('phone: number'));
      await page.getByLabel(m.team_phone_when(fr)).fill(sealed.word('phone: when'));
      await page.getByLabel(m.team_phone_text(fr)).fill(sealed.word('phone: text'));
      await page.locator('[data-saved]').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.locator('#task-assess').waitFor();
      await inDialog(page, m.team_more_merge(fr), m.team_merge_submit(fr), async (dialog) => {
        await choose(dialog, new RegExp(reference));
        await dialog.getByLabel(m.team_reason(fr)).fill(sealed.word('merge: reason'));
      });
      await page.getByRole('heading', { level: 1, name: reference }).waitFor();
      await professional.leave();

      const partner = await programme.visit('/en/request');
      listen(partner);
      await partner.page.locator('#request-fields:enabled').waitFor();
      await partner.page.locator('#promptness-now').check();
      await partner.page.locator('#organisation').fill(sealed.word('second form: organisation'));
      await partner.page.locator('#first-name').fill(sealed.word('second form: first name'));
      await partner.page.locator('#phone').fill(sealed.number('second form: phone'));
      await send(partner.page);
      await partner.leave();
      await smtp.received(1, 20_000);
    },
  );

  await step('a newcomer joins by words, and is admitted by name', async () => {
    const coordinator = await programme.signIn(founder);
    const newcomer = await programme.visit('/equipe');
    for (const visitor of [coordinator, newcomer]) listen(visitor);
    const { page } = coordinator;
    await page
      .getByRole('link', { name: m.team_nav_members(fr) })
      .first()
      .click();
    await button(page, m.team_members_invite(fr)).click();
    await button(page, m.team_invite_make(fr)).click();
    const words = await wordsIn(page.getByRole('list', { name: m.team_invite_words(fr) }));
    await keepCode(secrets, 'invitation', words);
    await button(page, m.team_invite_done(fr)).click();

    const her = newcomer.page;
    await button(her, m.team_access_invited(fr)).click();
    await her.getByLabel(m.team_join_words(fr)).fill(words.join(' '));
    await button(her, m.team_access_continue(fr)).click();
    await her.getByLabel(m.team_access_name(fr)).fill('nouvelle');
    secrets.keep('passphrase', await takePassphrase(her));
    await button(her, m.setup_go_on(fr)).click();
    const { secret, codes } = await takeSecondFactor(her, programme.now());
    atRest.keep('secret of the second factor', secret);
    for (const [i, code] of codes.entries()) secrets.keep(`recovery code ${i + 1}`, code);
    await button(her, m.team_join_answer(fr)).click();
    await her.getByRole('heading', { name: m.team_join_done_title(fr) }).waitFor();
    await newcomer.leave();

    await button(page, m.team_members_check_and_admit(fr)).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(m.team_admit_name(fr)).fill(sealed.word('newcomer: name'));
    await dialog.getByRole('textbox', { name: m.setup_your_title(fr) }).fill(sealed.word('newcomer: title'));
    await dialog.getByRole('button', { name: m.team_admit(fr), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    secrets.keep(
      'session',
      (await page.context().cookies()).map(({ value }) => value).find((value) => value.length > 30) ?? '',
    );
    await coordinator.leave();
  });

  let answered = '';
  await step(
    'participants answer on a phone, by a slip and on paper, put a question in the box, and an organiser undertakes',
    async () => {
      programme.advance(30_000);
      const { desk } = await roundsDeskAt(place, programme.founded, programme.now());
      const open = { opensAt: programme.now() - 1000, closesAt: programme.now() + 3_600_000, most: 10 };
      const after = await desk.createRound({
        moment: 'after',
        set: { id: 'maison', version: 1 },
        ...open,
        slips: 1,
      });
      const box = await desk.createRound({ moment: 'box', set: null, ...open });
      const link = await desk.createRound({ moment: 'undertaking', set: null, ...open, most: 1 });
      assert.ok(after.ok && box.ok && link.ok);
      const [token = ''] = after.slips;
      atRest.keep('token of a slip', token);
      const phone = await programme.visit(questionnaireLink('', fr, { code: after.round.code, token }));
      listen(phone);
      const { page } = phone;
      await page.locator('#fields:enabled').waitFor();
      await page.locator('#q-comfortable-3').check();
      await page.locator('#line').fill(sealed.word('questionnaire: line'));
      await page.locator('#send').click();
      await page.locator('#thanks-title').waitFor();
      await page.goto(questionnaireLink('', fr, box.round));
      await page.locator('#line').fill(sealed.word('questions box'));
      await page.locator('#send').click();
      await page.locator('#thanks-title').waitFor();
      await page.goto(questionnaireLink('', fr, link.round));
      await page.locator('#line').fill(sealed.word('undertaking: by'));
      await page.locator('#send').click();
      await page.locator('#thanks-title').waitFor();
      await phone.leave();
      const line = sealed.word('sheet of paper: line');
      const sheet = { set: 'maison', version: 1, moment: 'after' as const, answers: {}, line };
      assert.ok((await desk.addKeyed(after.round.round, [{ sheet: desk.newSheet(), answers: sheet }])).ok);
      answered = JSON.stringify([
        await desk.openAnswers(after.round.round),
        await desk.openAnswers(box.round.round),
        await desk.openAnswers(link.round.round),
      ]);
    },
  );

  await step('whoever holds the keys reads all of it: the words were planted', async () => {
    const { text } = await readAsTeam(programme);
    const unread = [...sealed.all].filter(
      ([field, word]) => field !== 'Today: search' && !text.includes(word) && !answered.includes(word),
    );
    assert.deepEqual(unread, []);
    assert.ok(sealed.all.size >= 43, `${sealed.all.size} fields`);
  });

  await step('Chromium sent none of it', () => {
    assert.ok(sent.length > 100, `${sent.length} requests`);
    const all = Buffer.concat(sent.flatMap((one) => [one, Buffer.from('\n')]));
    const { session, ...mine } = Object.fromEntries(secrets.all);
    assert.ok(session);
    assert.deepEqual(found(sealed.all, all, 'requests'), []);
    assert.deepEqual(found(new Map(Object.entries(mine)), all, 'requests'), []);
    return Promise.resolve();
  });

  await step('neither the data folder, nor a backup, nor the log, nor a mail has any of it', async () => {
    const data = join(place.folder, 'data');
    const copies = join(place.folder, 'copies');
    const call = {
      locale: fr,
      env: { PASSERELLE_DATA: data },
      positionals: [copies],
      values: {},
      say: () => {},
    };
    assert.equal(await backup(call), 0);
    const everything = new Map([...sealed.all, ...secrets.all, ...atRest.all]);
    const searched = (where: string) => {
      const files = filesIn(where);
      assert.ok(files.length > 0);
      return files.flatMap((file) => found(everything, readFileSync(file), file));
    };
    assert.ok(
      filesIn(data).some((file) => file.endsWith('.sqlite-wal')),
      'the log of the database is searched too',
    );
    const seen = (where: string) =>
      filesIn(where).flatMap((file) => found(new Map([['reference', reference]]), readFileSync(file), file));
    assert.ok(
      seen(data).length > 0 && seen(copies).length > 0,
      'what the server does know is found: the search works',
    );
    assert.deepEqual(searched(data), []);
    assert.deepEqual(searched(copies), []);
    assert.ok(place.log().length > 1000);
    assert.deepEqual(found(everything, Buffer.from(place.log()), 'log'), []);
    assert.ok(smtp.mails.length > 0);
    const secretsOfMails = new Map([...everything].filter(([field]) => field !== 'alert address'));
    for (const { raw, subject } of smtp.mails) {
      assert.deepEqual(found(secretsOfMails, Buffer.from(`${raw}\n${subject}`), 'mail'), []);
    }
    await place.close();
    assert.deepEqual(searched(data), [], 'nor once the server stopped');
  });
});

/** Everything that leaves this browser: addresses, headers, bodies as bytes. */
function record(context: BrowserContext, sent: Buffer[]): void {
  context.on('request', (request) => {
    sent.push(
      Buffer.from(request.url()),
      Buffer.from(JSON.stringify(request.headers())),
      request.postDataBuffer() ?? Buffer.alloc(0),
    );
  });
}

/** A code's words in their order, and the bytes that they stand for. */
async function keepCode(secrets: Planted, name: string, words: readonly string[]): Promise<void> {
  const read = parseWords(words.join(' '), await loadWords(fr), 12);
  assert.ok(read.ok);
  secrets.keep(`${name}: words`, words.slice(0, 4).join(' '));
  secrets.keep(`${name}: bytes`, toBase64url(read.bytes));
}

async function inDialog(
  page: Page,
  opener: string,
  submit: string,
  fill: (dialog: Locator) => Promise<void>,
): Promise<void> {
  await button(page, opener).click();
  const dialog = page.getByRole('dialog');
  await fill(dialog);
  await dialog.getByRole('button', { name: submit, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
