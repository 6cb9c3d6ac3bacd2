import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { listInvitations } from '#contract/keys.ts';
import type { FileKey, StoredEntry } from '#contract/parts.ts';
import type { Reply } from '#contract/route.ts';
import { newAesKey } from '#sealing/aes.ts';
import { randomBytes, toBase64url } from '#sealing/bytes.ts';
import { firstPrev, hashEntry } from '#sealing/envelope.ts';
import { handToIntake } from '#sealing/handover.ts';
import { handOn, sealAsPartner } from '#sealing/partner.ts';
import { deriveReceipt, newReceipt } from '#sealing/receipt.ts';
import { FakeServer, member, openAs, readCertificateRecipient, seen } from './vault.test-server.ts';

type Listed = Reply<typeof listInvitations>['invitations'][number];

async function founded() {
  const server = new FakeServer();
  const founder = await member();
  const made = await founder.vault.ceremonies.found(
    server.programme,
    founder.id,
    { name: 'Mireille', title: null },
    randomUUID(),
  );
  server.genesis(made);
  founder.sealed = made.sealedMemberKey;
  await founder.vault.openKeys(server.keysFor(founder.id));
  return { server, founder, made };
}

/** An invitation from words to admission, as both browsers do it. */
async function invited(
  server: FakeServer,
  coordinator: Awaited<ReturnType<typeof member>>,
  role: 'professional' | 'peer' = 'professional',
  readmits: string | null = null,
) {
  const { body, given } = await coordinator.vault.ceremonies.invite(role, readmits, 'fr');
  const newcomer = await member();
  await newcomer.vault.ceremonies.readInvitation(given);
  await newcomer.vault.ceremonies.checkProgramme(server.invitation(body));
  const answer = await newcomer.vault.ceremonies.join(newcomer.id);
  newcomer.sealed = answer.sealedMemberKey;
  const candidate = {
    candidate: newcomer.id,
    recipient: answer.recipient,
    verifyKey: answer.verifyKey,
    role,
    signInName: 'nouvelle',
    mac: answer.mac,
    at: 1,
  };
  const listed: Listed = {
    invitation: body.invitation,
    role,
    readmits,
    expiresAt: 2,
    sealedCopy: body.sealedCopy,
    candidate,
  };
  return { newcomer, listed };
}

async function admitted(
  server: FakeServer,
  coordinator: Awaited<ReturnType<typeof member>>,
  role: 'professional' | 'peer' = 'professional',
) {
  const { newcomer, listed } = await invited(server, coordinator, role);
  server.admit(await coordinator.vault.ceremonies.admit(listed, { name: 'Nadia', title: null }));
  await newcomer.vault.openKeys(server.keysFor(newcomer.id));
  await coordinator.vault.openKeys(server.keysFor(coordinator.id));
  return newcomer;
}

/** A partner hands in a request, as the site does. */
async function partnerRequest(server: FakeServer, content: object = {}) {
  const file = randomUUID();
  const receipt = await deriveReceipt(newReceipt());
  const key = newAesKey();
  const { programme } = server;
  const epoch = server.epoch;
  const intakeRecipient = readCertificateRecipient(server);
  const handed = await handOn({ receipt, key, programme, file, epoch, intakeRecipient });
  const opening = {
    kind: 'opening',
    door: 'web',
    promptness: 'now',
    organisation: 'CLSC',
    firstName: 'Anne',
    phone: '450 555-0100',
    partnerKey: receipt.verifyKey,
    partnerRecipient: receipt.recipient,
    ...content,
  };
  const sealed = await sealAsPartner({
    receipt,
    key,
    place: { programme, file, seq: 0, prev: firstPrev(programme, file, 'exchange'), epoch },
    at: 1,
    content: opening,
  });
  const keys: FileKey[] = [{ stream: 'exchange', ...handed }];
  const entries: StoredEntry[] = [
    { stream: 'exchange', seq: 0, sealed, hash: hashEntry(sealed), at: 1, by: 'partner', member: null },
  ];
  return { file, keys, entries, receipt, key };
}

test('who founded a programme opens it again with her passphrase, and with no other', async () => {
  const { server, founder } = await founded();
  const again = await openAs(founder, server);
  const keys = await again.vault.openKeys(server.keysFor(founder.id));
  assert.equal(keys.problems, 0);
  assert.equal(keys.certificateOurs, true);
  await assert.rejects(openAs({ ...founder, exportKey: toBase64url(randomBytes(64)) }, server), {
    code: 'wrong_key',
  });
});

test('a request from outside opens, is kept under the ring key, and then opens without the intake key', async () => {
  const { server, founder } = await founded();
  const { file, keys, entries } = await partnerRequest(server);
  const [first] = await founder.vault.openQueue([{ file, keys, opening: entries[0] as StoredEntry }]);
  assert.equal((first?.item as { content: { firstName: string } } | undefined)?.content.firstName, 'Anne');
  assert.equal(first?.keep.length, 1);
  const kept = [
    { ...(keys[0] as FileKey), intake: undefined, ring: first?.keep[0]?.ring },
  ] as unknown as FileKey[];
  const opened = await founder.vault.openFile({ file, keys: kept, entries });
  assert.equal(opened.exchange[0]?.state, 'open');
  assert.deepEqual(opened.keep, []);
});

test('what one member writes, a colleague reads; a peer holds no key of it', async () => {
  const { server, founder } = await founded();
  const nadia = await admitted(server, founder);
  const peer = await admitted(server, founder, 'peer');
  const request = await partnerRequest(server);
  await nadia.vault.openFile(request);
  const { entries, keys } = await nadia.vault.seal(request.file, [
    { stream: 'notes', content: { kind: 'claimed' } },
    { stream: 'exchange', content: { kind: 'message', text: 'Bonjour' } },
  ]);
  const all = {
    file: request.file,
    keys: [...request.keys, ...keys],
    entries: [...request.entries, ...entries.map(seen(nadia.id))],
  };
  await founder.vault.openKeys(server.keysFor(founder.id));
  const read = await founder.vault.openFile(all);
  assert.deepEqual(
    read.notes.map((item) => item.state),
    ['open'],
  );
  assert.deepEqual(
    read.exchange.map((item) => item.state),
    ['open', 'open'],
  );
  const byPeer = await peer.vault.openFile(all);
  assert.deepEqual(
    [...byPeer.exchange, ...byPeer.notes].map((item) => item.state === 'unreadable' && item.why),
    ['no_key', 'no_key', 'no_key'],
  );
});

test('a key that the server planted through the intake is refused, so that nothing is written with it', async () => {
  const { server, founder } = await founded();
  const request = await partnerRequest(server);
  await founder.vault.openFile(request);
  const nadia = await admitted(server, founder);
  server.next(await founder.vault.ceremonies.remove(nadia.id, null));
  await founder.vault.openKeys(server.keysFor(founder.id));
  const stranger = await deriveReceipt(newReceipt());
  const planted = newAesKey();
  const intake = await handToIntake({
    key: planted,
    programme: server.programme,
    file: request.file,
    epoch: 1,
    intakeRecipient: readCertificateRecipient(server),
    receipt: stranger,
  });
  await founder.vault.openFile({
    ...request,
    keys: [...request.keys, { stream: 'exchange', epoch: 1, intake }],
  });
  const { keys } = await founder.vault.seal(request.file, [
    { stream: 'exchange', content: { kind: 'message', text: 'Bonjour' } },
  ]);
  assert.equal(keys.length, 1, 'a new key of our own is made instead');
});

test('who leaves opens nothing written afterwards, with all that she kept', async () => {
  const { server, founder } = await founded();
  const nadia = await admitted(server, founder);
  const request = await partnerRequest(server);
  const kept = server.keysFor(nadia.id);
  server.next(await founder.vault.ceremonies.remove(nadia.id, founder.id));
  await founder.vault.openKeys(server.keysFor(founder.id));
  await founder.vault.openFile(request);
  const { entries, keys } = await founder.vault.seal(request.file, [
    { stream: 'exchange', content: { kind: 'message', text: 'Après' } },
  ]);
  const after = {
    file: request.file,
    keys: [...request.keys, ...keys],
    entries: [...request.entries, ...entries.map(seen(founder.id))],
  };
  await nadia.vault.openKeys(kept);
  const read = await nadia.vault.openFile(after);
  assert.equal(read.exchange[0]?.state, 'open');
  assert.notEqual(read.exchange[1]?.state, 'open');
  const later = await partnerRequest(server);
  assert.notEqual((await nadia.vault.openFile(later)).exchange[0]?.state, 'open');
  await assert.rejects(nadia.vault.openKeys(server.keysFor(nadia.id)), { code: 'not_admitted' });
});

test('a newcomer reads what was written before she came', async () => {
  const { server, founder } = await founded();
  const request = await partnerRequest(server);
  const { keep } = await founder.vault.openFile(request);
  const gone = await admitted(server, founder);
  server.next(await founder.vault.ceremonies.remove(gone.id, null));
  await founder.vault.openKeys(server.keysFor(founder.id));
  const nadia = await admitted(server, founder);
  const keys = [{ ...(request.keys[0] as FileKey), ring: keep[0]?.ring as string }];
  assert.equal((await nadia.vault.openFile({ ...request, keys })).exchange[0]?.state, 'open');
});

test('who forgot comes back under her own name with new keys; her old ones open nothing more', async () => {
  const { server, founder } = await founded();
  const nadia = await admitted(server, founder);
  const { newcomer, listed } = await invited(server, founder, 'professional', nadia.id);
  const body = await founder.vault.ceremonies.readmit(listed, nadia.id);
  assert.deepEqual(body.readmitted, { candidate: newcomer.id, member: nadia.id });
  server.next(body);
  const back = await openAs({ ...newcomer, id: nadia.id }, server);
  assert.equal((await back.vault.openKeys(server.keysFor(nadia.id))).problems, 0);
  await assert.rejects(nadia.vault.openKeys(server.keysFor(nadia.id)), { code: 'not_admitted' });
});

test('an answer made without the words, or altered on its way, is never admitted', async () => {
  const { server, founder } = await founded();
  const { listed } = await invited(server, founder);
  const { listed: other } = await invited(server, founder);
  const swapped: Listed = { ...listed, candidate: other.candidate };
  const promoted: Listed = {
    ...listed,
    role: 'coordinator',
    candidate: { ...(listed.candidate as NonNullable<Listed['candidate']>), role: 'coordinator' },
  };
  for (const bad of [swapped, promoted]) {
    assert.equal(await founder.vault.ceremonies.checkAnswer(bad), false);
    await assert.rejects(founder.vault.ceremonies.admit(bad, { name: 'X', title: null }), {
      code: 'not_vouched',
    });
  }
  assert.equal(await founder.vault.ceremonies.checkAnswer(listed), true);
});

test('the newcomer refuses a programme that does not hold the words', async () => {
  const { server, founder } = await founded();
  const { server: other } = await founded();
  const { body, given } = await founder.vault.ceremonies.invite('professional', null, 'fr');
  const newcomer = await member();
  await newcomer.vault.ceremonies.readInvitation(given);
  const lie = { ...server.invitation(body), genesisHash: other.genesisHash };
  await assert.rejects(newcomer.vault.ceremonies.checkProgramme(lie), { code: 'other_programme' });
});

test('the kit alone founds a coordinator again, and reads what was sealed before', async () => {
  const { server, founder, made } = await founded();
  const request = await partnerRequest(server);
  const { keep } = await founder.vault.openFile(request);
  const words = (await founder.vault.ceremonies.kitWords('fr')).join(' ');
  const saved = await member();
  // The screen speaks English, the paper French.
  const read = await saved.vault.ceremonies.readKit(words.toUpperCase(), 'en');
  assert.equal(read.ok, true);
  const forKit = server.keysFor('kit');
  assert.deepEqual(await saved.vault.ceremonies.lookWithKit(forKit), {
    members: [{ id: founder.id, role: 'coordinator' }],
  });
  server.next(
    await saved.vault.ceremonies.recover(forKit, saved.id, { name: 'Mireille', title: null }, [founder.id]),
  );
  assert.equal((await saved.vault.openKeys(server.keysFor(saved.id))).problems, 0);
  const keys = [{ ...(request.keys[0] as FileKey), ring: keep[0]?.ring as string }];
  assert.equal((await saved.vault.openFile({ ...request, keys })).exchange[0]?.state, 'open');
  assert.equal(made.records.length, 2);
});

test('the kit left for later is the same one when it is taken up again', async () => {
  const { server, founder, made } = await founded();
  const words = await founder.vault.ceremonies.kitWords('fr');
  const again = await openAs(founder, server);
  await again.vault.openKeys(server.keysFor(founder.id));
  const pending = made.records.find((record) => record.kind === 'pending_kit');
  assert.ok(pending);
  await again.vault.ceremonies.openPendingKit(pending);
  assert.deepEqual(await again.vault.ceremonies.kitWords('fr'), words);
});

test('a renewed kit opens; the one before opens nothing more', async () => {
  const { server, founder } = await founded();
  const old = (await founder.vault.ceremonies.kitWords('fr')).join(' ');
  founder.vault.ceremonies.beginKit();
  const renewed = (await founder.vault.ceremonies.kitWords('fr')).join(' ');
  server.next(await founder.vault.ceremonies.renewKit());
  const reader = await member();
  await reader.vault.ceremonies.readKit(old, 'fr');
  await assert.rejects(reader.vault.ceremonies.lookWithKit(server.keysFor('kit')), { code: 'not_admitted' });
  await reader.vault.ceremonies.readKit(renewed, 'fr');
  assert.equal((await reader.vault.ceremonies.lookWithKit(server.keysFor('kit'))).members.length, 1);
});

test('a browser that saw a roster refuses an older one and another programme in its place', async () => {
  const { server, founder } = await founded();
  const before = server.keysFor(founder.id);
  await admitted(server, founder);
  await founder.vault.openKeys(server.keysFor(founder.id));
  await assert.rejects(founder.vault.openKeys(before), { code: 'roster_rolled_back' });
});

test('the partner is handed each new key, and a new receipt opens the whole thread', async () => {
  const { server, founder } = await founded();
  const nadia = await admitted(server, founder);
  const request = await partnerRequest(server);
  server.next(await founder.vault.ceremonies.remove(nadia.id, null));
  await founder.vault.openKeys(server.keysFor(founder.id));
  await founder.vault.openFile(request);
  const { words, body } = await founder.vault.newReceipt(request.file, 'fr');
  assert.equal(words.length, 12);
  assert.deepEqual(
    body.keys.map((key) => key.epoch),
    [0, 1],
  );
  assert.equal(body.newKeys?.length, 1);
  const plain = await founder.vault.seal(request.file, [
    { stream: 'exchange', content: { kind: 'message', text: 'x' } },
  ]);
  assert.ok(plain.keys[0]?.receiptAge, 'without a new receipt, the old one is handed the key');
});

test('records open for whom they are meant, and a record of the ring is not taken from the commons', async () => {
  const { server, founder } = await founded();
  const peer = await admitted(server, founder, 'peer');
  const record = randomUUID();
  const directory = {
    kind: 'directory',
    record,
    version: 1,
    sealed: await founder.vault.sealRecord('directory', record, 1, { kind: 'directory' }),
  } as const;
  const card = {
    kind: 'member_card',
    record,
    version: 1,
    sealed: await founder.vault.sealRecord('member_card', record, 1, { kind: 'member_card' }),
  } as const;
  const draft = {
    kind: 'draft',
    record,
    version: 1,
    sealed: await founder.vault.sealRecord('draft', record, 1, { kind: 'draft' }),
  } as const;
  const byFounder = await founder.vault.openRecords([directory, card, draft]);
  assert.deepEqual(
    byFounder.map(({ problem, by }) => [problem, by]),
    [
      [null, founder.id],
      [null, founder.id],
      [null, founder.id],
    ],
  );
  const byPeer = await peer.vault.openRecords([directory, card, draft]);
  assert.deepEqual(
    byPeer.map(({ problem }) => problem),
    ['no_key', null, 'tampered'],
  );
  const moved = await founder.vault.openRecords([
    { ...directory, kind: 'member_card' },
    { ...directory, version: 2 },
  ]);
  assert.deepEqual(
    moved.map(({ problem }) => problem),
    ['tampered', 'tampered'],
  );
});
