/** The installed app in a real Chromium: what a lock screen shows, and what opens without a network. */
import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import { handIn } from '#cli/client/partner.ts';
import { transportTo } from '#cli/client/transport.ts';
import type { Page } from '@playwright/test';
import * as m from '#texts/messages.ts';
import { assertAccessible, assertFits } from '../support/axe.ts';
import { screens, startChromium } from '../support/chromium.ts';
import { installedVisitor, keptAnswers } from '../support/installed-app.ts';
import { openPlace, type Place } from '../support/installation.ts';
import { assertEmptyKnock, startPushService } from '../support/push-service.ts';
import { button, toast } from '../support/team-app.ts';
import { signIn, unlock } from './team-access-support.ts';

const fr = 'fr' as const;
const chromium = await startChromium({ whole: true });
after(() => chromium.stop());

/** A programme that may be knocked on at loopback. */
async function programme(t: TestContext) {
  const service = await startPushService();
  t.after(() => service.stop());
  const place = await openPlace(t, {
    still: true,
    env: { PASSERELLE_PUSH_LOOPBACK: '1', HOST: 'localhost' },
  });
  return { service, place, founded: await place.found() };
}

/** A member's own page, unlocked. */
async function openAccount(page: Page, { credentials }: Awaited<ReturnType<Place['found']>>): Promise<void> {
  await page.goto('/equipe/compte');
  await unlock(page, credentials);
  await page.getByRole('heading', { level: 1, name: m.team_account_title(fr) }).waitFor();
}

const arrive = async (place: Place, founded: Awaited<ReturnType<Place['found']>>) =>
  handIn(
    transportTo(place.base),
    await place.seal(founded, {
      promptness: 'now',
      organisation: 'Organisme-sentinelle',
      text: 'texte-sentinelle',
    }),
  );

test('a member turns her device on, tries it, and her lock screen shows a code name and the time left', async (t) => {
  const { service, place, founded } = await programme(t);
  const visitor = await installedVisitor(chromium, place.base, { endpoint: service.endpoint('phone') });
  const { page, knock, notices } = visitor;
  await signIn(page, founded.credentials);
  await visitor.ready();
  await openAccount(page, founded);
  await button(page, m.team_push_turn_on(fr)).click();
  await toast(page, m.team_push_turned_on(fr)).waitFor();
  await button(page, m.team_push_test(fr)).click();
  await toast(page, m.team_push_tested(fr, { count: 1 })).waitFor();
  const [received] = service.knocks;
  assert.ok(received);
  const { publicKey } = place.installation.push;
  assertEmptyKnock(received, { origin: service.origin, publicKey, now: Date.now() });
  await page.getByText(/Dernier signe parti/).waitFor();
  await assertAccessible(page, 'devices');

  await t.test('nothing waits: it says so, and that the device is reached', async () => {
    await knock();
    assert.deepEqual(await notices(), [
      {
        title: 'Passerelle',
        body: m.team_knock_none(fr),
        lang: 'fr',
        data: { path: '/equipe', offer: null },
      },
    ]);
  });

  const first = await arrive(place, founded);
  await t.test('one waits: its code name and the time left, in one notification', async () => {
    await knock();
    const [shown, ...others] = await notices();
    assert.deepEqual(others, [], 'the newest takes the place of the one before');
    assert.match(shown?.title ?? '', new RegExp(`^${first.reference} — reste \\d+\\smin$`));
    assert.equal(shown?.body, m.team_knock_open(fr));
    assert.deepEqual(shown?.data, {
      path: `/equipe/demande/${first.file}`,
      offer: { file: first.file, reference: first.reference, version: 0, lang: 'fr' },
    });
  });

  await t.test(
    'a push that says something is shown no differently: nobody can make a phone say words',
    async () => {
      const before = await notices();
      await knock('texte-sentinelle');
      assert.deepEqual(await notices(), before);
    },
  );

  await t.test(
    'pressed, it opens the request in the app that is open, which is not loaded again',
    async () => {
      await page.evaluate(() => Object.assign(window, { sameDocument: true }));
      await visitor.press();
      await page.getByRole('heading', { level: 1, name: first.reference }).waitFor();
      assert.ok(await page.evaluate(() => 'sameDocument' in window));
      assert.deepEqual(await notices(), [], 'and the notification is gone');
    },
  );

  await t.test(
    '“I have it” is said from the lock screen: nobody else is called out, and it is hers',
    async () => {
      await knock();
      await visitor.press('have_it');
      await page.waitForFunction(async (words) => {
        const registration = await navigator.serviceWorker.getRegistration('/equipe');
        const [one] = (await registration?.getNotifications()) ?? [];
        return one?.body === words;
      }, m.team_knock_noted(fr));
      const store = place.installation.store.forProgramme(founded.programme);
      const stored = await store.read(({ db }) =>
        db.selectFrom('request').select('acknowledged_by').where('file', '=', first.file).executeTakeFirst(),
      );
      assert.equal(stored?.acknowledged_by, founded.founder);
    },
  );

  await t.test('two wait: how many, and the most pressing', async () => {
    await arrive(place, founded);
    await knock();
    const [shown] = await notices();
    assert.equal(shown?.title, m.team_knock_many(fr, { count: 2 }));
    assert.ok(shown?.body.includes(first.reference));
  });

  await t.test(
    'signed out, something waits and nothing more is said; the device is still knocked on',
    async () => {
      await openAccount(page, founded);
      await button(page, m.team_account_sign_out(fr)).click();
      await page.getByText(m.team_access_signed_out(fr)).waitFor();
      await knock();
      const [shown] = await notices();
      assert.deepEqual(shown, {
        title: 'Passerelle',
        body: m.team_knock_unknown(fr),
        lang: 'fr',
        data: { path: '/equipe', offer: null },
      });
      const door = place.installation.push;
      const store = place.installation.store.forProgramme(founded.programme);
      assert.deepEqual(await door.knock(store, founded.founder, { urgent: true }), { ok: true, accepted: 1 });
    },
  );

  await t.test('signing out left nothing on the device but what knocks and the pins', async () => {
    await page.waitForFunction(
      async () => (await caches.keys()).length === 0 && (await indexedDB.databases()).length === 1,
    );
    assert.deepEqual(await keptAnswers(page), []);
    const left = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      registrations: (await navigator.serviceWorker.getRegistrations()).map(
        ({ scope }) => new URL(scope).pathname,
      ),
    }));
    assert.deepEqual(left, { databases: ['passerelle-pins'], registrations: ['/equipe'] });
  });
  await visitor.leave();
});

test('removed from the list, a device is knocked on no more; one that fails says since when', async (t) => {
  const { service, place, founded } = await programme(t);
  const visitor = await installedVisitor(chromium, place.base, {
    endpoint: service.endpoint('phone'),
    viewport: screens.narrow,
  });
  const { page } = visitor;
  await signIn(page, founded.credentials);
  await openAccount(page, founded);
  await button(page, m.team_push_turn_on(fr)).click();
  await toast(page, m.team_push_turned_on(fr)).waitFor();
  service.answer('phone', 500);
  await button(page, m.team_push_test(fr)).click();
  await page.getByText(m.team_push_failing_do(fr)).waitFor();
  await assertAccessible(page, 'a device that fails');
  await assertFits(page, 'a device that fails');
  await button(page, m.team_push_turn_off(fr)).click();
  await toast(page, m.team_push_turned_off(fr)).waitFor();
  await button(page, m.team_push_turn_on(fr)).waitFor();
  const store = place.installation.store.forProgramme(founded.programme);
  const outcome = await place.installation.push.knock(store, founded.founder, { urgent: true });
  assert.equal(!outcome.ok && outcome.reason, 'no_subscription');
  await visitor.leave();
});

test('a browser that refuses says how to allow it, and nothing is offered that cannot be', async (t) => {
  const { place, founded } = await programme(t);
  const visitor = await installedVisitor(chromium, place.base, { permission: false });
  const { page } = visitor;
  await signIn(page, founded.credentials);
  await openAccount(page, founded);
  // Headless Chromium asks nobody: it says no.
  await button(page, m.team_push_turn_on(fr)).click();
  await page.getByText(m.team_push_refused(fr)).first().waitFor();
  assert.equal(await button(page, m.team_push_turn_on(fr)).count(), 0);
  await assertAccessible(page, 'refused');
  await visitor.leave();
});

test('a browser whose push service cannot be reached says so, and changes nothing', async (t) => {
  const { place, founded } = await programme(t);
  const visitor = await installedVisitor(chromium, place.base);
  const { page } = visitor;
  await signIn(page, founded.credentials);
  await openAccount(page, founded);
  await button(page, m.team_push_turn_on(fr)).click();
  await page.getByText(m.team_push_browser_failed(fr)).first().waitFor();
  assert.ok(await button(page, m.team_push_turn_on(fr)).isVisible());
  // The browser’s own word about private windows, which is what it is here.
  await visitor.leave(/incognito/);
});

test('without a network the app opens to the numbers; no request is kept; it opens by itself again', async (t) => {
  const { place, founded } = await programme(t);
  const { reference, file } = await arrive(place, founded);
  const visitor = await installedVisitor(chromium, place.base);
  const { page } = visitor;
  await signIn(page, founded.credentials);
  await page.getByRole('link', { name: reference }).first().click();
  await page.getByRole('heading', { level: 1, name: reference }).waitFor();
  await page.getByText('texte-sentinelle').first().waitFor();
  await visitor.ready();

  await page.context().setOffline(true);
  await page.goto('/equipe');
  await page.getByRole('heading', { name: m.team_offline_numbers(fr) }).waitFor();
  await page.getByRole('link', { name: '555 010-0199' }).waitFor();
  await page.getByRole('link', { name: '911' }).waitFor();
  await page.getByText(/Copie gardée sur cet appareil/).waitFor();
  await assertAccessible(page, 'offline');

  await t.test('nothing that was asked, nor who asked, is in any answer that the browser keeps', async () => {
    const kept = await keptAnswers(page);
    assert.ok(kept.length > 8);
    for (const { url, text } of kept) {
      assert.ok(!new URL(url).pathname.startsWith('/api/'), url);
      for (const word of [reference, file, 'sentinelle', founded.credentials.signInName, founded.founder])
        assert.ok(!text.includes(word), `${word} in ${url}`);
    }
  });

  await t.test('nor do the public pages open: they are not this worker’s', async () => {
    const other = await visitor.newPage();
    await assert.rejects(other.goto('/demande'), /ERR_INTERNET_DISCONNECTED/);
    await other.close();
  });

  await t.test('the network is back: the app opens', async () => {
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: m.team_access_locked(fr) }).waitFor();
  });
  await visitor.leave();
});

test('a browser offers to install it, in the language that is spoken', async (t) => {
  const { place } = await programme(t);
  for (const [locale, name, lang] of [
    ['fr-CA', 'Passerelle, équipe', 'fr-CA'],
    ['en-CA', 'Passerelle, team', 'en-CA'],
  ] as const) {
    const visitor = await installedVisitor(chromium, place.base, { locale });
    const { page } = visitor;
    await page.goto('/equipe');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const session = await page.context().newCDPSession(page);
    const { errors, data, url } = await session.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data ?? '');
    assert.deepEqual([manifest.name, manifest.lang], [name, lang]);
    assert.deepEqual(
      (await session.send('Page.getInstallabilityErrors')).installabilityErrors.map(({ errorId }) => errorId),
      // Playwright’s contexts are private windows, where nothing installs: the only thing missing.
      ['in-incognito'],
    );
    const sizes = [];
    for (const { src, sizes: said } of manifest.icons) {
      const size = await page.evaluate(async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        return `${image.naturalWidth}x${image.naturalHeight}`;
      }, new URL(src, url).href);
      assert.equal(size, said);
      sizes.push(size);
    }
    assert.deepEqual(sizes, ['192x192', '512x512', '512x512']);
    await visitor.leave();
  }
});
