/** Steps on requests, on both engines: one wins, all of it is stored or nothing is, and a mis-tap can be taken back. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { UNDO_WINDOW_MS, type Step } from '#programme/request.ts';
import { Refusal } from '#server/refusal.ts';
import type { MemberActor } from '#server/store/access.ts';
import { eraseEntry, issueReceipt, keepKeys } from '#server/store/entries.ts';
import { forgetExpired } from '#server/store/expiry.ts';
import { takePhoneRequest } from '#server/store/phone.ts';
import { listRecords, putRecord } from '#server/store/records.ts';
import { findByReceipt, partnerView, takePartnerStep } from '#server/store/receipts.ts';
import { fileView, noteOpening } from '#server/store/requests.ts';
import { appendEntries, type StepInput, takeStep } from '#server/store/steps.ts';
import type { ProgrammeStore } from '#server/store/store.ts';
import { onBothEngines } from '#test/support/engines.ts';
import { addMember, entry, foundedIn, MONDAY, nextReference, submission, submitted, token } from '#test/support/founded.ts';

const refused = (code: Refusal['code']) => (error: unknown) => error instanceof Refusal && error.code === code;
const notesKey = { stream: 'notes', epoch: 0, ring: 'wrap' } as const;

const step = (programme: ProgrammeStore, actor: MemberActor, file: string, version: number, what: Step, more: Partial<StepInput> = {}) =>
  programme.write((tx) => takeStep(tx, { actor, file, version, step: what, entries: [], keys: [], records: [], now: MONDAY, ...more }));
const claim = (programme: ProgrammeStore, actor: MemberActor, file: string, version = 0, more: Partial<StepInput> = {}) =>
  step(programme, actor, file, version, { step: 'claim' }, { entries: [entry({ stream: 'notes' })], keys: [notesKey], ...more });
const look = async (programme: ProgrammeStore, actor: MemberActor, file: string) => {
  const view = await programme.read((tx) => fileView(tx, actor, file));
  assert.ok(view);
  return view;
};

onBothEngines('steps', (bench) => {
  test('eight members claim at once: one has it, the seven others are told so and nothing of theirs is stored', async () => {
    const { store, anotherNode } = await bench.newStore();
    const second = await anotherNode();
    const { programme } = await foundedIn(store);
    const members = await Promise.all(Array.from({ length: 8 }, () => addMember(programme, 'professional')));
    const { file } = await submitted(programme);
    const answers = await Promise.allSettled(members.map((member, i) => claim(i % 2 ? programme : second.forProgramme(programme.programme), member, file)));
    const winners = members.filter((_, i) => answers[i]?.status === 'fulfilled');
    assert.equal(winners.length, 1);
    assert.ok(answers.every((answer) => answer.status === 'fulfilled' || refused('already_claimed')(answer.reason)));
    const view = await look(programme, members[0] as MemberActor, file);
    assert.equal(view.row.owner, winners[0]?.member);
    assert.deepEqual(view.entries.filter(({ stream }) => stream === 'notes').map(({ member }) => member), [winners[0]?.member]);
    assert.equal(view.events.filter(({ kind }) => kind === 'claimed').length, 1);
    assert.equal(view.keys.filter(({ stream }) => stream === 'notes').length, 1);
  });

  test('two write the same place of a thread: one is stored, the other is told to reseal', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    const write = () => programme.write((tx) => appendEntries(tx, { actor, file: sent.file, entries: [entry({ seq: 1, prev: sent.entry.hash })], keys: [], now: MONDAY }));
    const answers = await Promise.allSettled([write(), write(), write()]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), ['fulfilled', 'rejected', 'rejected']);
    assert.ok(answers.every((answer) => answer.status === 'fulfilled' || refused('stale')(answer.reason)));
    assert.equal((await look(programme, actor, sent.file)).entries.length, 2);
  });

  test('an entry that does not follow the head, by number or by hash, is refused', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    for (const place of [{ seq: 1, prev: token() }, { seq: 2, prev: sent.entry.hash }, { seq: 0 }]) {
      await assert.rejects(programme.write((tx) => appendEntries(tx, { actor, file: sent.file, entries: [entry(place)], keys: [], now: MONDAY })), refused('stale'), JSON.stringify(place));
    }
    await programme.write((tx) => appendEntries(tx, { actor, file: sent.file, entries: [entry({ seq: 1, prev: sent.entry.hash })], keys: [], now: MONDAY }));
  });

  test('a refused step stores none of its entries, keys or records', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file } = await submitted(programme);
    const before = await look(programme, actor, file);
    const record = { kind: 'tally', record: randomUUID(), version: 1, sealed: 'tally', epoch: 0 };
    await assert.rejects(claim(programme, actor, file, 9), refused('stale'));
    await assert.rejects(claim(programme, actor, file, 0, { entries: [entry({ stream: 'notes', epoch: 3 })], keys: [{ ...notesKey, epoch: 3 }] }), refused('old_epoch'));
    await assert.rejects(claim(programme, actor, file, 0, { keys: [] }), refused('malformed'), 'an entry under a key that nobody was handed');
    await assert.rejects(step(programme, actor, file, 0, { step: 'close', reason: 'done' }, { records: [record, record] }), refused('stale'));
    assert.deepEqual(await look(programme, actor, file), before);
    assert.deepEqual(await programme.read((tx) => listRecords(tx, actor, 'tally')), []);
  });

  test('closing writes the tally with it, once', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file } = await submitted(programme);
    const record = { kind: 'tally', record: randomUUID(), version: 1, sealed: 'tally', epoch: 0 };
    const close = () => step(programme, actor, file, 0, { step: 'close', reason: 'done' }, { records: [record] });
    const answers = await Promise.allSettled([close(), close()]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal((await programme.read((tx) => listRecords(tx, actor, 'tally'))).length, 1);
    assert.equal((await look(programme, actor, file)).row.state, 'closed');
  });

  test('a mis-tap is undone once, the clock with it; after ten minutes it no longer is, and its data is gone', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file } = await submitted(programme);
    const before = (await look(programme, actor, file)).row;
    await claim(programme, actor, file);
    await step(programme, actor, file, 1, { step: 'attempt', reached: true });
    const tapped = await look(programme, actor, file);
    const event = tapped.events.findLast(({ kind }) => kind === 'attempt_reached');
    assert.equal(event?.undoUntil, MONDAY + UNDO_WINDOW_MS);
    const undo = (version: number, now = MONDAY + 1000) => step(programme, actor, file, version, { step: 'undo', event: event?.event ?? 0 }, { now });
    const answers = await Promise.allSettled([undo(2), undo(2)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const after = await look(programme, actor, file);
    assert.deepEqual([after.row.state, after.row.answeredAt, after.row.dueAt, after.row.answerDueAt], ['claimed', null, before.dueAt, before.answerDueAt]);
    assert.equal(after.events.find((line) => line.event === event?.event)?.undone, true);

    await step(programme, actor, file, 3, { step: 'attempt', reached: false });
    const late = (await look(programme, actor, file)).events.findLast(({ kind }) => kind === 'attempt_missed');
    await assert.rejects(step(programme, actor, file, 4, { step: 'undo', event: late?.event ?? 0 }, { now: MONDAY + UNDO_WINDOW_MS + 1 }), refused('undo_too_late'));
    await programme.write((tx) => forgetExpired(tx, MONDAY + UNDO_WINDOW_MS + 1));
    const left = await programme.read(({ db }) => db.selectFrom('journal').select('undo_record').where('undo_record', 'is not', null).execute());
    assert.deepEqual(left, []);
  });

  test('a duplicate is merged into another request, both in one commit, and the merge can be undone', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const [one, two] = [await submitted(programme), await submitted(programme, { promptness: 'now' })];
    await step(programme, actor, two.file, 0, { step: 'merge', into: one.file });
    const [kept, closed] = [await look(programme, actor, one.file), await look(programme, actor, two.file)];
    assert.deepEqual([kept.row.promptness, closed.row.state, closed.row.mergedInto], ['now', 'closed', one.file]);
    const event = closed.events.findLast(({ kind }) => kind === 'merged')?.event ?? 0;
    await step(programme, actor, two.file, closed.row.version, { step: 'undo', event });
    assert.deepEqual([(await look(programme, actor, one.file)).row.promptness, (await look(programme, actor, two.file)).row.state], ['soon', 'received']);
    await assert.rejects(step(programme, actor, two.file, 2, { step: 'merge', into: randomUUID() }), refused('refused_step'));
  });

  test('a peer takes no step, as if the request did not exist; a professional throws no hold', async () => {
    const { store } = await bench.newStore();
    const { programme } = await foundedIn(store);
    const { file } = await submitted(programme);
    const [peer, professional] = [await addMember(programme, 'peer'), await addMember(programme, 'professional')];
    await assert.rejects(claim(programme, peer, file), refused('unknown_or_hidden'));
    await assert.rejects(claim(programme, peer, randomUUID()), refused('unknown_or_hidden'));
    await assert.rejects(step(programme, professional, file, 0, { step: 'hold', hold: true }), refused('unknown_or_hidden'));
    await assert.rejects(step(programme, professional, file, 0, { step: 'hand_over', to: peer.member }), refused('refused_step'));
  });

  test('a word to the partner answers her waiting message; a note changes no clock', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    await claim(programme, actor, sent.file);
    await step(programme, actor, sent.file, 1, { step: 'attempt', reached: true });
    const promised = (await look(programme, actor, sent.file)).row;
    const message = entry({ seq: 1, prev: sent.entry.hash });
    await programme.write((tx) => takePartnerStep(tx, { receipt: sent.receipt, step: { step: 'message' }, entry: message, key: null, now: MONDAY + 60_000 }));
    assert.equal((await look(programme, actor, sent.file)).row.dueKind, 'read');
    const notes = (await look(programme, actor, sent.file)).entries.findLast(({ stream }) => stream === 'notes');
    await programme.write((tx) => appendEntries(tx, { actor, file: sent.file, entries: [entry({ stream: 'notes', seq: 1, prev: notes?.hash ?? '' })], keys: [], now: MONDAY }));
    assert.equal((await look(programme, actor, sent.file)).row.dueKind, 'read');
    await programme.write((tx) => appendEntries(tx, { actor, file: sent.file, entries: [entry({ seq: 2, prev: message.hash })], keys: [], now: MONDAY }));
    const after = (await look(programme, actor, sent.file)).row;
    assert.deepEqual([after.dueKind, after.dueAt], ['promised', promised.dueAt]);
  });
});

onBothEngines('phone, erasing, receipts', (bench) => {
  const phone = (actor: MemberActor, file: string, draft: string | null = null) => ({
    actor, file, promptness: 'soon' as const, notBefore: null, practice: false, keys: [{ stream: 'exchange' as const, epoch: 0, ring: 'wrap' }, notesKey],
    entries: [entry(), entry({ stream: 'notes' })], draft, now: MONDAY, newReference: nextReference,
  });

  test('a call typed while listening starts reached and hers, takes its draft along, and is stored once', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const draft = { kind: 'draft', record: randomUUID(), version: 1, sealed: 'draft', epoch: null };
    await programme.write((tx) => putRecord(tx, { actor, record: draft, now: MONDAY }));
    const file = randomUUID();
    await Promise.all([1, 2, 3].map(() => programme.write((tx) => takePhoneRequest(tx, phone(actor, file, draft.record)))));
    const { row, entries, partnerHasReceipt } = await look(programme, actor, file);
    assert.deepEqual([row.state, row.owner, row.door, entries.length, partnerHasReceipt], ['reached', actor.member, 'phone', 2, false]);
    assert.deepEqual(await programme.read((tx) => listRecords(tx, actor, 'draft')), []);
    const other = await addMember(programme, 'professional');
    await assert.rejects(programme.write((tx) => takePhoneRequest(tx, phone(other, file))), refused('already_exists'));
  });

  test('an erased entry is gone from the database, its place and hash stay, and only what was seen can be erased', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    const erase = (hash: string) =>
      programme.write((tx) => eraseEntry(tx, { actor, file: sent.file, stream: 'exchange', seq: 0, hash, erasure: entry({ seq: 1, prev: sent.entry.hash }), keys: [], now: MONDAY }));
    await assert.rejects(erase(token()), refused('unknown_or_hidden'));
    await erase(sent.entry.hash);
    const { entries } = await look(programme, actor, sent.file);
    assert.deepEqual(entries.map(({ sealed, hash }) => [sealed === null, hash === sent.entry.hash]), [[true, true], [false, false]]);
    await erase(sent.entry.hash);
    assert.equal((await look(programme, actor, sent.file)).entries.length, 2, 'erasing again appends nothing');
  });

  test('a new receipt ends the old one in the same commit, and must open the whole thread', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    const receipt = submission().receipt;
    const issue = (keys: { epoch: number; receipt: string; receiptAge: null }[]) =>
      programme.write((tx) => issueReceipt(tx, { actor, file: sent.file, receipt, keys, newKeys: [], entry: entry({ seq: 1, prev: sent.entry.hash }), now: MONDAY }));
    await assert.rejects(issue([]), refused('malformed'));
    assert.ok(await programme.read((tx) => findByReceipt(tx, sent.receipt)), 'the old one still opens');
    await issue([{ epoch: 0, receipt: 'new wrap', receiptAge: null }]);
    assert.equal(await programme.read((tx) => findByReceipt(tx, sent.receipt)), null);
    const view = await programme.read(async (tx) => {
      const row = await findByReceipt(tx, receipt);
      return row && partnerView(tx, row, MONDAY);
    });
    assert.deepEqual(view?.keys, [{ stream: 'exchange', epoch: 0, receipt: 'new wrap' }]);
  });

  test('a receipt opens its exchange and nothing of the team', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    await claim(programme, actor, sent.file, 0, { entries: [entry({ stream: 'notes', sealed: 'a note' })] });
    const view = await programme.read(async (tx) => {
      const row = await findByReceipt(tx, sent.receipt);
      return row && partnerView(tx, row, MONDAY);
    });
    assert.ok(view);
    assert.equal(view.entries.length, 1);
    assert.ok(!JSON.stringify(view).includes(actor.member) && !JSON.stringify(view).includes('a note'));
    for (const wrong of [{ ...sent.receipt, locator: submission().receipt.locator }, { ...sent.receipt, authenticationHash: token() }, { locator: '', authenticationHash: '' }]) {
      assert.equal(await programme.read((tx) => findByReceipt(tx, wrong)), null);
    }
  });

  test('what the partner sends twice is stored once', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const sent = await submitted(programme);
    const message = entry({ seq: 1, prev: sent.entry.hash });
    const send = () => programme.write((tx) => takePartnerStep(tx, { receipt: sent.receipt, step: { step: 'withdraw' }, entry: message, key: null, now: MONDAY }));
    await send();
    await send();
    const view = await look(programme, actor, sent.file);
    assert.equal(view.entries.length, 2);
    assert.equal(view.row.withdrawnAt, MONDAY);
    assert.equal(view.events.filter(({ kind }) => kind === 'withdrawn').length, 1);
  });

  test('a key opened once is kept under the ring; a second one does not replace it', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file } = await submitted(programme);
    for (const ring of ['first', 'second']) await programme.write((tx) => keepKeys(tx, { actor, file, keys: [{ epoch: 0, ring }], now: MONDAY }));
    assert.deepEqual((await look(programme, actor, file)).keys.map(({ ring }) => ring), ['first']);
    await assert.rejects(programme.write((tx) => keepKeys(tx, { actor, file: randomUUID(), keys: [], now: MONDAY })), refused('unknown_or_hidden'));
  });

  test('opening a file is noted with who and when, once an hour, and makes no noise on the screens', async () => {
    const { store } = await bench.newStore();
    const { programme, actor } = await foundedIn(store);
    const { file } = await submitted(programme);
    for (const now of [MONDAY, MONDAY + 1000, MONDAY + 3_600_001]) await programme.write((tx) => noteOpening(tx, { actor, file, version: 0, now }));
    const lines = await programme.read(({ db }) => db.selectFrom('journal').select(['actor', 'at']).where('kind', '=', 'opened').orderBy('event').execute());
    assert.deepEqual(lines.map(({ actor: who, at }) => [who, at]), [[actor.member, MONDAY], [actor.member, MONDAY + 3_600_001]]);
    assert.ok((await look(programme, actor, file)).events.every(({ kind }) => kind !== 'opened'));
  });
});
