import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { AgeIdentity, sealToRecipient } from './age.ts';
import { fromBase64url, toBase64url, utf8 } from './bytes.ts';
import { recordName } from './record.ts';
import { epochOfShared, openShared, type SharedRecord, sealShared, takeKey } from './shared-record.ts';
import {
  flipped,
  key,
  member,
  memberKey,
  peerKey,
  professionalKey,
  programme,
  runs,
  seed,
  vectors,
} from './vectors.test-parties.ts';

const id = '0199a000-0000-7000-8000-0000000000e1';
const place = { programme, record: recordName('engagement_offer', id) };
const content = { kind: 'engagement_offer', brief: 'Une rencontre, « bientôt ».' };

describe('a record between the team and one peer', () => {
  let intake: AgeIdentity;
  let shared: SharedRecord;
  before(async () => {
    intake = await AgeIdentity.fromSeed(seed('intake'));
    shared = await seal(content);
  });
  /** Written by a member of the team, for the peer. */
  const seal = (said: unknown, over: Partial<Parameters<typeof sealShared>[0]> = {}) =>
    sealShared({
      place,
      version: 2,
      recipient: peerKey.recipient,
      intake: { epoch: 3, recipient: intake.recipient },
      body: { schema: 1, roster: 1, author: { kind: 'member', id: member }, at: 5, content: said },
      signer: memberKey.signer,
      ...over,
    });
  const open = async (
    of: SharedRecord,
    by: { file: 'memberKey' | 'teamKey'; identity: AgeIdentity; rosterVersion?: number },
    at = place,
  ): Promise<unknown> => {
    const taken = await takeKey(of[by.file], at, by.identity);
    if (taken === null) return 'no key';
    const opened = await openShared({
      key: taken,
      place: at,
      record: of,
      rosterVersion: by.rosterVersion ?? 1,
      verifyKeyFor: (who) => (who === member ? memberKey.verifyKey : undefined),
    });
    return opened.ok ? opened.body.content : opened.reason;
  };
  const asHer = () => ({ file: 'memberKey', identity: peerKey.identity }) as const;
  const asTeam = () => ({ file: 'teamKey', identity: intake }) as const;

  it('the frozen one opens for both, under the same key', async () => {
    const { shared: sealed, sharedToMember, sharedToTeam } = vectors.sealed;
    const frozen = { version: 2, sealed, memberKey: sharedToMember, teamKey: sharedToTeam };
    for (const by of [asHer(), asTeam()]) {
      assert.deepEqual(await open(frozen, by), content);
      const taken = await takeKey(frozen[by.file], place, by.identity);
      assert.equal(taken && toBase64url(taken.unsafeBytes()), vectors.exact.sharedKey);
    }
    assert.equal(epochOfShared(sealed), 0);
  });

  it('opens as it was sealed, for her and for the team, whatever was said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (said) => {
        const one = await seal(said);
        for (const by of [asHer(), asTeam()])
          assert.deepEqual(await open(one, by), JSON.parse(JSON.stringify(said)));
      }),
      runs(15),
    );
  });

  it('is sealed under a new key at each writing: who left reads nothing that was written after her', async () => {
    const again = await seal(content);
    const old = await takeKey(shared.teamKey, place, intake);
    const now = await takeKey(again.teamKey, place, intake);
    assert.ok(old && now);
    assert.notDeepEqual(old.unsafeBytes(), now.unsafeBytes());
    assert.equal(await open({ ...again, teamKey: shared.teamKey }, asTeam()), 'not_authentic');
  });

  it('opens for no other peer, nor for a professional without the ring', async () => {
    for (const { identity } of [professionalKey, memberKey])
      for (const file of ['memberKey', 'teamKey'] as const)
        assert.equal(await open(shared, { file, identity }), 'no key');
    // Nor does one of the two open what is for the other.
    assert.equal(await open(shared, { file: 'teamKey', identity: peerKey.identity }), 'no key');
    assert.equal(await open(shared, { file: 'memberKey', identity: intake }), 'no key');
  });

  it('any flipped bit is refused, in the record and in either key', async () => {
    await fc.assert(
      fc.asyncProperty(flipped(shared.sealed), async (sealed) => {
        const said = await open({ ...shared, sealed }, asHer());
        assert.equal(typeof said, 'string', 'a reason, not what it says');
      }),
      runs(60),
    );
    for (const by of [asHer(), asTeam()])
      await fc.assert(
        fc.asyncProperty(fc.nat(fromBase64url(shared[by.file]).length * 8 - 1), async (bit) => {
          const bytes = fromBase64url(shared[by.file]);
          bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          assert.equal(await open({ ...shared, [by.file]: toBase64url(bytes) }, by), 'no key');
        }),
        runs(20),
      );
  });

  it('stands in its own place only: not under another name, kind, version or programme', async () => {
    const elsewhere = [
      { ...place, record: recordName('engagement_offer', 'other') },
      { ...place, record: recordName('engagement_answer', id) },
      { ...place, programme: 'other' },
    ];
    for (const at of elsewhere) {
      assert.equal(await open(shared, asTeam(), at), 'no key');
      // Even where somebody who has the key hands it on for the other place.
      const taken = await takeKey(shared.teamKey, place, intake);
      const opened = await openShared({
        key: taken ?? key('ring'),
        place: at,
        record: shared,
        rosterVersion: 1,
        verifyKeyFor: () => memberKey.verifyKey,
      });
      assert.deepEqual(opened, { ok: false, reason: 'wrong_place' });
    }
    assert.equal(await open({ ...shared, version: 3 }, asTeam()), 'wrong_place');
    // The key of one record opens no other: headers cannot be swapped.
    const other = await seal(content, { place: elsewhere[0] as typeof place });
    assert.equal(await open({ ...shared, sealed: other.sealed }, asTeam()), 'wrong_place');
    const [head = ''] = other.sealed.split('.');
    const swapped = [head, ...shared.sealed.split('.').slice(1)].join('.');
    assert.equal(await open({ ...shared, sealed: swapped }, asTeam()), 'wrong_place');
  });

  it('nobody writes as another, nor under a roster that the reader has not seen', async () => {
    const forged = await seal(content, { signer: professionalKey.signer });
    assert.equal(await open(forged, asHer()), 'bad_signature');
    assert.equal(await open(shared, { ...asHer(), rosterVersion: 0 }), 'roster_withheld');
  });

  it('a key that does not say what it is for is none', async () => {
    const said = (text: string) => sealToRecipient(intake.recipient, utf8(text));
    const right = { schema: 1, ...place, key: toBase64url(seed('ring')) };
    assert.ok(await takeKey(await said(JSON.stringify(right)), place, intake));
    for (const wrong of [
      'no JSON',
      JSON.stringify({ ...right, schema: 2 }),
      JSON.stringify({ ...right, record: undefined }),
      JSON.stringify({ ...right, key: 'short' }),
    ])
      assert.equal(await takeKey(await said(wrong), place, intake), null, wrong);
  });
});
