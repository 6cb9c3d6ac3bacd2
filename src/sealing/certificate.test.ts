import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { utf8 } from './bytes.ts';
import { genesisHashOf, signCertificate, verifyCertificate } from './certificate.ts';
import { openIntake, newIntake, openPublication, PublicationKey } from './intake.ts';
import { flipped, key, memberKey, programme, runs, seed, vectors } from './vectors.test-parties.ts';

const { genesis, certificate, publicationKey, rosterHashes, intake } = vectors.exact;
const rosterHash: string = rosterHashes[0];
const publication = await PublicationKey.fromSeed(seed('publication'));
const expected = { programme, publicationKey, genesis };
const reasonOf = async (compact: string, more: object = {}) => {
  const verified = await verifyCertificate(compact, { ...expected, ...more });
  return verified.ok ? 'ok' : verified.reason;
};

test('the frozen certificate is made, and verified', async () => {
  const made = await signCertificate({
    programme,
    epoch: 0,
    recipient: intake.recipient,
    rosterHash,
    publication: publication.signer,
  });
  assert.equal(made, certificate);
  const verified = await verifyCertificate(certificate, expected);
  assert.ok(verified.ok);
  assert.deepEqual(verified.certificate, { programme, epoch: 0, recipient: intake.recipient, genesis });
});

test('the genesis hash binds the publication key to the genesis roster', () => {
  const text = `passerelle genesis|${rosterHash}|${publicationKey}`;
  assert.equal(genesis, createHash('sha256').update(text).digest('base64url'));
  assert.equal(genesisHashOf(rosterHash, publicationKey), genesis);
});

test('a certificate by another key is refused even if it claims our genesis', async () => {
  const other = await PublicationKey.generate();
  const forged = await signCertificate({
    programme,
    epoch: 0,
    recipient: intake.recipient,
    rosterHash,
    publication: other.signer,
  });
  assert.equal(await reasonOf(forged), 'bad_signature');
  assert.equal(await reasonOf(forged, { publicationKey: other.verifyKey }), 'other_genesis');
  const payload = {
    schema: 1,
    programme,
    epoch: 0,
    recipient: intake.recipient,
    genesis,
    roster: rosterHash,
  };
  const lying = await other.signer.signJws(
    'passerelle-certificate',
    'publication',
    utf8(JSON.stringify(payload)),
  );
  assert.equal(await reasonOf(lying, { publicationKey: other.verifyKey }), 'other_genesis');
  assert.equal(
    await reasonOf(lying, { publicationKey: other.verifyKey, genesis: undefined }),
    'other_genesis',
  );
});

test('any flipped bit, another programme or another genesis is refused', async () => {
  await fc.assert(
    fc.asyncProperty(flipped(certificate), async (damaged) => assert.notEqual(await reasonOf(damaged), 'ok')),
    runs(60),
  );
  assert.equal(await reasonOf(certificate, { programme: 'other' }), 'other_programme');
  assert.equal(await reasonOf(certificate, { genesis: rosterHash }), 'other_genesis');
  assert.equal(await reasonOf(certificate, { genesis: undefined }), 'ok');
});

test('a certificate for what is no hybrid recipient, or no epoch, is refused', async () => {
  const sign = (payload: object) =>
    publication.signer.signJws('passerelle-certificate', 'publication', utf8(JSON.stringify(payload)));
  const good = { schema: 1, programme, epoch: 0, recipient: intake.recipient, genesis, roster: rosterHash };
  assert.equal(await reasonOf(await sign(good)), 'ok');
  for (const wrong of [
    { recipient: 'age1x' },
    { epoch: -1 },
    { epoch: '0' },
    { schema: 2 },
    { roster: 'x' },
  ]) {
    assert.equal(await reasonOf(await sign({ ...good, ...wrong })), 'malformed', JSON.stringify(wrong));
  }
});

test('an intake pair: the certificate names the key whose private half the ring opens', async () => {
  const made = await newIntake({ programme, epoch: 2, ring: key('ring'), publication, rosterHash });
  const verified = await verifyCertificate(made.certificate, expected);
  const opened = await openIntake({ programme, epoch: 2, ring: key('ring'), sealed: made.sealed });
  assert.ok(verified.ok);
  assert.equal(opened?.recipient, verified.certificate.recipient);
  assert.equal(made.identity.recipient, verified.certificate.recipient);
  assert.equal(await openIntake({ programme, epoch: 1, ring: key('ring'), sealed: made.sealed }), null);
  assert.equal(await openIntake({ programme, epoch: 2, ring: key('ring1'), sealed: made.sealed }), null);
});

test('the publication key opens only if it is the one in the roster', async () => {
  const sealed: string = vectors.sealed.publication;
  const input = { programme, epoch: 0, ring: key('ring'), sealed, publicationKey };
  assert.equal((await openPublication(input))?.verifyKey, publicationKey);
  assert.equal(await openPublication({ ...input, publicationKey: memberKey.verifyKey }), null);
  assert.equal(await openPublication({ ...input, ring: key('ring1') }), null);
  assert.equal(await openPublication({ ...input, epoch: 1 }), null);
});
