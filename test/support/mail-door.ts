/** A programme with a mailbox: what a member does about it over HTTP, and waiting for what the mailbox brings. */
import { type FoundedProgramme, must } from '#cli/client/member.ts';
import { callRoute, type Transport } from '#contract/client.ts';
import { getMailbox, listSetAside, type Mailbox, type MailboxState, putMailbox } from '#contract/mailbox.ts';
import { listRequests } from '#contract/requests.ts';
import type { ExchangeContent } from '#programme/entries.ts';
import type { Mail } from '#programme/mail.ts';
import type { RequestRow } from '#programme/request.ts';
import { openIntakeHandOver } from '#sealing/handover.ts';
import { openStream } from '#sealing/stream.ts';

const WITHIN_MS = 30_000;

/** Waits until `look` gives something. @throws after half a minute, saying what was awaited */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  withinMs = WITHIN_MS,
): Promise<T> {
  const limit = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > limit) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

export async function setMailbox(
  transport: Transport,
  mailbox: Mailbox | null,
  password?: string,
): Promise<MailboxState> {
  const body = { mailbox, ...(password === undefined ? {} : { password }) };
  return must(putMailbox, await callRoute(putMailbox, { body }, transport));
}

export const mailboxState = async (transport: Transport): Promise<MailboxState> =>
  must(getMailbox, await callRoute(getMailbox, {}, transport));

export const setAsideList = async (transport: Transport) =>
  must(listSetAside, await callRoute(listSetAside, {}, transport)).messages;

/** Open requests, oldest first. */
export async function queueOf(transport: Transport): Promise<RequestRow[]> {
  const { rows } = must(listRequests, await callRoute(listRequests, { query: { which: 'open' } }, transport));
  return rows.map(({ row }) => row).sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Texts of the messages in the queue, each opened with the programme's own key. @throws when one does not open */
export async function textsInQueue(
  transport: Transport,
  { programme, epoch }: Pick<FoundedProgramme, 'programme' | 'epoch'>,
): Promise<string[]> {
  const { rows } = must(listRequests, await callRoute(listRequests, { query: { which: 'open' } }, transport));
  return Promise.all(
    rows.map(async ({ row: { file }, keys, opening }) => {
      const sealed = keys[0]?.intake ?? '';
      const handed = await openIntakeHandOver({ identity: epoch.intake, sealed, programme, file, epoch: 0 });
      if (!handed.ok || opening === null) throw new Error(`${file} does not open.`);
      const { items } = await openStream({
        programme,
        file,
        stream: 'exchange',
        entries: [opening],
        keyFor: () => handed.key,
        reader: { side: 'team', rosterVersion: 0, verifyKeyFor: () => undefined },
      });
      const [item] = items;
      if (item?.state !== 'open') throw new Error(`${file} does not open.`);
      return mailIn([item.body.content as ExchangeContent]).text;
    }),
  );
}

/** The message in what was opened of a request. @throws when there is none */
export function mailIn(contents: readonly ExchangeContent[]): Mail {
  const [opening] = contents;
  if (opening?.kind !== 'opening' || opening.mail === undefined) throw new Error('No message.');
  return opening.mail;
}

let made = 0;
/** A message as a worker's mail program writes it. */
export function letter(
  over: { from?: string; subject?: string; text?: string; headers?: readonly string[] } = {},
): string {
  const {
    from = 'Camille Exemple <camille@organisme.test>',
    subject = 'Une question',
    text = 'Bonjour, pouvez-vous me rappeler?',
    headers = [],
  } = over;
  return [
    `From: ${from}`,
    'To: programme@exemple.test',
    `Subject: ${subject}`,
    'Date: Mon, 23 Nov 2026 10:00:00 -0500',
    `Message-ID: <${++made}.${process.pid}.${Date.now()}@organisme.test>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    ...headers,
    '',
    text,
    '',
  ].join('\r\n');
}
