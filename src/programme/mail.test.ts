import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Opening } from './entries.ts';
import { Mail, MAIL_BYTES, mailForEntry, type WholeMail } from './mail.ts';

const whole = (over: Partial<WholeMail> = {}): WholeMail => ({
  name: 'Camille Exemple',
  address: 'camille@organisme.test',
  subject: 'Une question',
  sentAt: 1_780_000_000_000,
  text: 'Bonjour.',
  goesOn: false,
  unreadable: false,
  files: [],
  ...over,
});
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

test('a short message stands whole, and says where it is', () => {
  const mail = mailForEntry(whole(), 'Traités');
  assert.deepEqual([mail.text, mail.goesOn, mail.folder, mail.fileCount], ['Bonjour.', false, 'Traités', 0]);
  assert.equal(mailForEntry(whole(), null).folder, undefined);
});

test('a long message is never cut silently, and ends between two words', () => {
  const text = 'mot '.repeat(30_000);
  const mail = mailForEntry(whole({ text }), 'Traités');
  assert.equal(mail.goesOn, true);
  assert.ok(mail.text.endsWith('mot'));
  assert.ok(mail.text.length > 12_000);
});

test('whatever a message holds, it is a message that fits, whole or said to go on', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 3000 }).map((text) => text.repeat(12)),
  );
  fc.assert(
    fc.property(
      part,
      part,
      fc.option(part),
      fc.option(part),
      fc.option(fc.double()),
      fc.array(fc.record({ name: part, bytes: fc.nat() }), { maxLength: 40 }),
      (text, subject, name, address, sentAt, files) => {
        const mail = mailForEntry(whole({ text, subject, name, address, sentAt, files }), 'Traités');
        assert.deepEqual(Mail.parse(mail), mail);
        assert.ok(bytes(mail) <= MAIL_BYTES + 50);
        assert.equal(mail.fileCount, files.length);
        assert.equal(JSON.stringify(mail), JSON.stringify(mail).toWellFormed());
        // Seen twice, it is the same: nothing more is taken away.
        const again = mailForEntry(
          whole({ text: mail.text, subject, name, address, sentAt, files }),
          'Traités',
        );
        assert.equal(again.text, mail.text);
      },
    ),
    { numRuns: 200 },
  );
});

test('signs that write over other signs are taken out: a message cannot dress up', () => {
  const mail = mailForEntry(whole({ text: 'a\u202Ecod.exe\u0000b', subject: 'x\r\nBcc: y' }), null);
  assert.equal(mail.text, 'acod.exeb');
  assert.equal(mail.subject, 'x Bcc: y');
});

test('who asks may be open in a message of the mailbox, and in nothing else', () => {
  const asked = {
    kind: 'opening',
    door: 'mail',
    promptness: 'soon',
    organisation: '',
    firstName: '',
    phone: '',
  };
  assert.equal(Opening.safeParse({ ...asked, mail: mailForEntry(whole(), null) }).success, true);
  assert.equal(Opening.safeParse(asked).success, false);
  assert.equal(Opening.safeParse({ ...asked, organisation: 'x', firstName: 'y', phone: '1' }).success, true);
});
