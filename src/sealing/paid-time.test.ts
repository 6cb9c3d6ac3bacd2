import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { AgeIdentity } from '#sealing/age.ts';
import { MemberKey } from '#sealing/member.ts';
import {
  epochOfTime,
  openPaidTime,
  ownTimeKey,
  type SealedTime,
  sealPaidTime,
  teamTimeKey,
} from '#sealing/paid-time.ts';

const programme = 'programme';
const content = { kind: 'paid_time', what: 'wording_review', day: '2026-11-24', minutes: 25 };

describe('paid time', () => {
  let her: MemberKey;
  let peer: MemberKey;
  let intake: AgeIdentity;
  let time: SealedTime;
  before(async () => {
    [her, peer, intake] = await Promise.all([
      MemberKey.generate(),
      MemberKey.generate(),
      AgeIdentity.generate(),
    ]);
    time = await sealPaidTime({
      programme,
      record: 'time-1',
      version: 1,
      member: 'her',
      own: her.own,
      intake: { epoch: 3, recipient: intake.recipient },
      body: { schema: 1, roster: 4, author: { kind: 'member', id: 'her' }, at: 1, content },
      signer: her.signer,
    });
  });
  const open = async (key: Awaited<ReturnType<typeof ownTimeKey>>, of = time) => {
    assert.ok(key);
    return openPaidTime({
      key,
      programme,
      time: of,
      rosterVersion: 4,
      verifyKeyFor: (member) => (member === 'her' ? her.verifyKey : undefined),
    });
  };

  it('is read by herself and by whoever holds the intake key, and is the same text for both', async () => {
    assert.equal(epochOfTime(time), 3);
    for (const key of [
      await ownTimeKey(time, { programme, member: 'her', own: her.own }),
      await teamTimeKey(time, { programme, intake }),
    ]) {
      const opened = await open(key);
      assert.deepEqual(opened.ok && opened.body.content, content);
    }
  });

  it('is read by no other peer', async () => {
    assert.equal(await ownTimeKey(time, { programme, member: 'her', own: peer.own }), null);
    assert.equal(await ownTimeKey(time, { programme, member: 'peer', own: peer.own }), null);
    assert.equal(await teamTimeKey(time, { programme, intake: peer.identity }), null);
  });

  it('opens in its own place only, and only as she signed it', async () => {
    const key = await teamTimeKey(time, { programme, intake });
    for (const moved of [
      { ...time, record: 'time-2' },
      { ...time, version: 2 },
    ])
      assert.equal((await open(key, moved)).ok, false);
    assert.equal(await teamTimeKey({ ...time, record: 'time-2' }, { programme, intake }), null);
    const forged = await sealPaidTime({
      programme,
      record: 'time-1',
      version: 1,
      member: 'her',
      own: peer.own,
      intake: { epoch: 3, recipient: intake.recipient },
      body: { schema: 1, roster: 4, author: { kind: 'member', id: 'her' }, at: 1, content },
      signer: peer.signer,
    });
    assert.deepEqual(await open(await teamTimeKey(forged, { programme, intake }), forged), {
      ok: false,
      reason: 'bad_signature',
    });
  });
});
