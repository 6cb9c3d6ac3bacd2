/**
 * One message read from the mailbox, in memory only: its header, the beginning of its words, the names of its files.
 * Files are never fetched, and reading marks nothing as read. Whatever is malformed still gives something to show.
 */
import { createHmac } from 'node:crypto';
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { ParsedMail } from 'mailparser';
import type { WholeMail } from '#programme/mail.ts';
import type { MailHeaders } from '#programme/mail-sorting.ts';
import { withoutLinkAddresses, wordsOfHtml } from './html-words.ts';
import { type Contents, contentsOf, type TextPart } from './structure.ts';

const HEADER_BYTES = 128 * 1024;
const WORDS_BYTES = 128 * 1024;
/** Kept with a message that is set aside, so that one which somebody brings back is a request. */
export const ASIDE_FLAG = '$PasserelleAside';

export interface Message {
  readonly whole: WholeMail;
  readonly headers: Omit<MailHeaders, 'own'>;
  /** Bytes in the mailbox. */
  readonly size: number;
  /** Somebody brought it back after it was set aside. */
  readonly broughtBack: boolean;
  /** It says that an alert of ours could not be delivered. */
  readonly returnsOurs: boolean;
  /** What it is, whichever copy: keyed. */
  readonly requestKey: (key: Uint8Array) => string;
}

/**
 * @param bare the header alone, when the mail server could not hand over the rest
 * @returns null when it is gone
 */
export async function readMessage(client: ImapFlow, uid: number, bare = false): Promise<Message | null> {
  const of = String(uid);
  const about = await client.fetchOne(
    of,
    {
      uid: true,
      size: true,
      flags: true,
      internalDate: true,
      ...(bare ? {} : { bodyStructure: true }),
      bodyParts: [{ key: 'header', start: 0, maxLength: bare ? HEADER_BYTES / 8 : HEADER_BYTES }],
    },
    { uid: true },
  );
  if (about === false) return null;
  // The header may have been cut: an empty line ends it.
  const parsed = await parse(Buffer.concat([about.headers ?? Buffer.alloc(0), Buffer.from('\r\n\r\n')]));
  const contents = about.bodyStructure ? contentsOf(about.bodyStructure) : NOTHING;
  const words = bare ? UNREAD : await readWords(client, of, contents);
  const headers = headersOf(parsed);
  const from = senderOf(parsed);
  return {
    whole: {
      name: from.name,
      address: from.address,
      subject: parsed?.subject ?? '',
      sentAt: timeOf(parsed?.date) ?? timeOf(about.internalDate),
      ...words,
      files: contents.files,
    },
    headers: { of: headers, from: from.address?.toLowerCase() ?? null },
    size: about.size ?? 0,
    broughtBack: about.flags?.has(ASIDE_FLAG) ?? false,
    returnsOurs: !bare && isReport(headers) && (await saysThatOursFailed(client, of)),
    requestKey: (key) => {
      const hash = createHmac('sha256', key);
      for (const name of ['message-id', 'date', 'from', 'subject'])
        hash.update(`${name}:${headers(name).join('\n')}\n`);
      return hash.update(words.text).digest('base64url');
    },
  };
}

const NOTHING: Contents = { words: [], files: [] };
const UNREAD = { text: '', goesOn: true, unreadable: true };

/** Each of the message's own texts, plain where there is a plain one with words in it. */
async function readWords(
  client: ImapFlow,
  of: string,
  { words }: Contents,
): Promise<Pick<WholeMail, 'text' | 'goesOn' | 'unreadable'>> {
  const texts: string[] = [];
  let goesOn = false;
  let unreadable = false;
  for (const { plain, html } of words) {
    for (const part of [plain, html]) {
      if (part === null) continue;
      const read = await readPart(client, of, part);
      const text = read !== null && part === plain && html !== null ? withoutLinkAddresses(read) : read;
      if (text === null) {
        unreadable = true;
        continue;
      }
      if (text.trim() === '') continue;
      texts.push(text);
      goesOn ||= part.size > WORDS_BYTES;
      break;
    }
  }
  // Only when nothing else stands for it: an unreadable page beside readable words takes nothing away.
  const lost = unreadable && texts.length === 0;
  return { text: texts.join('\n\n'), goesOn: goesOn || lost, unreadable: lost };
}

async function readPart(client: ImapFlow, of: string, { part, header }: TextPart): Promise<string | null> {
  const fetched = await client.fetchOne(
    of,
    { uid: true, bodyParts: [{ key: part, start: 0, maxLength: WORDS_BYTES }] },
    { uid: true },
  );
  if (fetched === false) return null;
  const parsed = await parse(Buffer.concat([Buffer.from(header), partOf(fetched, part)]));
  if (parsed === null) return null;
  if (typeof parsed.html !== 'string') return parsed.text ?? '';
  try {
    return await wordsOfHtml(parsed.html);
  } catch {
    // Said of the message, as when a mail server cannot hand it over.
    return null;
  }
}

function partOf({ bodyParts }: FetchMessageObject, key: string): Buffer {
  return bodyParts?.get(key) ?? Buffer.alloc(0);
}

/** Null when not even the parser of what all mailers send can do anything with it. */
async function parse(source: Buffer): Promise<ParsedMail | null> {
  const { simpleParser } = await import('mailparser');
  try {
    return await simpleParser(source, {
      skipHtmlToText: true,
      skipImageLinks: true,
      skipTextToHtml: true,
      skipTextLinks: true,
    });
  } catch {
    return null;
  }
}

function senderOf(parsed: ParsedMail | null): { name: string | null; address: string | null } {
  const first = parsed?.from?.value[0];
  const filled = (text: string | undefined): string | null => (text?.trim() ? text.trim() : null);
  return { name: filled(first?.name), address: filled(first?.address) };
}

function headersOf(parsed: ParsedMail | null): (name: string) => readonly string[] {
  const lines = (parsed?.headerLines ?? []).map(({ key, line }) => ({
    key,
    value: line
      .slice(line.indexOf(':') + 1)
      .replaceAll(/\r?\n[ \t]+/g, ' ')
      .trim(),
  }));
  return (name) => lines.filter(({ key }) => key === name).map(({ value }) => value);
}

const timeOf = (date: Date | string | undefined): number | null => {
  const time = date === undefined ? Number.NaN : new Date(date).getTime();
  return Number.isNaN(time) ? null : time;
};

const isReport = (headers: (name: string) => readonly string[]): boolean =>
  /^multipart\/report/i.test(headers('content-type').join(' '));

const REPORT_BYTES = 64 * 1024;

/** A report of failure (RFC 3464) that names the id which our alerts bear (alerts/mail.ts). */
async function saysThatOursFailed(client: ImapFlow, of: string): Promise<boolean> {
  const fetched = await client.fetchOne(
    of,
    { uid: true, bodyParts: [{ key: 'text', start: 0, maxLength: REPORT_BYTES }] },
    { uid: true },
  );
  if (fetched === false) return false;
  const text = partOf(fetched, 'text').toString('latin1');
  return /^action:\s*failed/im.test(text) && /<[0-9a-f]{32}@passerelle\.invalid>/i.test(text);
}
