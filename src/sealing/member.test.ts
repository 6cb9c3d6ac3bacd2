import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toBase64url } from './bytes.ts';
import { MemberKey, openMemberKey, passphraseKey, sealMemberKey } from './member.ts';
import { flipped, key, member, memberKey, programme, runs, seed, vectors } from './vectors.test-parties.ts';

const under = await passphraseKey(vectors.exact.exportKey);
const sealed: string = vectors.sealed.memberKey;

test('everything derived from a member’s bytes is the frozen vector', () => {
  const { recipient, verifyKey, own } = vectors.exact.member;
  assert.deepEqual([memberKey.recipient, memberKey.verifyKey], [recipient, verifyKey]);
  assert.equal(toBase64url(memberKey.own.unsafeBytes()), own);
  assert.equal(toBase64url(under.unsafeBytes()), vectors.exact.passphraseKey);
});

test('the frozen sealed key opens with the passphrase’s key', async () => {
  const opened = await openMemberKey({ sealed, under, programme });
  assert.deepEqual(
    [opened?.owner, opened?.key.recipient, opened?.key.verifyKey],
    [member, memberKey.recipient, memberKey.verifyKey],
  );
  assert.deepEqual(opened?.key.unsafeSeed(), seed('member'));
});

test('sealing then opening is identity', async () => {
  const fresh = await MemberKey.generate();
  const again = await sealMemberKey({ key: fresh, under, programme, owner: 'candidate-1' });
  const opened = await openMemberKey({ sealed: again, under, programme });
  assert.deepEqual([opened?.owner, opened?.key.recipient], ['candidate-1', fresh.recipient]);
});

test('another passphrase, programme, bit or kind of record opens nothing', async () => {
  assert.equal(await openMemberKey({ sealed, under: key('ring'), programme }), null);
  assert.equal(await openMemberKey({ sealed, under, programme: 'other' }), null);
  assert.equal(
    await openMemberKey({ sealed: vectors.sealed.publication, under: key('ring'), programme }),
    null,
  );
  assert.equal(await openMemberKey({ sealed: '', under, programme }), null);
  await fc.assert(
    fc.asyncProperty(flipped(sealed), async (damaged) => {
      assert.equal(await openMemberKey({ sealed: damaged, under, programme }), null);
    }),
    runs(60),
  );
});

test('only 32 bytes are a member key', async () => {
  await assert.rejects(MemberKey.fromSeed(new Uint8Array(16)), RangeError);
});
