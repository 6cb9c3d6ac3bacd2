/**
 * A shift changes hands: who leaves takes what nobody has, hands the rest to a named colleague, and leaves with nothing
 * hanging; who arrives finds it, told why it is there, without any e-mail.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from '@playwright/test';
import { handIn } from '#cli/client/partner.ts';
import { transportTo } from '#cli/client/transport.ts';
import { wallDate } from '#team/parts/format.ts';
import * as m from '#texts/messages.ts';
import { assertAccessible } from '../support/axe.ts';
import type { Visitor } from '../support/chromium.ts';
import { picture } from '../support/pictures.ts';
import { NAMES, startProgramme } from '../support/programme.ts';
import { stepsOf } from '../support/steps.ts';
import { button, choose, toast } from '../support/team-app.ts';

const fr = 'fr' as const;
const ZONE = 'America/Toronto';
const MINUTE = 60_000;
const WHAT = 'Rappeler avec une date';

const check = (page: Page) => page.getByRole('region', { name: m.team_day_end_title(fr) });
const lines = (page: Page) => check(page).getByRole('listitem');
const group = (page: Page, name: string) => page.getByRole('region', { name });

async function openHandOver(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: m.team_nav_hand_over(fr) })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: m.team_nav_hand_over(fr) }).waitFor();
}

test('one member hands over to the other through the screen, and nothing falls between them', async (t) => {
  const programme = await startProgramme(t);
  const { place, founded, founder, beatrice, team, now, advance } = programme;
  // Late, and still today: near midnight the story begins on the next day.
  if (wallDate(now(), ZONE) !== wallDate(now() + 30 * MINUTE, ZONE)) advance(40 * MINUTE);
  const step = stepsOf(t);
  let leaving!: Visitor, arriving!: Visitor;
  let late = '';
  let waiting = '';

  await step(
    'a promise was missed, a request waits for somebody; her colleague was here before',
    async () => {
      await (await programme.signIn(beatrice)).leave();
      const file = await team.tookCall(founder, {
        promptness: 'no_rush',
        organisation: 'Refuge du Test',
        firstName: 'Camille',
        phone: '450 555-0142',
      });
      const dueAt = now() + MINUTE;
      const view = await team.step(
        founder,
        file,
        { step: 'plan', dueAt, owner: founder.id },
        { stream: 'notes', content: { kind: 'plan', what: WHAT, dueAt, owner: founder.id } },
      );
      late = view.row.reference;
      waiting = (await handIn(transportTo(place.base), await place.seal(founded, { promptness: 'no_rush' })))
        .reference;
      advance(5 * MINUTE);
    },
  );

  await step('who leaves sees both: on the screen, and on the check', async () => {
    leaving = await programme.signIn(founder);
    const { page } = leaving;
    await openHandOver(page);
    await group(page, m.team_today_waiting(fr)).getByRole('link', { name: waiting }).waitFor();
    await group(page, m.team_hand_over_promised(fr)).getByRole('link', { name: late }).waitFor();
    await check(page)
      .getByText(m.team_day_end_left(fr, { n: 2 }))
      .waitFor();
    await picture(page, '80-hand-over');
    await assertAccessible(page, 'hand-over');
  });

  await step('she takes what nobody has: the line ticks itself', async () => {
    const { page } = leaving;
    await button(check(page), m.team_today_take_which(fr, { reference: waiting })).click();
    await lines(page)
      .filter({ hasText: waiting })
      .filter({ hasText: m.team_day_end_done(fr) })
      .waitFor();
    await check(page)
      .getByText(m.team_day_end_left(fr, { n: 1 }))
      .waitFor();
  });

  await step('she hands the late one to a named colleague: nothing is left hanging', async () => {
    const { page } = leaving;
    await button(page, m.team_hand_over_which(fr, { reference: late })).click();
    const dialog = page.getByRole('dialog');
    await choose(dialog, new RegExp(NAMES.beatrice));
    await button(dialog, m.team_hand_over_submit(fr)).click();
    await toast(page, m.team_hand_over_done(fr, { reference: late, who: NAMES.beatrice })).waitFor();
    await check(page)
      .getByRole('status')
      .filter({ hasText: m.team_day_end_all_by_day(fr) })
      .waitFor();
    // It is still late, and the screen still says so, with her name.
    await group(page, m.team_hand_over_promised(fr))
      .getByRole('listitem')
      .filter({ hasText: late })
      .filter({ hasText: NAMES.beatrice })
      .waitFor();
    await picture(page, '81-handed-over');
  });

  await step('who arrives finds it in her hands, and why', async () => {
    arriving = await programme.signIn(beatrice);
    const { page } = arriving;
    await openHandOver(page);
    const row = group(page, m.team_hand_over_promised(fr)).getByRole('listitem').filter({ hasText: late });
    await row.filter({ hasText: m.team_me(fr) }).waitFor();
    await row.filter({ hasText: `${m.team_event_handed_over(fr)}, ${NAMES.founder}` }).waitFor();
    await lines(page).filter({ hasText: late }).waitFor();
    assert.equal(
      await lines(page).filter({ hasText: waiting }).count(),
      0,
      'what a colleague holds may wait',
    );
    await picture(page, '82-arriving');
  });

  await step('she puts it off to another day with one tap, and both screens know', async () => {
    const { page } = arriving;
    await check(page)
      .getByRole('button')
      .filter({ hasText: /^Reporter/ })
      .click();
    await toast(page, m.team_plan_done(fr, { reference: late })).waitFor();
    await check(page)
      .getByRole('status')
      .filter({ hasText: m.team_day_end_all_by_day(fr) })
      .waitFor();
    const promised = group(leaving.page, m.team_hand_over_promised(fr));
    await promised.getByText(m.team_hand_over_promised_empty(fr)).waitFor();
    // The words of the plan stayed with it.
    await page.getByRole('link', { name: late }).first().click();
    await page.getByRole('heading', { level: 1, name: late }).waitFor();
    await page.getByText(WHAT).first().waitFor();
  });

  for (const visitor of [leaving, arriving]) await visitor.leave();
});
