/** Knocks on members' devices, through a push service on loopback that checks each of them. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { must } from '#cli/client/member.ts';
import { handIn } from '#cli/client/partner.ts';
import { transportTo } from '#cli/client/transport.ts';
import { signOut } from '#contract/access.ts';
import { callRoute } from '#contract/client.ts';
import {
  getKnock,
  getPushKey,
  listDevices,
  testDevices,
  turnOffDevice,
  turnOnDevice,
} from '#contract/push.ts';
import { isLoopbackAddress, isPublicAddress } from '#server/alerts/public-address.ts';
import { isReachable, type MayReach, sendEmptyPush } from '#server/alerts/push.ts';
import { newPushDoor } from '#server/alerts/push-door.ts';
import { assertEmptyKnock, startPushService } from '../support/push-service.ts';
import { openPlace } from '../support/installation.ts';

/** An installation that may knock on loopback, its coordinator signed in, and a push service. */
async function setting(t: TestContext, options: { timeoutMs?: number } = {}) {
  const service = await startPushService();
  t.after(() => service.stop());
  const place = await openPlace(t, { still: true, env: { PASSERELLE_PUSH_LOOPBACK: '1' } });
  const founded = await place.found();
  const session = await place.member(founded);
  const programme = place.installation.store.forProgramme(founded.programme);
  const door = newPushDoor({
    secrets: place.installation.secrets,
    clock: Date.now,
    contact: () => 'https://passerelle.example',
    failed: (error) => assert.fail(String(error)),
    mayReach: isLoopbackAddress,
    ...options,
  });
  const turnOn = async (device: string) =>
    must(
      turnOnDevice,
      await callRoute(turnOnDevice, { body: { endpoint: service.endpoint(device) } }, session),
    ).devices;
  const devices = async (endpoint: string | null = null) =>
    must(listDevices, await callRoute(listDevices, { body: { endpoint } }, session)).devices;
  return { service, place, founded, session, programme, door, turnOn, devices, member: founded.founder };
}

test('a knock is empty and signed by the key that the browser subscribed with; the device shows that it worked', async (t) => {
  const { service, session, programme, door, turnOn, devices, member } = await setting(t);
  const { publicKey } = must(getPushKey, await callRoute(getPushKey, {}, session));
  assert.equal(door.publicKey, publicKey);
  await turnOn('phone');
  assert.deepEqual(await door.knock(programme, member, { urgent: true }), { ok: true, accepted: 1 });
  assert.deepEqual(await door.knock(programme, member, { urgent: false }), { ok: true, accepted: 1 });
  const [urgent, calm] = service.knocks;
  for (const knock of service.knocks)
    assertEmptyKnock(knock, { origin: service.origin, publicKey, now: Date.now() });
  assert.equal(urgent?.headers.urgency, 'high');
  assert.equal(calm?.headers.urgency, 'normal');
  assert.equal(urgent?.headers.topic, calm?.headers.topic, 'they replace each other');
  const [shown, ...others] = await devices(service.endpoint('phone'));
  assert.deepEqual(others, []);
  assert.ok(shown?.here && shown.lastOkAt !== null && shown.failingSince === null);
});

test('turned on twice it is one device; the test button knocks on all of mine', async (t) => {
  const { service, session, turnOn } = await setting(t);
  await turnOn('phone');
  assert.equal((await turnOn('phone')).length, 1);
  assert.equal((await turnOn('laptop')).length, 2);
  assert.equal(must(testDevices, await callRoute(testDevices, { body: {} }, session)).accepted, 2);
  assert.deepEqual(service.knocks.map(({ device }) => device).sort(), ['laptop', 'phone']);
});

test('a device that the push service no longer knows is forgotten; the others are knocked on all the same', async (t) => {
  const { service, programme, door, turnOn, devices, member } = await setting(t);
  for (const device of ['gone', 'never', 'phone']) await turnOn(device);
  service.answer('gone', 410);
  service.answer('never', 404);
  assert.deepEqual(await door.knock(programme, member, { urgent: true }), { ok: true, accepted: 1 });
  assert.equal((await devices()).length, 1);
  service.answer('phone', 410);
  const last = await door.knock(programme, member, { urgent: true });
  assert.deepEqual(last, { ok: false, reason: '410', subscriptions: 0 });
  assert.deepEqual(await door.knock(programme, member, { urgent: true }), {
    ok: false,
    reason: 'no_subscription',
    subscriptions: 0,
  });
});

test('a push service that fails, is silent or is gone is told by a short reason, once, and mends by itself', async (t) => {
  const { service, session, programme, door, turnOn, devices, member } = await setting(t, {
    timeoutMs: 1500,
  });
  await turnOn('phone');
  service.answer('phone', 503);
  assert.deepEqual(await door.knock(programme, member, { urgent: true }), {
    ok: false,
    reason: '503',
    subscriptions: 1,
  });
  const since = (await devices())[0]?.failingSince;
  assert.ok(since);
  service.answer('phone', 'silence');
  const late = await door.knock(programme, member, { urgent: true });
  assert.equal(!late.ok && late.reason, 'ETIMEDOUT');
  service.answer('phone', 302);
  const moved = await door.knock(programme, member, { urgent: true });
  assert.equal(!moved.ok && moved.reason, '302');
  assert.equal(service.knocks.length, 3, 'a redirect is not followed');
  assert.equal((await devices())[0]?.failingSince, since, 'since the first failure');
  const failed = await callRoute(testDevices, { body: {} }, session);
  assert.equal(!failed.ok && failed.code, 'push_failed');
  assert.doesNotMatch(JSON.stringify(failed), /127\.0\.0\.1|phone/);
  service.answer('phone', 201);
  assert.ok((await door.knock(programme, member, { urgent: true })).ok);
  assert.equal((await devices())[0]?.failingSince, null);
  await service.stop();
  const gone = await door.knock(programme, member, { urgent: true });
  assert.equal(!gone.ok && gone.reason, 'ECONNREFUSED');
});

test('no address leads the server into its own network, neither when it is handed in nor when it is used', async (t) => {
  const { place, session, programme, turnOn, member } = await setting(t);
  const refused = [
    'http://updates.push.services.mozilla.com/x',
    'https://10.0.0.1/x',
    'https://169.254.169.254/latest',
    'https://[fd00::1]/x',
    'https://[::ffff:7f00:1]/x',
    'https://localhost.:443/x',
    'https://user:word@fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://does-not-exist.invalid/x',
    'ftp://127.0.0.1/x',
    'file:///etc/passwd',
  ];
  for (const endpoint of refused) {
    const answer = await callRoute(turnOnDevice, { body: { endpoint } }, session);
    assert.ok(!answer.ok && ['push_refused', 'malformed'].includes(answer.code), endpoint);
  }
  // What was taken while tests were allowed to is not used where they are not.
  await turnOn('phone');
  const strict = newPushDoor({
    secrets: place.installation.secrets,
    clock: Date.now,
    contact: () => 'https://passerelle.example',
    failed: (error) => assert.fail(String(error)),
    mayReach: () => false,
  });
  const outcome = await strict.knock(programme, member, { urgent: true });
  assert.deepEqual(outcome, { ok: false, reason: 'EPRIVATE', subscriptions: 1 });
});

test('without the variable for tests, this very machine is refused as well', async (t) => {
  const place = await openPlace(t, { still: true });
  const session = await place.member(await place.found());
  for (const endpoint of [
    'http://127.0.0.1:9/x',
    'https://localhost/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
  ]) {
    const answer = await callRoute(turnOnDevice, { body: { endpoint } }, session);
    assert.equal(!answer.ok && answer.code, 'push_refused', endpoint);
  }
});

test('signing out keeps the device: whoever is on call is still woken, and shown nothing until she signs in', async (t) => {
  const { service, place, session, programme, door, turnOn, member, founded } = await setting(t);
  await turnOn('phone');
  await handIn(transportTo(place.base), await place.seal(founded));
  await service.received(1);
  const before = must(getKnock, await callRoute(getKnock, {}, session));
  assert.equal(before.count, 1);
  must(signOut, await callRoute(signOut, { body: {} }, session));
  assert.ok((await door.knock(programme, member, { urgent: true })).ok);
  assert.equal(service.knocks.length, 2, 'what arrived knocked, and this');
  const after = await callRoute(getKnock, {}, session);
  assert.equal(!after.ok && after.code, 'sign_in_needed');
});

test('the lock screen learns references and time left, and nothing that anyone wrote', async (t) => {
  const { place, session, founded, programme } = await setting(t);
  const acknowledged = [];
  for (let i = 0; i < 7; i++)
    acknowledged.push(
      await handIn(
        transportTo(place.base),
        await place.seal(founded, { promptness: 'now', organisation: 'Organisme-sentinelle' }),
      ),
    );
  const traces = () =>
    programme.read(async (tx) => [
      await tx.db.selectFrom('member').select('last_seen_at').execute(),
      // The alerts of what arrived are written meanwhile.
      await tx.db.selectFrom('journal').select('event').where('kind', '<>', 'alerted').execute(),
    ]);
  await programme.write((tx) => tx.db.updateTable('member').set({ last_seen_at: 1 }).execute());
  const before = await traces();
  const knock = must(getKnock, await callRoute(getKnock, {}, session));
  assert.deepEqual(await traces(), before, 'a phone that looks by itself is not its member at work');
  assert.equal(knock.count, 7);
  assert.deepEqual(
    knock.rows.map(({ reference }) => reference),
    acknowledged.slice(0, 5).map(({ reference }) => reference),
    'the five that came first',
  );
  assert.deepEqual(Object.keys(knock.rows[0] ?? {}).sort(), [
    'dueAt',
    'file',
    'mine',
    'practice',
    'promptness',
    'reference',
    'state',
    'version',
  ]);
});

test('turning on and off stands in the journal; the address stands nowhere in clear', async (t) => {
  const { service, place, session, programme, turnOn } = await setting(t);
  const [device] = await turnOn('phone-sentinelle');
  await turnOn('phone-sentinelle');
  must(turnOffDevice, await callRoute(turnOffDevice, { params: { device: device?.id ?? '' } }, session));
  const again = await callRoute(turnOffDevice, { params: { device: device?.id ?? '' } }, session);
  assert.equal(!again.ok && again.code, 'unknown_or_hidden');
  await turnOn('phone-sentinelle');
  const lines = await programme.read((tx) =>
    tx.db.selectFrom('journal').select(['kind', 'actor']).where('kind', 'like', 'device_%').execute(),
  );
  assert.deepEqual(
    lines.map(({ kind }) => kind),
    ['device_on', 'device_off', 'device_on'],
  );
  const rows = await programme.read((tx) => tx.db.selectFrom('push_subscription').selectAll().execute());
  assert.equal(rows.length, 1);
  const clear = `${JSON.stringify(rows)}${place.log()}`;
  assert.ok(!clear.includes('sentinelle') && !clear.includes(service.origin));
});

test('a name is as good as the addresses it leads to, at the very moment of connecting', async (t) => {
  const service = await startPushService();
  t.after(() => service.stop());
  // A name that this machine resolves to itself, as an attacker's own would.
  const url = new URL(service.endpoint('phone').replace('127.0.0.1', 'localhost'));
  assert.equal(await isReachable(url, isPublicAddress), false);
  assert.equal(await isReachable(url, isLoopbackAddress), true);
  const send = (mayReach: MayReach) => sendEmptyPush({ url, authorization: 'x', urgent: true, mayReach });
  await assert.rejects(send(isPublicAddress), { name: 'PushFailed', reason: 'EPRIVATE' });
  assert.equal(service.knocks.length, 0);
  assert.equal(await send(isLoopbackAddress), 201);
});
