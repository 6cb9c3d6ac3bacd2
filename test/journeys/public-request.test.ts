import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertAccessible, assertFits } from '#test/support/axe.ts';
import { type Chromium, screens, startChromium } from '#test/support/chromium.ts';
import { openPlace } from '#test/support/installation.ts';
import { memberAtWork } from '#test/support/member.ts';
import { assertNothingKept, fillRequest, follow, send, showCode, typeBack } from '#test/support/partner.ts';

let chromium: Chromium;
before(async () => {
  chromium = await startChromium();
});
after(() => chromium.stop());

test('a partner asks, keeps the code, and follows in another browser until the team has called and written', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const team = await memberAtWork(place, founded);
  const sealed: string[] = [];

  const partner = await chromium.visitor(place.base, { viewport: screens.narrow, locale: 'fr-CA' });
  partner.page.on('request', (request) => sealed.push(request.url(), request.postData() ?? ''));
  await partner.page.goto('/demande');
  await fillRequest(partner.page, {
    promptness: 'soon',
    organisation: 'Refuge SENTINELLE',
    firstName: 'SENTINELLE',
    text: 'Quels mots choisir? SENTINELLE',
  });
  await assertAccessible(partner.page, 'request, filled');
  await assertFits(partner.page, 'request, filled');
  const reference = await send(partner.page);
  assert.match(reference, /^\p{Lu}[\p{L} -]+-\d{4}$/u);
  await assertAccessible(partner.page, 'acknowledged');
  assert.equal(await partner.page.evaluate(() => document.activeElement?.id), 'ack-title');
  assert.equal(
    new URL(partner.page.url()).pathname + new URL(partner.page.url()).hash,
    '/demande',
    'nothing of the request is in the address',
  );

  const words = await showCode(partner.page);
  assert.equal(words.length, 12);
  await partner.page.locator('#show-qr').click();
  await assertAccessible(partner.page, 'code shown');
  await assertFits(partner.page, 'code shown');
  await typeBack(partner.page, ['x', ...words.slice(0, 11)]);
  assert.equal(await partner.page.locator('#check-error').isVisible(), true, 'wrong words are told');
  await assertAccessible(partner.page, 'code, wrong words');
  await partner.page.locator('#see-again').click();
  await typeBack(partner.page, words);
  await partner.page.locator('#checked').waitFor({ state: 'visible' });
  await assertNothingKept(partner.page);
  assert.equal(
    sealed.some((sent) => sent.includes('SENTINELLE') || words.every((word) => sent.includes(word))),
    false,
    'nothing leaves unsealed',
  );

  const [file = ''] = await team.files();
  assert.deepEqual(
    (await team.read(file)).map((content) =>
      content.kind === 'opening'
        ? [
            content.promptness,
            content.organisation,
            content.firstName,
            content.phone,
            content.text,
            content.door,
          ]
        : content.kind,
    ),
    [
      [
        'soon',
        'Refuge SENTINELLE',
        'SENTINELLE',
        '555 010-0142, poste 3',
        'Quels mots choisir? SENTINELLE',
        'web',
      ],
    ],
  );

  const other = await chromium.visitor(place.base, { viewport: screens.desk });
  const { page } = other;
  await follow(page, '/suivi', {
    reference: reference.toLowerCase().replace('-', ' '),
    words: words.map((word) => word.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()),
  });
  assert.equal(await page.locator('#thread-reference').textContent(), reference);
  const step = (n: number) => page.locator('#steps li').nth(n);
  assert.equal(await step(1).getAttribute('aria-current'), 'step');
  await assertAccessible(page, 'followed, received');

  await team.step(file, { step: 'see' });
  await page.locator('#steps li.done').nth(1).waitFor();
  await team.step(file, { step: 'claim' });
  await team.step(file, { step: 'start_call' });
  const calling = page.locator('#thread-said');
  await page.waitForFunction(() => document.getElementById('thread-said')?.textContent !== '');
  assert.equal(
    await page.locator('#next').textContent(),
    await calling.textContent(),
    'the call is said aloud as it is shown',
  );
  await assertAccessible(page, 'followed, being called');
  await team.step(file, { step: 'attempt', reached: true });
  await page.locator('#steps li.done').nth(2).waitFor();

  await team.message(file, 'On se reparle jeudi.');
  await page.locator('#messages li.team', { hasText: 'On se reparle jeudi.' }).waitFor();
  await page.locator('#message').fill('Jeudi convient.');
  await page.locator('#reply-send').click();
  await page.locator('#messages li.mine', { hasText: 'Jeudi convient.' }).waitFor();
  assert.equal(await page.locator('#message').inputValue(), '');
  await page.locator('#raise').click();
  await page.waitForFunction(() => document.getElementById('raise-said')?.textContent !== '');
  assert.equal(await page.locator('#raise').isVisible(), false, 'raised once, it is urgent');
  assert.deepEqual(
    (await team.read(file)).map((content) => (content.kind === 'message' ? content.text : content.kind)),
    ['opening', 'On se reparle jeudi.', 'Jeudi convient.', 'raised'],
  );

  await page.locator('#withdraw-box > summary').click();
  await page.locator('#withdraw').click();
  await page.locator('#withdraw-box').waitFor({ state: 'hidden' });
  await assertAccessible(page, 'followed, withdrawn');
  await assertNothingKept(page);
  await page.locator('#forget').click();
  await page.waitForURL('**/');
  await partner.leave();
  await other.leave();
});

test('whoever only needs the call leaves at once, and nothing remains behind', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const partner = await chromium.visitor(place.base);
  const asked: string[] = [];
  partner.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await partner.page.goto('/en/request');
  await fillRequest(partner.page);
  await send(partner.page);
  await partner.page.locator('#only-call').click();
  await partner.page.waitForURL('**/en');
  await partner.page.goBack();
  assert.equal(
    await partner.page
      .locator('#ack-title')
      .isVisible()
      .catch(() => false),
    false,
  );
  assert.deepEqual(asked, []);
  await partner.leave();
});

test('the card’s QR code opens the request, and its secret leaves the address at once', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const partner = await chromium.visitor(place.base);
  const { page } = partner;
  await page.goto('/demande');
  await fillRequest(page);
  const reference = await send(page);
  await showCode(page);
  const [words, address] = await page.evaluate(() => [
    [...document.querySelectorAll('#code-words li')].map((li) => li.textContent ?? ''),
    document.querySelector('#code-qr svg')?.getAttribute('aria-label'),
  ]);
  assert.ok(address, 'the drawing has a name for who cannot see it');
  const { loadWords, parseWords } = await import('#sealing/words.ts');
  const { toBase64url } = await import('#sealing/bytes.ts');
  const { followLink } = await import('#contract/links.ts');
  const read = parseWords(words.join(' '), await loadWords('fr'), 12);
  assert.ok(read.ok);
  await page.locator('#code-kept').click();
  const scanner = await chromium.visitor(place.base);
  await scanner.page.goto(followLink(`${place.base}/suivi`, reference, toBase64url(read.bytes)));
  await scanner.page.locator('#thread').waitFor({ state: 'visible' });
  assert.equal(await scanner.page.evaluate(() => location.href), `${place.base}/suivi`);
  await scanner.leave();
  await partner.leave();
});

test('a code that opens nothing says which word, or that one word or the order differs, or that no request opens', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const partner = await chromium.visitor(place.base);
  const { page } = partner;
  const { loadWords, toWords } = await import('#sealing/words.ts');
  const words = toWords(new Uint8Array(16).fill(5), await loadWords('en'));
  await page.goto('/en/follow');
  await page.locator('#open-fields:enabled').waitFor();
  const tell = async (typed: string): Promise<string> => {
    await page.locator('#words').fill(typed);
    await page.locator('#open-form [type=submit]').click();
    await page.locator('#open-fields:enabled').waitFor();
    await page.locator('#open-errors').waitFor({ state: 'visible' });
    return (await page.locator('#open-errors').textContent()) ?? '';
  };
  assert.match(await tell([...words.slice(0, 11), 'qqqqq'].join(' ')), /12.*qqqqq/);
  await assertAccessible(page, 'follow, an unlisted word');
  assert.match(await tell(words.slice(1).join(' ')), /11/);
  const order = await tell([words[1], words[0], ...words.slice(2)].join(' '));
  const unknown = await tell(words.join(' '));
  assert.notEqual(order, unknown);
  assert.match(unknown, /555/, 'the phone is given where nothing opens');
  await assertAccessible(page, 'follow, no such request');
  await partner.leave();
});

test('an exercise needs a member’s session; with one it is taken in, marked', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const team = await memberAtWork(place, founded);
  const stranger = await chromium.visitor(place.base);
  await stranger.page.goto('/demande?exercice');
  await fillRequest(stranger.page);
  await stranger.page.locator('#send').click();
  await stranger.page.locator('#request-errors').waitFor({ state: 'visible' });
  await assertAccessible(stranger.page, 'exercise, refused');
  assert.deepEqual(await team.files(), []);
  await stranger.leave();

  const member = await chromium.visitor(place.base);
  // Her session travels as her own app's cookie would: a test may not put a `__Host-` cookie into a browser.
  await member.page.route('**/api/door/requests', async (route) => {
    const headers = { ...route.request().headers(), cookie: team.transport.cookie() };
    await route.fulfill({ response: await route.fetch({ headers }) });
  });
  await member.page.goto('/en/request?exercice');
  await fillRequest(member.page);
  await send(member.page);
  const [file = ''] = await team.files();
  const [opening] = await team.read(file);
  assert.equal(opening?.kind === 'opening' && opening.practice, true);
  await member.leave();
});
