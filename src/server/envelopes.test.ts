import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { newAesKey } from '#sealing/aes.ts';
import { sealToRecipient, AgeIdentity } from '#sealing/age.ts';
import { utf8 } from '#sealing/bytes.ts';
import { sealEntry } from '#sealing/entry.ts';
import { firstPrev, hashEntry } from '#sealing/envelope.ts';
import { MemberKey } from '#sealing/member.ts';
import { sealRecord } from '#sealing/record.ts';
import { wrapKey, wrapName } from '#sealing/wrap.ts';
import { checkAgeFile, checkEntry, checkFileKey, checkRecord, checkWrap, fastHash } from './envelopes.ts';
import { Refusal } from './refusal.ts';

const [programme, file] = ['01890a5d-ac96-774b-bcce-b302099a8057', '01890a5d-ac96-774b-bcce-b302099a8058'];
const notSealed = (error: unknown) => error instanceof Refusal && error.code === 'not_sealed';
const body = {
  schema: 1 as const,
  roster: 0,
  author: { kind: 'member' as const, id: 'm' },
  at: 1,
  content: {},
};

test('the hash of an entry is the one that clients compute', () => {
  fc.assert(fc.property(fc.base64String(), (text) => assert.equal(fastHash(text), hashEntry(text))));
});

test('an entry passes for its own place and for no other', async () => {
  const { signer } = await MemberKey.generate();
  const place = {
    programme,
    file,
    stream: 'notes' as const,
    seq: 0,
    prev: firstPrev(programme, file, 'notes'),
    epoch: 3,
  };
  const sealed = await sealEntry({ key: newAesKey(), place, body, signer });
  const entry = { stream: 'notes' as const, seq: 0, sealed };
  assert.deepEqual(checkEntry(programme, file, entry), {
    ...entry,
    hash: hashEntry(sealed),
    prev: place.prev,
    epoch: 3,
  });
  const swapped = {
    ...entry,
    sealed: sealed.replace(/^[^.]+/, Buffer.from(JSON.stringify({ alg: 'dir' })).toString('base64url')),
  };
  for (const wrong of [
    () => checkEntry('other', file, entry),
    () => checkEntry(programme, 'other', entry),
    () => checkEntry(programme, file, { ...entry, seq: 1 }),
    () => checkEntry(programme, file, { ...entry, stream: 'exchange' }),
    () => checkEntry(programme, file, swapped),
  ]) {
    assert.throws(wrong, notSealed);
  }
  const unchained = await sealEntry({
    key: newAesKey(),
    place: { ...place, prev: firstPrev(programme, 'another', 'notes') },
    body,
    signer,
  });
  assert.throws(
    () => checkEntry(programme, file, { ...entry, sealed: unchained }),
    notSealed,
    'the first entry is bound to its own file',
  );
});

test('a key passes when each wrap is of this key, of this file, under a key that may hold it', async () => {
  const wrapped = (record: string, kid: string) =>
    wrapKey({ key: newAesKey(), under: newAesKey(), place: { programme, record, kid } });
  const name = wrapName.exchange(2, file);
  const { recipient } = await AgeIdentity.generate();
  const intake = await sealToRecipient(recipient, utf8('x'));
  const key = {
    stream: 'exchange' as const,
    epoch: 2,
    intake,
    receipt: await wrapped(name, 'receipt'),
    ring: await wrapped(name, 'ring:2'),
  };
  assert.equal(checkFileKey(programme, file, key), key);
  const wrong = [
    { ...key, epoch: 1 },
    { ...key, stream: 'notes' as const },
    { ...key, receipt: key.ring },
    { ...key, ring: key.receipt },
    { ...key, intake: Buffer.from(randomBytes(2400)).toString('base64url') },
    { ...key, ring: await wrapped(wrapName.exchange(2, 'another'), 'ring:2') },
  ];
  for (const one of wrong) assert.throws(() => checkFileKey(programme, file, one), notSealed);
  assert.throws(() => checkFileKey('other', file, key), notSealed);
  assert.throws(() => checkWrap(key.ring, programme, name, (kid) => kid === 'ring:3'), notSealed);
  assert.throws(() => checkAgeFile(intake.slice(0, -40)), notSealed);
});

test('a record passes as what it is called, at its version, under the key of its kind', async () => {
  const { signer } = await MemberKey.generate();
  const seal = (kind: string, kid: string, version = 1) =>
    sealRecord({
      key: newAesKey(),
      place: { programme, record: `${kind}:${file}`, version, kid },
      body,
      signer,
    });
  const sealed = await seal('directory', 'ring:4');
  const record = { kind: 'directory', record: file, version: 1, sealed };
  assert.deepEqual(checkRecord(programme, record), { ...record, epoch: 4 });
  assert.equal(
    checkRecord(programme, {
      kind: 'draft',
      record: file,
      version: 1,
      sealed: await seal('draft', 'member:m'),
    }).epoch,
    null,
  );
  const wrong = [
    { ...record, kind: 'tally' },
    { ...record, version: 2 },
    { ...record, record: programme },
    { ...record, kind: 'nothing we know' },
    // Under the commons key peers would read it.
    { ...record, sealed: await seal('directory', 'commons:4') },
    {
      ...record,
      sealed: await wrapKey({
        key: newAesKey(),
        under: newAesKey(),
        place: { programme, record: `directory:${file}`, kid: 'ring:4' },
      }),
    },
  ];
  for (const one of wrong)
    assert.throws(() => checkRecord(programme, one), notSealed, JSON.stringify(one.kind));
  assert.throws(() => checkRecord('other', record), notSealed);
});
