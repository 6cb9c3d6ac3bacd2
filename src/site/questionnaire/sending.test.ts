import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { IntakeCertificate } from '#contract/door.ts';
import { submitAnswer } from '#contract/rounds.ts';
import { AgeIdentity } from '#sealing/age.ts';
import { openAnswer } from '#sealing/answer.ts';
import { sha256Text } from '#sealing/bytes.ts';
import { genesisHashOf, signCertificate } from '#sealing/certificate.ts';
import { Signer } from '#sealing/signature.ts';
import { readCertificate, type WireAnswer } from '../parts/wire.ts';
import { AnswerSending } from './sending.ts';
import { type AnswerBody, readReceived, type Received } from './wire.ts';

const programme = '0190c6f0-1111-7222-8333-444455556666';
const round = {
  id: '0190c6f0-1111-7222-8333-444455557777',
  code: '7FK39QXM2T',
  moment: 'after',
  mode: 'room',
  set: { id: 'maison', version: 1 },
} as const;
const answers = { answers: { comfortable: 4 } };
let publication: Signer;
const intakes: AgeIdentity[] = [];

before(async () => {
  publication = await Signer.fromSeed(new Uint8Array(32).fill(1));
  for (const seed of [3, 4]) intakes.push(await AgeIdentity.fromSeed(new Uint8Array(32).fill(seed)));
});

async function certificate(epoch: number, signer = publication): Promise<IntakeCertificate> {
  const rosterHash = sha256Text('roster');
  const { recipient } = intakes[epoch] as AgeIdentity;
  return {
    epoch,
    certificate: await signCertificate({ programme, epoch, recipient, rosterHash, publication: signer }),
    genesisHash: genesisHashOf(rosterHash, signer.verifyKey),
  };
}

/** A page whose server answers as told, and remembers what it was sent. */
async function page(replies: WireAnswer<Received>[], options: { slip?: string; signer?: Signer } = {}) {
  const sent: AnswerBody[] = [];
  const published = {
    programme,
    publicationKey: publication.verifyKey,
    intake: await certificate(0, options.signer),
  };
  const sending = new AnswerSending(published, round, options.slip ?? null, {
    post: async (body) => {
      sent.push(submitAnswer.body.parse(body));
      return replies[sent.length - 1] ?? { ok: true, value: 'now' };
    },
    prove: async () => 'proof',
    readCertificate,
  });
  return { sent, sending };
}
const open = (body: AnswerBody | undefined, epoch = 0) =>
  openAnswer(body?.sealed ?? '', { programme, round: round.id, intake: intakes[epoch] as AgeIdentity });
const lost: WireAnswer<Received> = { ok: false, code: 'unreachable' };
const before_: WireAnswer<Received> = { ok: true, value: 'before' };
const refused = (code: 'old_certificate' | 'proof_needed' | 'round_full', current: unknown = null) =>
  ({ ok: false, code, fr: 'fr', en: 'en', current, reference: null }) as const;

test('what is sent opens with the intake key and names nobody', async () => {
  const { sent, sending } = await page([]);
  assert.deepEqual(await sending.send(answers), { kind: 'arrived' });
  assert.deepEqual(await open(sent[0]), { answers });
  assert.deepEqual(Object.keys(sent[0] ?? {}).sort(), ['code', 'epoch', 'sealed', 'token']);
});

test('after a dropped line the same answers go again with the same token, and that they had arrived is no surprise', async () => {
  const { sent, sending } = await page([lost, before_]);
  assert.deepEqual(await sending.send(answers), { kind: 'unsure' });
  assert.deepEqual(await sending.send({ answers: { comfortable: 1 } }), { kind: 'arrived' });
  assert.equal(sent[0]?.token, sent[1]?.token);
  assert.notEqual(sent[0]?.sealed, sent[1]?.sealed);
  assert.deepEqual(await open(sent[1]), { answers }, 'what may be stored is not changed');
});

test('a slip that somebody used before says so; each page without one has a token of its own', async () => {
  const slip = 'AAECAwQFBgcICQoLDA0ODw';
  const used = await page([before_], { slip });
  assert.deepEqual(await used.sending.send(answers), { kind: 'used' });
  assert.equal(used.sent[0]?.token, slip);
  const [one, other] = [await page([]), await page([])];
  for (const { sending } of [one, other]) await sending.send(answers);
  assert.notEqual(one.sent[0]?.token, other.sent[0]?.token);
});

test('keys changed meanwhile: sealed again for the new ones, under the same token; under load with a proof', async () => {
  const { sent, sending } = await page([
    refused('old_certificate', await certificate(1)),
    refused('proof_needed'),
  ]);
  assert.deepEqual(await sending.send(answers), { kind: 'arrived' });
  assert.deepEqual(
    sent.map(({ epoch, proof }) => [epoch, proof]),
    [
      [0, undefined],
      [1, undefined],
      [1, 'proof'],
    ],
  );
  assert.equal(new Set(sent.map(({ token }) => token)).size, 1);
  assert.deepEqual(await open(sent[2], 1), { answers });
});

test('a refusal frees the answers; a certificate that the programme did not sign is sealed to by nobody', async () => {
  const { sending } = await page([refused('round_full')]);
  const outcome = await sending.send(answers);
  assert.equal(outcome.kind === 'refused' && outcome.code, 'round_full');
  assert.equal(sending.unsure, false);
  const foreign = await page([], { signer: await Signer.fromSeed(new Uint8Array(32).fill(9)) });
  assert.deepEqual(await foreign.sending.send(answers), { kind: 'not_ours' });
  assert.deepEqual(foreign.sent, []);
});

test('only what the contract acknowledges is an acknowledgement', () => {
  for (const received of ['now', 'before'] as const) {
    assert.equal(readReceived({ received }), received);
    assert.ok(submitAnswer.reply.safeParse({ received }).success);
  }
  for (const json of [null, 'now', {}, { received: 'later' }, [{ received: 'now' }]]) {
    assert.equal(readReceived(json), null);
    assert.equal(submitAnswer.reply.safeParse(json).success, false);
  }
});
