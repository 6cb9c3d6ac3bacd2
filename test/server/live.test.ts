/** Live events over real connections: resumed without loss, ended with the session, and closed in time at a stop. */
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { must } from '#cli/client/member.ts';
import { handIn } from '#cli/client/partner.ts';
import { transportTo } from '#cli/client/transport.ts';
import { signOut } from '#contract/access.ts';
import { callRoute } from '#contract/client.ts';
import { openReceipt, PartnerView, submitRequest } from '#contract/door.ts';
import { LiveEvent } from '#contract/live.ts';
import { listRequests } from '#contract/requests.ts';
import { openPlace } from '../support/installation.ts';

interface Heard {
  readonly status: number;
  readonly data: unknown[];
  /** Resolves when the server ended the stream. */
  readonly ended: Promise<void>;
  until(condition: () => boolean): Promise<void>;
  stop(): void;
}

/** Follows a stream of server-sent events as a browser does. */
async function follow(t: TestContext, url: string, init: RequestInit): Promise<Heard> {
  const controller = new AbortController();
  t.after(() => controller.abort());
  const response = await fetch(url, { ...init, signal: controller.signal });
  const data: unknown[] = [];
  let wake = (): void => {};
  const reading = (async () => {
    let rest = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const text = block
          .split('\n')
          .filter((line) => line.startsWith('data: '))
          .map((line) => line.slice(6))
          .join('\n');
        if (text !== '') data.push(JSON.parse(text));
      }
      wake();
    }
  })();
  const ended = reading.catch(() => undefined);
  return {
    status: response.status,
    data,
    ended,
    async until(condition) {
      const limit = AbortSignal.timeout(5000);
      while (!condition()) {
        if (limit.aborted)
          throw new Error(`Not heard within 5 s; heard ${JSON.stringify(data).slice(0, 500)}`);
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, 100);
        });
      }
    },
    stop: () => controller.abort(),
  };
}

test('a member who comes back again and again while requests arrive gets each event once, in order', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const member = await place.member(founded);
  const sealed = await Promise.all(Array.from({ length: 24 }, () => place.seal(founded)));

  const steady = await follow(t, `${place.base}/api/live?after=0`, { headers: { cookie: member.cookie() } });
  assert.equal(steady.status, 200);
  const restless: LiveEvent[] = [];
  let last = 0;
  let over = false;
  const coming = (async () => {
    while (!over || restless.length < steady.data.length) {
      const stream = await follow(t, `${place.base}/api/live?after=0`, {
        headers: { cookie: member.cookie(), ...(last > 0 ? { 'last-event-id': String(last) } : {}) },
      });
      await new Promise((resolve) => setTimeout(resolve, 15));
      stream.stop();
      await stream.ended;
      for (const event of stream.data.map((one) => LiveEvent.parse(one))) {
        restless.push(event);
        last = event.event;
      }
    }
  })();
  const files: string[] = [];
  for (let i = 0; i < sealed.length; i += 4) {
    const batch = sealed.slice(i, i + 4);
    files.push(
      ...(await Promise.all(batch.map((one) => handIn(transportTo(place.base), one)))).map((a) => a.file),
    );
  }
  const arrived = () =>
    steady.data.map((one) => LiveEvent.parse(one)).filter((event) => event.kind === 'arrived').length;
  await steady.until(() => arrived() === files.length);
  over = true;
  await coming;

  const events = steady.data.map((one) => LiveEvent.parse(one));
  const numbers = events.map((event) => event.event);
  assert.deepEqual(
    numbers,
    numbers.toSorted((a, b) => a - b),
  );
  assert.equal(new Set(numbers).size, numbers.length);
  assert.deepEqual(
    new Set(events.flatMap((event) => (event.kind === 'arrived' ? [event.file] : []))),
    new Set(files),
  );
  assert.deepEqual(restless, events, 'the one who kept leaving heard the same');
});

test('a number that the journal never gave is answered by one reload', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const member = await place.member(founded);
  const stream = await follow(t, `${place.base}/api/live?after=999999`, {
    headers: { cookie: member.cookie() },
  });
  await stream.until(() => stream.data.length > 0);
  assert.equal(LiveEvent.parse(stream.data[0]).kind, 'reload');
});

test('the stream is nobody’s but a member’s, and ends with her session', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const stranger = await follow(t, `${place.base}/api/live`, {});
  assert.equal(stranger.status, 401);
  const member = await place.member(founded);
  const stream = await follow(t, `${place.base}/api/live`, { headers: { cookie: member.cookie() } });
  assert.equal(stream.status, 200);
  await callRoute(signOut, { body: {} }, member);
  await Promise.race([
    stream.ended,
    new Promise((_, reject) => setTimeout(reject, 3000, new Error('still open'))),
  ]);
});

test('a partner sees her page change by itself, and an unknown code is a plain 404', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const sealed = await place.seal(founded);
  const partner = transportTo(place.base);
  await handIn(partner, sealed);
  const { locator, authentication } = sealed.receipt;
  const ask = (body: unknown) =>
    follow(t, `${place.base}/api/receipt/live`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const unknown = await ask({ locator, authentication: 'A'.repeat(43) });
  assert.equal(unknown.status, 404);
  const stream = await ask({ locator, authentication });
  assert.equal(stream.status, 200);
  await stream.until(() => stream.data.length === 1);
  assert.equal(PartnerView.parse(stream.data[0]).seenAt, null);

  const opened = await callRoute(openReceipt, { body: { locator, authentication } }, partner);
  assert.ok(opened.ok);
  // A member opens the queue's file: the partner reads “seen” without doing anything.
  const member = await place.member(founded);
  const seen = await fetch(`${place.base}/api/requests/${sealed.body.file}/steps`, {
    method: 'POST',
    headers: { cookie: member.cookie(), 'content-type': 'application/json' },
    body: JSON.stringify({ version: 0, step: { step: 'see' } }),
  });
  assert.equal(seen.status, 200, await seen.text());
  await stream.until(() => stream.data.length === 2);
  assert.notEqual(PartnerView.parse(stream.data[1]).seenAt, null);
});

test('a stop ends open streams and is done well within ten seconds', async (t) => {
  const place = await openPlace(t);
  const founded = await place.found();
  const member = await place.member(founded);
  const stream = await follow(t, `${place.base}/api/live`, { headers: { cookie: member.cookie() } });
  const began = performance.now();
  await Promise.all([place.close(), stream.ended]);
  assert.ok(performance.now() - began < 5000, `${performance.now() - began} ms`);
});

test('a stop in the middle of many requests: what was acknowledged is there afterwards, and nothing twice', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-stop-'));
  const place = await openPlace(t, { folder });
  const founded = await place.found();
  const sealed = await Promise.all(Array.from({ length: 30 }, () => place.seal(founded)));
  const sending = sealed.map(async (one, i) => {
    await new Promise((resolve) => setTimeout(resolve, i * 4));
    const answer = await callRoute(submitRequest, { body: one.body }, transportTo(place.base));
    return answer.ok ? answer.value.reference : null;
  });
  await sending[4];
  await place.close();
  const references = await Promise.all(sending);
  assert.ok(references.some((one) => one !== null));

  const again = await openPlace(t, { folder });
  const repeated = [];
  for (const [i, { body }] of sealed.entries()) {
    const answer = await callRoute(submitRequest, { body }, transportTo(again.base));
    assert.ok(answer.ok, 'a sender who got no answer sends again');
    repeated.push(answer.value.reference);
    if (references[i] !== null)
      assert.equal(answer.value.reference, references[i], 'acknowledged before the stop, known after it');
  }
  assert.equal(new Set(repeated).size, sealed.length);
  const member = await again.member(founded);
  const { rows } = must(listRequests, await callRoute(listRequests, { query: {} }, member));
  assert.equal(rows.length, sealed.length);
  for (const secret of [
    sealed[0]?.receipt.locator,
    sealed[0]?.receipt.authentication,
    sealed[0]?.body.file,
    sealed[0]?.body.entry.slice(0, 60),
  ])
    assert.ok(
      secret && !place.log().includes(secret) && !again.log().includes(secret),
      'the log knows no request',
    );
});
