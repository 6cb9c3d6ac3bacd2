/** The guide in the team's hands: a coordinator adapts, a survivor reviews by keyboard and is paid, a programme adopts. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from '@playwright/test';
import { callRoute } from '#contract/client.ts';
import { must } from '#cli/client/member.ts';
import type { Teammate } from '#cli/client/team.ts';
import { getWording, listPaidTime, putOwnEntry } from '#contract/wording.ts';
import { entriesIn } from '#team/wording/guide-items.ts';
import * as m from '#texts/messages.ts';
import { writeApprovals } from '#wording/adoption.ts';
import { wordsOf } from '#wording/guide.ts';
import { versionOf } from '#wording/version.ts';
import { assertAccessible, assertWholeAccessible } from '../support/axe.ts';
import type { Visitor } from '../support/chromium.ts';
import { picture } from '../support/pictures.ts';
import { startProgramme } from '../support/programme.ts';
import { found, newWord } from '../support/sentinels.ts';
import { stepsOf } from '../support/steps.ts';
import { banner, button, toast, unlock } from '../support/team-app.ts';

const fr = 'fr' as const;
const PHONE = { viewport: { width: 360, height: 720 } };
const SYLVIE = 'Sylvie Exemple';

const row = (page: Page, sentence: string) => page.getByRole('button', { name: sentence, expanded: false });
const search = (page: Page, text: string) => page.getByLabel(m.team_guide_search(fr)).fill(text);
const wordingFor = async ({ transport }: Teammate) =>
  must(getWording, await callRoute(getWording, {}, transport));

async function openGuide(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: m.team_nav_guide(fr) })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: m.team_nav_guide(fr) }).waitFor();
  await page.getByText(m.team_guide_lead(fr)).waitFor();
}

/** Answers a whole sitting with one key, each card seen before it is answered. */
async function approveTen(page: Page): Promise<void> {
  for (let n = 1; n <= 10; n++) {
    await page
      .getByText(m.team_guide_progress(fr, { n: String(n), of: '10' }), { exact: true })
      .first()
      .waitFor();
    await page.keyboard.press('1');
  }
  await page.getByText(m.team_guide_done_text(fr, { n: 10, approved: '10' })).waitFor();
}

async function noteTime(page: Page, minutes: number): Promise<void> {
  await page.getByLabel(m.team_guide_time(fr)).fill(String(minutes));
  await button(page, m.team_guide_time_save(fr)).click();
  await page
    .getByRole('status')
    .getByText(m.team_guide_time_saved(fr, { n: minutes }))
    .first()
    .waitFor();
}

test('the guide is adapted, reviewed, paid for, approved and adopted', async (t) => {
  const programme = await startProgramme(t);
  const { founder, team, place } = programme;
  const step = stepsOf(t);
  const planted = new Map([['why not yet', newWord()]]);
  const why = planted.get('why not yet') ?? '';
  let office!: Visitor, phone!: Visitor;
  const welcome = (name: string, signInName: string) =>
    team.welcome(founder, { role: 'peer', name, signInName, passphrase: 'six mots inventes pour une paire' });
  const sylvie = await welcome(SYLVIE, 'sylvie');
  const other = await welcome('Autre Paire', 'autre.paire');
  const shipped = entriesIn(await wordingFor(founder));
  const [first, second] = shipped;
  assert.ok(first && second);

  await step('a coordinator adapts one; a colleague was faster; what she typed stays', async () => {
    office = await programme.signIn(founder);
    const { page } = office;
    await openGuide(page);
    await search(page, first.avoid.fr);
    await row(page, first.avoid.fr).click();
    await button(page, m.team_guide_adapt(fr)).click();
    const avoid = page
      .getByRole('group', { name: m.team_guide_avoid(fr) })
      .getByLabel(m.team_guide_french(fr));
    await avoid.fill('Notre façon de le dire');
    // Long before the pause is over after which a draft is sent: it is kept here already.
    await page.waitForTimeout(500);
    await page.reload();
    await unlock(page, founder, fr);
    await row(page, first.avoid.fr).click();
    await button(page, m.team_guide_adapt(fr)).click();
    assert.equal(await avoid.inputValue(), 'Notre façon de le dire', 'a lock loses nothing of it');
    await page.getByText(first.avoid.fr).last().waitFor();
    const theirs = {
      ...wordsOf(first),
      avoid: { ...first.avoid, fr: 'La façon d’une collègue' },
      why: { ...first.why, en: 'Why, as a colleague says it.' },
    };
    const basedOn = versionOf(wordsOf(first));
    must(
      putOwnEntry,
      await callRoute(
        putOwnEntry,
        { params: { entry: first.id }, body: { version: 0, hidden: false, words: theirs, basedOn } },
        founder.transport,
      ),
    );
    await button(page, m.team_save(fr)).click();
    await banner(page, 'La façon d’une collègue').waitFor();
    assert.equal(await avoid.inputValue(), 'Notre façon de le dire');
    // In the language that she does not read too.
    const english = 'Why, as a colleague says it.';
    await banner(page, english).waitFor();
    const which = `${m.team_guide_why(fr)} · ${m.team_guide_english(fr)}`;
    await button(page, m.team_guide_conflict_take_which(fr, { name: which })).click();
    const why = page.getByRole('group', { name: m.team_guide_why(fr) }).getByLabel(m.team_guide_english(fr));
    assert.equal(await why.inputValue(), english);
    await button(page, m.team_save(fr)).click();
    await toast(page, m.team_guide_saved(fr)).waitFor();
    await search(page, 'notre facon');
    await page.getByText(m.team_guide_adapted(fr)).waitFor();
    await picture(page, 'guide-adapted');
  });

  await step(
    'a survivor is told of ten, on her phone, and approves twenty by keyboard in two sittings',
    async () => {
      phone = await programme.signIn(sylvie, PHONE);
      const { page } = phone;
      await page.getByRole('link', { name: m.team_invited_review(fr, { n: 10 }) }).click();
      await page.getByRole('heading', { level: 1, name: m.team_guide_review_title(fr) }).waitFor();
      await assertAccessible(page, 'review');
      await picture(page, 'guide-review');
      await approveTen(page);
      await noteTime(page, 25);
      await button(page, m.team_guide_more(fr, { n: 10 })).click();
      await approveTen(page);
      await noteTime(page, 30);
      const given = (await wordingFor(founder)).approvals.filter(({ survivor }) => survivor !== null);
      assert.equal(given.length, 20);
    },
  );

  await step(
    '“not yet”, and why, is read by the team; a sitting left halfway keeps its answers and its time',
    async () => {
      const { page } = phone;
      await button(page, m.team_guide_more(fr, { n: 10 })).click();
      await page
        .getByText(m.team_guide_progress(fr, { n: '1', of: '10' }), { exact: true })
        .first()
        .waitFor();
      await page.keyboard.press('2');
      await page.getByLabel(m.team_guide_not_yet_why(fr)).fill(why);
      await page.keyboard.press('Enter');
      await page
        .getByText(m.team_guide_progress(fr, { n: '2', of: '10' }), { exact: true })
        .first()
        .waitFor();
      // Closed in the middle: nothing was told to be saved.
      await page.waitForTimeout(1500);
      await page.reload();
    },
  );

  await step(
    'a worker approves what she approved: the public reads it; a changed word makes it a draft again',
    async () => {
      const { page } = office;
      await search(page, '');
      await row(page, second.avoid.fr).click();
      await page.getByText(m.team_guide_by_survivor(fr, { names: SYLVIE })).waitFor();
      await button(page, m.team_guide_approve(fr)).click();
      await toast(page, m.team_guide_approve_done(fr)).waitFor();
      const now = entriesIn(await wordingFor(founder)).find(({ id }) => id === second.id);
      assert.equal(now?.standing.state, 'approved');
      await button(page, m.team_guide_change(fr))
        .or(button(page, m.team_guide_adapt(fr)))
        .first()
        .click();
      const prefer = page
        .getByRole('group', { name: m.team_guide_prefer(fr) })
        .getByLabel(m.team_guide_french(fr));
      await prefer.fill(`${second.prefer.fr} Merci.`);
      await button(page, m.team_save(fr)).click();
      await toast(page, m.team_guide_saved(fr)).waitFor();
      assert.equal(
        entriesIn(await wordingFor(founder)).find(({ id }) => id === second.id)?.standing.state,
        'draft',
      );
      // One tap gives back the words, and with them what was approved of them.
      await row(page, second.avoid.fr).click();
      await button(page, m.team_guide_as_shipped(fr)).click();
      await toast(page, m.team_guide_as_shipped_done(fr)).waitFor();
      await page
        .getByText(/^✓ approuvée/)
        .first()
        .waitFor();
    },
  );

  await step('the approvals of another programme: exact ones only, told before, dropped again', async () => {
    const { page } = office;
    const open = page.locator('input[type=file]');
    await open.setInputFiles({
      name: 'a.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"a":1}'),
    });
    await banner(page, m.team_guide_adopt_bad(fr)).waitFor();
    const of = (item: string, version: string) => ({ item, version, survivor: '2026-03', worker: '2026-04' });
    const third = shipped[30];
    assert.ok(third);
    const text = writeApprovals('Programme voisin', '2026-11-24', [
      of(third.id, third.version),
      of(first.id, '0'.repeat(32)),
    ]);
    await open.setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.getByText(m.team_guide_adopt_counts(fr, { all: 2, n: 1 })).waitFor();
    const adopted = async () =>
      (await wordingFor(founder)).approvals.filter(({ adoptedFrom }) => adoptedFrom !== null);
    assert.deepEqual(await adopted(), []);
    await button(page, m.team_guide_adopt_take(fr, { n: 1 })).click();
    await page.getByText(m.team_guide_adopt_from(fr, { n: 1, programme: 'Programme voisin' })).waitFor();
    assert.equal((await adopted()).length, 1);
    const downloading = page.waitForEvent('download');
    await button(page, m.team_guide_adopt_export(fr, { n: 1 })).click();
    const file = readFileSync(await (await downloading).path(), 'utf8');
    assert.match(file, new RegExp(second.version), 'ours, and not what was adopted');
    assert.doesNotMatch(file, new RegExp(third.version));
    await button(page, m.team_guide_adopt_drop_which(fr, { programme: 'Programme voisin' })).click();
    await toast(page, m.team_guide_adopt_dropped(fr, { programme: 'Programme voisin' })).waitFor();
    assert.deepEqual(await adopted(), []);
  });

  await step(
    'her time is read by the coordinator, by herself after coming back, and by no other peer',
    async () => {
      const { page } = office;
      await page.getByRole('link', { name: m.team_guide_hours_team(fr) }).click();
      const hers = page.getByRole('region', { name: SYLVIE });
      await hers.getByText(m.team_paid_due(fr, { time: '55 min' })).waitFor();
      programme.advance(31_000);
      await team.present(other);
      assert.deepEqual(must(listPaidTime, await callRoute(listPaidTime, {}, other.transport)).times, []);
      const { page: own } = phone;
      await unlock(own, sylvie, fr);
      await button(own, m.team_guide_stop(fr)).click();
      await own
        .getByRole('link', { name: m.team_guide_hours_mine(fr) })
        .first()
        .click();
      await own.getByRole('row', { name: /25 min/ }).waitFor();
      await button(own, m.team_guide_time_save(fr)).click();
      await own.getByRole('row', { name: /À payer 56 min/ }).waitFor();
      await picture(own, 'guide-hours');
      await assertWholeAccessible(own, 'hours');
    },
  );

  await step('nothing of what was sealed stands on the server', async () => {
    const folder = join(place.folder, 'data');
    for (const name of readdirSync(folder, { recursive: true }) as string[]) {
      const path = join(folder, name);
      if (statSync(path).isFile()) assert.deepEqual(found(planted, readFileSync(path), name), []);
    }
    assert.deepEqual(found(planted, Buffer.from(place.log()), 'log'), []);
  });
});
