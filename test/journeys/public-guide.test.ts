/** The guide as an officer in a car reads it: on a phone, by keyboard, with scripts off, without a network, on paper. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { assertAccessible, assertFits } from '#test/support/axe.ts';
import { type Chromium, screens, startChromium } from '#test/support/chromium.ts';
import { openPlace, type Place } from '#test/support/installation.ts';
import { picture } from '#test/support/pictures.ts';

let chromium: Chromium;
/** One programme for all who only read; the names on its card are the longest that are printed in full size. */
let place: Place;
const closings: (() => unknown)[] = [];
before(async () => {
  chromium = await startChromium();
  place = await openPlace({ after: (close) => void closings.push(close as () => unknown) });
  await place.found({ name: named(40), organisation: named(40) });
});
after(async () => {
  await chromium.stop();
  for (const close of closings) await close();
});
const named = (length: number) =>
  'Maison d’accompagnement, '.repeat(5).slice(0, length).trim().padEnd(length, 'e');

const PAGES = {
  fr: ['/guide?pour=police&q=pourquoi', '/guide/pourquoi-n-etes-vous-pas-partie', '/carte', '/carte/police'],
  en: ['/en/guide?for=police&q=why', '/en/guide/why-did-you-not-leave', '/en/card/police'],
} as const;

const shownEntries = (page: Page) =>
  page.locator('li.wording:visible').evaluateAll((items) => items.map(({ id }) => id));
const count = async (page: Page) => Number.parseInt((await page.locator('#found').textContent()) ?? '', 10);

test('the guide’s pages, in both languages, by day and by night, wide and at 320 px', async () => {
  for (const [language, paths] of Object.entries(PAGES)) {
    const colorScheme = language === 'fr' ? 'light' : 'dark';
    const visitor = await chromium.visitor(place.base, { colorScheme });
    const { page } = visitor;
    for (const path of paths) {
      await page.setViewportSize(screens.desk);
      assert.equal((await page.goto(path))?.status(), 200, path);
      const why = page.locator('li.wording:visible summary').first();
      if ((await why.count()) > 0) await why.click();
      await assertAccessible(page, `${path}, ${colorScheme}`);
      await picture(page, `guide-${colorScheme}-${paths.indexOf(path as never)}`);
      await page.setViewportSize(screens.narrow);
      await assertFits(page, path);
    }
    await visitor.leave();
  }
});

test('it filters and searches by its address alone, and as one types with scripts: the same entries', async () => {
  const plain = await chromium.visitor(place.base, { javaScriptEnabled: false });
  const quick = await chromium.visitor(place.base);
  for (const query of [
    'pour=police&moment=rencontre-policiere',
    'q=vicitme',
    'pour=sante&q=parler',
    'q=zzzzzz',
  ]) {
    await plain.page.goto(`/guide?${query}`);
    await quick.page.goto('/guide');
    const asked = new URLSearchParams(query);
    if (asked.has('pour')) await quick.page.locator('#reader').selectOption(asked.get('pour'));
    if (asked.has('moment')) await quick.page.locator('#moment').selectOption(asked.get('moment'));
    if (asked.has('q')) await quick.page.locator('#words').fill(asked.get('q') ?? '');
    const expected = await shownEntries(plain.page);
    assert.deepEqual(await shownEntries(quick.page), expected, query);
    const kept = new URLSearchParams(await quick.page.evaluate(() => location.search));
    for (const name of ['pour', 'moment'])
      assert.equal(kept.get(name), asked.get(name), 'the address can be sent');
    assert.equal(kept.get('q'), null, 'what is typed stays in the page');
    if (query === 'q=zzzzzz') assert.equal(expected.length, 0);
    else assert.equal(expected.length, await count(plain.page));
  }
  // What an address asked for is taken up, and let go.
  await quick.page.goto('/guide?q=victime');
  const found = await count(quick.page);
  assert.ok(found > 0 && found < 66);
  await quick.page.locator('#clear').click();
  assert.equal(await count(quick.page), 66);
  assert.equal(await quick.page.evaluate(() => location.search), '');

  // Without scripts, the form itself is sent.
  await plain.page.goto('/guide');
  await plain.page.locator('#words').fill('pourquoi partie');
  await plain.page.locator('#finder button').click();
  await plain.page.waitForURL(/q=pourquoi\+partie/);
  assert.equal((await shownEntries(plain.page))[0], 'pourquoi-n-etes-vous-pas-partie');
  await plain.page.locator('li.wording:visible summary').first().click();
  await plain.page.locator('li.wording:visible details a[href^="/guide/"]').first().click();
  await plain.page.waitForURL('**/guide/pourquoi-n-etes-vous-pas-partie');
  assert.match((await plain.page.locator('.standing').textContent()) ?? '', /^Ébauche/);

  // The same wording in the other language, its neighbours, and addresses of nothing.
  await plain.page.locator('.tools a[hreflang=en]').click();
  await plain.page.waitForURL('**/en/guide/why-did-you-not-leave');
  const after = (await plain.page.locator('.neighbours a[rel=next]').getAttribute('href')) ?? '';
  await plain.page.goto(after);
  assert.equal(
    await plain.page.locator('.neighbours a[rel=prev]').getAttribute('href'),
    '/en/guide/why-did-you-not-leave',
  );
  for (const nothing of ['/guide/rien', '/guide/why-did-you-not-leave', '/carte/rien'])
    assert.equal((await plain.page.goto(nothing))?.status(), 404, nothing);
  await plain.leave();
  await quick.leave();
});

test('the six words on the card are those that this browser finds; published ones that are others are not shown', async () => {
  const visitor = await chromium.visitor(place.base);
  const { page } = visitor;
  await page.goto('/confidentialite');
  const words = page.locator('#fingerprint', { hasText: '·' });
  await words.waitFor();
  const expected = await words.textContent();
  const asked = page.waitForResponse('**/api/programme');
  await page.goto('/carte/police');
  await asked;
  assert.equal(await page.locator('.poster .six-words').textContent(), expected);
  await page.route('**/carte/police', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll(
      expected as string,
      'six · mots · de · quelqu’un · d’autre · ici',
    );
    await route.fulfill({ response: answer, body });
  });
  await page.goto('/carte/police');
  await page.locator('.poster .six-words', { hasText: 'N’imprimez pas' }).waitFor();
  await visitor.leave();
});

test('by keyboard: type, read why, open the wording, copy its link', async () => {
  const visitor = await chromium.visitor(place.base, { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = visitor;
  await page.goto('/guide');
  await page.locator('#words').focus();
  await page.keyboard.type('pourqoi partie');
  assert.equal((await shownEntries(page))[0], 'pourquoi-n-etes-vous-pas-partie');
  // The two lists, *show everything*, the moments, then the first *why*.
  for (let i = 0; i < 30; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.tagName === 'SUMMARY')) break;
  }
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('li.wording:visible .reason:visible').count(), 1);
  await page.locator('li.wording:visible details a[href^="/guide/"]').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('#copy-link').press('Enter');
  await page.locator('#shared', { hasText: 'copié' }).waitFor();
  assert.equal(
    await page.evaluate(() => navigator.clipboard.readText()),
    `${place.base}/guide/pourquoi-n-etes-vous-pas-partie`,
  );
  await visitor.leave();
});

/** Everything that is kept on this device by pages of ours. */
const keptOn = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const paths = await Promise.all(
      names.map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname),
      ),
    );
    return {
      names,
      paths: paths.flat(),
      workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
    };
  });

test('after one visit the guide, a wording, the card and the numbers are read without a network, and say of when they are', async () => {
  const officer = await chromium.visitor(place.base, {
    serviceWorkers: 'allow',
    viewport: { width: 390, height: 844 },
  });
  const { page } = officer;
  // Neither the form nor the page for women starts anything.
  for (const path of ['/pour-elle', '/demande', '/suivi']) await page.goto(path);
  assert.deepEqual(await keptOn(page), { names: [], paths: [], workers: [] });

  await page.goto('/guide');
  await page.locator('#offline:not(:empty)').waitFor();
  const kept = await keptOn(page);
  assert.deepEqual(kept.names, ['passerelle-guide']);
  assert.deepEqual(kept.workers.sort(), ['/carte', '/guide', '/numeros']);
  const own = /^\/(?:guide|carte|numeros|carte\/[a-z]+|assets\/site\/[\w.-]+\.(?:js|css))$/;
  assert.deepEqual(
    kept.paths.filter((path) => !own.test(path)),
    [],
    'nothing else is kept',
  );
  // English is offered in English, and kept when it was asked for.
  const other = page.locator('.keep-other');
  await other.getByRole('button', { name: 'Keep the guide in English on this device too' }).click();
  await other.getByRole('button').waitFor({ state: 'detached' });

  await page.context().setOffline(true);
  const dated = /^Sans réseau\s: copie du \S+ \d+\S* \S+ \d{4}, \d+\sh/;
  for (const path of ['/guide?pour=police&q=pourquoi', '/carte/police', '/numeros', '/carte']) {
    await page.goto(path);
    assert.match((await page.locator('#copy').textContent()) ?? '', dated, path);
    assert.equal(
      await page.evaluate(() => getComputedStyle(document.body).marginTop),
      '0px',
      'with its style',
    );
  }
  await page.goto('/guide?pour=police&q=pourquoi+partie');
  assert.equal((await shownEntries(page))[0], 'pourquoi-n-etes-vous-pas-partie', 'the copy is searched too');
  await page.goto('/guide/pourquoi-n-etes-vous-pas-partie');
  assert.equal(new URL(page.url()).pathname, '/guide');
  assert.equal(
    await page.locator('#pourquoi-n-etes-vous-pas-partie .reason').isVisible(),
    true,
    'opened at that wording',
  );
  await assertAccessible(page, 'the copy of the guide');
  await picture(page, 'guide-copy');
  await page.goto('/en/card/police');
  assert.match((await page.locator('#copy').textContent()) ?? '', /^No network: copy of /);
  for (const path of ['/demande', '/pour-elle', '/suivi', '/equipe'])
    await assert.rejects(
      page.goto(path),
      /ERR_INTERNET_DISCONNECTED/,
      `${path} is never answered from a copy`,
    );

  // With a network again it is the page itself, and the copy is made anew.
  await page.context().setOffline(false);
  await page.waitForTimeout(50);
  await page.goto('/carte/police');
  await officer.leave(/ERR_|Failed to fetch/);
});

test('a new build takes the place of the one that was kept; quick exit leaves nothing of it', async () => {
  const officer = await chromium.visitor(place.base, { serviceWorkers: 'allow' });
  const { page } = officer;
  await page.goto('/guide');
  await page.locator('#offline:not(:empty)').waitFor();
  // As if it had been kept by a version before: an old page that names an old style.
  await page.evaluate(async () => {
    const cache = await caches.open('passerelle-guide');
    await cache.put('/assets/site/old-12345678.css', new Response(''));
    await cache.put(
      '/guide',
      new Response('old /assets/site/old-12345678.css', { headers: { 'x-copied-at': '1' } }),
    );
  });
  await page.goto('/guide');
  await page.locator('#offline:not(:empty)').waitFor();
  const { paths } = await keptOn(page);
  assert.ok(!paths.includes('/assets/site/old-12345678.css'), 'files of no page go');
  assert.match((await page.evaluate(async () => (await caches.match('/guide'))?.text())) ?? '', /<h1>/);

  // From the page for women, on the same device.
  await page.goto('/pour-elle');
  await page.route('**/*meteomedia*/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: 'weather' }),
  );
  await page.locator('a.go').click();
  await page.waitForURL(/meteomedia/);
  await page.goto('/pour-elle');
  assert.deepEqual(await keptOn(page), { names: [], paths: [], workers: [] });
  await officer.leave(/meteomedia/);
});

test('the card prints on one sheet, letter or A4, to cut, and at 85 × 54 mm, tagged, nothing cut off, for every trade and the longest names', async (t) => {
  const longest = await openPlace(t);
  await longest.found({ name: named(80), organisation: named(120) });
  for (const [chooser, { base }] of [
    ['/carte', longest],
    ['/en/card', place],
  ] as const) {
    const visitor = await chromium.visitor(base);
    const { page } = visitor;
    await page.goto(chooser);
    const trades = await page
      .locator('.trades a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    assert.equal(trades.length, 7);
    for (const path of trades) {
      await page.goto(path);
      assert.equal(await page.locator('.poster .six li').count(), 6);
      assert.deepEqual(await onPaper(page), [], `${path}: nothing is cut off`);
      await page.emulateMedia({ media: null });
    }
    assert.deepEqual(await pdf(page, 'pocket'), [POCKET, POCKET], 'two sides');
    for (const format of ['Letter', 'A4'] as const)
      for (const kind of ['sheet', 'cut'] as const)
        assert.deepEqual(await pdf(page, kind, format), [PAPER[format]], chooser);
    await visitor.leave();
  }
});

const POCKET = '85 × 54';
const PAPER = { Letter: '216 × 279', A4: '210 × 297' };

/** Sizes of the pages of the PDF that the browser makes, in millimetres. @throws when it is not tagged */
async function pdf(
  page: Page,
  kind: 'sheet' | 'cut' | 'pocket',
  format: 'Letter' | 'A4' = 'Letter',
): Promise<string[]> {
  await page.locator(`#format-${kind}`).check();
  const made = await page.pdf({ tagged: true, preferCSSPageSize: true, format });
  const text = made.toString('latin1');
  assert.match(text, /\/StructTreeRoot/);
  const millimetres = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4);
  return [...text.matchAll(/\/MediaBox *\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => `${millimetres(width)} × ${millimetres(height)}`,
  );
}

/** What of the card does not fit its sides. */
async function onPaper(page: Page): Promise<string[]> {
  await page.locator('#format-pocket').check();
  await page.emulateMedia({ media: 'print' });
  return page.locator('.face').evaluateAll((faces) =>
    faces.flatMap((face) => {
      const { bottom, right } = face.getBoundingClientRect();
      return [...face.querySelectorAll('*')]
        .filter((part) => {
          const box = part.getBoundingClientRect();
          return !part.closest('.unseen') && (box.bottom > bottom - 4 || box.right > right - 4);
        })
        .map((part) => `${part.className}: ${part.textContent ?? ''}`);
    }),
  );
}
