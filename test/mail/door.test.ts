/**
 * The mail door with a real IMAP server: each message becomes one request, sealed, or is set aside where people see it;
 * whatever is malformed comes through; nothing of any of it is left where the server could read it again.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { must } from '#cli/client/member.ts';
import { callRoute } from '#contract/client.ts';
import { testMailbox, womanWrote } from '#contract/mailbox.ts';
import { getRequest } from '#contract/requests.ts';
import { getMail, putMail } from '#contract/settings.ts';
import { type Dovecot, startDovecot } from '#test/support/dovecot.ts';
import { type Founded, openPlace, type Place } from '#test/support/installation.ts';
import {
  letter,
  mailboxState,
  mailIn,
  queueOf,
  setAsideList,
  setMailbox,
  until,
} from '#test/support/mail-door.ts';
import { type MemberAtWork, memberAtWork } from '#test/support/member.ts';
import { type Postgres, startPostgres } from '#test/support/postgres.ts';
import { startSmtp } from '#test/support/smtp.ts';

for (const engine of ['sqlite', 'postgres'] as const) {
  describe(`the mail door (${engine})`, () => {
    let postgres: Postgres | undefined;
    before(async () => {
      if (engine === 'postgres') postgres = await startPostgres();
    });
    after(() => postgres?.stop());

    interface Door {
      readonly imap: Dovecot;
      readonly place: Place;
      readonly founded: Founded;
      readonly member: MemberAtWork;
      /** Delivers, and waits for the request it becomes. */
      readonly arrives: (
        message: string | Buffer,
      ) => Promise<{ file: string; mail: ReturnType<typeof mailIn> }>;
    }

    async function openDoor(t: TestContext, over: Parameters<Dovecot['mailbox']>[0] = {}): Promise<Door> {
      const imap = await startDovecot();
      t.after(() => imap.stop());
      const env = postgres ? { DATABASE_URL: await postgres.createDatabase() } : {};
      const place = await openPlace(t, { env });
      const founded = await place.found();
      const member = await memberAtWork(place, founded);
      await setMailbox(member.transport, imap.mailbox(over), imap.password);
      const seen = new Set<string>();
      return {
        imap,
        place,
        founded,
        member,
        async arrives(message) {
          await imap.deliver(message);
          const file = await until('a request', async () =>
            (await member.files()).find((one) => !seen.has(one)),
          );
          seen.add(file);
          return { file, mail: mailIn(await member.read(file)) };
        },
      };
    }

    test('a message is in the queue within seconds, sealed; a member opens it; in the mailbox it is moved, unread', async (t) => {
      const { imap, member, arrives } = await openDoor(t);
      // The connection waits by then: this one is told by IDLE, not found by looking.
      await until(
        'the mailbox was looked into',
        async () => (await mailboxState(member.transport)).checkedAt,
      );
      const began = Date.now();
      const { file, mail } = await arrives(
        letter({
          subject: '=?utf-8?Q?Une_femme_h=C3=A9site?=',
          text: 'Elle hésite encore.\r\nQue lui dire?',
        }),
      );
      assert.ok(Date.now() - began < 8_000, `${Date.now() - began} ms`);
      assert.equal(mail.name, 'Camille Exemple');
      assert.equal(mail.address, 'camille@organisme.test');
      assert.equal(mail.subject, 'Une femme hésite');
      assert.equal(mail.text, 'Elle hésite encore.\nQue lui dire?');
      assert.equal(mail.sentAt, Date.parse('2026-11-23T15:00:00Z'));
      assert.deepEqual([mail.goesOn, mail.fileCount, mail.folder], [false, 0, 'Passerelle traités']);
      const [row] = await queueOf(member.transport);
      assert.deepEqual([row?.door, row?.promptness, row?.state], ['mail', 'soon', 'received']);
      const view = must(
        getRequest,
        await callRoute(getRequest, { params: { file }, query: {} }, member.transport),
      );
      assert.equal(view.partnerHasReceipt, false, 'nobody can follow by mail');
      await until('it is moved', async () => (await imap.messages('Passerelle traités')).length === 1);
      assert.equal((await imap.messages('INBOX')).length, 0);
      assert.equal(await imap.unread('Passerelle traités'), 1);
    });

    test('odd charsets, broken encodings, missing headers and large attachments come through', async (t) => {
      const { imap, member, arrives } = await openDoor(t);
      const raw = (head: string[], body: Buffer | string) =>
        Buffer.concat([
          Buffer.from(`${['From: a@organisme.test', ...head].join('\r\n')}\r\n\r\n`),
          Buffer.isBuffer(body) ? body : Buffer.from(body),
        ]);
      const type = (text: string, encoding = '8bit') => [
        `Content-Type: ${text}`,
        `Content-Transfer-Encoding: ${encoding}`,
      ];
      const text = async (head: string[], body: Buffer | string) =>
        (await arrives(raw(head, body))).mail.text;

      assert.equal(
        await text(type('text/plain; charset=iso-8859-1'), Buffer.from('Rappelez-moi à midi', 'latin1')),
        'Rappelez-moi à midi',
      );
      assert.equal(
        await text(
          type('text/plain; charset=windows-1252'),
          Buffer.from([0x93, 0x6f, 0x75, 0x69, 0x94, 0x20, 0x80]),
        ),
        '“oui” €',
      );
      assert.equal(
        await text(
          type('text/plain; charset=iso-2022-jp', '7bit'),
          Buffer.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]),
        ),
        '日本',
      );
      assert.equal(
        await text(type('text/plain; charset=utf-8', 'quoted-printable'), 'caf=C3=A9 =\r\nnoir'),
        'café noir',
      );
      assert.match(
        await text(type('text/plain; charset=utf-8', 'base64'), 'Qm9uam91ciDDoCB2b3Vz*!broken'),
        /^Bonjour à vous/,
      );
      assert.match(
        await text(type('text/plain; charset=x-never-heard-of'), 'Bonjour quand même'),
        /Bonjour quand même/,
      );
      assert.match(
        await text(
          type('text/html; charset=utf-8'),
          '<style>p{}</style><p>Bonjour,</p><p>Rappelez-<b>moi</b> &eacute;</p>',
        ),
        /^Bonjour,\s+Rappelez-moi é$/,
      );
      assert.equal(
        await text(
          type('text/html; charset=utf-8'),
          '<p>Voir <a href="https://pisteur.test/c?u=42">notre page</a></p><img src="https://pisteur.test/o">',
        ),
        'Voir notre page',
        'the sender’s trackers are not words',
      );
      assert.equal(
        (await arrives('Bonjour sans aucun en-tête: rien\r\n\r\nRappelez-moi au bureau')).mail.text,
        'Rappelez-moi au bureau',
      );
      const empty = await arrives(raw(['Subject: Rien'], ''));
      assert.deepEqual([empty.mail.subject, empty.mail.text, empty.mail.goesOn], ['Rien', '', false]);
      const unbounded = await arrives(
        raw(['Content-Type: multipart/mixed; boundary=nowhere'], 'Il n’y a pas de frontière ici.'),
      );
      assert.equal(unbounded.mail.address, 'a@organisme.test', 'malformed, and in the queue all the same');

      // More than an entry holds: the beginning, whole words, and the truth about it.
      const long = await arrives(raw(type('text/plain; charset=utf-8'), 'éléphant '.repeat(30_000)));
      assert.equal(long.mail.goesOn, true);
      assert.match(long.mail.text, /^(?:éléphant )+éléphant$/);
      assert.ok(long.mail.text.length > 5_000);

      // Ten megabytes before the words, which are read all the same; the file is named and stays.
      const big = 'QUFB'.repeat(1_900_000).replaceAll(/.{76}/g, '$&\r\n');
      const { mail } = await arrives(
        raw(
          ['Subject: Photos', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=cut'],
          [
            '--cut',
            'Content-Type: application/pdf; name="rapport.pdf"',
            'Content-Disposition: attachment; filename="rapport.pdf"',
            'Content-Transfer-Encoding: base64',
            '',
            big,
            '--cut',
            ...type('text/plain; charset=utf-8'),
            '',
            'Voici le rapport.',
            '--cut--',
            '',
          ].join('\r\n'),
        ),
      );
      assert.equal(mail.text, 'Voici le rapport.');
      assert.equal(mail.goesOn, false);
      assert.deepEqual(
        mail.files.map(({ name }) => name),
        ['rapport.pdf'],
      );
      assert.ok((mail.files[0]?.bytes ?? 0) > 5_000_000);
      assert.equal(mail.folder, 'Passerelle pièces jointes');
      await until(
        'left for people',
        async () => (await imap.messages('Passerelle pièces jointes')).length === 1,
      );
      assert.equal(await imap.unread('Passerelle pièces jointes'), 1, 'unread');
      assert.equal((await queueOf(member.transport)).length, 13);
    });

    test('bulk mail and automatic replies are set aside and listed; one that somebody brings back is a request', async (t) => {
      const { imap, member, arrives } = await openDoor(t);
      const { transport } = member;
      const machines: [string, string][] = [
        ['bulk', letter({ headers: ['List-Unsubscribe: <https://x.test>'] })],
        ['bulk', letter({ headers: ['Precedence: bulk'] })],
        ['automatic', letter({ headers: ['Auto-Submitted: auto-replied'] })],
        ['automatic', letter({ headers: ['Return-Path: <>'] })],
        ['no_reply', letter({ from: 'Ne pas répondre <no-reply@boutique.test>' })],
      ];
      for (const [, message] of machines) await imap.deliver(message);
      const listed = await until('all set aside', async () => {
        const list = await setAsideList(transport);
        return list.length === machines.length && list;
      });
      assert.deepEqual(listed.map(({ reason }) => reason).sort(), machines.map(([reason]) => reason).sort());
      assert.ok(listed.every(({ size, at }) => size > 100 && at > 0));
      assert.equal((await mailboxState(transport)).setAside, machines.length);
      assert.deepEqual(await queueOf(transport), []);
      await until(
        'moved',
        async () => (await imap.messages('Passerelle mis de côté')).length === machines.length,
      );

      await imap.moveAll('Passerelle mis de côté', 'INBOX');
      await until('requests', async () => (await queueOf(transport)).length === machines.length);
      // A person’s message, for contrast.
      assert.equal((await arrives(letter({ headers: ['Auto-Submitted: no'] }))).mail.subject, 'Une question');
    });

    test('a report that an alert of ours came back shows that mail is failing; another one does not', async (t) => {
      const { imap, member } = await openDoor(t);
      const { transport } = member;
      const server = {
        host: '127.0.0.1',
        port: 9,
        tls: 'none',
        user: '',
        from: 'alertes@exemple.test',
      } as const;
      must(putMail, await callRoute(putMail, { body: { server } }, transport));
      const report = (id: string) =>
        [
          'From: MAILER-DAEMON@exemple.test',
          'Return-Path: <>',
          'Content-Type: multipart/report; report-type=delivery-status; boundary=cut',
          'MIME-Version: 1.0',
          '',
          '--cut',
          'Content-Type: message/delivery-status',
          '',
          'Final-Recipient: rfc822; partie@exemple.test',
          'Action: failed',
          '',
          '--cut',
          'Content-Type: text/rfc822-headers',
          '',
          `Message-ID: <${id}>`,
          '--cut--',
          '',
        ].join('\r\n');
      const failing = async () => must(getMail, await callRoute(getMail, {}, transport)).failing;
      await imap.deliver(report('quelqu.un@ailleurs.test'));
      await until('set aside', async () => (await setAsideList(transport)).length === 1);
      assert.equal(await failing(), null);
      await imap.deliver(report(`${'ab'.repeat(16)}@passerelle.invalid`));
      await until('set aside', async () => (await setAsideList(transport)).length === 2);
      assert.equal((await failing())?.reason, 'bounce');
      // A message that the programme sent to itself is no request either.
      await imap.deliver(letter({ from: 'Passerelle <Alertes@Exemple.test>' }));
      await until('set aside', async () =>
        (await setAsideList(transport)).some(({ reason }) => reason === 'own'),
      );
      assert.deepEqual(await queueOf(transport), []);
    });

    test('the same message delivered twice, or brought back, is one request', async (t) => {
      const { imap, member } = await openDoor(t);
      const { transport } = member;
      const message = letter({ text: 'Une seule fois.' });
      await imap.deliver(message);
      await imap.deliver(message);
      await until('the copy is set aside', async () =>
        (await setAsideList(transport)).some(({ reason }) => reason === 'duplicate'),
      );
      await until('moved', async () => (await imap.messages('Passerelle traités')).length === 1);
      await imap.moveAll('Passerelle traités', 'INBOX');
      await until('again', async () => (await setAsideList(transport)).length === 2);
      assert.equal((await queueOf(transport)).length, 1);
      // Another message of the same sender and words is another request.
      await imap.deliver(letter({ text: 'Une seule fois.' }));
      await until('another', async () => (await queueOf(transport)).length === 2);
    });

    test('the mail server goes away and comes back: said, mended by itself, and what came meanwhile arrives', async (t) => {
      const { imap, member, arrives } = await openDoor(t);
      const { transport } = member;
      await arrives(letter());
      await imap.halt();
      await until(
        'it is said',
        async () => (await mailboxState(transport)).failing?.reason === 'unreachable',
      );
      await imap.resume();
      await arrives(letter({ text: 'Pendant la panne.' }));
      await until('no longer failing', async () => (await mailboxState(transport)).failing === null);
    });

    test('a test of the mailbox says what is wrong, or how many messages wait', async (t) => {
      const { imap, member } = await openDoor(t);
      const { transport } = member;
      await setMailbox(transport, null);
      await imap.deliver(letter());
      const tried = async (over: Parameters<Dovecot['mailbox']>[0], password = imap.password) =>
        must(
          testMailbox,
          await callRoute(testMailbox, { body: { mailbox: imap.mailbox(over), password } }, transport),
        );
      assert.deepEqual(await tried({}), { reason: null, waiting: 1 });
      assert.equal((await tried({}, 'un autre')).reason, 'refused');
      assert.equal((await tried({ port: 9 })).reason, 'unreachable');
      assert.equal((await tried({ tls: 'starttls' })).reason, 'not_encrypted');
      assert.equal((await tried({ tls: 'implicit' })).reason, 'not_encrypted');
      assert.equal((await tried({ folder: 'Nulle part' })).reason, 'folder');
      assert.equal((await queueOf(transport)).length, 0, 'nothing was read');
    });

    test('a woman wrote: the file goes, the message goes, and no line names either', async (t) => {
      const { imap, member, arrives, place, founded } = await openDoor(t);
      const { transport } = member;
      const hers = await arrives(letter({ from: 'elle@courriel.test', text: 'J’ai besoin d’aide.' }));
      const other = await arrives(letter({ text: 'Une autre demande.' }));
      await until('moved', async () => (await imap.messages('Passerelle traités')).length === 2);
      const late = await callRoute(
        womanWrote,
        { params: { file: hers.file }, body: { version: 7 } },
        transport,
      );
      assert.equal(!late.ok && late.code, 'stale');
      await imap.halt();
      must(
        womanWrote,
        await callRoute(womanWrote, { params: { file: hers.file }, body: { version: 0 } }, transport),
      );
      assert.deepEqual(await member.files(), [other.file]);
      await imap.resume();
      await until('deleted there too', async () => (await imap.messages('Passerelle traités')).length === 1);
      assert.match((await imap.messages('Passerelle traités')).join(), /Une autre demande/);
      const { store } = place.installation;
      const { journal, messages } = await store.forProgramme(founded.programme).read(async (tx) => ({
        journal: await tx.db.selectFrom('journal').selectAll().execute(),
        messages: await tx.db.selectFrom('mail_message').selectAll().execute(),
      }));
      assert.ok(!JSON.stringify([journal, messages]).includes(hers.file));
      const line = journal.find(({ kind }) => kind === 'woman_oriented');
      assert.deepEqual([line?.file, line?.subject], [null, null]);
      await until('its row is gone', async () =>
        store
          .forProgramme(founded.programme)
          .read(async (tx) => (await tx.db.selectFrom('mail_message').selectAll().execute()).length === 1),
      );
    });

    test('deleting is opt-in, and never takes a message with attachments, or one that was not read whole', async (t) => {
      const { imap, arrives } = await openDoor(t, { deleteProcessed: true });
      assert.equal((await arrives(letter())).mail.folder, undefined);
      const files = [
        'From: a@organisme.test',
        'Content-Type: multipart/mixed; boundary=cut',
        'MIME-Version: 1.0',
        '',
        '--cut',
        'Content-Type: text/plain',
        '',
        'Voir le fichier.',
        '--cut',
        'Content-Type: image/png; name="photo.png"',
        '',
        'octets',
        '--cut--',
        '',
      ].join('\r\n');
      assert.equal((await arrives(files)).mail.fileCount, 1);
      assert.equal((await arrives(letter({ text: 'mot '.repeat(20_000) }))).mail.goesOn, true);
      await until(
        'the folder of new messages is empty',
        async () => (await imap.messages('INBOX')).length === 0,
      );
      assert.equal((await imap.messages('Passerelle traités')).length, 1);
      assert.equal((await imap.messages('Passerelle pièces jointes')).length, 1);
    });

    test('the automatic answer: once per sender, to people only, in fixed words', async (t) => {
      const { member, arrives } = await openDoor(t, { answer: true });
      const smtp = await startSmtp();
      t.after(() => smtp.stop());
      const { transport } = member;
      const server = {
        host: smtp.host,
        port: smtp.port,
        tls: 'none',
        user: '',
        from: 'programme@exemple.test',
      } as const;
      must(putMail, await callRoute(putMail, { body: { server } }, transport));
      await arrives(letter({ subject: 'MOT-DU-SUJET', text: 'MOT-DU-TEXTE' }));
      const [answer] = await smtp.received(1);
      assert.deepEqual(answer?.to, ['camille@organisme.test']);
      assert.equal(answer?.subject, 'Votre message est arrivé / Your message has arrived');
      assert.match(answer?.text ?? '', /555\s010-0199/);
      assert.match(answer?.text ?? '', /\/demande\b/);
      assert.match(answer?.raw ?? '', /^auto-submitted: auto-replied\r$/im);
      assert.ok(!/MOT-DU|Camille Exemple/.test(answer?.raw ?? ''));
      await arrives(letter({ text: 'Encore moi.' }));
      await arrives(
        letter({ from: 'autre@organisme.test', headers: ['Authentication-Results: mx; spf=fail'] }),
      );
      await arrives(letter({ from: 'sanspoint@localhost' }));
      await arrives(letter({ from: 'derniere@organisme.test' }));
      const all = await smtp.received(2);
      assert.deepEqual(
        all.map(({ to }) => to[0]),
        ['camille@organisme.test', 'derniere@organisme.test'],
      );
    });

    test('nothing of a message, its sender or the mailbox stands in the data or the log', async (t) => {
      const { imap, place, founded, member, arrives } = await openDoor(t, { folder: 'INBOX' });
      const words = [
        'SENTINELLE-NOM',
        'sentinelle-adresse',
        'SENTINELLE-SUJET',
        'SENTINELLE-TEXTE',
        'SENTINELLE-FICHIER',
      ];
      const message = [
        `From: ${words[0]} <${words[1]}@organisme.test>`,
        `Subject: ${words[2]}`,
        `Message-ID: <${words[1]}@organisme.test>`,
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=cut',
        '',
        '--cut',
        'Content-Type: text/plain; charset=utf-8',
        '',
        words[3],
        '--cut',
        `Content-Type: image/png; name="${words[4]}.png"`,
        '',
        'octets',
        '--cut--',
        '',
      ].join('\r\n');
      const { mail } = await arrives(message);
      await imap.deliver(
        letter({ subject: words[2] ?? '', headers: ['List-Id: x'], from: `${words[1]}@organisme.test` }),
      );
      await until('set aside', async () => (await setAsideList(member.transport)).length === 1);
      for (const word of words) assert.ok(JSON.stringify(mail).includes(word), 'the team reads it');
      const secret = [...words, imap.password, 'boite@exemple.test', 'Passerelle traités'];
      const kept = [place.log(), ...filesUnder(join(place.folder, 'data'))];
      if (engine === 'postgres') {
        const { store } = place.installation;
        const rows = await store.forProgramme(founded.programme).read(async (tx) => {
          const tables = await tx.db.introspection.getTables();
          return Promise.all(
            tables.map(({ name }) =>
              tx.db
                .selectFrom(name as 'entry')
                .selectAll()
                .execute(),
            ),
          );
        });
        kept.push(JSON.stringify(rows));
      }
      for (const word of secret)
        for (const text of kept) assert.ok(!text.includes(word), `${word} is in clear`);
    });
  });
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path).toString('latin1') + readFileSync(path, 'utf8'));
}
