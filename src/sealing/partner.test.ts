import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { AgeIdentity } from './age.ts';
import { newAesKey } from './aes.ts';
import { openEntry } from './entry.ts';
import { firstPrev, hashEntry } from './envelope.ts';
import { openIntakeHandOver } from './handover.ts';
import { handOn, sealAsPartner, sealOpening, unwrapWithReceipt } from './partner.ts';
import { deriveReceipt, newReceipt, type Receipt } from './receipt.ts';

const programme = '019ab8d4-0000-7000-8000-000000000001';
const file = '019ab8d4-0000-7000-8000-000000000002';
const place = { programme, file, epoch: 3 };
const reader = { side: 'team', rosterVersion: 0, verifyKeyFor: () => undefined } as const;
let intake: AgeIdentity;
let receipt: Receipt;
let other: Receipt;
before(async () => {
  intake = await AgeIdentity.generate();
  [receipt, other] = [await deriveReceipt(newReceipt()), await deriveReceipt(newReceipt())];
});

const seal = () =>
  sealOpening({
    ...place,
    receipt,
    intakeRecipient: intake.recipient,
    opening: { organisation: 'Organisme', partnerKey: 'claimed' },
    at: 7,
  });

test('the team opens through the intake, the partner with her receipt, and both hold the key that opens the opening', async () => {
  const { entry, key } = await seal();
  const handed = await openIntakeHandOver({ identity: intake, sealed: key.intake, ...place });
  assert.ok(handed.ok);
  assert.deepEqual([handed.partnerKey, handed.partnerRecipient], [receipt.verifyKey, receipt.recipient]);
  const own = await unwrapWithReceipt({ ...place, receipt, compact: key.receipt });
  assert.ok(own);
  for (const held of [handed.key, own]) {
    const at = {
      ...place,
      stream: 'exchange' as const,
      seq: 0,
      prev: firstPrev(programme, file, 'exchange'),
    };
    const opened = await openEntry({ key: held, compact: entry, place: at, reader });
    assert.ok(opened.ok);
    assert.deepEqual(opened.body.author, { kind: 'partner', verifyKey: receipt.verifyKey });
    // Her keys are those of the receipt, whatever the answers claim.
    assert.deepEqual(opened.body.content, {
      kind: 'opening',
      door: 'web',
      organisation: 'Organisme',
      partnerKey: receipt.verifyKey,
      partnerRecipient: receipt.recipient,
    });
  }
});

test('sealed again, nothing of the first time opens it', async () => {
  const [first, second] = [await seal(), await seal()];
  assert.notEqual(first.entry, second.entry);
  const key = await unwrapWithReceipt({ ...place, receipt, compact: first.key.receipt });
  assert.ok(key);
  const at = { ...place, stream: 'exchange' as const, seq: 0, prev: firstPrev(programme, file, 'exchange') };
  const opened = await openEntry({ key, compact: second.entry, place: at, reader });
  assert.equal(opened.ok ? '' : opened.reason, 'not_authentic');
});

test('another receipt, request or epoch opens nothing', async () => {
  const { receipt: compact } = await handOn({
    ...place,
    receipt,
    key: newAesKey(),
    intakeRecipient: intake.recipient,
  });
  assert.ok(await unwrapWithReceipt({ ...place, receipt, compact }));
  for (const wrong of [{ receipt: other }, { file: programme }, { epoch: 2 }])
    assert.equal(await unwrapWithReceipt({ ...place, receipt, compact, ...wrong }), null);
});

test('what she writes later is hers by her first key, and by no other', async () => {
  const key = newAesKey();
  const { entry } = await seal();
  const at = { ...place, seq: 1, prev: hashEntry(entry) };
  const compact = await sealAsPartner({ receipt, key, place: at, at: 8, content: { kind: 'raised' } });
  const open = (partnerKey: string) =>
    openEntry({ key, compact, place: { ...at, stream: 'exchange' }, reader, partnerKey });
  assert.ok((await open(receipt.verifyKey)).ok);
  const refused = await open(other.verifyKey);
  assert.equal(refused.ok ? '' : refused.reason, 'other_partner');
});
