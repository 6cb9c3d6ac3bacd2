import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Acknowledgement, IntakeCertificate, PublicProgramme } from '#contract/door.ts';
import { submitRequest } from '#contract/door.ts';
import { AgeIdentity } from '#sealing/age.ts';
import { genesisHashOf, signCertificate } from '#sealing/certificate.ts';
import { sha256Text } from '#sealing/bytes.ts';
import { openEntry } from '#sealing/entry.ts';
import { firstPrev } from '#sealing/envelope.ts';
import { openIntakeHandOver } from '#sealing/handover.ts';
import { Signer } from '#sealing/signature.ts';
import { readCertificate, type WireAnswer } from '../parts/wire.ts';
import type { Answers } from './answers.ts';
import type { SubmitBody } from './seal-request.ts';
import { Submission } from './submission.ts';

const programme = '0190c6f0-1111-7222-8333-444455556666';
const rosterHash = sha256Text('roster');
const answers: Answers = {
  promptness: 'now',
  organisation: 'Poste 31',
  firstName: 'Anne',
  phone: '450 555-0199',
};
let publication: Signer;
let other: Signer;
const intakes: AgeIdentity[] = [];

before(async () => {
  publication = await Signer.fromSeed(new Uint8Array(32).fill(1));
  other = await Signer.fromSeed(new Uint8Array(32).fill(2));
  for (const seed of [3, 4]) intakes.push(await AgeIdentity.fromSeed(new Uint8Array(32).fill(seed)));
});

async function certificate(epoch: number, signer = publication): Promise<IntakeCertificate> {
  const recipient = (intakes[epoch] as AgeIdentity).recipient;
  return {
    epoch,
    certificate: await signCertificate({ programme, epoch, recipient, rosterHash, publication: signer }),
    genesisHash: genesisHashOf(rosterHash, signer.verifyKey),
  };
}

const published = async (intake: IntakeCertificate): Promise<PublicProgramme> => ({
  programme,
  doorOpen: true,
  name: 'P',
  organisation: 'O',
  phone: '1',
  timeZone: 'America/Toronto',
  openNow: true,
  closesAt: null,
  nextOpeningAt: null,
  callBy: { now: 1, soon: 2, no_rush: 3 },
  intake,
  publicationKey: publication.verifyKey,
});

/** A server that answers as told, and remembers what it was sent. */
function serverThat(...replies: WireAnswer<Acknowledgement>[]) {
  const sent: SubmitBody[] = [];
  let proofs = 0;
  const wires = {
    post: async (body: SubmitBody) => {
      sent.push(submitRequest.body.parse(body));
      return replies[sent.length - 1] ?? acknowledged(body);
    },
    prove: async () => `proof-${++proofs}`,
    readCertificate,
  };
  return { sent, wires };
}

const acknowledged = (body: SubmitBody): WireAnswer<Acknowledgement> => ({
  ok: true,
  value: {
    file: body.file,
    reference: 'Hirondelle-4821',
    receivedAt: 1,
    callBy: 2,
    openNow: true,
    nextOpeningAt: null,
  },
});
const refused = (
  code: 'not_stored' | 'old_certificate' | 'proof_needed' | 'unexpected',
  current: unknown = null,
): WireAnswer<Acknowledgement> => ({
  ok: false,
  code,
  fr: 'fr',
  en: 'en',
  current,
  reference: null,
});
const dropped: WireAnswer<Acknowledgement> = { ok: false, code: 'unreachable' };

test('what is sent opens with the intake key, and holds the answers and the partner’s keys', async () => {
  const { sent, wires } = serverThat();
  const outcome = await new Submission(await published(await certificate(0)), 'fr', wires).send(answers, 5);
  assert.ok(outcome.kind === 'acknowledged');
  const [body] = sent as [SubmitBody];
  const opened = await openIntakeHandOver({
    identity: intakes[0] as AgeIdentity,
    sealed: body.key.intake,
    programme,
    file: body.file,
    epoch: 0,
  });
  assert.ok(opened.ok);
  const place = {
    programme,
    file: body.file,
    stream: 'exchange',
    seq: 0,
    prev: firstPrev(programme, body.file, 'exchange'),
    epoch: 0,
  } as const;
  const entry = await openEntry({ key: opened.key, compact: body.entry, place, reader: { side: 'partner' } });
  assert.ok(entry.ok && entry.authorship === 'verified');
  const { receipt } = outcome.identity;
  assert.deepEqual(entry.body.content, {
    kind: 'opening',
    door: 'web',
    ...answers,
    partnerKey: receipt.verifyKey,
    partnerRecipient: receipt.recipient,
  });
  assert.equal(opened.partnerKey, receipt.verifyKey);
});

test('a double click is one request', async () => {
  const { sent, wires } = serverThat();
  const submission = new Submission(await published(await certificate(0)), 'fr', wires);
  const [first, second] = await Promise.all([submission.send(answers, 5), submission.send(answers, 6)]);
  assert.deepEqual([first.kind, second.kind, sent.length], ['acknowledged', 'busy', 1]);
});

test('after a dropped line the same answers go again, as the same file and receipt', async () => {
  const { sent, wires } = serverThat(dropped);
  const submission = new Submission(await published(await certificate(0)), 'fr', wires);
  assert.equal((await submission.send(answers, 5)).kind, 'unsure');
  assert.equal(submission.unsure, true);
  const again = await submission.send({ ...answers, phone: 'changed meanwhile' }, 9);
  assert.equal(again.kind, 'acknowledged');
  assert.deepEqual([sent[0]?.file, sent[0]?.receipt], [sent[1]?.file, sent[1]?.receipt]);
  const opened = await openIntakeHandOver({
    identity: intakes[0] as AgeIdentity,
    sealed: sent[1]?.key.intake ?? '',
    programme,
    file: sent[1]?.file ?? '',
    epoch: 0,
  });
  assert.ok(opened.ok);
  const place = {
    programme,
    file: sent[1]?.file ?? '',
    stream: 'exchange',
    seq: 0,
    prev: firstPrev(programme, sent[1]?.file ?? '', 'exchange'),
    epoch: 0,
  } as const;
  const entry = await openEntry({
    key: opened.key,
    compact: sent[1]?.entry ?? '',
    place,
    reader: { side: 'partner' },
  });
  assert.ok(entry.ok && (entry.body.content as Answers).phone === answers.phone);
});

test('a refusal frees the answers, unless an earlier try may have been stored', async () => {
  const free = new Submission(
    await published(await certificate(0)),
    'fr',
    serverThat(refused('not_stored')).wires,
  );
  const outcome = await free.send(answers, 5);
  assert.deepEqual([outcome.kind, free.unsure], ['refused', false]);
  const held = new Submission(
    await published(await certificate(0)),
    'fr',
    serverThat(dropped, refused('not_stored')).wires,
  );
  await held.send(answers, 5);
  await held.send(answers, 6);
  assert.equal(held.unsure, true);
  const broken = new Submission(
    await published(await certificate(0)),
    'fr',
    serverThat(refused('unexpected')).wires,
  );
  assert.deepEqual([(await broken.send(answers, 5)).kind, broken.unsure], ['refused', true]);
});

test('keys changed meanwhile: sealed again for the new ones, as the same file', async () => {
  const { sent, wires } = serverThat(refused('old_certificate', await certificate(1)));
  const outcome = await new Submission(await published(await certificate(0)), 'fr', wires).send(answers, 5);
  assert.equal(outcome.kind, 'acknowledged');
  assert.deepEqual([sent[0]?.key.epoch, sent[1]?.key.epoch, sent[1]?.file], [0, 1, sent[0]?.file]);
  const opened = await openIntakeHandOver({
    identity: intakes[1] as AgeIdentity,
    sealed: sent[1]?.key.intake ?? '',
    programme,
    file: sent[1]?.file ?? '',
    epoch: 1,
  });
  assert.ok(opened.ok);
});

test('a certificate that the programme did not sign is sealed to by nobody, first or later', async () => {
  const first = serverThat();
  const forged = new Submission(await published(await certificate(0, other)), 'fr', first.wires);
  assert.deepEqual([(await forged.send(answers, 5)).kind, first.sent.length], ['not_ours', 0]);
  const later = serverThat(refused('old_certificate', await certificate(1, other)));
  const swapped = new Submission(await published(await certificate(0)), 'fr', later.wires);
  assert.deepEqual([(await swapped.send(answers, 5)).kind, later.sent.length], ['not_ours', 1]);
});

test('under load the proof is brought with the same request', async () => {
  const { sent, wires } = serverThat(refused('proof_needed'));
  const outcome = await new Submission(await published(await certificate(0)), 'en', wires).send(answers, 5);
  assert.equal(outcome.kind, 'acknowledged');
  assert.deepEqual(
    sent.map(({ proof, file, language }) => [proof, file === sent[0]?.file, language]),
    [
      [undefined, true, 'en'],
      ['proof-1', true, 'en'],
    ],
  );
});

test('a server that never stops changing its mind is left after a few tries', async () => {
  const answersOfServer = await Promise.all(
    Array.from({ length: 9 }, async () => refused('old_certificate', await certificate(0))),
  );
  const { sent, wires } = serverThat(...answersOfServer);
  const outcome = await new Submission(await published(await certificate(0)), 'fr', wires).send(answers, 5);
  assert.equal(outcome.kind, 'refused');
  assert.ok(sent.length <= 4);
});
