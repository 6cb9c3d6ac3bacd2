import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newAesKey } from './aes.ts';
import { AgeIdentity, sealToRecipient } from './age.ts';
import { utf8 } from './bytes.ts';
import { isAgeFile } from './envelope.ts';
import {
  handOver,
  handToIntake,
  handToPartner,
  openFromTeam,
  openHandOver,
  openIntakeHandOver,
} from './handover.ts';
import { deriveReceipt, newReceipt } from './receipt.ts';
import {
  file,
  key,
  kit,
  member,
  memberKey,
  peerKey,
  professionalKey,
  programme,
  receipt,
  seed,
  vectors,
} from './vectors.test-parties.ts';

const ring = { programme, purpose: 'ring', epoch: 0 } as const;
const kid = `member:${member}`;
const verifyKeyFor = (who: string, version: number, epoch: number) =>
  who === kid && version === 0 && epoch === 0 ? memberKey.verifyKey : undefined;
const toKit = (more: object = {}) =>
  handOver({
    key: key('ring'),
    subject: ring,
    recipient: kit.recipient,
    roster: 0,
    kid,
    signer: memberKey.signer,
    ...more,
  });
const reasonOf = async (sealed: string, more: object = {}) => {
  const opened = await openHandOver({ identity: kit.identity, sealed, subject: ring, verifyKeyFor, ...more });
  return opened.ok ? 'ok' : opened.reason;
};

test('the frozen hand-over to the kit opens', async () => {
  const opened = await openHandOver({
    identity: kit.identity,
    sealed: vectors.sealed.ringToKit,
    subject: ring,
    verifyKeyFor,
  });
  assert.ok(opened.ok);
  assert.deepEqual([opened.key.unsafeBytes(), opened.by], [seed('ring'), kid]);
});

test('a hand-over opens for its recipient and about its subject only', async () => {
  const sealed = await toKit();
  assert.equal(isAgeFile(sealed), true);
  assert.equal(await reasonOf(sealed), 'ok');
  assert.equal(await reasonOf(sealed, { identity: peerKey.identity }), 'not_for_me');
  assert.equal(await reasonOf(sealed, { subject: { ...ring, purpose: 'commons' } }), 'other_subject');
  assert.equal(await reasonOf(sealed, { subject: { ...ring, epoch: 1 } }), 'other_subject');
  assert.equal(await reasonOf(sealed, { subject: { ...ring, programme: 'other' } }), 'other_subject');
  assert.equal(await reasonOf(sealed, { subject: { ...ring, file } }), 'other_subject');
});

test('a key that the server made itself is refused: unsigned, signed by a stranger, or in a member’s name', async () => {
  const unsigned = await sealToRecipient(kit.recipient, utf8(JSON.stringify({ key: 'x' })));
  assert.equal(await reasonOf(unsigned), 'not_signed');
  assert.equal(await reasonOf(await sealToRecipient(kit.recipient, Uint8Array.of(0xff))), 'not_for_me');
  const stranger = professionalKey.signer;
  assert.equal(await reasonOf(await toKit({ signer: stranger })), 'bad_signature');
  assert.equal(await reasonOf(await toKit({ signer: stranger, kid: 'member:x' })), 'unknown_signer');
  assert.equal(await reasonOf(await toKit({ roster: 1 })), 'unknown_signer');
});

test('a statement signed for one person cannot be handed to another', async () => {
  const toPeer = await peerKey.identity.open(await toKit({ recipient: peerKey.recipient }));
  const passedOn = await sealToRecipient(kit.recipient, toPeer as Uint8Array);
  assert.equal(await reasonOf(passedOn), 'other_subject');
});

const intake = await AgeIdentity.fromSeed(seed('intake'));
const place = { programme, file, epoch: 0 };

test('the frozen hand-over to the intake opens, and names the partner', async () => {
  const opened = await openIntakeHandOver({
    identity: intake,
    sealed: vectors.sealed.exchangeToIntake,
    ...place,
  });
  assert.ok(opened.ok);
  assert.deepEqual(opened.key.unsafeBytes(), seed('exchange'));
  assert.deepEqual([opened.partnerKey, opened.partnerRecipient], [receipt.verifyKey, receipt.recipient]);
});

test('a partner’s key for a later epoch must come from the same partner', async () => {
  const hand = (by: typeof receipt, epoch = 1) =>
    handToIntake({
      key: newAesKey(),
      programme,
      file,
      epoch,
      intakeRecipient: intake.recipient,
      receipt: by,
    });
  const read = async (sealed: string, more: object = {}) => {
    const input = {
      identity: intake,
      sealed,
      programme,
      file,
      epoch: 1,
      partnerKey: receipt.verifyKey,
      ...more,
    };
    const opened = await openIntakeHandOver(input);
    return opened.ok ? 'ok' : opened.reason;
  };
  const good = await hand(receipt);
  const stranger = await deriveReceipt(newReceipt());
  assert.equal(await read(good), 'ok');
  assert.equal(await read(await hand(stranger)), 'unknown_signer');
  assert.equal(await read(good, { epoch: 2 }), 'other_subject');
  assert.equal(await read(good, { file: 'other' }), 'other_subject');
  assert.equal(await read(good, { identity: kit.identity }), 'not_for_me');
  assert.equal(
    await read(await hand({ ...receipt, signer: stranger.signer }), { partnerKey: undefined }),
    'ok',
  );
  const forged = await sealToRecipient(intake.recipient, utf8('x'));
  assert.equal(await read(forged), 'not_signed');
});

const keyFor = (epoch: number) => (epoch === 0 ? key('exchange') : undefined);
const next = { programme, file, epoch: 1 };

test('the frozen hand-over to the partner opens with the key she already holds', async () => {
  const opened = await openFromTeam({
    identity: receipt.identity,
    sealed: vectors.sealed.exchangeToPartner,
    ...next,
    keyFor,
  });
  assert.deepEqual(opened?.unsafeBytes(), seed('exchange1'));
});

test('the server cannot plant a key on a partner: it does not hold the one before', async () => {
  const previous = { key: newAesKey(), epoch: 0 };
  const planted = await handToPartner({ key: newAesKey(), ...next, previous, recipient: receipt.recipient });
  assert.equal(await openFromTeam({ identity: receipt.identity, sealed: planted, ...next, keyFor }), null);
  const plain = await sealToRecipient(receipt.recipient, newAesKey().unsafeBytes());
  assert.equal(await openFromTeam({ identity: receipt.identity, sealed: plain, ...next, keyFor }), null);
});

test('a key handed to a partner opens for her, her file and its epoch only', async () => {
  const sealed: string = vectors.sealed.exchangeToPartner;
  const read = (more: object) =>
    openFromTeam({ identity: receipt.identity, sealed, ...next, keyFor, ...more });
  assert.equal(await read({ identity: kit.identity }), null);
  assert.equal(await read({ file: 'other' }), null);
  assert.equal(await read({ epoch: 2 }), null);
  assert.equal(await read({ programme: 'other' }), null);
  assert.equal(await read({ keyFor: () => undefined }), null);
});

test('an epoch is never handed over under itself or a later one', async () => {
  const previous = { key: key('exchange'), epoch: 1 };
  const sealed = await handToPartner({ key: newAesKey(), ...next, previous, recipient: receipt.recipient });
  const opened = await openFromTeam({
    identity: receipt.identity,
    sealed,
    ...next,
    keyFor: () => key('exchange'),
  });
  assert.equal(opened, null);
});
