import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { utf8 } from './bytes.ts';
import {
  handOverKeyIn,
  memberKeyIn,
  readRoster,
  signRoster,
  type VerifiedRoster,
  verifyRosterChain,
} from './roster.ts';
import { needsEpoch, parseRoster, type Roster, type RosterMember } from './roster-rules.ts';
import type { Signer } from './signature.ts';
import {
  flipped,
  kit,
  member,
  memberKey,
  memberOf,
  peerKey,
  professionalKey,
  programme,
  runs,
  vectors,
} from './vectors.test-parties.ts';

const [genesisJws, secondJws] = vectors.exact.rosters as [string, string];
const verified = await verifyRosterChain(programme, [genesisJws, secondJws], null);
assert.ok(verified.ok);
const [genesis, second] = verified.versions as [VerifiedRoster, VerifiedRoster];
const founder = genesis.roster.members[0] as RosterMember;
const professional = memberOf('pro', 'professional', professionalKey);
const peer = memberOf('peer', 'peer', peerKey);
const commitment = (epoch: number) => ({
  ...(vectors.exact.commitments as { ring: string; commons: string }),
  epoch,
});

/** A roster after `second`, with some fields changed. */
const after = (change: Partial<Roster>): Roster => ({
  ...second.roster,
  version: 2,
  previous: second.hash,
  ...change,
});
const sign = (
  roster: Roster,
  signedBy = `member:${member}`,
  signer: Signer = memberKey.signer,
  previous = second,
) => signRoster({ roster, previous, signedBy, signer });
/** A roster that no honest client would sign. */
const forge = (roster: object, signedBy = `member:${member}`, signer: Signer = memberKey.signer) =>
  signer.signJws('passerelle-roster', signedBy, utf8(JSON.stringify(roster)));
const reasonOf = async (...more: string[]) => {
  const chain = await verifyRosterChain(programme, [genesisJws, secondJws, ...more], null);
  return chain.ok ? 'ok' : chain.reason;
};

test('the frozen chain is made, and verified: genesis by the founder, the next by the kit', async () => {
  const made = await signRoster({
    roster: genesis.roster,
    previous: null,
    signedBy: `member:${member}`,
    signer: memberKey.signer,
  });
  assert.equal(made.compact, genesisJws);
  assert.deepEqual([genesis.hash, second.hash], vectors.exact.rosterHashes);
  assert.deepEqual([genesis.signedBy, second.signedBy], [`member:${member}`, 'kit']);
  assert.equal(verified.genesisHash, vectors.exact.genesis);
  assert.deepEqual(verified.pins, { genesis: vectors.exact.genesis, version: 1, head: second.hash });
});

test('any flipped bit of any version is refused', async () => {
  await fc.assert(
    fc.asyncProperty(flipped(secondJws), async (damaged) => {
      assert.equal((await verifyRosterChain(programme, [genesisJws, damaged], null)).ok, false);
    }),
    runs(60),
  );
  await fc.assert(
    fc.asyncProperty(flipped(genesisJws), async (damaged) => {
      assert.equal((await verifyRosterChain(programme, [damaged, secondJws], null)).ok, false);
    }),
    runs(60),
  );
});

test('a member is admitted by a coordinator; by nobody else', async () => {
  const admitted = after({ members: [founder, professional, peer] });
  const made = await sign(admitted);
  assert.equal(await reasonOf(made.compact), 'ok');
  const further = {
    ...admitted,
    version: 3,
    previous: made.hash,
    members: [...admitted.members, memberOf('x', 'peer', memberKey)],
  };
  for (const [who, by] of [
    ['member:pro', professionalKey],
    ['member:peer', peerKey],
    ['member:ghost', peerKey],
  ] as const) {
    const forged = await forge(further, who, by.signer);
    assert.equal(await reasonOf(made.compact, forged), 'malformed', 'a key serves one member only');
    const plain = await forge({ ...further, members: admitted.members }, who, by.signer);
    assert.equal(await reasonOf(made.compact, plain), 'unknown_signer', who);
    await assert.rejects(sign({ ...further, members: admitted.members }, who, by.signer, made));
  }
  assert.equal(await reasonOf(await forge(admitted, `member:${member}`, peerKey.signer)), 'bad_signature');
  assert.equal(await reasonOf(await forge(admitted, 'kit', memberKey.signer)), 'bad_signature');
});

test('genesis is signed by a coordinator of itself, never by the kit', async () => {
  const forged = await forge(genesis.roster, 'kit', kit.signer);
  const chain = await verifyRosterChain(programme, [forged], null);
  assert.deepEqual(chain, { ok: false, reason: 'unknown_signer', version: 0 });
});

test('a version that breaks a rule is neither signed nor believed', async () => {
  const next = { epoch: 1, commitments: [commitment(0), commitment(1)] };
  const cases: [string, Partial<Roster>][] = [
    ['not_next', { version: 3 }],
    ['not_next', { version: 1 }],
    ['not_next', { previous: genesis.hash }],
    ['not_next', { previous: null }],
    ['no_coordinator', { members: [{ ...founder, role: 'professional' }] }],
    ['publication_key_changed', { publicationKey: peerKey.verifyKey }],
    ['commitments_rewritten', { commitments: [{ ...commitment(0), ring: genesis.hash }] }],
    [
      'commitments_rewritten',
      { ...next, commitments: [{ ...commitment(0), commons: genesis.hash }, commitment(1)] },
    ],
    ['epoch_skipped', { epoch: 2, commitments: [commitment(0), commitment(1), commitment(2)] }],
    ['epoch_needed', { kit: { recipient: peerKey.recipient, verifyKey: peerKey.verifyKey } }],
    ['epoch_needed', { members: [memberOf(member, 'coordinator', professionalKey)] }],
    ['epoch_needed', { members: [memberOf('other', 'coordinator', professionalKey)] }],
    ['signer_leaves', { ...next, members: [memberOf('other', 'coordinator', professionalKey)] }],
    [
      'signer_leaves',
      { ...next, members: [{ ...founder, role: 'peer' }, memberOf('other', 'coordinator', professionalKey)] },
    ],
  ];
  for (const [reason, change] of cases) {
    const roster = after(change);
    assert.equal(await reasonOf(await forge(roster)), reason, JSON.stringify(Object.keys(change)));
    await assert.rejects(sign(roster), new RegExp(reason));
  }
  assert.equal(await reasonOf((await sign(after(next))).compact), 'ok');
});

test('an epoch is needed whenever someone who could open the keys no longer may', () => {
  const before = after({ members: [founder, professional, peer] });
  const withMembers = (...members: RosterMember[]) => ({ members, kit: before.kit });
  assert.equal(needsEpoch(before, withMembers(founder, professional, peer)), false);
  assert.equal(needsEpoch(before, withMembers(founder, peer)), true, 'a professional left');
  assert.equal(needsEpoch(before, withMembers(founder, professional)), true, 'a peer left');
  assert.equal(
    needsEpoch(before, withMembers(founder, { ...professional, role: 'peer' }, peer)),
    true,
    'out of the ring',
  );
  assert.equal(
    needsEpoch(before, withMembers(founder, professional, { ...peer, role: 'professional' })),
    false,
  );
  assert.equal(
    needsEpoch(before, withMembers({ ...founder, role: 'professional' }, professional, peer)),
    false,
  );
  assert.equal(
    needsEpoch(before, withMembers(founder, { ...professional, recipient: kit.recipient }, peer)),
    true,
  );
});

test('what is not exactly a roster is none', async () => {
  const good = JSON.parse(JSON.stringify(genesis.roster));
  assert.deepEqual(parseRoster(good), genesis.roster);
  const wrong = [
    { schema: 2 },
    { programme: 'a|b' },
    { version: -1 },
    { version: 0.5 },
    { previous: 'x' },
    { at: '1' },
    { members: {} },
    { members: [{ ...founder, role: 'caretaker' }] },
    { members: [{ ...founder, recipient: 'age1x' }] },
    { members: [founder, founder] },
    { members: [founder, { ...professional, verifyKey: founder.verifyKey }] },
    { kit: { ...good.kit, recipient: founder.recipient } },
    { kit: null },
    { publicationKey: 'AA' },
    { commitments: [] },
    { commitments: [commitment(1)] },
    { commitments: [{ ...commitment(0), ring: 'x' }] },
    { epoch: 1 },
  ];
  for (const change of wrong)
    assert.equal(parseRoster({ ...good, ...change }), null, JSON.stringify(change).slice(0, 80));
  assert.equal(parseRoster(null), null);
  assert.equal(readRoster('x.y.z'), null);
  assert.deepEqual(readRoster(genesisJws), genesis.roster);
});

test('another programme’s roster is refused', async () => {
  const chain = await verifyRosterChain('other', [genesisJws], null);
  assert.deepEqual(chain, { ok: false, reason: 'other_programme', version: 0 });
  assert.equal((await verifyRosterChain(programme, [], null)).ok, false);
});

test('pins: neither another genesis, nor a shorter chain, nor another history', async () => {
  const pins = verified.pins;
  const third = await sign(after({ members: [founder, professional] }));
  const fork = await sign(after({ members: [founder, peer] }));
  const check = async (chain: string[], known: object) => {
    const result = await verifyRosterChain(programme, chain, known as typeof pins);
    return result.ok ? result.pins.version : result.reason;
  };
  assert.equal(await check([genesisJws, secondJws], pins), 1);
  assert.equal(await check([genesisJws, secondJws, third.compact], pins), 2);
  assert.equal(await check([genesisJws], pins), 'rolled_back');
  assert.equal(
    await check([genesisJws, secondJws, fork.compact], { ...pins, version: 2, head: third.hash }),
    'forked',
  );
  assert.equal(await check([genesisJws, secondJws], { ...pins, genesis: genesis.hash }), 'other_genesis');
  assert.equal(await check([genesisJws, secondJws], { genesis: pins.genesis }), 1);
  assert.equal(await check([genesisJws, secondJws], { genesis: genesis.hash }), 'other_genesis');
});

test('a signature counts for the version and epoch in which its author stands', async () => {
  const third = await sign(after({ members: [founder, professional] }));
  const chain = await verifyRosterChain(programme, [genesisJws, secondJws, third.compact], null);
  assert.ok(chain.ok);
  const { versions } = chain;
  assert.equal(memberKeyIn(versions, 'pro', 2, 0), professionalKey.verifyKey);
  assert.equal(memberKeyIn(versions, 'pro', 1, 0), undefined, 'not yet a member');
  assert.equal(memberKeyIn(versions, 'pro', 2, 1), undefined, 'that version is of another epoch');
  assert.equal(memberKeyIn(versions, 'pro', 3, 0), undefined, 'no such version');
  assert.equal(memberKeyIn(versions, 'pro', 2), professionalKey.verifyKey);
  assert.equal(handOverKeyIn(versions, 'kit', 1, 0), kit.verifyKey, 'the kit signed version 1');
  assert.equal(handOverKeyIn(versions, 'kit', 2, 0), undefined, 'the kit did not sign version 2');
  assert.equal(handOverKeyIn(versions, 'member:pro', 2, 0), professionalKey.verifyKey);
  assert.equal(handOverKeyIn(versions, 'pro', 2, 0), undefined);
});
