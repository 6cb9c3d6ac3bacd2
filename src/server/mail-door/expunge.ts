/** Deletes from the mailbox what women wrote, where it went after it came in. What is not found there any more is gone. */
import type { ImapFlow } from 'imapflow';
import { type KnownMessage, messageExpunged, messagesToExpunge } from '../store/mail-messages.ts';
import { MailboxFailed, openFolder } from './connection.ts';
import { readMessage } from './message.ts';
import { FOLDER, type Intaking } from './take-in.ts';

/** How many of a folder's newest messages are compared, when the mail server did not say where one went. */
const COMPARED = 300;

/** @returns whether another folder was opened meanwhile @throws MailboxFailed */
export async function expungeWomens(client: ImapFlow, intaking: Intaking): Promise<boolean> {
  const { store } = intaking;
  const waiting = await store.read(messagesToExpunge);
  for (const message of waiting) {
    const { validity } = await openFolder(client, FOLDER[message.kind](intaking.mailbox));
    const uid =
      message.place?.validity === validity ? message.place.uid : await findAgain(client, message, intaking);
    if (uid !== null && !(await client.messageDelete(String(uid), { uid: true })))
      throw new MailboxFailed('folder');
    await store.write((tx) => messageExpunged(tx, message.id));
  }
  return waiting.length > 0;
}

async function findAgain(
  client: ImapFlow,
  { requestKey }: KnownMessage,
  { key }: Intaking,
): Promise<number | null> {
  const uids = (await client.search({ deleted: false }, { uid: true })) || [];
  for (const uid of uids.slice(-COMPARED).reverse()) {
    const message = await readMessage(client, uid);
    if (message !== null && message.requestKey(key) === requestKey) return uid;
  }
  return null;
}
