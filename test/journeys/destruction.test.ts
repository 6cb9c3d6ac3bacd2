/**
 * Short life, as people see it: announced a week before, gone on its day from every screen and from the bytes of the
 * disk. What nobody read, and what a legal hold keeps, stays.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { must } from '#cli/client/member.ts';
import { handIn } from '#cli/client/partner.ts';
import { transportTo } from '#cli/client/transport.ts';
import { callRoute } from '#contract/client.ts';
import { getRequest } from '#contract/requests.ts';
import { loadWords, toWords } from '#sealing/words.ts';
import { newTick } from '#server/jobs/clockwork.ts';
import { takeStep } from '#server/store/steps.ts';
import { formatDate } from '#team/parts/format.ts';
import * as m from '#texts/messages.ts';
import type { Visitor } from '../support/chromium.ts';
import { assertAccessible } from '../support/axe.ts';
import { follow } from '../support/partner.ts';
import { picture } from '../support/pictures.ts';
import { startProgramme } from '../support/programme.ts';
import { stepsOf } from '../support/steps.ts';

const fr = 'fr' as const;
const DAY = 86_400_000;

test('what was closed and read is destroyed on its day; what nobody read, or a hold keeps, is not', async (t) => {
  const programme = await startProgramme(t);
  const { place, founded, founder, team, now, advance } = programme;
  const step = stepsOf(t);
  const failures: unknown[] = [];
  const tick = newTick({
    store: place.installation.store,
    clock: now,
    live: place.installation.live,
    mail: { wakeAll: async () => {} },
    mailboxes: { watchAll: async () => {} },
    failed: (error) => failures.push(error),
  });
  let partner!: Visitor;
  let going = { file: '', reference: '' };
  let held = '';
  let unread = '';
  let lostUnread = '';
  let date = '';
  /** Pieces of what the file consists of, as the server keeps it. */
  let traces: string[] = [];
  const found = () => traces.filter((trace) => bytesOf(join(place.folder, 'data')).includes(trace));

  await step(
    'one is answered and closed, one is closed and held, one is never opened; a partner has her page open',
    async () => {
      const [one, two, three] = [
        await place.seal(founded),
        await place.seal(founded),
        await place.seal(founded),
      ];
      const references = [];
      for (const request of [one, two, three])
        references.push((await handIn(transportTo(place.base), request)).reference);
      going = { file: one.body.file, reference: references[0] ?? '' };
      held = references[1] ?? '';
      unread = references[2] ?? '';
      for (const { body } of [one, two]) {
        await team.step(
          founder,
          body.file,
          { step: 'claim' },
          { stream: 'notes', content: { kind: 'claimed' } },
        );
        await team.step(
          founder,
          body.file,
          { step: 'attempt', reached: true },
          { stream: 'notes', content: { kind: 'call', outcome: 'reached', note: 'Note.' } },
        );
        await team.say(founder, body.file, {
          stream: 'exchange',
          content: { kind: 'message', text: 'Message.' },
        });
        await team.step(
          founder,
          body.file,
          { step: 'close', reason: 'done' },
          { stream: 'notes', content: { kind: 'closing', outcome: 'helped', doorStaysOpen: false } },
        );
      }
      await team.step(founder, two.body.file, { step: 'hold', hold: true });
      // No rule closes what nobody read: should it happen all the same, everybody is told before it would go.
      const lost = await handIn(transportTo(place.base), await place.seal(founded));
      lostUnread = lost.reference;
      const close = { step: 'close', reason: 'withdrawn_by_partner' } as const;
      const actor = { member: founder.id, role: 'coordinator' } as const;
      const nothing = { entries: [], keys: [], records: [] };
      await place.installation.store.forProgramme(founded.programme).write(async (tx) => {
        await takeStep(tx, { actor, file: lost.file, version: 0, step: close, ...nothing, now: now() });
        await tx.db.updateTable('request').set({ seen_at: null }).where('file', '=', lost.file).execute();
      });
      date = formatDate(now() + 30 * DAY, fr, 'America/Toronto');
      const words = toWords(one.receiptBytes, await loadWords(fr));
      partner = await programme.visit('/');
      await follow(partner.page, '/suivi', { reference: going.reference, words });

      const { entries, keys } = must(
        getRequest,
        await callRoute(getRequest, { params: { file: going.file }, query: {} }, founder.transport),
      );
      const sealed = [
        ...entries.map((entry) => entry.sealed ?? ''),
        ...keys.flatMap(({ ring, intake, receipt }) => [ring ?? '', intake ?? '', receipt ?? '']),
      ].filter(Boolean);
      traces = [
        going.file,
        going.reference,
        one.receipt.locator,
        ...sealed.map((text) => text.slice(-100, -40)),
      ];
      assert.deepEqual(found(), traces, 'all of it stands on the disk');
    },
  );

  await step('a week before, the team is told', async () => {
    advance(25 * DAY);
    await tick();
    const member = await programme.signIn(founder);
    await member.page.getByText(m.team_unread_ending_title(fr, { n: 1 })).waitFor();
    await member.page
      .getByRole('link', { name: m.team_unread_ending_read(fr, { reference: lostUnread }) })
      .waitFor();
    const soon = member.page
      .locator('section')
      .filter({ has: member.page.getByRole('heading', { name: m.team_today_ending(fr) }) });
    await soon.getByText(going.reference).waitFor();
    await picture(member.page, '40-soon-destroyed');
    await member.page
      .getByRole('link', { name: m.team_nav_closed(fr) })
      .first()
      .click();
    await member.page.getByText(m.team_closed_destroyed_on(fr, { date })).first().waitFor();
    await picture(member.page, '41-closed-list');
    await member.leave();
  });

  await step(
    'on its day it goes: the partner’s page says so, and her code opens nothing any more',
    async () => {
      advance(6 * DAY);
      await tick();
      assert.deepEqual(failures, []);
      await partner.page.getByText(m.site_connection_gone(fr)).waitFor();
      for (const id of ['messages', 'raise', 'reply-send'])
        assert.equal(await partner.page.locator(`#${id}`).isVisible(), false, `${id} is put away`);
      await assertAccessible(partner.page, 'followed, destroyed');
      await picture(partner.page, '42-follow-gone');
      await partner.leave();
    },
  );

  await step('the held one and the unread one are there', async () => {
    const member = await programme.signIn(founder);
    await member.page.getByRole('link', { name: unread }).first().waitFor();
    await member.page
      .getByRole('link', { name: m.team_nav_closed(fr) })
      .first()
      .click();
    await member.page.getByText(held).first().waitFor();
    assert.equal(await member.page.getByText(going.reference).count(), 0);
    await member.leave();
    advance(400 * DAY);
    await tick();
    const { rows } = await place.installation.store
      .forProgramme(founded.programme)
      .read(async ({ db }) => ({ rows: await db.selectFrom('request').select('reference').execute() }));
    assert.deepEqual(rows.map(({ reference }) => reference).sort(), [held, unread, lostUnread].sort());
  });

  await step('nothing of it is left in the bytes of the data folder', async () => {
    assert.deepEqual(found(), []);
    await place.close();
    assert.deepEqual(found(), []);
  });
});

function bytesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
