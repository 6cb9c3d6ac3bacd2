import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AesKey, newAesKey } from './aes.ts';
import type { AgeIdentity } from './age.ts';
import { verifyCertificate } from './certificate.ts';
import { admitMember, type EpochBundle, foundProgramme, type NewEpoch, nextEpoch } from './epoch.ts';
import { openEpochs, type StoredEpoch } from './epoch-chain.ts';
import { isAgeFile, readRecordHeader } from './envelope.ts';
import { openIntake, openPublication } from './intake.ts';
import { deriveKit, newKit } from './kit.ts';
import { MemberKey } from './member.ts';
import { type VerifiedRoster, verifyRosterChain } from './roster.ts';
import { kit, memberOf, peerKey, professionalKey, programme } from './vectors.test-parties.ts';
import { wrapKey } from './wrap.ts';

const founderKey = await MemberKey.generate();
const founder = memberOf('founder', 'coordinator', founderKey);
const professional = memberOf('pro', 'professional', professionalKey);
const peer = memberOf('peer', 'peer', peerKey);
const signedBy = 'member:founder';
const signer = founderKey.signer;
const kitKeys = { recipient: kit.recipient, verifyKey: kit.verifyKey };

// A programme is founded, two members are admitted, the professional leaves.
const zero = await foundProgramme({ programme, at: 0, founder, signer, kit: kitKeys });
const admitted = await admitMember({
  at: 1,
  previous: zero.roster,
  member: professional,
  keys: zero.keys,
  signedBy,
  signer,
});
const both = await admitMember({
  at: 2,
  previous: admitted.roster,
  member: peer,
  keys: zero.keys,
  signedBy,
  signer,
});
const common = { genesisRosterHash: zero.roster.hash, publication: zero.publication, kit: kitKeys };
const one = await nextEpoch({
  ...common,
  at: 3,
  previous: both.roster,
  members: [founder, peer],
  keys: zero.keys,
  signedBy,
  signer,
});
const two = await nextEpoch({
  ...common,
  at: 4,
  previous: one.roster,
  members: [founder, peer],
  keys: one.keys,
  signedBy: 'kit',
  signer: kit.signer,
});

const rosters = [zero.roster, admitted.roster, both.roster, one.roster, two.roster];
const chain = await verifyRosterChain(
  programme,
  rosters.map(({ compact }) => compact),
  null,
);
assert.ok(chain.ok);
const versions = chain.versions;

const bundles: EpochBundle[] = [
  { ...zero.bundle, wraps: [...zero.bundle.wraps, ...admitted.wraps, ...both.wraps] },
  one.bundle,
  two.bundle,
];
const opening = (
  me: string,
  identity: AgeIdentity,
  more: { epochs?: readonly StoredEpoch[]; versions?: readonly VerifiedRoster[] } = {},
) => openEpochs({ versions, epochs: bundles, identity, me, holdsRing: me !== 'peer', ...more });
const bytesOf = (keys: ReadonlyMap<number, AesKey>) =>
  [...keys].map(([epoch, key]) => [epoch, key.unsafeBytes()]);
const rings = [two, one, zero].map(({ keys }) => [keys.epoch, keys.ring.unsafeBytes()]);
const commons = [two, one, zero].map(({ keys }) => [keys.epoch, keys.commons.unsafeBytes()]);

test('a coordinator opens every epoch back to 0, each key as it was made', async () => {
  const opened = await opening('founder', founderKey.identity);
  assert.deepEqual(opened.problems, []);
  assert.deepEqual(bytesOf(opened.ring), rings);
  assert.deepEqual(bytesOf(opened.commons), commons);
});

test('the kit alone opens the chain, signs a roster and makes the next epoch', async () => {
  const opened = await opening('kit', kit.identity);
  assert.deepEqual([opened.problems, bytesOf(opened.ring), bytesOf(opened.commons)], [[], rings, commons]);
  const ring = opened.ring.get(2) as AesKey;
  const publicationKey = chain.head.roster.publicationKey;
  const publication = await openPublication({
    programme,
    epoch: 2,
    ring,
    sealed: two.bundle.publicationPrivate,
    publicationKey,
  });
  assert.ok(publication);
  const newcomer = await MemberKey.generate();
  const renewed = await deriveKit(newKit());
  const three = await nextEpoch({
    at: 5,
    previous: chain.head,
    genesisRosterHash: zero.roster.hash,
    members: [memberOf('new', 'coordinator', newcomer)],
    kit: { recipient: renewed.recipient, verifyKey: renewed.verifyKey },
    keys: { epoch: 2, ring, commons: opened.commons.get(2) as AesKey },
    publication,
    signedBy: 'kit',
    signer: kit.signer,
  });
  const next = await verifyRosterChain(
    programme,
    [...rosters, three.roster].map(({ compact }) => compact),
    chain.pins,
  );
  assert.ok(next.ok);
  const hers = await openEpochs({
    versions: next.versions,
    epochs: [...bundles, three.bundle],
    identity: newcomer.identity,
    me: 'new',
    holdsRing: true,
  });
  assert.deepEqual([hers.problems, hers.ring.size, hers.commons.size], [[], 4, 4]);
});

test('a peer opens the commons of every epoch and no ring', async () => {
  const opened = await opening('peer', peerKey.identity);
  assert.deepEqual([opened.problems, opened.ring.size], [[], 0]);
  assert.deepEqual(bytesOf(opened.commons), commons);
  const handed = bundles.flatMap(({ wraps }) => wraps.filter(({ recipient }) => recipient === 'peer'));
  assert.deepEqual(new Set(handed.map(({ key }) => key)), new Set(['commons']));
});

test('a leaver with all that she kept opens nothing later', async () => {
  // Everything the server ever held, everything addressed to anyone, and her own keys of the epoch she left.
  const everything = bundles.map((bundle) => ({
    ...bundle,
    wraps: bundle.wraps.map((wrap) => ({ ...wrap, recipient: 'pro' })),
  }));
  const opened = await opening('pro', professionalKey.identity, { epochs: everything });
  assert.deepEqual([...opened.ring.keys()], [0]);
  assert.deepEqual([...opened.commons.keys()], [0]);
  const kept = opened.ring.get(0) as AesKey;
  for (const bundle of [one.bundle, two.bundle]) {
    assert.equal(
      await openIntake({ programme, epoch: bundle.epoch, ring: kept, sealed: bundle.intakePrivate }),
      null,
    );
  }
  const wraps = [one, two].flatMap(({ bundle }) => bundle.wraps);
  for (const { sealed } of wraps) assert.equal(await professionalKey.identity.open(sealed), null);
});

test('a key planted by the server is told by the roster’s commitment', async () => {
  const planted = newAesKey();
  const place = { programme, record: 'ring:1', kid: 'ring:2' };
  const previousRing = await wrapKey({ key: planted, under: two.keys.ring, place });
  const epochs = [bundles[0], bundles[1], { ...two.bundle, previousRing }] as EpochBundle[];
  const opened = await opening('founder', founderKey.identity, { epochs });
  assert.deepEqual(opened.problems[0], { epoch: 1, key: 'ring', reason: 'planted' });
  assert.equal(opened.ring.has(1), false);
});

test('an epoch whose chain is cut opens through my own copy, or is said to be missing', async () => {
  const cut = [bundles[0], bundles[1], { ...two.bundle, previousRing: null }] as EpochBundle[];
  const own = await opening('founder', founderKey.identity, { epochs: cut });
  assert.deepEqual([own.problems, own.ring.size], [[], 3]);
  const alone = await opening('founder', founderKey.identity, {
    epochs: cut.map((epoch) => ({ ...epoch, wraps: epoch.epoch === 2 ? epoch.wraps : [] })),
  });
  assert.deepEqual(alone.problems, [
    { epoch: 1, key: 'ring', reason: 'missing' },
    { epoch: 0, key: 'ring', reason: 'missing' },
  ]);
  const damaged = cut.map((epoch) => ({
    ...epoch,
    wraps: epoch.wraps.map((wrap) => ({ ...wrap, sealed: `${wrap.sealed.slice(0, -4)}AAAA` })),
  }));
  const refused = await opening('founder', founderKey.identity, { epochs: damaged });
  assert.deepEqual(refused.problems[0], { epoch: 2, key: 'ring', reason: 'refused' });
});

test('each bundle is what the server lets in, certified by the same publication key', async () => {
  for (const made of [zero, one, two] satisfies NewEpoch[]) {
    const { bundle } = made;
    assert.ok(bundle.wraps.every(({ sealed }) => isAgeFile(sealed)));
    const wrapped = [
      bundle.intakePrivate,
      bundle.publicationPrivate,
      bundle.previousRing,
      bundle.previousCommons,
    ];
    assert.ok(wrapped.every((compact) => compact === null || readRecordHeader(compact).ok));
    const verified = await verifyCertificate(bundle.certificate, {
      programme,
      publicationKey: zero.publication.verifyKey,
      genesis: chain.genesisHash,
    });
    assert.ok(verified.ok);
    assert.deepEqual(
      [verified.certificate.epoch, verified.certificate.recipient],
      [bundle.epoch, made.intake.recipient],
    );
  }
});

test('a peer made a professional gets the ring within the same epoch', async () => {
  const promoted = await admitMember({
    at: 6,
    previous: two.roster,
    member: { ...peer, role: 'professional' },
    keys: two.keys,
    signedBy,
    signer,
  });
  assert.deepEqual(
    promoted.wraps.map(({ key, recipient }) => [key, recipient]),
    [
      ['ring', 'peer'],
      ['commons', 'peer'],
    ],
  );
  assert.equal(promoted.roster.roster.epoch, 2);
});

test('no roster is signed that drops a member and keeps the keys, nor one by who leaves', async () => {
  const input = { ...common, at: 7, previous: two.roster, keys: two.keys, signer, signedBy };
  await assert.rejects(
    nextEpoch({ ...input, members: [memberOf('other', 'coordinator', professionalKey), peer] }),
    /signer_leaves/,
  );
  await assert.rejects(nextEpoch({ ...input, members: [peer] }), /no_coordinator/);
  await assert.rejects(
    foundProgramme({ programme, at: 0, founder: peer, signer: peerKey.signer, kit: kitKeys }),
    /no_coordinator/,
  );
  const replaced = { ...professional, id: 'peer' };
  await assert.rejects(
    admitMember({ at: 8, previous: two.roster, member: replaced, keys: two.keys, signedBy, signer }),
    /epoch_needed/,
  );
});

test('a key of another length is no AES key; a commitment names purpose, programme and epoch', async () => {
  assert.throws(() => AesKey.fromBytes(new Uint8Array(16)), RangeError);
  const key = newAesKey();
  const all = await Promise.all([
    key.commitment('ring', programme, 0),
    key.commitment('commons', programme, 0),
    key.commitment('ring', programme, 1),
    key.commitment('ring', 'other', 0),
  ]);
  assert.equal(new Set(all.map(String)).size, 4);
});
