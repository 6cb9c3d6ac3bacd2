/** Handing a message to the programme's own mail server. Encrypted, or to this very machine; never anything else. */
import { createHash } from 'node:crypto';
import type { Transporter } from 'nodemailer';
import type { MailServer } from '#contract/settings.ts';
import { isLoopbackName } from '../config.ts';
import type { Message } from './message.ts';

const TIMEOUT_MS = 15_000;

/** The mail server did not take the message. `reason` is short and names no address. */
export class MailFailed extends Error {
  readonly reason: string;
  /** One recipient was refused; others may be accepted. */
  readonly recipientOnly: boolean;
  constructor(reason: string, recipientOnly: boolean) {
    super(reason);
    this.name = 'MailFailed';
    this.reason = reason;
    this.recipientOnly = recipientOnly;
  }
}

export interface MailAccount {
  readonly server: MailServer;
  readonly password: string | null;
}

export interface Letter {
  readonly to: string;
  readonly message: Message;
  /** The same for each try of one alert, so that a mail server recognises a second copy. */
  readonly id: string;
  /** It answers a message by itself (RFC 3834): no machine may answer back, and its return says nothing of our alerts. */
  readonly answers?: boolean;
}

/** A connection to the mail server that several letters share. */
export interface Post {
  /** @throws MailFailed */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** Connects with the first letter. @throws MailFailed when it would have to speak in clear over a network */
export async function openPost({ server, password }: MailAccount): Promise<Post> {
  const transport = await transportTo(server, password);
  return {
    async send({ to, message, id, answers = false }) {
      await failing(
        transport.sendMail({
          from: { name: 'Passerelle', address: server.from },
          to,
          subject: message.subject,
          text: message.text,
          // Quoted-printable would make accented texts longer than others.
          textEncoding: 'base64',
          messageId: `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${answers ? 'reponse.' : ''}passerelle.invalid>`,
          headers: {
            'auto-submitted': answers ? 'auto-replied' : 'auto-generated',
            'x-auto-response-suppress': 'All',
          },
          xMailer: false,
        }),
      );
    },
    close: () => transport.close(),
  };
}

/** One letter, alone. @throws MailFailed */
export async function sendMail({ server, password, ...letter }: MailAccount & Letter): Promise<void> {
  const post = await openPost({ server, password });
  try {
    await post.send(letter);
  } finally {
    post.close();
  }
}

/** Whether the mail server answers, encrypts and accepts the account; nothing is sent. @throws MailFailed */
export async function greetMail(server: MailServer, password: string | null): Promise<void> {
  const transport = await transportTo(server, password);
  try {
    await failing(transport.verify());
  } finally {
    transport.close();
  }
}

async function transportTo(server: MailServer, password: string | null): Promise<Transporter> {
  if (server.tls === 'none' && !isLoopbackName(server.host)) throw new MailFailed('TLS', false);
  // Loaded with the first message: many programmes send none.
  const { createTransport } = await import('nodemailer');
  return createTransport({
    // One connection for all the letters of a moment; each is tried once, again is the outbox's business.
    pool: true,
    maxConnections: 1,
    maxRequeues: 0,
    host: server.host,
    port: server.port,
    secure: server.tls === 'implicit',
    requireTLS: server.tls === 'starttls',
    ignoreTLS: server.tls === 'none',
    tls: { minVersion: 'TLSv1.2' },
    ...(server.user === '' ? {} : { auth: { user: server.user, pass: password ?? '' } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // The name in HELO and in the message's id would be this machine's.
    name: 'passerelle.invalid',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

async function failing(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw failureOf(error);
  }
}

/** `ECONNREFUSED`, `EAUTH 535 5.7.8`: the code, the reply and its enhanced status (RFC 3463), never the server's words. */
function failureOf(error: unknown): MailFailed {
  const { code, command, responseCode, response, syscall } = error as {
    code?: string;
    command?: string;
    responseCode?: number;
    response?: string;
    syscall?: string;
  };
  const inner =
    /\b(ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|CERT_[A-Z_]+|[A-Z_]*SELF_SIGNED[A-Z_]*|UNABLE_TO_[A-Z_]+)\b/.exec(
      `${code} ${(error as Error).message}`,
    )?.[1];
  const enhanced = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response ?? '')?.[0];
  const parts = [
    inner ?? code ?? 'EMAIL',
    syscall === 'getaddrinfo' ? 'DNS' : undefined,
    responseCode,
    enhanced,
  ];
  return new MailFailed(
    parts
      .filter((part) => part !== undefined)
      .join(' ')
      .slice(0, 80),
    // The sender's address is refused in the same way; that concerns everybody.
    code === 'EENVELOPE' && command === 'RCPT TO',
  );
}
