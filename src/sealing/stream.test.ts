import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AesKey } from './aes.ts';
import { type Reader, sealEntry } from './entry.ts';
import { firstPrev, hashEntry, type StreamName } from './envelope.ts';
import type { MemberKey } from './member.ts';
import { deriveReceipt, newReceipt, type Receipt } from './receipt.ts';
import { type OpenedStream, openStream, type StoredEntry } from './stream.ts';
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
} from './vectors.test-parties.ts';

const keys: AesKey[] = [key('exchange'), key('exchange1')];
const verifyKeys = new Map([
  [member, memberKey.verifyKey],
  ['p', professionalKey.verifyKey],
]);
const team: Reader = { side: 'team', rosterVersion: 9, verifyKeyFor: (id) => verifyKeys.get(id) };

interface Line {
  readonly by: MemberKey | Receipt;
  readonly content: unknown;
  readonly epoch?: number;
}

/** Seals lines one after the other, as honest clients would. */
async function write(lines: readonly Line[], stream: StreamName = 'exchange'): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = [];
  for (const [seq, { by, content, epoch = 0 }] of lines.entries()) {
    const prev = entries.at(-1)?.hash ?? firstPrev(programme, file, stream);
    const id = by === memberKey ? member : 'p';
    const asMember = { roster: 3, author: { kind: 'member', id } } as const;
    const asPartner = { roster: null, author: { kind: 'partner', verifyKey: by.verifyKey } } as const;
    const sealed = await sealEntry({
      key: keys[epoch] as AesKey,
      place: { programme, file, stream, seq, prev, epoch },
      body: { schema: 1, at: seq, content, ...('locator' in by ? asPartner : asMember) },
      signer: by.signer,
    });
    entries.push({ seq, sealed, hash: hashEntry(sealed) });
  }
  return entries;
}

const openAs =
  (reader: Reader) =>
  (entries: readonly StoredEntry[], more: object = {}) =>
    openStream({
      programme,
      file,
      stream: 'exchange',
      entries,
      keyFor: (epoch) => keys[epoch],
      reader,
      ...more,
    });
const openTeam = openAs(team);
const states = (opened: OpenedStream) =>
  opened.items.map((item) => (item.state === 'refused' ? item.reason : item.state));

const thread = await write([
  { by: receipt, content: { kind: 'opening' } },
  { by: memberKey, content: { kind: 'message', text: 'a' } },
  { by: receipt, content: { kind: 'message', text: 'b' } },
  { by: professionalKey, content: { kind: 'message', text: 'c' }, epoch: 1 },
]);
const at = (index: number, entries = thread) => entries[index] as StoredEntry & { sealed: string };

test('a thread opens whole, and says where the next entry goes', async () => {
  const opened = await openTeam(thread);
  assert.deepEqual(states(opened), ['open', 'open', 'open', 'open']);
  assert.equal(opened.intact, true);
  assert.deepEqual(opened.next, { seq: 4, prev: at(3).hash });
  assert.equal(opened.partnerKey, receipt.verifyKey);
});

test('an empty thread is intact and starts at its own first hash', async () => {
  const opened = await openTeam([]);
  assert.deepEqual([opened.items, opened.intact, opened.partnerKey], [[], true, null]);
  assert.deepEqual(opened.next, { seq: 0, prev: firstPrev(programme, file, 'exchange') });
});

test('any flipped bit of one entry is reported there, and only there and at the link after it', async () => {
  await fc.assert(
    fc.asyncProperty(flipped(at(1).sealed), async (damaged) => {
      const entries = thread.map((entry) => (entry.seq === 1 ? { ...entry, sealed: damaged } : entry));
      const found = states(await openTeam(entries));
      assert.notEqual(found[1], 'open');
      assert.deepEqual([found[0], found[2], found[3]], ['open', 'broken_chain', 'open']);
    }),
    runs(40),
  );
});

test('an entry left out is missing, whether in the middle or announced at the end', async () => {
  const middle = await openTeam(thread.filter(({ seq }) => seq !== 1));
  assert.deepEqual(states(middle), ['open', 'missing', 'open', 'open']);
  assert.equal(middle.intact, false);
  const end = await openTeam([...thread.slice(0, 3), { ...at(3), sealed: null }]);
  assert.deepEqual(states(end), ['open', 'open', 'open', 'missing']);
  assert.deepEqual(end.next, { seq: 4, prev: at(3).hash });
  const start = await openTeam(thread.slice(1));
  assert.deepEqual(states(start), ['missing', 'open', 'unknown_author', 'open']);
});

test('a thread cut short is told by whoever has seen more', async () => {
  const known = { seq: 3, hash: at(3).hash };
  assert.equal((await openTeam(thread, { known })).rolledBack, false);
  const cut = await openTeam(thread.slice(0, 3), { known });
  assert.deepEqual([cut.rolledBack, cut.intact], [true, false]);
  const other = await openTeam(thread, { known: { seq: 3, hash: at(2).hash } });
  assert.equal(other.rolledBack, true);
});

test('swapped, repeated and foreign entries are refused', async () => {
  const swapped = await openTeam([at(0), { ...at(2), seq: 1 }, { ...at(1), seq: 2 }, at(3)]);
  assert.deepEqual(states(swapped), ['open', 'wrong_place', 'wrong_place', 'broken_chain']);
  const repeated = await openTeam([at(0), at(1), at(1), at(2), at(3)]);
  assert.deepEqual(states(repeated), ['open', 'open', 'out_of_order', 'open', 'open']);
  const foreign = await openStream({
    programme,
    file: 'f2',
    stream: 'exchange',
    entries: [at(0)],
    keyFor: () => keys[0],
    reader: team,
  });
  assert.deepEqual(states(foreign), ['wrong_place']);
});

test('another history under the same places breaks the chain', async () => {
  const other = await write([
    { by: receipt, content: { kind: 'opening', text: 'other' } },
    { by: memberKey, content: 'z' },
  ]);
  const mixed = await openTeam([at(0, other), ...thread.slice(1)]);
  assert.deepEqual(states(mixed), ['open', 'broken_chain', 'open', 'open']);
});

test('a key that I do not hold is said, and the chain still counts', async () => {
  const opened = await openTeam(thread, { keyFor: (epoch: number) => (epoch === 0 ? keys[0] : undefined) });
  assert.deepEqual(states(opened), ['open', 'open', 'open', 'key_missing']);
  assert.deepEqual(opened.next, { seq: 4, prev: at(3).hash });
});

test('an entry written with a key that was already replaced is refused', async () => {
  const late = await write([
    { by: receipt, content: 1 },
    { by: memberKey, content: 2, epoch: 1 },
    { by: memberKey, content: 3, epoch: 0 },
    { by: memberKey, content: 4, epoch: 1 },
  ]);
  assert.deepEqual(states(await openTeam(late)), ['open', 'open', 'old_epoch', 'open']);
});

const stranger = await deriveReceipt(newReceipt());

test('only the partner who opened the thread, or to whom a receipt was issued, writes as partner', async () => {
  const forged = await write([
    { by: receipt, content: 1 },
    { by: stranger, content: 2 },
    { by: receipt, content: 3 },
  ]);
  assert.deepEqual(states(await openTeam(forged)), ['open', 'other_partner', 'open']);
  const byPhone = await write([
    { by: memberKey, content: { kind: 'opening' } },
    { by: stranger, content: 2 },
    { by: memberKey, content: { kind: 'receipt_issued', partnerKey: receipt.verifyKey } },
    { by: receipt, content: 4 },
    { by: memberKey, content: { kind: 'receipt_issued', partnerKey: stranger.verifyKey } },
    { by: receipt, content: 6 },
    { by: stranger, content: 7 },
  ]);
  const opened = await openTeam(byPhone);
  assert.deepEqual(states(opened), [
    'open',
    'unknown_author',
    'open',
    'open',
    'open',
    'other_partner',
    'open',
  ]);
  assert.equal(opened.partnerKey, stranger.verifyKey);
});

test('a partner cannot issue herself another receipt, nor erase', async () => {
  const claims = await write([
    { by: receipt, content: { kind: 'opening' } },
    { by: memberKey, content: 'b' },
    { by: receipt, content: { kind: 'receipt_issued', partnerKey: stranger.verifyKey } },
    { by: stranger, content: 'd' },
  ]);
  assert.deepEqual(states(await openTeam(claims)), ['open', 'open', 'open', 'other_partner']);
  const [first, second] = claims as [StoredEntry, StoredEntry];
  const erasing = await write([
    { by: receipt, content: { kind: 'opening' } },
    { by: memberKey, content: 'b' },
    { by: receipt, content: { kind: 'erasure', seq: 1, hash: second.hash } },
  ]);
  assert.equal(states(await openTeam([at(0, erasing), at(2, erasing)]))[1], 'missing');
  assert.notEqual(first.hash, second.hash);
});

async function erased(more: object = {}): Promise<StoredEntry[]> {
  const head = await write([
    { by: receipt, content: { kind: 'opening' } },
    { by: memberKey, content: 'b' },
  ]);
  // The same entries continued: written again they would have other nonces, and other hashes.
  const continueWith = async (by: MemberKey | Receipt, content: unknown, roster: number | null) => {
    const prev = (head.at(-1) as StoredEntry).hash;
    const author =
      'locator' in by
        ? ({ kind: 'partner', verifyKey: by.verifyKey } as const)
        : ({ kind: 'member', id: member } as const);
    const seq = head.length;
    const sealed = await sealEntry({
      key: keys[0] as AesKey,
      place: { programme, file, stream: 'exchange', seq, prev, epoch: 0 },
      body: { schema: 1, roster, author, at: 77, content },
      signer: by.signer,
    });
    head.push({ seq, sealed, hash: hashEntry(sealed) });
  };
  await continueWith(receipt, 'c', null);
  await continueWith(memberKey, { kind: 'erasure', seq: 0, hash: at(0, head).hash, ...more }, 3);
  await continueWith(receipt, 'e', null);
  return head;
}

test('a signed erasure explains the gap, and the later entries keep their author', async () => {
  const whole = await erased({ partnerKey: receipt.verifyKey });
  const gone = whole.map((entry) => (entry.seq === 0 ? { ...entry, sealed: null } : entry));
  for (const entries of [gone, gone.slice(1)]) {
    const opened = await openTeam(entries);
    assert.deepEqual(states(opened), ['erased', 'open', 'open', 'open', 'open']);
    assert.equal(opened.intact, true);
    assert.deepEqual(opened.items[0], { state: 'erased', seq: 0, by: member, at: 77 });
    assert.equal(opened.partnerKey, receipt.verifyKey);
  }
  const known = { seq: 0, hash: at(0, whole).hash };
  assert.equal((await openTeam(gone, { known })).rolledBack, false);
});

test('what was erased is not shown even if the server still hands it out', async () => {
  assert.equal(states(await openTeam(await erased({ partnerKey: receipt.verifyKey })))[0], 'erased');
});

test('an erasure that does not restate the partner’s key leaves her entries without a known author', async () => {
  const entries = (await erased()).slice(1);
  assert.deepEqual(states(await openTeam(entries)), [
    'erased',
    'open',
    'unknown_author',
    'open',
    'unknown_author',
  ]);
});

test('an erasure that names another hash erases nothing and explains nothing', async () => {
  const whole = await erased({ hash: hashEntry('other') });
  assert.equal(states(await openTeam(whole))[0], 'open');
  const gone = await openTeam(whole.slice(1));
  assert.deepEqual(states(gone).slice(0, 2), ['erased', 'broken_chain']);
  assert.equal(gone.intact, false);
});

test('a partner sees the same thread: her own entries verified, the team’s marked', async () => {
  const opened = await openAs({ side: 'partner' })(thread);
  assert.deepEqual(
    opened.items.map((item) => (item.state === 'open' ? item.authorship : item.state)),
    ['verified', 'unchecked', 'verified', 'unchecked'],
  );
});

test('what is no entry is reported, never thrown', async () => {
  const opened = await openTeam([{ seq: 0, sealed: 'Bonjour', hash: 'x' }, at(1)]);
  assert.deepEqual(states(opened), ['malformed', 'broken_chain']);
});

test('a leaver hides nothing: an erasure written with a replaced key, or off the chain, does not count', async () => {
  const [opening, message] = thread as [StoredEntry, StoredEntry];
  const erasing = async (seq: number, prev: string, epoch: number): Promise<StoredEntry> => {
    const content = { kind: 'erasure', seq: 1, hash: message.hash };
    const sealed = await sealEntry({
      key: keys[epoch] as AesKey,
      place: { programme, file, stream: 'exchange', seq, prev, epoch },
      body: { schema: 1, roster: 3, author: { kind: 'member', id: 'p' }, at: 9, content },
      signer: professionalKey.signer,
    });
    return { seq, sealed, hash: hashEntry(sealed) };
  };
  const late = await openTeam([...thread, await erasing(4, at(3).hash, 0)]);
  assert.deepEqual(states(late), ['open', 'open', 'open', 'open', 'old_epoch']);
  const lateAndGone = await openTeam([opening, at(2), at(3), await erasing(4, at(3).hash, 0)]);
  assert.deepEqual(states(lateAndGone), ['open', 'missing', 'open', 'open', 'old_epoch']);
  const offChain = await openTeam([...thread, await erasing(4, at(2).hash, 1)]);
  assert.deepEqual(states(offChain), ['open', 'open', 'open', 'open', 'broken_chain']);
  const first = await erasing(4, at(3).hash, 0);
  const again = await openTeam([opening, at(2), at(3), first, await erasing(5, first.hash, 1)]);
  assert.deepEqual(states(again), ['open', 'erased', 'open', 'open', 'old_epoch', 'open']);
  const right = await openTeam([...thread, await erasing(4, at(3).hash, 1)]);
  assert.deepEqual(states(right), ['open', 'erased', 'open', 'open', 'open']);
});
