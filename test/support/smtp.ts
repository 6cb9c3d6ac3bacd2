/**
 * A real mail server on loopback that keeps what it receives.
 *
 *   const smtp = await startSmtp();
 *   after(() => smtp.stop());
 *   const [mail] = await smtp.received(1);
 */
import type { AddressInfo } from 'node:net';
import { type AddressObject, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  /** The message as it came over the wire, for what must not be in it. */
  raw: string;
}

export interface Smtp {
  host: '127.0.0.1';
  port: number;
  mails: readonly ReceivedMail[];
  /** Waits until at least `count` mails came. @throws after `withinMs` */
  received: (count: number, withinMs?: number) => Promise<readonly ReceivedMail[]>;
  /** From now on every message is refused with this answer; `undefined` accepts again. */
  refuse: (reply: string | undefined) => void;
  stop: () => Promise<void>;
}

/** @param login when given, only this user may send */
export async function startSmtp(login?: { user: string; password: string }): Promise<Smtp> {
  const mails: ReceivedMail[] = [];
  let refusal: string | undefined;
  const server = new SMTPServer({
    // Self-signed certificates would be rightly refused; the tests speak in clear, on loopback only.
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    authOptional: login === undefined,
    onAuth: ({ username, password }, _session, callback) => {
      const known = login !== undefined && username === login.user && password === login.password;
      callback(
        known ? null : new Error('535 wrong user or password'),
        known ? { user: username } : undefined,
      );
    },
    onRcptTo: (_address, _session, callback) => callback(refusal === undefined ? null : new Error(refusal)),
    onData: (stream, _session, callback) => {
      keep(stream).then(
        (mail) => {
          mails.push(mail);
          callback();
        },
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    listening.once('listening', resolve);
    server.once('error', reject);
  });
  // A client that is killed breaks its connection off: that is the client's end, not ours.
  server.on('error', () => undefined);
  return {
    host: '127.0.0.1',
    port: (listening.address() as AddressInfo).port,
    mails,
    received: (count, withinMs = 5_000) => waitFor(mails, count, withinMs),
    refuse: (reply) => {
      refusal = reply;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function keep(stream: NodeJS.ReadableStream): Promise<ReceivedMail> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const raw = Buffer.concat(chunks);
  const mail = await simpleParser(raw);
  return {
    from: addresses(mail.from)[0] ?? '',
    to: addresses(mail.to),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    raw: raw.toString(),
  };
}

const addresses = (field: AddressObject | AddressObject[] | undefined): string[] =>
  [field ?? []].flat().flatMap((object) => object.value.map((one) => one.address ?? ''));

async function waitFor(
  mails: readonly ReceivedMail[],
  count: number,
  withinMs: number,
): Promise<readonly ReceivedMail[]> {
  const until = Date.now() + withinMs;
  while (mails.length < count) {
    if (Date.now() > until) throw new Error(`${mails.length} of ${count} mails came within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return mails;
}
