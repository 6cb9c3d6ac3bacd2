import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { AesKey } from './aes.ts';
import { AgeIdentity, sealToRecipient } from './age.ts';
import {
  epochOfKept,
  newToken,
  openAnswer,
  openKeptAnswer,
  sealAnswer,
  sealKeptAnswer,
  tokenHash,
} from './answer.ts';
import { fromBase64url, toBase64url } from './bytes.ts';
import { isAnswerFile, readRecordHeader } from './envelope.ts';
import { ANSWER_BUCKET, KEPT_ANSWER_BUCKET, TooLongError } from './padding.ts';
import { sealRecord } from './record.ts';
import { flipped, key, memberKey, programme, runs, seed, vectors } from './vectors.test-parties.ts';

const round = '0190c8e2-6a00-7000-8000-000000000001';
const FROZEN = {
  set: 'maison',
  version: 1,
  moment: 'after',
  answers: { comfortable: 4, 'not-a-victim': 'what-weighs' },
  line: 'Une phrase, « avec accents ».',
};
const hash = vectors.exact.tokenHash;

describe('an answer', () => {
  let intake: AgeIdentity;
  before(async () => {
    intake = await AgeIdentity.fromSeed(seed('intake'));
  });
  const place = { programme, round };
  const seal = (answers: unknown) => sealAnswer({ ...place, recipient: intake.recipient, answers });

  it('is named by the hash of a token that nobody can guess', () => {
    assert.equal(tokenHash(seed('invitation')), hash);
    assert.notEqual(toBase64url(newToken()), toBase64url(newToken()));
    assert.equal(newToken().length, 16);
  });

  it('opens as it was given, and has one size whatever was answered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.integer({ min: 1, max: 5 }), { maxKeys: 12 }),
        fc.string({ maxLength: 300, unit: 'grapheme-ascii' }),
        async (answers, line) => {
          const sealed = await seal({ answers, line });
          assert.ok(isAnswerFile(sealed));
          assert.deepEqual(await openAnswer(sealed, { ...place, intake }), {
            answers: JSON.parse(JSON.stringify({ answers, line })) as unknown,
          });
        },
      ),
      runs(15),
    );
  });

  it('that was sealed when the format was new still opens', async () => {
    const opened = await openAnswer(vectors.sealed.answer, { programme, round: vectors.ids.file, intake });
    assert.deepEqual(opened?.answers, FROZEN);
  });

  it('is no answer file when it is one byte longer or shorter', async () => {
    for (const size of [ANSWER_BUCKET - 1, ANSWER_BUCKET + 1])
      assert.equal(isAnswerFile(await sealToRecipient(intake.recipient, new Uint8Array(size))), false);
  });

  it('that is too long is refused, not cut', async () => {
    await assert.rejects(seal({ line: 'x'.repeat(ANSWER_BUCKET) }), TooLongError);
  });

  it('opens for its own programme, round and key only', async () => {
    const sealed = await seal({ line: 'one' });
    const other = await AgeIdentity.generate();
    assert.equal(await openAnswer(sealed, { ...place, intake: other }), null);
    assert.equal(await openAnswer(sealed, { ...place, round: 'another', intake }), null);
    assert.equal(await openAnswer(sealed, { ...place, programme: 'another', intake }), null);
    const bytes = fromBase64url(sealed);
    bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
    assert.equal(await openAnswer(toBase64url(bytes), { ...place, intake }), null);
  });
});

describe('an answer that a member opened', () => {
  const ring = key('ring');
  const place = { programme, token: hash, epoch: 0 };
  const content = { kind: 'answer', round, answers: { line: 'x'.repeat(300) } };
  const seal = (line: string) =>
    sealKeptAnswer({
      ring,
      place,
      body: {
        schema: 1,
        roster: 0,
        author: { kind: 'member', id: vectors.ids.member },
        at: 1,
        content: { ...content, answers: { line } },
      },
      signer: memberKey.signer,
    });
  const open = (sealed: string, at = place, under = ring) =>
    openKeptAnswer({
      ring: under,
      sealed,
      place: at,
      rosterVersion: 0,
      verifyKeyFor: (member) => (member === vectors.ids.member ? memberKey.verifyKey : undefined),
    });

  it('opens under its ring key, by whoever signed it, and has one size', async () => {
    for (const line of ['', 'é'.repeat(300)]) {
      const sealed = await seal(line);
      const reading = readRecordHeader(sealed);
      assert.equal(reading.ok && reading.bucket, KEPT_ANSWER_BUCKET);
      assert.equal(epochOfKept(sealed), 0);
      const opened = await open(sealed);
      assert.deepEqual(opened.ok && opened.body.content, { ...content, answers: { line } });
    }
  });

  it('that was kept when the format was new still opens', async () => {
    const opened = await open(vectors.sealed.keptAnswer);
    assert.deepEqual(opened.ok && opened.body.content, {
      kind: 'answer',
      round: vectors.ids.file,
      answers: FROZEN,
    });
  });

  it('is no sealed answer in another size', async () => {
    const place = { programme, record: `answer:${hash}`, version: 1, kid: 'ring:0' };
    const author = { kind: 'member', id: vectors.ids.member } as const;
    for (const atLeast of [1024, 2048, 8192]) {
      const body = { schema: 1, roster: 0, author, at: 1, content };
      const sealed = await sealRecord({ key: ring, place, body, signer: memberKey.signer, atLeast });
      assert.deepEqual(readRecordHeader(sealed), { ok: false, reason: 'bad_size' });
    }
  });

  it('is refused under another token, another epoch, another key, or with any bit flipped', async () => {
    const sealed = await seal('one');
    for (const opened of [
      await open(sealed, { ...place, token: `${hash.slice(0, -1)}A` }),
      await open(sealed, { ...place, epoch: 1 }),
      await open(sealed, place, AesKey.fromBytes(seed('ring1'))),
    ])
      assert.equal(opened.ok, false);
    await fc.assert(
      fc.asyncProperty(flipped(sealed), async (damaged) => !(await open(damaged)).ok),
      runs(40),
    );
  });
});
