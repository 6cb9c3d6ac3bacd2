import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newAesKey } from './aes.ts';
import { utf8 } from './bytes.ts';
import { type EntryPlace, openEntry, type Reader, sealEntry } from './entry.ts';
import { firstPrev, hashEntry, readEntryHeader } from './envelope.ts';
import { open, seal } from './jwe.ts';
import type { Body } from './signed-body.ts';
import {
  file,
  flipped,
  key,
  member,
  memberKey,
  peerKey,
  professionalKey,
  programme,
  receipt,
  runs,
  vectors,
} from './vectors.test-parties.ts';

const exchange = key('exchange');
const place: EntryPlace = {
  programme,
  file,
  stream: 'exchange',
  seq: 0,
  prev: firstPrev(programme, file, 'exchange'),
  epoch: 0,
};
const author = { kind: 'partner', verifyKey: receipt.verifyKey } as const;
const body: Body = {
  schema: 1,
  roster: null,
  author,
  at: 1_790_000_000_000,
  content: { kind: 'opening', text: 'é' },
};
const memberBody: Body = {
  schema: 1,
  roster: 1,
  author: { kind: 'member', id: member },
  at: 1,
  content: 'x',
};
const team: Reader = {
  side: 'team',
  rosterVersion: 1,
  verifyKeyFor: (id, version, epoch) =>
    id === member && version === 1 && epoch === 0 ? memberKey.verifyKey : undefined,
};
const sealed = await sealEntry({ key: exchange, place, body, signer: receipt.signer });
const byMember = await sealEntry({ key: exchange, place, body: memberBody, signer: memberKey.signer });
const reasonOf = async (input: Partial<Parameters<typeof openEntry>[0]>) => {
  const opened = await openEntry({ key: exchange, compact: sealed, place, reader: team, ...input });
  return opened.ok ? 'ok' : opened.reason;
};

test('the frozen entries open', async () => {
  const [first, second] = vectors.sealed.entries as [string, string];
  const one = await openEntry({ key: exchange, compact: first, place, reader: team });
  assert.ok(one.ok);
  assert.deepEqual(one.body.content, { kind: 'opening', text: 'Bonjour, c’est l’hiver.' });
  assert.deepEqual([one.authorship, one.bucket, one.hash], ['verified', 4096, vectors.exact.entryHashes[0]]);
  const two = await openEntry({
    key: exchange,
    compact: second,
    place: { ...place, seq: 1, prev: one.hash },
    reader: team,
  });
  assert.ok(two.ok);
  assert.deepEqual([two.body.content, two.bucket], [{ kind: 'message', text: 'On vous appelle.' }, 1024]);
});

test('sealing then opening is identity, for any content', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), fc.nat(), fc.nat(99), async (content, at, seq) => {
      const here = { ...place, seq };
      const compact = await sealEntry({
        key: exchange,
        place: here,
        body: { ...body, at, content },
        signer: receipt.signer,
      });
      const opened = await openEntry({ key: exchange, compact, place: here, reader: team });
      assert.ok(opened.ok);
      assert.deepEqual(opened.body, JSON.parse(JSON.stringify({ ...body, at, content })));
    }),
    runs(60),
  );
});

test('any flipped bit is refused', async () => {
  await fc.assert(
    fc.asyncProperty(flipped(sealed), async (compact) => {
      assert.notEqual(await reasonOf({ compact }), 'ok');
    }),
    runs(200),
  );
});

test('an entry that stands elsewhere is refused: programme, file, stream, seq, epoch, chain', async () => {
  assert.equal(await reasonOf({ place: { ...place, programme: 'other' } }), 'wrong_place');
  assert.equal(await reasonOf({ place: { ...place, file: 'other' } }), 'wrong_place');
  assert.equal(await reasonOf({ place: { ...place, stream: 'notes' } }), 'wrong_place');
  assert.equal(await reasonOf({ place: { ...place, seq: 1 } }), 'wrong_place');
  assert.equal(await reasonOf({ place: { ...place, epoch: 1 } }), 'wrong_place');
  assert.equal(await reasonOf({ place: { ...place, prev: hashEntry('x') } }), 'broken_chain');
});

test('a header swapped from another entry does not open', async () => {
  const other = await sealEntry({
    key: exchange,
    place: { ...place, file: 'f2', prev: firstPrev(programme, 'f2', 'exchange') },
    body,
    signer: receipt.signer,
  });
  const swapped = [sealed.split('.')[0], ...other.split('.').slice(1)].join('.');
  assert.equal(await reasonOf({ compact: swapped }), 'not_authentic');
});

test('whoever holds the key cannot move another person’s signed body to another place', async () => {
  const opened = await open(exchange, sealed);
  const moved = { ...place, file: 'f2', prev: firstPrev(programme, 'f2', 'exchange') };
  const reading = readEntryHeader(sealed);
  assert.ok(reading.ok && opened !== null);
  const header = { ...reading.header, file: 'f2', prev: moved.prev };
  const compact = await seal(exchange, header, new TextDecoder().decode(opened), 4096);
  assert.equal(await reasonOf({ compact, place: moved }), 'bad_signature');
});

test('whoever holds the key cannot write as another: member as member, as partner, or with a changed body', async () => {
  const asMember = await sealEntry({
    key: exchange,
    place,
    body: memberBody,
    signer: professionalKey.signer,
  });
  assert.equal(await reasonOf({ compact: asMember }), 'bad_signature');
  const asPartner = await sealEntry({ key: exchange, place, body, signer: memberKey.signer });
  assert.equal(await reasonOf({ compact: asPartner }), 'bad_signature');
  const opened = new TextDecoder().decode((await open(exchange, byMember)) as Uint8Array);
  const reading = readEntryHeader(byMember);
  assert.ok(reading.ok);
  const changed = await seal(
    exchange,
    reading.header,
    opened.replace('"content":"x"', '"content":"y"'),
    4096,
  );
  assert.equal(await reasonOf({ compact: changed }), 'bad_signature');
  assert.equal(await reasonOf({ compact: byMember }), 'ok');
});

test('the partner is the one who was stated first', async () => {
  assert.equal(await reasonOf({ partnerKey: receipt.verifyKey }), 'ok');
  assert.equal(await reasonOf({ partnerKey: peerKey.verifyKey }), 'other_partner');
});

test('nobody signs as a partner in the notes', async () => {
  const notes = { ...place, stream: 'notes', prev: firstPrev(programme, file, 'notes') } as const;
  const compact = await sealEntry({ key: key('ring'), place: notes, body, signer: receipt.signer });
  assert.equal(await reasonOf({ key: key('ring'), compact, place: notes }), 'unknown_author');
});

test('a roster version that I have not seen says that something is withheld', async () => {
  const ahead = await sealEntry({
    key: exchange,
    place,
    body: { ...memberBody, roster: 2 },
    signer: memberKey.signer,
  });
  assert.equal(await reasonOf({ compact: ahead }), 'roster_withheld');
  const before = await sealEntry({
    key: exchange,
    place,
    body: { ...memberBody, roster: 0 },
    signer: memberKey.signer,
  });
  assert.equal(await reasonOf({ compact: before }), 'unknown_author');
});

test('a partner reads a member’s entry, marked as unchecked', async () => {
  const opened = await openEntry({ key: exchange, compact: byMember, place, reader: { side: 'partner' } });
  assert.ok(opened.ok);
  assert.equal(opened.authorship, 'unchecked');
  const own = await openEntry({ key: exchange, compact: sealed, place, reader: { side: 'partner' } });
  assert.ok(own.ok);
  assert.equal(own.authorship, 'verified');
});

test('another key, and what is no entry at all', async () => {
  assert.equal(await reasonOf({ key: newAesKey() }), 'not_authentic');
  assert.equal(await reasonOf({ compact: 'Bonjour' }), 'malformed');
  assert.equal(await reasonOf({ compact: '' }), 'malformed');
});

test('a sealed text of another form is unreadable, not an exception', async () => {
  const reading = readEntryHeader(sealed);
  assert.ok(reading.ok);
  const good = new TextDecoder().decode((await open(exchange, sealed)) as Uint8Array);
  const texts = [
    '',
    'null',
    '{"signature":"',
    '{"signature":"","body":',
    '{"signature":"x","body":[]}',
    '{"body":{},"signature":""}',
    good.replace('"at":1790000000000', '"at":"x"'),
    good.replace('"roster":null', '"roster":1'),
    good.replace('"kind":"partner"', '"kind":"system"'),
    good.replace(',"content":{"kind":"opening","text":"é"}', ''),
  ];
  for (const text of texts) {
    assert.notEqual(text, good);
    const compact = await seal(exchange, reading.header, text, 4096);
    assert.equal(await reasonOf({ compact }), 'bad_body', text);
  }
});

test('a first request of ordinary length always fills 4 kB, and never more', async () => {
  const letters =
    'Elle m’a parlé d’un hôtel près de la gare; j’aimerais savoir comment aborder la question. ';
  const content = (text: string) => ({
    kind: 'opening',
    door: 'web',
    promptness: 'soon',
    organisation: 'Maison des jeunes de Saint-Félix'.padEnd(120, 'é'),
    firstName: 'Marie-Hélène'.padEnd(60, 'é'),
    phone: '450 555-0123, poste 4567'.padEnd(60),
    need: 'advice',
    sector: 'community',
    whenToCall: 'après 15 h'.padEnd(120, 'é'),
    notBefore: 1_790_000_000_000,
    messageSafe: 'unknown',
    ageBand: 'unknown',
    sheAgrees: 'not_yet',
    text,
    language: 'fr',
    partnerKey: receipt.verifyKey,
  });
  for (const text of ['', letters, letters.repeat(30).slice(0, 2000)]) {
    const compact = await sealEntry({
      key: exchange,
      place,
      body: { ...body, content: content(text) },
      signer: receipt.signer,
    });
    const reading = readEntryHeader(compact);
    assert.equal(reading.ok && reading.bucket, 4096);
  }
});

test('what is too long for any bucket is refused before sealing', async () => {
  const content = 'a'.repeat(33_000);
  await assert.rejects(
    sealEntry({ key: exchange, place, body: { ...body, content }, signer: receipt.signer }),
    { name: 'TooLongError' },
  );
  assert.equal(utf8(content).length, 33_000);
});
