import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newAesKey } from './aes.ts';
import { readRecordHeader } from './envelope.ts';
import { open, seal } from './jwe.ts';
import { kidOfRecord, openRecord, recordName, sealRecord } from './record.ts';
import {
  file,
  flipped,
  key,
  member,
  memberKey,
  professionalKey,
  programme,
  receipt,
  runs,
  vectors,
} from './vectors.test-parties.ts';

const ring = key('ring');
const place = { programme, record: recordName('directory', file), version: 3, kid: 'ring:0' };
const body = {
  schema: 1,
  roster: 1,
  author: { kind: 'member', id: member },
  at: 5,
  content: { kind: 'directory' },
} as const;
const compact = await sealRecord({ key: ring, place, body, signer: memberKey.signer });
const right = {
  key: ring,
  compact,
  place,
  rosterVersion: 1,
  verifyKeyFor: (id: string, version: number) =>
    id === member && version === 1 ? memberKey.verifyKey : undefined,
};
const reasonOf = async (input: Partial<typeof right>) => {
  const opened = await openRecord({ ...right, ...input });
  return opened.ok ? 'ok' : opened.reason;
};

test('the frozen record opens', async () => {
  const opened = await openRecord({ ...right, compact: vectors.sealed.record });
  assert.ok(opened.ok);
  assert.deepEqual([opened.version, opened.body.content], [3, { kind: 'directory' }]);
});

test('sealing then opening is identity, for any content', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), fc.nat(999), async (content, version) => {
      const here = { ...place, version };
      const sealed = await sealRecord({
        key: ring,
        place: here,
        body: { ...body, content },
        signer: memberKey.signer,
      });
      const opened = await openRecord({ ...right, compact: sealed, place: here });
      assert.ok(opened.ok);
      assert.deepEqual(opened.body.content, JSON.parse(JSON.stringify(content)));
    }),
    runs(40),
  );
});

test('any flipped bit is refused', async () => {
  await fc.assert(
    fc.asyncProperty(flipped(compact), async (damaged) => {
      assert.notEqual(await reasonOf({ compact: damaged }), 'ok');
    }),
    runs(120),
  );
});

test('another record, version, programme or key is refused', async () => {
  assert.equal(await reasonOf({}), 'ok');
  assert.equal(await reasonOf({ place: { ...place, record: 'directory:other' } }), 'wrong_place');
  assert.equal(await reasonOf({ place: { ...place, version: 2 } }), 'wrong_place');
  assert.equal(await reasonOf({ place: { ...place, programme: 'other' } }), 'wrong_place');
  assert.equal(await reasonOf({ place: { ...place, kid: 'ring:1' } }), 'wrong_place');
  assert.equal(await reasonOf({ key: newAesKey() }), 'not_authentic');
  assert.equal(await reasonOf({ compact: 'x' }), 'malformed');
  assert.equal(await reasonOf({ compact: vectors.sealed.exchangeUnderRing }), 'wrong_place');
});

test('nobody writes a record as another, nor under a version of the roster that I have not seen', async () => {
  const forged = await sealRecord({ key: ring, place, body, signer: professionalKey.signer });
  assert.equal(await reasonOf({ compact: forged }), 'bad_signature');
  assert.equal(await reasonOf({ rosterVersion: 0 }), 'roster_withheld');
  const older = await sealRecord({
    key: ring,
    place,
    body: { ...body, roster: 0 },
    signer: memberKey.signer,
  });
  assert.equal(await reasonOf({ compact: older }), 'unknown_author');
  const author = { kind: 'partner', verifyKey: receipt.verifyKey } as const;
  const byPartner = await sealRecord({
    key: ring,
    place,
    body: { ...body, roster: null, author },
    signer: receipt.signer,
  });
  assert.equal(await reasonOf({ compact: byPartner }), 'unknown_author');
});

test('a signed body cannot be moved to another record by whoever holds the key', async () => {
  const text = new TextDecoder().decode((await open(ring, compact)) as Uint8Array);
  const reading = readRecordHeader(compact);
  assert.ok(reading.ok);
  const moved = await seal(ring, { ...reading.header, version: 4 }, text, 1024);
  assert.equal(await reasonOf({ compact: moved, place: { ...place, version: 4 } }), 'bad_signature');
  const bare = await seal(ring, reading.header, '{"kind":"directory"}', 1024);
  assert.equal(await reasonOf({ compact: bare }), 'bad_body');
});

test('the key of a record is found by its kid', () => {
  assert.equal(kidOfRecord(compact), 'ring:0');
  assert.equal(kidOfRecord('x'), null);
});
