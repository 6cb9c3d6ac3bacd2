import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { errorBody } from '#contract/errors.ts';
import { assertAccessible } from '#test/support/axe.ts';
import { type Chromium, startChromium } from '#test/support/chromium.ts';
import { openPlace } from '#test/support/installation.ts';
import { memberAtWork } from '#test/support/member.ts';
import { acknowledged, fillRequest, follow, send, showCode, tryAgain } from '#test/support/partner.ts';

let chromium: Chromium;
before(async () => {
  chromium = await startChromium();
});
after(() => chromium.stop());

const SUBMIT = '**/api/door/requests';

test('the line drops after the server stored it: sent again, it is one request, and the answers stay as they were', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const team = await memberAtWork(place, founded);
  const partner = await chromium.visitor(place.base);
  const { page } = partner;
  await page.goto('/demande');
  await fillRequest(page, { text: 'Un texte qui ne doit pas se perdre.' });
  let stored = 0;
  await page.route(SUBMIT, async (route) => {
    await route.fetch();
    stored += 1;
    await route.abort('connectionreset');
  });
  await page.locator('#send').click();
  await page.locator('#request-errors').waitFor({ state: 'visible' });
  assert.equal(stored, 1);
  assert.equal(await page.locator('#text').isDisabled(), true, 'what may have arrived is not changed');
  assert.equal(await page.locator('#text').inputValue(), 'Un texte qui ne doit pas se perdre.');
  assert.match((await page.locator('#request-errors').textContent()) ?? '', /555/, 'the phone is given');
  await assertAccessible(page, 'request, line dropped');
  await page.unroute(SUBMIT);
  await tryAgain(page);
  await acknowledged(page);
  assert.equal((await team.files()).length, 1);
  await partner.leave();
});

test('without network nothing is lost, and the request leaves by itself when the network is back', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const team = await memberAtWork(place, founded);
  const partner = await chromium.visitor(place.base);
  const { page } = partner;
  await page.goto('/demande');
  await fillRequest(page);
  await page.context().setOffline(true);
  await page.locator('#send').click();
  await page.locator('#request-errors').waitFor({ state: 'visible' });
  await page.context().setOffline(false);
  await acknowledged(page);
  assert.equal((await team.files()).length, 1);
  await partner.leave();
});

test('a server that was away is tried again by the page itself, without a word from the network', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const team = await memberAtWork(place, founded);
  const partner = await chromium.visitor(place.base);
  const { page } = partner;
  await page.goto('/demande');
  await fillRequest(page);
  let away = 2;
  await page.route(SUBMIT, (route) => (away-- > 0 ? route.abort('connectionrefused') : route.fallback()));
  await page.locator('#send').click();
  const told = page.locator('#request-errors');
  await told.waitFor({ state: 'visible' });
  assert.match((await told.textContent()) ?? '', /La page réessaie d’elle-même/);
  // Nobody touches anything from here on.
  await acknowledged(page);
  assert.equal((await team.files()).length, 1);
  await partner.leave(/ERR_CONNECTION_REFUSED/);
});

test('whoever tries again while the page does is told what came of it', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const partner = await chromium.visitor(place.base);
  const { page } = partner;
  await page.goto('/demande');
  await fillRequest(page);
  let tries = 0;
  const underWay = Promise.withResolvers<null>();
  const fail = Promise.withResolvers<null>();
  await page.route(SUBMIT, async (route) => {
    if (++tries === 2) {
      underWay.resolve(null);
      await fail.promise;
    }
    await (tries > 2 ? route.fallback() : route.abort('connectionrefused'));
  });
  await page.locator('#send').click();
  const told = page.locator('#request-errors');
  const again = told.locator('button');
  await again.waitFor();
  await underWay.promise;
  await again.click();
  await told.waitFor({ state: 'hidden' });
  fail.resolve(null);
  await told.waitFor({ state: 'visible' });
  await acknowledged(page);
  await partner.leave(/ERR_CONNECTION_REFUSED/);
});

test('a double click is one request', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const team = await memberAtWork(place, founded);
  const partner = await chromium.visitor(place.base);
  const { page } = partner;
  await page.goto('/demande');
  await fillRequest(page);
  let sent = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/api/door/requests')) sent += 1;
  });
  await page.locator('#send').dblclick();
  await acknowledged(page);
  assert.deepEqual([(await team.files()).length, sent], [1, 1]);
  await partner.leave();
});

test('the server cannot store: said so, the text is kept and may be changed, and it is not acknowledged', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const partner = await chromium.visitor(place.base);
  const { page } = partner;
  await page.goto('/demande');
  await fillRequest(page, { text: 'À garder.' });
  await page.route(SUBMIT, (route) =>
    route.fulfill({ status: 503, json: errorBody('not_stored', { reference: '1234-5678' }) }),
  );
  await page.locator('#send').click();
  await page.locator('#request-errors').waitFor({ state: 'visible' });
  assert.match((await page.locator('#request-errors').textContent()) ?? '', /1234-5678/);
  assert.equal(await page.locator('#answer').isVisible(), false);
  await page.locator('#text').fill('À garder, et changé.');
  await page.unroute(SUBMIT);
  await send(page);
  await partner.leave();
});

test('under load the device does a short calculation in a worker, and the request goes through', async (t) => {
  const place = await openPlace(t, { env: { PASSERELLE_PROOF_ABOVE: '0' } });
  const founded = await place.found();
  const team = await memberAtWork(place, founded);
  const partner = await chromium.visitor(place.base);
  await partner.page.goto('/demande');
  await fillRequest(partner.page);
  await send(partner.page);
  assert.equal((await team.files()).length, 1);
  await partner.leave();
});

test('a certificate that the programme did not sign: nothing is sealed, nothing is sent', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const team = await memberAtWork(place, founded);
  const partner = await chromium.visitor(place.base);
  const { page } = partner;
  await page.route('**/demande', async (route) => {
    const response = await route.fetch();
    const swapped = (await response.text()).replace(
      /"publicationKey":"(.)/,
      (_, first: string) => `"publicationKey":"${first === 'A' ? 'B' : 'A'}`,
    );
    await route.fulfill({ response, body: swapped });
  });
  let sent = 0;
  await page.route(SUBMIT, (route) => {
    sent += 1;
    return route.continue();
  });
  await page.goto('/demande');
  await fillRequest(page);
  await page.locator('#send').click();
  await page.locator('#request-errors').waitFor({ state: 'visible' });
  assert.deepEqual([sent, (await team.files()).length], [0, 0]);
  await partner.leave();
});

test('leaving with something unsent asks first; an empty form, a sent one and quick exit do not', async (t) => {
  const place = await openPlace(t);
  await place.found();
  const partner = await chromium.visitor(place.base);
  const { page } = partner;
  await page.route('https://www.meteomedia.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Météo</title>' }),
  );
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  const reload = () => page.evaluate(() => location.reload());
  await page.goto('/demande');
  await page.locator('#promptness-soon').click();
  await reload();
  await page.locator('#request-fields:enabled').waitFor();
  assert.deepEqual(asked, []);
  await fillRequest(page);
  await reload();
  await page.waitForTimeout(300);
  assert.deepEqual(asked, ['beforeunload']);
  assert.equal(await page.locator('#first-name').inputValue(), 'Camille', 'still there');
  await page.locator('a.go').click();
  await page.waitForURL('https://www.meteomedia.com/**');
  assert.deepEqual(asked, ['beforeunload']);
  await partner.leave(/meteomedia/);
});

test('two people write at once: the partner’s message is sealed again after the team’s, and nothing is lost', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const team = await memberAtWork(place, founded);
  const partner = await chromium.visitor(place.base);
  const { page } = partner;
  await page.goto('/demande');
  await fillRequest(page);
  const reference = await send(page);
  const words = await showCode(page);
  const [file = ''] = await team.files();
  const other = await chromium.visitor(place.base);
  await follow(other.page, '/suivi', { reference, words });
  let tries = 0;
  await other.page.route('**/api/receipt/step', async (route) => {
    tries += 1;
    // Sealed already, and not yet arrived: the team's message goes first.
    if (tries === 1) await team.message(file, 'Première.');
    await route.continue();
  });
  await other.page.locator('#message').fill('Seconde.');
  await other.page.locator('#reply-send').click();
  await other.page.locator('#messages li.mine', { hasText: 'Seconde.' }).waitFor();
  assert.deepEqual(
    (await team.read(file)).map((content) => (content.kind === 'message' ? content.text : content.kind)),
    ['opening', 'Première.', 'Seconde.'],
  );
  assert.equal(tries, 2);
  await other.leave();
  await partner.leave();
});

test('the live line comes back by itself after it dropped', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const team = await memberAtWork(place, founded);
  const partner = await chromium.visitor(place.base);
  const { page } = partner;
  await page.goto('/demande');
  await fillRequest(page);
  const reference = await send(page);
  const words = await showCode(page);
  const [file = ''] = await team.files();
  const other = await chromium.visitor(place.base);
  await follow(other.page, '/suivi', { reference, words });
  await other.page.context().setOffline(true);
  await team.step(file, { step: 'see' });
  await other.page.context().setOffline(false);
  await other.page.locator('#steps li.done').nth(1).waitFor();
  await other.leave();
  await partner.leave();
});
