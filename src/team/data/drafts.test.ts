import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Draft } from '#programme/entries.ts';
import { member } from '#team/vault/vault.test-server.ts';
import { createDrafts } from './drafts.ts';
import { RequestServer, roomFor } from './request.test-server.ts';

async function founder() {
  const server = new RequestServer();
  const who = await member();
  server.keys.genesis(
    await who.vault.ceremonies.found(
      server.keys.programme,
      who.id,
      { name: 'Mireille', title: null },
      randomUUID(),
    ),
  );
  await who.vault.openKeys(server.keys.keysFor(who.id));
  const desk = () => {
    const room = roomFor(server, who);
    return { ...room, drafts: createDrafts(room) };
  };
  return { server, desk };
}
const typed = (text: string): Draft => ({ kind: 'draft', screen: 'phone', file: null, fields: { text } });

test('what is typed is sealed, and found exactly on another desk', async () => {
  const { server, desk } = await founder();
  const first = desk();
  const record = randomUUID();
  await first.drafts.save(record, typed('Elle préfère le matin'));
  await first.drafts.flush();
  assert.deepEqual(
    first.store.get().drafts.map(({ onServer }) => onServer),
    [true],
  );
  assert.ok(!JSON.stringify([...server.records]).includes('matin'));
  const second = desk();
  await second.drafts.load();
  assert.deepEqual(
    second.store.get().drafts.map(({ draft }) => draft.fields),
    [{ text: 'Elle préfère le matin' }],
  );
});

test('what was answered is safe when saving it ends: it waits for no pause', async () => {
  const { desk } = await founder();
  const first = desk();
  await first.drafts.save(randomUUID(), typed('25 minutes'), true);
  const second = desk();
  await second.drafts.load();
  assert.deepEqual(
    second.store.get().drafts.map(({ draft }) => draft.fields),
    [{ text: '25 minutes' }],
  );
});

test('without network it is safe here, says so, and goes to the server later', async () => {
  const { server, desk } = await founder();
  const here = desk();
  const record = randomUUID();
  server.away = true;
  await here.drafts.save(record, typed('hors ligne'));
  await here.drafts.flush();
  assert.deepEqual(
    here.store.get().drafts.map(({ onServer }) => onServer),
    [false],
  );
  assert.equal(here.local.all().drafts.length, 1);
  assert.ok(!JSON.stringify(here.local.all()).includes('hors ligne'));
  server.away = false;
  await here.drafts.load();
  await here.drafts.flush();
  assert.equal(server.records.size, 1);
  assert.equal(here.local.all().drafts.length, 0);
});

test('typed on two devices, the newest words win and the older ones do not come back', async () => {
  const { server, desk } = await founder();
  const [first, second] = [desk(), desk()];
  const record = randomUUID();
  await first.drafts.save(record, typed('un'));
  await first.drafts.flush();
  await second.drafts.load();
  await second.drafts.save(record, typed('deux'));
  await second.drafts.flush();
  await first.drafts.save(record, typed('trois'));
  await first.drafts.flush();
  assert.equal(server.records.get(record)?.version, 3);
  const third = desk();
  await third.drafts.load();
  assert.deepEqual(third.store.get().drafts[0]?.draft.fields, { text: 'trois' });
});

test('what was dropped without network is gone for good once it is back', async () => {
  const { server, desk } = await founder();
  const here = desk();
  const record = randomUUID();
  await here.drafts.save(record, typed('à jeter'));
  await here.drafts.flush();
  server.away = true;
  await here.drafts.drop(record);
  assert.deepEqual(here.store.get().drafts, []);
  server.away = false;
  await here.drafts.load();
  assert.deepEqual(here.store.get().drafts, []);
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(server.records.size, 0);
});

test('a page that goes before the pause is over loses nothing: what was typed was kept here, sealed', async () => {
  const { server, desk } = await founder();
  const first = desk();
  const record = randomUUID();
  await first.drafts.save(record, typed('avant de partir'));
  while (first.local.all().drafts.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(server.records.size, 0, 'before it was sent');
  assert.ok(!JSON.stringify(first.local.all()).includes('partir'));
  // The same device, opened again.
  const again = { ...first, store: desk().store };
  const reopened = createDrafts(again);
  await reopened.load();
  assert.deepEqual(
    again.store.get().drafts.map(({ draft }) => draft.fields),
    [{ text: 'avant de partir' }],
  );
  await reopened.flush();
  assert.equal(server.records.size, 1);
  await first.drafts.drop(record);
});
