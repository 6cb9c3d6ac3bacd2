/** What the minute does: destruction, endings, and the same once whoever else ticks. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { must } from '#cli/client/member.ts';
import { handIn } from '#cli/client/partner.ts';
import { Team } from '#cli/client/team.ts';
import { transportTo } from '#cli/client/transport.ts';
import { getMe } from '#contract/access.ts';
import { callRoute } from '#contract/client.ts';
import { openReceipt } from '#contract/door.ts';
import { listRequests } from '#contract/requests.ts';
import { newTick } from '#server/jobs/clockwork.ts';
import { openPlace } from '../support/installation.ts';

const DAY = 86_400_000;

test('a closed request is destroyed on its date, by one of two nodes, and nothing of it stays in the folder; a call mark ends after an hour', async (t) => {
  let now = Date.now();
  const place = await openPlace(t, { clock: () => now, still: true });
  const founded = await place.found();
  const team = new Team(founded, place.base, () => now);
  const agathe = team.founder();
  now += 60_000;
  const going = await place.seal(founded);
  const staying = await place.seal(founded);
  const partner = transportTo(place.base);
  await handIn(partner, going);
  await handIn(partner, staying);
  const file = going.body.file;
  await team.step(agathe, file, { step: 'claim' }, { stream: 'notes', content: { kind: 'claimed' } });
  await team.step(
    agathe,
    file,
    { step: 'attempt', reached: true },
    { stream: 'notes', content: { kind: 'call', outcome: 'reached' } },
  );
  await team.step(
    agathe,
    file,
    { step: 'close', reason: 'done' },
    { stream: 'notes', content: { kind: 'closing', outcome: 'helped', doorStaysOpen: false } },
  );
  await team.step(
    agathe,
    staying.body.file,
    { step: 'start_call' },
    { stream: 'notes', content: { kind: 'claimed' } },
  );

  const failures: unknown[] = [];
  const options = {
    store: place.installation.store,
    clock: () => now,
    live: place.installation.live,
    mail: { wakeAll: async () => {} },
    mailboxes: { watchAll: async () => {} },
    failed: (error: unknown) => failures.push(error),
  };
  const [one, other] = [newTick(options), newTick(options)];
  const rowOf = async (which: 'open' | 'closed', wanted: string) =>
    must(listRequests, await callRoute(listRequests, { query: { which } }, agathe.transport)).rows.find(
      ({ row }) => row.file === wanted,
    )?.row;

  now += 59 * 60_000;
  await one();
  assert.equal(
    (await rowOf('open', staying.body.file))?.callingBy,
    agathe.id,
    'a call of 59 minutes goes on',
  );
  now += 2 * 60_000;
  await Promise.all([one(), other()]);
  assert.equal((await rowOf('open', staying.body.file))?.callingBy, null);

  now += 29 * DAY;
  await one();
  await team.present(agathe);
  assert.ok(await rowOf('closed', file), 'the day before, it is still there');
  now += DAY;
  await Promise.all([one(), other()]);
  await team.present(agathe);
  assert.equal(await rowOf('closed', file), undefined);
  assert.ok(await rowOf('open', staying.body.file), 'an open request is never destroyed');
  const { locator, authentication } = going.receipt;
  const gone = await callRoute(openReceipt, { body: { locator, authentication } }, partner);
  assert.ok(!gone.ok && gone.code === 'unknown_or_hidden');
  assert.deepEqual(failures, []);

  const data = join(place.folder, 'data');
  for (const name of readdirSync(data)) {
    const content = readFileSync(join(data, name), 'latin1');
    assert.ok(
      !content.includes(going.body.entry.split('.')[3]?.slice(0, 80) ?? '?'),
      `${name} no longer holds its words`,
    );
    assert.ok(!content.includes(locator), `${name} no longer holds its locator`);
  }
});

test('sessions end by themselves, and a job that fails does not keep the others from running', async (t) => {
  let now = Date.now();
  const place = await openPlace(t, { clock: () => now, still: true });
  const founded = await place.found();
  const member = await place.member(founded, now + 30_000);
  must(getMe, await callRoute(getMe, {}, member));
  now += 13 * 60 * 60_000;
  let woken = 0;
  const failures: unknown[] = [];
  const tick = newTick({
    store: place.installation.store,
    clock: () => now,
    live: { recheck: () => Promise.reject(new Error('no')) },
    mailboxes: { watchAll: async () => {} },
    mail: {
      wakeAll: async () => {
        woken++;
      },
    },
    failed: (error) => failures.push(error),
  });
  await tick();
  assert.equal(failures.length, 1);
  assert.equal(woken, 1);
  const over = await callRoute(getMe, {}, member);
  assert.ok(!over.ok && over.code === 'sign_in_needed');
});
