/** Alerts by mail, through a real mail server on loopback. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { handIn } from '#cli/client/partner.ts';
import { must } from '#cli/client/member.ts';
import { transportTo } from '#cli/client/transport.ts';
import { putMe } from '#contract/access.ts';
import { callRoute } from '#contract/client.ts';
import { getMail, putMail, testMail, type MailState } from '#contract/settings.ts';
import {
  agendaMessage,
  alertMessage,
  BODY_BYTES,
  dailyMessage,
  testMessage,
} from '#server/alerts/message.ts';
import { MailFailed, sendMail } from '#server/alerts/mail.ts';
import { retryAfter } from '#server/alerts/outbox.ts';
import { tellOfAgenda } from '#server/store/agenda/telling.ts';
import { openPlace } from '../support/installation.ts';
import { startSmtp } from '../support/smtp.ts';

const LOGIN = { user: 'passerelle', password: 'mot-de-passe-sentinelle' };
const ADDRESS = 'coordo-sentinelle@example.org';

test('a request is told by one mail without content; a mail server that refused, then accepts, gets exactly one', async (t) => {
  let now = Date.now();
  const place = await openPlace(t, { clock: () => now });
  const smtp = await startSmtp(LOGIN);
  t.after(() => smtp.stop());
  const founded = await place.found();
  const coordinator = await place.member(founded, now + 30_000);
  const server = {
    host: smtp.host,
    port: smtp.port,
    tls: 'none' as const,
    user: LOGIN.user,
    from: 'passerelle@example.org',
  };
  must(putMail, await callRoute(putMail, { body: { server, password: LOGIN.password } }, coordinator));
  must(putMe, await callRoute(putMe, { body: { language: 'fr', alertEmail: ADDRESS } }, coordinator));
  const state = async (): Promise<MailState> => must(getMail, await callRoute(getMail, {}, coordinator));
  const until = async (condition: (s: MailState) => boolean): Promise<MailState> => {
    const limit = Date.now() + 5000;
    for (;;) {
      const current = await state();
      if (condition(current)) return current;
      if (Date.now() > limit) throw new Error(JSON.stringify(current));
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };

  const first = await handIn(
    transportTo(place.base),
    await place.seal(founded, { text: 'texte-sentinelle', organisation: 'organisme-sentinelle' }),
  );
  const [mail] = await smtp.received(1);
  assert.match(mail?.subject ?? '', /^Passerelle\s: une demande attend$/);
  assert.deepEqual(mail?.to, [ADDRESS]);
  assert.ok(mail?.text.includes(first.reference) && mail.text.includes(`${place.base}/equipe`));
  assert.ok(!mail?.raw.includes(first.file), 'not even the number of the file');
  await until((s) => s.waiting === 0 && s.lastSentAt === now && s.failing === null);

  smtp.refuse('mailbox of coordo-sentinelle@example.org is full');
  const second = await handIn(transportTo(place.base), await place.seal(founded));
  const failing = await until((s) => s.failing !== null);
  assert.equal(failing.waiting, 1);
  assert.equal(failing.failing?.since, now);
  assert.doesNotMatch(failing.failing?.reason ?? '', /@|sentinelle/);
  assert.match(failing.failing?.reason ?? '', /^\w+( \d{3})?( \d\.\d\.\d)?$/);

  smtp.refuse(undefined);
  now += retryAfter(0) + 1000;
  const third = await handIn(transportTo(place.base), await place.seal(founded));
  await until((s) => s.failing === null && s.waiting === 0);
  const mails = await smtp.received(3);
  for (const { reference } of [first, second, third])
    assert.equal(mails.filter(({ text }) => text.includes(reference)).length, 1, reference);

  must(testMail, await callRoute(testMail, { body: {} }, coordinator));
  assert.match((await smtp.received(4))[3]?.subject ?? '', /^Passerelle\s: essai$/);

  const plan = randomUUID();
  const members = [founded.founder];
  await place.installation.store
    .forProgramme(founded.programme)
    .write((tx) => tellOfAgenda(tx, { plan, members, now }));
  const agenda = (await smtp.received(5))[4];
  assert.match(agenda?.subject ?? '', /^Passerelle\s: du nouveau$/);
  assert.ok(agenda?.text.includes(`${place.base}/equipe`) && !agenda.raw.includes(plan));
  await until((s) => s.waiting === 0);
  // Nothing more comes: each alert was sent once.
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(smtp.mails.length, 5);

  smtp.refuse('no');
  const tested = async () => {
    const answer = await callRoute(testMail, { body: {} }, coordinator);
    return answer.ok ? null : answer.code;
  };
  assert.equal(await tested(), 'mail_address_refused', 'the server works: it is the address that it refuses');
  await smtp.stop();
  assert.equal(await tested(), 'mail_failed');
  assert.doesNotMatch(place.log(), /sentinelle/);
});

test('what is older than a day is not sent any more: what waits still is said as it is now', async (t) => {
  let now = Date.now();
  const place = await openPlace(t, { clock: () => now });
  const smtp = await startSmtp();
  t.after(() => smtp.stop());
  const founded = await place.found();
  const coordinator = await place.member(founded, now + 30_000);
  must(putMe, await callRoute(putMe, { body: { language: 'fr', alertEmail: ADDRESS } }, coordinator));
  const server = {
    host: smtp.host,
    port: smtp.port,
    tls: 'none' as const,
    user: '',
    from: 'passerelle@example.org',
  };
  must(putMail, await callRoute(putMail, { body: { server } }, coordinator));
  smtp.refuse('not now');
  await handIn(transportTo(place.base), await place.seal(founded));
  now += 25 * 60 * 60_000;
  smtp.refuse(undefined);
  const again = await place.member(founded, now);
  must(putMail, await callRoute(putMail, { body: { server } }, again));
  const limit = Date.now() + 5000;
  while (must(getMail, await callRoute(getMail, {}, again)).waiting > 0) {
    assert.ok(Date.now() < limit, 'still waiting');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const mails = await smtp.received(1);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(smtp.mails.length, 1);
  assert.match(mails[0]?.text ?? '', /attend toujours/);
});

test('every body has the same length, in both languages, whatever it is about', () => {
  const about = (reference: string, practice: boolean, kind = 'arrived') => ({
    kind,
    reference,
    practice,
    link: 'https://passerelle.example.org/equipe',
  });
  const messages = (['fr', 'en'] as const).flatMap((locale) => [
    alertMessage(about('Hirondelle-4821', false), locale),
    alertMessage(about('If-1000', false, 'late'), locale),
    alertMessage(about('Chardonneret-jaune-9999', true), locale),
    testMessage('https://passerelle.example.org/equipe', locale),
    dailyMessage('https://passerelle.example.org/equipe', locale),
    agendaMessage('https://passerelle.example.org/equipe', locale),
  ]);
  for (const { text } of messages) assert.equal(Buffer.byteLength(text), BODY_BYTES);
  const long = alertMessage(
    {
      kind: 'arrived',
      reference: 'x'.repeat(60),
      practice: true,
      link: `https://${'x'.repeat(180)}.example/equipe`,
    },
    'fr',
  );
  assert.equal(Buffer.byteLength(long.text), BODY_BYTES, 'the longest still fits');
});

test('nothing is handed over in clear but to this very machine, nor to a server that cannot encrypt', async (t) => {
  const smtp = await startSmtp();
  t.after(() => smtp.stop());
  const send = (host: string, tls: 'none' | 'starttls' | 'implicit') =>
    sendMail({
      server: { host, port: smtp.port, tls, user: '', from: 'a@example.org' },
      password: null,
      to: 'b@example.org',
      message: { subject: 'x', text: 'y' },
      id: '1',
    });
  await assert.rejects(send('mail.example.org', 'none'), MailFailed);
  await assert.rejects(send('127.0.0.1', 'starttls'), MailFailed);
  await assert.rejects(send('127.0.0.1', 'implicit'), MailFailed);
  assert.equal(smtp.mails.length, 0);
  await send('127.0.0.1', 'none');
  assert.equal(smtp.mails.length, 1);
});

test('tries come less and less often, and never stop for more than a quarter of an hour', () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 6, 50].map(retryAfter),
    [30_000, 60_000, 120_000, 240_000, 480_000, 900_000, 900_000, 900_000],
  );
});
