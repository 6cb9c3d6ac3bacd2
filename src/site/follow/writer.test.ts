import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { PartnerView } from '#contract/door.ts';
import { partnerStep } from '#contract/door.ts';
import type { FileKey, StoredEntry } from '#contract/parts.ts';
import type { AesKey } from '#sealing/aes.ts';
import { newAesKey } from '#sealing/aes.ts';
import { AgeIdentity } from '#sealing/age.ts';
import { sha256Text } from '#sealing/bytes.ts';
import { genesisHashOf, signCertificate } from '#sealing/certificate.ts';
import { sealEntry } from '#sealing/entry.ts';
import { hashEntry } from '#sealing/envelope.ts';
import { handToPartner, openIntakeHandOver } from '#sealing/handover.ts';
import { deriveReceipt, type Receipt } from '#sealing/receipt.ts';
import { Signer } from '#sealing/signature.ts';
import type { WireAnswer } from '../parts/wire.ts';
import { newIdentity, sealRequest } from '../request/seal-request.ts';
import { openThread, type Thread } from './thread.ts';
import { type StepBody, Writer, type Writing } from './writer.ts';

const programme = '0190c6f0-1111-7222-8333-444455556666';
const member = '0190c6f0-1111-7222-8333-00000000beef';
const rosterHash = sha256Text('roster');
const hello: Writing = {
  step: { step: 'message' },
  content: { kind: 'message', text: 'Elle préfère demain.' },
};
let publication: Signer;
let memberSigner: Signer;
let intakes: AgeIdentity[];

before(async () => {
  [publication, memberSigner] = await Promise.all([
    Signer.fromSeed(new Uint8Array(32).fill(1)),
    Signer.fromSeed(new Uint8Array(32).fill(9)),
  ]);
  intakes = await Promise.all([3, 4].map((seed) => AgeIdentity.fromSeed(new Uint8Array(32).fill(seed))));
});

/** The team and the server, as small as can be: one request, its entries, its keys. */
class Room {
  view!: PartnerView;
  receipt!: Receipt;
  keys = new Map<number, AesKey>();
  answers: (WireAnswer<PartnerView> | 'store' | 'store and fall silent')[] = [];
  sent: StepBody[] = [];

  static async with(): Promise<Room> {
    const room = new Room();
    const identity = await newIdentity();
    room.receipt = await deriveReceipt(identity.receiptBytes);
    const intake = await room.intakeOf(0);
    const body = await sealRequest(
      identity,
      { promptness: 'soon', organisation: 'Poste 31', firstName: 'Anne', phone: '555' },
      { programme, epoch: 0, recipient: (intakes[0] as AgeIdentity).recipient, genesis: intake.genesisHash },
      'fr',
      1,
    );
    await room.learnKey(body.file, { stream: 'exchange', ...body.key });
    room.view = {
      programme,
      file: body.file,
      reference: 'Hirondelle-4821',
      promptness: 'soon',
      state: 'claimed',
      receivedAt: 1,
      seenAt: 2,
      claimedAt: 3,
      callingSince: null,
      answeredAt: null,
      next: { kind: 'answer', dueAt: 99 },
      closedAt: null,
      destroyAt: null,
      withdrawnAt: null,
      openNow: true,
      nextOpeningAt: null,
      head: { seq: 0, hash: hashEntry(body.entry) },
      keys: [{ stream: 'exchange', epoch: 0, receipt: body.key.receipt }],
      entries: [stored(0, body.entry, 'partner')],
      intake,
      publicationKey: publication.verifyKey,
    };
    return room;
  }

  async intakeOf(epoch: number) {
    const recipient = (intakes[epoch] as AgeIdentity).recipient;
    const certificate = await signCertificate({ programme, epoch, recipient, rosterHash, publication });
    return { epoch, certificate, genesisHash: genesisHashOf(rosterHash, publication.verifyKey) };
  }

  async learnKey(file: string, key: FileKey): Promise<void> {
    const opened = await openIntakeHandOver({
      identity: intakes[key.epoch] as AgeIdentity,
      sealed: key.intake as string,
      programme,
      file,
      epoch: key.epoch,
    });
    assert.ok(opened.ok);
    this.keys.set(key.epoch, opened.key);
  }

  async memberWrites(text: string, epoch = 0): Promise<void> {
    const { file } = this.view;
    if (!this.keys.has(epoch)) {
      const key = newAesKey();
      const receiptAge = await handToPartner({
        key,
        programme,
        file,
        epoch,
        previous: { key: this.keys.get(epoch - 1) as AesKey, epoch: epoch - 1 },
        recipient: this.receipt.recipient,
      });
      this.keys.set(epoch, key);
      this.view = { ...this.view, keys: [...this.view.keys, { stream: 'exchange', epoch, receiptAge }] };
    }
    const last = this.view.entries.at(-1) as StoredEntry;
    const sealed = await sealEntry({
      key: this.keys.get(epoch) as AesKey,
      place: { programme, file, stream: 'exchange', seq: last.seq + 1, prev: last.hash, epoch },
      body: {
        schema: 1,
        roster: 0,
        author: { kind: 'member', id: member },
        at: 5,
        content: { kind: 'message', text },
      },
      signer: memberSigner,
    });
    this.view = { ...this.view, entries: [...this.view.entries, stored(last.seq + 1, sealed, 'member')] };
  }

  post = async (body: StepBody): Promise<WireAnswer<PartnerView>> => {
    this.sent.push(partnerStep.body.parse(body) as StepBody);
    const told = this.answers.shift() ?? 'store';
    if (typeof told !== 'string') return told;
    const last = this.view.entries.at(-1) as StoredEntry;
    if (body.seq === last.seq && hashEntry(body.entry) === last.hash) return { ok: true, value: this.view };
    const { epoch } = this.view.intake;
    if (body.seq !== last.seq + 1) return this.refuse('stale');
    if (body.key) await this.learnKey(this.view.file, body.key);
    if (!this.keys.has(epoch)) return this.refuse('old_epoch');
    const keys = body.key
      ? [
          ...this.view.keys,
          { stream: 'exchange' as const, epoch: body.key.epoch, receipt: body.key.receipt as string },
        ]
      : this.view.keys;
    this.view = {
      ...this.view,
      keys,
      entries: [...this.view.entries, stored(body.seq, body.entry, 'partner')],
    };
    return told === 'store' ? { ok: true, value: this.view } : { ok: false, code: 'unreachable' };
  };

  refuse(code: 'stale' | 'old_epoch'): WireAnswer<PartnerView> {
    return { ok: false, code, fr: 'fr', en: 'en', current: { view: this.view }, reference: null };
  }

  open = (view: PartnerView): Promise<Thread> =>
    openThread(view, this.receipt, { publicationKey: publication.verifyKey });

  writer(): Writer {
    return new Writer(this.receipt, {
      post: this.post,
      open: this.open,
      readCurrent: (current) => (current as { view: PartnerView }).view,
    });
  }
}

const stored = (seq: number, sealed: string, by: 'partner' | 'member'): StoredEntry => ({
  stream: 'exchange',
  seq,
  sealed,
  hash: hashEntry(sealed),
  at: seq + 10,
  by,
  member: null,
});
const texts = (thread: Thread) =>
  thread.items.map((item) =>
    item.state === 'read' && item.content.kind === 'message' ? item.content.text : item.state,
  );

test('what a partner writes is in the thread, readable by both sides', async () => {
  const room = await Room.with();
  await room.memberWrites('Bonjour');
  const written = await room.writer().write(await room.open(room.view), hello, 7);
  assert.ok(written.kind === 'written' && written.thread.intact);
  assert.deepEqual(texts(written.thread), ['read', 'Bonjour', 'Elle préfère demain.']);
});

test('after a dropped line the same sealed entry goes again, and is stored once', async () => {
  const room = await Room.with();
  const writer = room.writer();
  room.answers = [{ ok: false, code: 'unreachable' }];
  const thread = await room.open(room.view);
  assert.equal((await writer.write(thread, hello, 7)).kind, 'unsure');
  assert.equal((await writer.write(thread, hello, 8)).kind, 'written');
  assert.equal(room.sent[0]?.entry, room.sent[1]?.entry);
  assert.equal(room.view.entries.length, 2);
});

test('stored, answer lost, and a colleague wrote since: found in the thread, not written twice', async () => {
  const room = await Room.with();
  const writer = room.writer();
  const thread = await room.open(room.view);
  room.answers = ['store and fall silent'];
  assert.equal((await writer.write(thread, hello, 7)).kind, 'unsure');
  await room.memberWrites('Reçu');
  assert.equal((await writer.write(thread, hello, 9)).kind, 'written');
  assert.equal(room.view.entries.length, 3);
});

test('somebody wrote first: sealed again after it, nothing lost', async () => {
  const room = await Room.with();
  const old = await room.open(room.view);
  await room.memberWrites('Avant vous');
  const written = await room.writer().write(old, hello, 7);
  assert.ok(written.kind === 'written');
  assert.deepEqual(texts(written.thread), ['read', 'Avant vous', 'Elle préfère demain.']);
});

test('a new epoch: the partner brings its key to the new intake, and reads one that the team brought', async () => {
  const room = await Room.with();
  const old = await room.open(room.view);
  room.view = { ...room.view, intake: await room.intakeOf(1) };
  room.answers = [room.refuse('old_epoch')];
  const written = await room.writer().write(old, hello, 7);
  assert.ok(written.kind === 'written' && written.thread.intact);
  assert.deepEqual([room.sent[0]?.key, room.sent[1]?.key?.epoch], [undefined, 1]);

  const other = await Room.with();
  other.view = { ...other.view, intake: await other.intakeOf(1) };
  await other.memberWrites('Nouvelle clé', 1);
  const read = await other.open(other.view);
  assert.deepEqual(texts(read), ['read', 'Nouvelle clé']);
  await other.writer().write(read, hello, 7);
  assert.equal(other.sent[0]?.key, undefined, 'the key of this epoch is already there');
});

test('a certificate of another key is sealed to by nobody', async () => {
  const room = await Room.with();
  const forger = await Signer.fromSeed(new Uint8Array(32).fill(7));
  const certificate = await signCertificate({
    programme,
    epoch: 1,
    recipient: (intakes[1] as AgeIdentity).recipient,
    rosterHash,
    publication: forger,
  });
  room.view = {
    ...room.view,
    intake: { epoch: 1, certificate, genesisHash: genesisHashOf(rosterHash, forger.verifyKey) },
  };
  assert.deepEqual(
    [(await room.writer().write(await room.open(room.view), hello, 7)).kind, room.sent.length],
    ['unsafe', 0],
  );
});

test('an entry that was altered, moved or taken out is told, and the rest is still read', async () => {
  const room = await Room.with();
  await room.memberWrites('Un');
  await room.memberWrites('Deux');
  const [first, second, third] = room.view.entries as [StoredEntry, StoredEntry, StoredEntry];
  const missing = await room.open({ ...room.view, entries: [first, third] });
  assert.equal(missing.intact, false);
  assert.deepEqual(texts(missing), ['read', 'tampered', 'Deux']);
  const flipped = {
    ...second,
    sealed: `${(second.sealed as string).slice(0, -6)}${(second.sealed as string).endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'}`,
  };
  const altered = await room.open({ ...room.view, entries: [first, flipped, third] });
  assert.equal(altered.intact, false);
  const cut = await openThread({ ...room.view, entries: [first, second] }, room.receipt, {
    publicationKey: publication.verifyKey,
    last: { seq: 2, hash: third.hash },
  });
  assert.equal(cut.intact, false, 'a thread cut short is not whole');
});
