/** When the machine fails: killed in the middle of sending, a disk that is full; and two programmes on one machine. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { must, signIn as signInFromNode } from '#cli/client/member.ts';
import { transportTo } from '#cli/client/transport.ts';
import { callRoute } from '#contract/client.ts';
import { setupLink } from '#contract/links.ts';
import { listRequests } from '#contract/requests.ts';
import { addProgramme } from '#server/installation.ts';
import * as m from '#texts/messages.ts';
import { foundOn } from '../support/found-on.ts';
import { assertAccessible } from '../support/axe.ts';
import { type Chromium, startChromium } from '../support/chromium.ts';
import { openPlace } from '../support/installation.ts';
import { acknowledged, fillRequest, follow, send, showCode, tryAgain } from '../support/partner.ts';
import { picture } from '../support/pictures.ts';
import { type StartedProgramme, startProgramme } from '../support/programme.ts';
import { startServer } from '../support/server-process.ts';
import { button, open, openTask, toast } from '../support/team-app.ts';
import { setUp, signIn, typeNameAndPassphrase } from './team-access-support.ts';

const fr = 'fr' as const;

let chromium: Chromium;
before(async () => {
  chromium = await startChromium();
});
after(() => chromium.stop());

test('the server is killed while the form is being sent, and started again: one request, the text never lost', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-killed-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  let server = await startServer(t, { data });
  const founded = await foundOn(server);
  // From before it arrived to after it was stored.
  const moments = [0, 4, 12, 30];
  const references: string[] = [];
  for (const [i, ms] of moments.entries()) {
    const partner = await chromium.visitor(server.base);
    const { page } = partner;
    await page.goto('/demande');
    await fillRequest(page, { organisation: `Organisme ${i}`, text: 'Un texte qui ne doit pas se perdre.' });
    const leaving = page.waitForRequest('**/api/door/requests');
    await page.locator('#send').click();
    await leaving;
    await new Promise((resolve) => setTimeout(resolve, ms));
    await server.kill();
    // Either the answer had come, or the page says that it does not know and keeps everything.
    const known = await Promise.race([
      acknowledged(page),
      page
        .locator('#request-errors')
        .waitFor({ state: 'visible' })
        .then(() => null),
    ]);
    if (known === null)
      assert.equal(await page.locator('#text').inputValue(), 'Un texte qui ne doit pas se perdre.');
    if (known === null && i === 0) await picture(page, '50-killed');
    server = await startServer(t, { data, port: server.port });
    if (known === null) await tryAgain(page);
    references.push(known ?? (await acknowledged(page)));
    await partner.leave(/ERR_CONNECTION|ERR_INCOMPLETE/);
  }
  const member = transportTo(server.base);
  await signInFromNode(member, founded.credentials, Date.now() + 30_000);
  const { rows } = must(listRequests, await callRoute(listRequests, { query: {} }, member));
  assert.deepEqual(
    rows.map(({ row }) => row.reference).sort(),
    references.sort(),
    'each acknowledged once, none twice',
  );
});

test('a full disk: the partner is told, keeps her text, and is not acknowledged; the member’s note waits and goes by itself', async (t) => {
  const programme = await startProgramme(t);
  const first = await programme.visit('/demande');
  await fillRequest(first.page);
  const reference = await send(first.page);
  await first.leave();
  const member = await programme.signIn(programme.founder);
  await open(member.page, reference);
  const note = await openTask(member.page, m.team_task_note(fr));
  await note.getByLabel(m.team_note_team_only(fr)).fill('Note écrite pendant la panne.');
  await note.locator('[data-saved]').waitFor();

  await roomLeft(programme, 0);
  const partner = await programme.visit('/demande');
  const { page } = partner;
  await fillRequest(page, {
    organisation: 'Organisme de la panne',
    text: 'Un texte qui ne doit pas se perdre.',
  });
  const answered = page.waitForResponse('**/api/door/requests');
  await page.locator('#send').click();
  assert.equal((await answered).status(), 503);
  await page.locator('#request-errors').waitFor({ state: 'visible' });
  assert.match((await page.locator('#request-errors').textContent()) ?? '', /555/, 'the phone is given');
  assert.equal(await page.locator('#answer').isVisible(), false);
  assert.equal(await page.locator('#text').inputValue(), 'Un texte qui ne doit pas se perdre.');
  await picture(page, '51-full-disk');
  await assertAccessible(page, 'request, the server cannot store');

  await button(note, m.team_note_submit(fr)).click();
  await toast(member.page, m.team_queued(fr)).waitFor();
  await member.page.getByText('Note écrite pendant la panne.').first().waitFor();
  await picture(member.page, '52-note-waits');

  await roomLeft(programme, 1_000_000);
  await tryAgain(page);
  await acknowledged(page);
  // Nobody touches the member's browser: what waits goes by itself.
  const colleague = await programme.signIn(programme.beatrice);
  await open(colleague.page, reference);
  await colleague.page.getByText('Note écrite pendant la panne.').waitFor({ timeout: 60_000 });
  await colleague.page
    .getByRole('link', { name: m.team_nav_today(fr) })
    .first()
    .click();
  assert.equal(await colleague.page.getByText('Organisme de la panne').count(), 1);
  for (const visitor of [partner, member, colleague]) await visitor.leave();
});

/** A page limit is to SQLite what a full disk is: the same error, in the middle of a transaction. */
async function roomLeft({ place }: StartedProgramme, pages: number): Promise<void> {
  await place.installation.store.backend.write(null, async (db) => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + pages)}`.execute(db);
  });
}

test('two programmes on one machine: neither members, nor codes, nor requests of one open anything of the other', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const { port } = new URL(place.base);
  const other = `http://deuxieme.localhost:${port}`;
  const token = await addProgramme(place.installation.store, 'deuxieme.localhost', Date.now());
  // The list of names is read again within five seconds.
  await new Promise((resolve) => setTimeout(resolve, 5100));
  const second = await chromium.visitor(other);
  await setUp(second.page, setupLink(other, token));

  const partner = await chromium.visitor(place.base);
  await partner.page.goto('/demande');
  await fillRequest(partner.page, { organisation: 'Organisme de la première' });
  const reference = await send(partner.page);
  const words = await showCode(partner.page);

  const member = await chromium.visitor(place.base);
  await signIn(member.page, founded.credentials);
  await member.page.getByRole('link', { name: reference }).first().waitFor();
  // The second programme hears of nothing, now nor after asking again.
  await second.page.getByText(m.team_today_empty_title(fr)).waitFor();
  assert.equal(await second.page.getByText(reference).count(), 0);

  await t.test('a code of one opens nothing in the other', async () => {
    const stranger = await chromium.visitor(other);
    await stranger.page.goto('/suivi');
    await stranger.page.locator('#open-fields:enabled').waitFor();
    await stranger.page.locator('#words').fill(words.join(' '));
    await stranger.page.locator('#open-form [type=submit]').click();
    await stranger.page.getByText(m.site_follow_unknown(fr)).waitFor();
    await stranger.leave();
    const own = await chromium.visitor(place.base);
    await follow(own.page, '/suivi', { words });
    await own.leave();
  });

  await t.test('nor a name and passphrase', async () => {
    const stranger = await chromium.visitor(other);
    await stranger.page.goto('/equipe');
    await typeNameAndPassphrase(
      stranger.page,
      founded.credentials.signInName,
      founded.credentials.passphrase,
    );
    await stranger.page.getByRole('alert').waitFor();
    await stranger.leave();
  });

  await t.test('nor a session', async () => {
    const cookies = await member.page.context().cookies();
    const stolen = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const asked = (host: string) => statusAt(port, host, stolen);
    assert.equal(await asked('localhost'), 200, 'at home it works');
    assert.equal(await asked('deuxieme.localhost'), 401);
  });
  for (const visitor of [partner, member, second]) await visitor.leave();
});

/** Status of the queue asked for with this cookie at that host name. */
function statusAt(port: string, host: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(
      { host: '127.0.0.1', port, path: '/api/requests', headers: { host: `${host}:${port}`, cookie } },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    )
      .on('error', reject)
      .end();
  });
}
