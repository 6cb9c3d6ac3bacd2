import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { member, type TestMember } from '#team/vault/vault.test-server.ts';
import { createDrafts } from './drafts.ts';
import type { OpenRequest } from './model.ts';
import { createOutbox } from './outbox.ts';
import type { Operation } from './operation.ts';
import { RequestServer, roomFor } from './request.test-server.ts';
import { createRequestActions } from './request-actions.ts';
import { createRequests } from './requests.ts';
import { createSender } from './send.ts';

/** Two members of one programme, each at her desk, before one request taken by phone. */
async function team() {
  const server = new RequestServer();
  const mireille = await member();
  server.keys.genesis(
    await mireille.vault.ceremonies.found(
      server.keys.programme,
      mireille.id,
      { name: 'Mireille', title: null },
      randomUUID(),
    ),
  );
  await mireille.vault.openKeys(server.keys.keysFor(mireille.id));
  const nadia = await member();
  const { body, given } = await mireille.vault.ceremonies.invite('professional', null, 'fr');
  await nadia.vault.ceremonies.readInvitation(given);
  await nadia.vault.ceremonies.checkProgramme(server.keys.invitation(body));
  const answer = await nadia.vault.ceremonies.join(nadia.id);
  const candidate = {
    candidate: nadia.id,
    recipient: answer.recipient,
    verifyKey: answer.verifyKey,
    role: 'professional' as const,
    signInName: 'nadia',
    mac: answer.mac,
    at: 1,
  };
  const listed = {
    invitation: body.invitation,
    role: 'professional' as const,
    readmits: null,
    expiresAt: 2,
    sealedCopy: body.sealedCopy,
    candidate,
  };
  server.keys.admit(await mireille.vault.ceremonies.admit(listed, { name: 'Nadia', title: null }));
  for (const who of [mireille, nadia]) await who.vault.openKeys(server.keys.keysFor(who.id));
  const desks = { mireille: desk(server, mireille), nadia: desk(server, nadia) };
  const taken = await desks.mireille.actions.takePhoneRequest(
    {
      kind: 'opening',
      door: 'phone',
      promptness: 'soon',
      organisation: 'CLSC',
      firstName: 'Anne',
      phone: '450 555-0100',
    },
    null,
  );
  assert.ok(taken.ok);
  const { file } = taken;
  const kept = server.files.get(file);
  assert.ok(kept);
  kept.row = { ...kept.row, owner: null, state: 'received' };
  for (const { requests } of Object.values(desks)) await requests.loadOne(file, 'queue');
  return { server, file, ...desks, mireilleVault: mireille, nadiaVault: nadia };
}

function desk(server: RequestServer, who: TestMember) {
  const room = roomFor(server, who);
  const requests = createRequests(room);
  const drafts = createDrafts(room);
  const send = createSender(room, requests);
  const orphans: Operation[] = [];
  const outbox = createOutbox({
    room,
    send,
    onChange: (waiting, count) => {
      requests.showWaiting(waiting);
      room.store.set({ waiting: count });
    },
    onOrphan: async (operation) => void orphans.push(operation),
    alone: (work) => work(),
  });
  const actions = createRequestActions(room, { requests, send, outbox, drafts });
  const shown = (file: string): OpenRequest => {
    const request = room.store.get().requests.get(file);
    assert.ok(request);
    return request;
  };
  const texts = (file: string): string[] =>
    shown(file).timeline.flatMap((item) =>
      (item.type === 'notes' || item.type === 'exchange' || item.type === 'waiting') &&
      'text' in item.content &&
      item.content.text
        ? [item.content.text]
        : [],
    );
  return { ...room, requests, drafts, outbox, actions, orphans, shown, texts, who };
}

test('two notes at the same moment both stay, in the order in which they arrived', async () => {
  const { server, file, mireille, nadia } = await team();
  server.meanwhile = async () => {
    await nadia.actions.note(file, 'de Nadia');
  };
  assert.equal((await mireille.actions.note(file, 'de Mireille')).ok, true);
  assert.deepEqual(mireille.texts(file), ['de Nadia', 'de Mireille']);
  assert.equal(
    mireille.shown(file).timeline.some((item) => item.type === 'unreadable'),
    false,
  );
});

test('of two who take a request, one is told who has it, and nothing of hers is stored', async () => {
  const { server, file, mireille, nadia } = await team();
  server.meanwhile = async () => {
    await nadia.actions.claim(file);
  };
  assert.deepEqual(await mireille.actions.claim(file), {
    ok: false,
    code: 'already_claimed',
    owner: nadia.member,
  });
  assert.equal(mireille.shown(file).row.owner, nadia.member);
  assert.equal(
    server.view(file).entries.filter((entry) => entry.stream === 'notes' && entry.member === mireille.member)
      .length,
    1,
    'only that of taking the call down',
  );
});

test('a claim after a colleague only looked goes through, and can be undone', async () => {
  const { server, file, mireille, nadia } = await team();
  server.meanwhile = async () => server.act(file, nadia.member, { step: 'see' });
  const result = await mireille.actions.claim(file);
  assert.ok(result.ok && result.undo !== null);
  assert.equal(mireille.shown(file).row.owner, mireille.member);
});

test('an answer that never came is recognised: the text is sent once', async () => {
  const { server, file, mireille } = await team();
  server.dropAnswers = 1;
  const result = await mireille.actions.message(file, 'Bonjour');
  assert.ok(result.ok && 'queued' in result);
  assert.deepEqual(mireille.texts(file), ['Bonjour'], 'shown as waiting');
  await mireille.outbox.flush();
  assert.deepEqual(mireille.texts(file), ['Bonjour']);
  assert.equal(server.view(file).entries.filter((entry) => entry.stream === 'exchange').length, 2);
  assert.equal(mireille.store.get().waiting, 0);
});

test('beaten by a colleague, then without an answer: still sent once', async () => {
  const { server, file, mireille, nadia } = await team();
  server.meanwhile = async () => {
    await nadia.actions.note(file, 'de Nadia');
    server.meanwhile = async () => {
      server.dropAnswers = 1;
    };
  };
  const result = await mireille.actions.note(file, 'de Mireille');
  assert.ok(result.ok && 'queued' in result);
  await mireille.outbox.flush();
  assert.deepEqual(mireille.texts(file), ['de Nadia', 'de Mireille']);
  assert.equal(server.view(file).entries.filter((entry) => entry.stream === 'notes').length, 3);
});

test('a message says that it answers the partner; a note or a correction does not', async () => {
  const { server, file, mireille } = await team();
  const { opening } = mireille.shown(file);
  assert.ok(opening);
  await mireille.actions.correctOpening(file, { ...opening, firstName: 'Annie' });
  await mireille.actions.note(file, 'à rappeler');
  await mireille.actions.message(file, 'Bonjour');
  assert.deepEqual(server.replies, [false, false, true]);
});

test('without network, what is typed waits sealed and leaves in order; a colleague’s words in between are kept', async () => {
  const { server, file, mireille, nadia } = await team();
  server.away = true;
  await mireille.actions.note(file, 'un');
  await mireille.actions.recordCall(file, 'no_answer', 'deux', null);
  await mireille.actions.note(file, 'trois');
  assert.equal(mireille.store.get().waiting, 3);
  const here = JSON.stringify(mireille.local.all());
  for (const word of ['un"', 'deux', 'trois', 'no_answer']) assert.ok(!here.includes(word));
  server.away = false;
  await nadia.actions.note(file, 'de Nadia');
  await mireille.outbox.flush();
  assert.equal(mireille.store.get().waiting, 0);
  assert.deepEqual(mireille.texts(file), ['de Nadia', 'un', 'trois']);
  assert.ok(
    mireille
      .shown(file)
      .timeline.some(
        (item) => item.type === 'notes' && item.content.kind === 'call' && item.content.note === 'deux',
      ),
  );
});

test('after a reload, what waited is found and sent', async () => {
  const { server, file, mireille } = await team();
  server.away = true;
  await mireille.actions.note(file, 'écrit hors ligne');
  const again = desk(server, mireille.who);
  for (const one of mireille.local.all().waiting) await again.local.keepWaiting(one);
  server.away = false;
  await again.requests.loadOne(file, 'queue');
  await again.outbox.load();
  assert.equal(again.store.get().waiting, 1);
  await again.outbox.flush();
  assert.deepEqual(again.texts(file), ['écrit hors ligne']);
});

test('a step that means nothing any more keeps its words as a note', async () => {
  const { server, file, mireille, nadia } = await team();
  await mireille.actions.claim(file);
  server.away = true;
  await mireille.actions.decide(file, ['coaching'], 'à deux');
  server.away = false;
  server.act(file, nadia.member, { step: 'close', reason: 'done' });
  await mireille.outbox.flush();
  const decision = mireille
    .shown(file)
    .timeline.find((item) => item.type === 'notes' && item.content.kind === 'decision');
  assert.ok(
    decision?.type === 'notes' && decision.content.kind === 'decision' && decision.content.note === 'à deux',
  );
});

test('a text for a request that is gone is not lost', async () => {
  const { server, file, mireille } = await team();
  server.away = true;
  await mireille.actions.note(file, 'trop tard');
  server.away = false;
  server.files.delete(file);
  await mireille.outbox.flush();
  assert.equal(mireille.orphans.length, 1);
  assert.equal(mireille.store.get().waiting, 0);
});

test('after a departure the next text brings the new epoch’s key, and the team reads on', async () => {
  const { server, file, mireille, nadia, mireilleVault } = await team();
  server.keys.next(await mireilleVault.vault.ceremonies.remove(nadia.member, null));
  const result = await mireille.actions.message(file, 'après le départ');
  assert.equal(result.ok, true);
  assert.deepEqual(mireille.texts(file), ['après le départ']);
  assert.deepEqual(
    server
      .view(file)
      .keys.map((key) => `${key.stream}:${key.epoch}`)
      .sort(),
    ['exchange:0', 'exchange:1', 'notes:0'],
  );
});

test('a call taken down without network becomes a request when it is back', async () => {
  const { server, mireille } = await team();
  server.away = true;
  const taken = await mireille.actions.takePhoneRequest(
    {
      kind: 'opening',
      door: 'phone',
      promptness: 'now',
      organisation: 'Police',
      firstName: 'Luc',
      phone: '450 555-0123',
    },
    null,
  );
  assert.ok(taken.ok && taken.reference === null);
  server.away = false;
  await mireille.outbox.flush();
  assert.equal(mireille.shown(taken.file).opening?.firstName, 'Luc');
});

test('what cannot wait says that the network is away, and changes nothing', async () => {
  const { server, file, mireille } = await team();
  server.away = true;
  assert.deepEqual(await mireille.actions.claim(file), { ok: false, code: 'unreachable' });
  assert.equal(mireille.store.get().waiting, 0);
});
