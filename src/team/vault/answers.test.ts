import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sealAnswer } from '#sealing/answer.ts';
import { randomBytes, toBase64url } from '#sealing/bytes.ts';
import { FakeServer, member, readCertificateRecipient, type TestMember } from './vault.test-server.ts';

const round = randomUUID();

async function founded() {
  const server = new FakeServer();
  const founder = await member();
  const made = await founder.vault.ceremonies.found(
    server.programme,
    founder.id,
    { name: 'Mireille', title: null },
    randomUUID(),
  );
  server.genesis(made);
  const reopen = () => founder.vault.openKeys(server.keysFor(founder.id));
  await reopen();
  return { server, founder, reopen };
}

/** As a participant's browser seals it, for the certificate of now. */
const sealedIn = async (server: FakeServer, line: string, of = round) => ({
  token: toBase64url(randomBytes(32)),
  opened: false,
  sealed: await sealAnswer({
    programme: server.programme,
    round: of,
    recipient: readCertificateRecipient(server),
    answers: { line },
  }),
});
const linesOf = (answers: readonly { answers: unknown }[]) =>
  answers.map((one) => (one.answers as { line: string }).line);
const openedBy = ({ vault }: TestMember, stored: Parameters<TestMember['vault']['openAnswers']>[1]) =>
  vault.openAnswers(round, stored);

test('answers open whatever keys they were sealed to, before and after they are kept', async () => {
  const { server, founder, reopen } = await founded();
  const early = await sealedIn(server, 'early');
  const first = await openedBy(founder, [early]);
  const kept = { token: early.token, opened: true, sealed: first.keep[0]?.sealed ?? '' };
  founder.vault.ceremonies.beginKit();
  server.next(await founder.vault.ceremonies.renewKit());
  await reopen();
  const late = await sealedIn(server, 'late');
  const all = await openedBy(founder, [kept, early, late]);
  assert.deepEqual(linesOf(all.answers), ['early', 'early', 'late']);
  assert.equal(all.keep.length, 2, 'what is kept already is not kept again');
});

test('what is of another round, damaged, or under another name is counted and never shown', async () => {
  const { server, founder } = await founded();
  const good = await sealedIn(server, 'good');
  const { keep } = await openedBy(founder, [good]);
  const sealed = keep[0]?.sealed ?? '';
  const opened = await openedBy(founder, [
    await sealedIn(server, 'elsewhere', randomUUID()),
    { ...good, sealed: `${good.sealed.slice(0, -8)}AAAAAAAA` },
    { token: toBase64url(randomBytes(32)), opened: true, sealed },
    { token: good.token, opened: true, sealed: good.sealed },
    { token: good.token, opened: true, sealed },
  ]);
  assert.deepEqual(linesOf(opened.answers), ['good']);
  assert.equal(opened.unreadable, 4);
  const moved = await founder.vault.openAnswers(randomUUID(), [{ token: good.token, opened: true, sealed }]);
  assert.deepEqual([moved.answers, moved.unreadable], [[], 1]);
});
