import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { transportTo } from '#cli/client/transport.ts';
import { callRoute } from '#contract/client.ts';
import { readTeamLink } from '#contract/links.ts';
import { getSettings, putSettings } from '#contract/settings.ts';
import { saveEssentials } from '#contract/setup.ts';
import { linksForSetup } from '#server/installation.ts';
import { assertAccessible, assertFits } from '#test/support/axe.ts';
import { type Chromium, screens, startChromium } from '#test/support/chromium.ts';
import { openPlace } from '#test/support/installation.ts';
import { assertNothingKept, fillRequest } from '#test/support/partner.ts';

let chromium: Chromium;
before(async () => {
  chromium = await startChromium();
});
after(() => chromium.stop());

const PAGES = {
  fr: ['/', '/partenaires', '/demande', '/suivi', '/pour-elle', '/confidentialite', '/quitter', '/rien-ici'],
  en: [
    '/en',
    '/en/partners',
    '/en/request',
    '/en/follow',
    '/en/for-her',
    '/en/privacy',
    '/en/leave',
    '/en/nothing-here',
  ],
} as const;

test('every page, in both languages, by day and by night, wide and at 320 px', async (t) => {
  const place = await openPlace(t);
  await place.found();
  for (const [language, paths] of Object.entries(PAGES)) {
    // By night in one language: the tokens were checked in both modes, the words change no colour.
    for (const colorScheme of language === 'fr' ? (['light', 'dark'] as const) : (['light'] as const)) {
      const visitor = await chromium.visitor(place.base, { colorScheme });
      const { page } = visitor;
      for (const path of paths) {
        await page.setViewportSize(screens.desk);
        const answer = await page.goto(path);
        assert.equal(answer?.status(), path.includes('rien') || path.includes('nothing') ? 404 : 200, path);
        assert.equal(await page.locator('html').getAttribute('lang'), `${language}-CA`);
        await page.locator('form .all:disabled').waitFor({ state: 'detached' });
        await assertAccessible(page, `${path}, ${colorScheme}`);
        await page.setViewportSize(screens.narrow);
        await assertFits(page, path);
        assert.equal(await page.locator('h1:visible').count(), 1, `${path} has one title`);
      }
      await assertNothingKept(page);
      await visitor.leave();
    }
  }
});

test('the language switch keeps the page, and each page names its counterparts', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const visitor = await chromium.visitor(place.base);
  const { page } = visitor;
  for (const [i, french] of PAGES.fr.slice(0, 7).entries()) {
    const english = PAGES.en[i] as string;
    await page.goto(french);
    const alternates = await page
      .locator('link[rel=alternate]')
      .evaluateAll((links) =>
        links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]),
      );
    assert.deepEqual(alternates, [
      ['fr', french],
      ['en', english],
    ]);
    await page.locator('.tools a[hreflang=en]').click();
    await page.waitForURL(`**${english}`);
    await page.locator('.tools a[hreflang=fr]').click();
    await page.waitForURL(`**${french}`);
  }
  await visitor.leave();
});

test('with scripts off every page is readable, no form is shown, and the phone is', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const visitor = await chromium.visitor(place.base, { javaScriptEnabled: false });
  const { page } = visitor;
  for (const path of [...PAGES.fr, ...PAGES.en]) {
    await page.goto(path);
    assert.equal(await page.locator('form:visible').count(), 0, path);
    assert.equal(await page.locator('main:visible').count(), 1, path);
  }
  for (const path of ['/demande', '/suivi', '/en/request', '/en/follow']) {
    await page.goto(path);
    assert.equal(await page.locator('noscript .tel').first().isVisible(), true, path);
  }
  assert.match(
    (await page.locator('a.go').getAttribute('href')) ?? '',
    /^https:\/\//,
    'quick exit is a plain link',
  );
  await visitor.leave();
});

test('when the script does not come, the form says so by itself and gives the phone', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const visitor = await chromium.visitor(place.base);
  const { page } = visitor;
  await page.route('**/request-*.js', (route) => route.abort());
  await page.goto('/demande');
  await page.locator('.late .tel').waitFor({ state: 'visible', timeout: 15_000 });
  assert.equal(
    await page.locator('#organisation').isDisabled(),
    true,
    'nothing can be typed that could not be sealed',
  );
  await visitor.leave();
});

test('no field has a name and no form an action: whatever breaks, nothing can leave unsealed', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const visitor = await chromium.visitor(place.base);
  const { page } = visitor;
  for (const path of ['/demande', '/suivi', '/en/request', '/en/follow']) {
    await page.goto(path);
    await page.locator('form .all:enabled').waitFor();
    assert.equal(
      await page.locator('[name]:not(meta), form[action], form[method], [formaction]').count(),
      0,
      path,
    );
  }
  await visitor.leave();
});

test('in clear from anywhere but this machine no page lets one write, and the phone is shown', async (t) => {
  const place = await openPlace(t);
  await place.found();
  for (const path of ['/demande', '/suivi', '/en/request', '/en/follow']) {
    const { body } = await place.installation.app.inject({
      url: path,
      headers: { host: 'passerelle.example' },
    });
    assert.doesNotMatch(body, /<form|<input|<textarea/, path);
    assert.match(body, /href="tel:\+15550100199"/, path);
  }
});

test('before the door is open the public pages say so with the phone; before set-up they say that nothing is set up', async (t) => {
  const place = await openPlace(t);
  const [waiting] = await linksForSetup(place.installation, place.base);
  const visitor = await chromium.visitor(place.base);
  const { page } = visitor;
  await page.goto('/demande');
  assert.equal(await page.locator('form').count(), 0);
  await assertAccessible(page, 'nothing set up');

  const link = readTeamLink(new URL(waiting?.link ?? '').hash);
  assert.ok(link?.kind === 'setup');
  const essentials = {
    name: 'Programme inventé',
    organisation: 'Organisme inventé',
    phone: '555 010-0199',
    timeZone: 'America/Toronto',
  };
  const saved = await callRoute(
    saveEssentials,
    { body: { token: link.token, essentials } },
    transportTo(place.base),
  );
  assert.ok(saved.ok, saved.ok ? '' : saved.code);
  for (const path of ['/', '/partenaires', '/demande', '/suivi', '/demande?exercice']) {
    await page.goto(path);
    assert.equal(await page.locator('form').count(), 0, path);
    assert.equal(await page.locator('main .tel').first().textContent(), '555\u00a0010\u20110199', path);
  }
  await assertAccessible(page, 'not open yet');
  await page.goto('/pour-elle');
  assert.equal(
    await page.locator('.numbers').first().locator('li').count(),
    3,
    'her page is open before any door',
  );
  await visitor.leave();
});

test('quick exit: button, and Shift three times; the page is hidden at once and Back does not return to it', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const visitor = await chromium.visitor(place.base);
  const { page } = visitor;
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  await page.route('https://www.meteomedia.com/**', async (route) => {
    told.push('asked for the other page');
    await route.fulfill({ contentType: 'text/html', body: '<title>Météo</title><p>Météo' });
  });
  // A page that is being left answers no question any more: it tells by itself what it shows.
  await page.addInitScript(() => {
    document.addEventListener('passerelle:leave', () => {
      const main = document.querySelector('main');
      console.log(main && getComputedStyle(main).display === 'none' ? 'hidden' : 'still shown');
    });
  });
  await page.goto('/pour-elle');
  for (let press = 0; press < 2; press++) await page.keyboard.press('Shift');
  assert.notEqual(await page.locator('#exit-status').textContent(), '', 'a count is said aloud');
  await page.keyboard.press('Shift');
  await page.waitForURL('https://www.meteomedia.com/**');
  assert.deepEqual(told.slice(0, 2), ['hidden', 'asked for the other page']);
  await page.goBack().catch(() => null);
  assert.doesNotMatch(page.url(), /pour-elle/);

  await page.goto('/demande');
  await fillRequest(page, { firstName: 'Oubliée' });
  await page.locator('a.go').click();
  await page.waitForURL('https://www.meteomedia.com/**');
  await page.goto('/demande');
  assert.equal(await page.locator('#first-name').inputValue(), '');
  await visitor.leave(/meteomedia/);
});

test('choosing *now* shows the phone before any other question; closed, the line that answers and the next opening', async (t) => {
  // A Sunday night in the programme's time zone, with opening hours declared.
  let now = Date.now();
  const place = await openPlace(t, { clock: () => now });
  const founded = await place.found();
  const visitor = await chromium.visitor(place.base);
  const { page } = visitor;
  await page.goto('/demande');
  await page.locator('#request-fields:enabled').waitFor();
  await page.locator('#promptness-now').check();
  assert.match((await page.locator('#now-first .call').textContent()) ?? '', /555/);
  assert.equal(
    await page.evaluate(
      () =>
        (document
          .getElementById('now-first')
          ?.compareDocumentPosition(document.getElementById('organisation') as Node) ?? 0) & 4,
    ),
    4,
    'it stands before the next question',
  );

  // The server's clock stands still here: her code must be of its time, not of the wall's.
  const transport = await place.member(founded, now + 30_000);
  const current = await callRoute(getSettings, {}, transport);
  assert.ok(current.ok);
  const week = { ...current.value.settings.hours.week, mon: [{ from: '08:30', to: '16:30' }] };
  const settings = {
    ...current.value.settings,
    hours: { ...current.value.settings.hours, week, holidays: false },
  };
  assert.ok(
    (await callRoute(putSettings, { body: { version: current.value.version, settings } }, transport)).ok,
  );
  now = Date.parse('2027-01-11T02:00:00Z');
  await page.goto('/demande');
  await page.locator('#request-fields:enabled').waitFor();
  await page.locator('#promptness-now').check();
  const said = (await page.locator('#now-first').textContent()) ?? '';
  assert.match(said, /1\s888\s933-9007/);
  assert.match(said, /demain à 8\s?h\s?30/);
  await assertAccessible(page, 'request, now while closed');
  await page.locator('#more > summary').click();
  await page.locator('#age-unknown').check();
  assert.match((await page.locator('#duty').textContent()) ?? '', /art\. 39/);
  await visitor.leave();
});

test('the word guard flags and explains while one writes, and blocks nothing', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const visitor = await chromium.visitor(place.base);
  const { page } = visitor;
  await page.goto('/demande');
  await fillRequest(page, { text: 'Son numéro est le 514 555-0123.' });
  await page.locator('#text').blur();
  await page.locator('#text-flags', { hasText: '514 555-0123' }).waitFor();
  await assertAccessible(page, 'request, flagged');
  await page.locator('#text').fill('x'.repeat(650));
  await page.locator('#text').blur();
  assert.equal((await page.locator('#text').inputValue()).length, 650, 'a paste is never cut');
  assert.match((await page.locator('#text-count').textContent()) ?? '', /50/);
  await page.locator('#send').click();
  await page.locator('#request-errors a').first().click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'text');
  await page.locator('#need-advice').check();
  await page.locator('#send').click();
  await page.locator('#ack-title').waitFor({ state: 'visible' });
  await visitor.leave();
});

test('the request by keyboard alone: arrows in a group, Tab from group to group, Enter to send', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const visitor = await chromium.visitor(place.base);
  const { page } = visitor;
  await page.goto('/demande');
  await page.locator('#promptness-now').focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.locator('#promptness-soon').isChecked(), true);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.locator('#promptness-no_rush').isChecked(), true, 'the group goes round');
  assert.equal(await page.locator('#promptness input:checked').count(), 1);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Organisme inventé');
  await page.keyboard.press('Enter');
  assert.equal(
    await page.evaluate(() => document.activeElement?.id),
    'request-errors',
    'what is missing is listed, and read',
  );
  await assertAccessible(page, 'request, answers missing');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'first-name');
  await page.keyboard.type('Camille');
  await page.keyboard.press('Tab');
  await page.keyboard.type('555 010-0142');
  await page.keyboard.press('Enter');
  await page.locator('#ack-title').waitFor({ state: 'visible' });
  await visitor.leave();
});

test('the request page weighs what was promised: everything, and before any script', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const visitor = await chromium.visitor(place.base);
  const { page } = visitor;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map<string, string>();
  const weights: { kind: string; bytes: number }[] = [];
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    weights.push({ kind: kinds.get(requestId) ?? '', bytes: encodedDataLength }),
  );
  await page.goto('/demande');
  await page.locator('#request-fields:enabled').waitFor();
  await page.waitForTimeout(1000);
  const sum = (kept: (kind: string) => boolean) =>
    weights.filter(({ kind }) => kept(kind)).reduce((total, { bytes }) => total + bytes, 0);
  const all = sum(() => true);
  const text = sum((kind) => kind === 'Document' || kind === 'Stylesheet');
  t.diagnostic(`${all} bytes in ${weights.length} requests; ${text} bytes before any script`);
  assert.ok(all <= 90_000, `${all} bytes`);
  assert.ok(weights.length <= 8, `${weights.length} requests`);
  assert.ok(text <= 15_000, `${text} bytes before any script`);
  await visitor.leave();
});
