/** A connection to a mailbox. Encrypted, or to this very machine; its folders are made when they are missing. */
import type { ImapFlow } from 'imapflow';
import type { Mailbox, MailboxReason } from '#contract/mailbox.ts';
import { isLoopbackName } from '../config.ts';

const TIMEOUT_MS = 20_000;
/** Longer than what is ever asked for at once (message.ts): more is a mistake, or an attack. */
const LITERAL_BYTES = 4_000_000;

/** The mailbox cannot be used. Names no address, and repeats nothing that the mail server said. */
export class MailboxFailed extends Error {
  readonly reason: MailboxReason;
  constructor(reason: MailboxReason) {
    super(reason);
    this.name = 'MailboxFailed';
    this.reason = reason;
  }
}

/**
 * Connects and signs in. Close it whatever happens.
 * @throws MailboxFailed
 */
export async function connectTo(
  mailbox: Mailbox,
  password: string | null,
  onNews: () => void,
): Promise<ImapFlow> {
  if (mailbox.tls === 'none' && !isLoopbackName(mailbox.host)) throw new MailboxFailed('not_encrypted');
  // Loaded with the first mailbox: many programmes have none.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host: mailbox.host,
    port: mailbox.port,
    secure: mailbox.tls === 'implicit',
    doSTARTTLS: mailbox.tls === 'starttls',
    tls: { minVersion: 'TLSv1.2' },
    auth: { user: mailbox.user, pass: password ?? '' },
    // What it would log is what people wrote.
    logger: false,
    clientInfo: { name: 'Passerelle' },
    disableAutoIdle: true,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: 90_000,
    maxLiteralSize: LITERAL_BYTES,
    maxResponseSize: 4 * LITERAL_BYTES,
  });
  // Told of once, to whoever waits for the next command; without a listener it would end the process.
  client.on('error', onNews);
  client.on('close', onNews);
  client.on('exists', onNews);
  try {
    await client.connect();
  } catch (error) {
    client.close();
    throw failureOf(error);
  }
  return client;
}

/** Makes sure that the folders are there. @throws MailboxFailed */
export async function prepareFolders(client: ImapFlow, mailbox: Mailbox): Promise<void> {
  try {
    const found = new Set((await client.list()).map(({ path }) => path));
    for (const folder of [mailbox.processed, mailbox.setAside, mailbox.attachments]) {
      const path = pathOf(client, folder);
      if (found.has(path)) continue;
      const made = await client.mailboxCreate(folder);
      await client.mailboxSubscribe(made.path);
    }
  } catch (error) {
    throw client.usable ? new MailboxFailed('folder') : failureOf(error);
  }
}

/** Opens a folder. @throws MailboxFailed */
export async function openFolder(client: ImapFlow, folder: string): Promise<{ validity: number }> {
  try {
    const { uidValidity } = await client.mailboxOpen(pathOf(client, folder));
    return { validity: Number(uidValidity) };
  } catch (error) {
    throw client.usable ? new MailboxFailed('folder') : failureOf(error);
  }
}

/** Some servers keep every folder under INBOX. */
export function pathOf(client: ImapFlow, folder: string): string {
  const prefix = client.namespace?.prefix ?? '';
  return folder.toUpperCase() === 'INBOX' || folder.startsWith(prefix) ? folder : `${prefix}${folder}`;
}

/** What went wrong, as one of a few reasons. */
export function failureOf(error: unknown): MailboxFailed {
  if (error instanceof MailboxFailed) return error;
  const { code, authenticationFailed, message } = error as {
    code?: unknown;
    authenticationFailed?: boolean;
    message?: string;
  };
  if (authenticationFailed === true) return new MailboxFailed('refused');
  const known = typeof code === 'string' ? code : '';
  if (/^(?:CERT_|ERR_TLS|ERR_SSL|.*SELF_SIGNED|UNABLE_TO_|EPROTO|HOSTNAME_|UPGRADE_|STARTTLS_)/.test(known))
    return new MailboxFailed('not_encrypted');
  if (known === 'ClosedAfterConnectTLS' || /STARTTLS|wrong version number/i.test(message ?? ''))
    return new MailboxFailed('not_encrypted');
  if (
    /^(?:ECONNREFUSED|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|CONNECT_|GREETING_|EINVAL)/.test(
      known,
    )
  )
    return new MailboxFailed('unreachable');
  if (/^(?:NoConnection|EConnectionClosed|StateLogout|ClosedAfter|ECONNRESET|EPIPE|ETIMEOUT)/.test(known))
    return new MailboxFailed('dropped');
  return new MailboxFailed('other');
}
