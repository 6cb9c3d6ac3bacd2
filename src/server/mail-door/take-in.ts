/**
 * What becomes of one message. See [Note: One message, one request] in store/mail-messages.ts for the order: first the
 * commit, then the move.
 */
import { createHmac } from 'node:crypto';
import type { ImapFlow } from 'imapflow';
import type { Mailbox } from '#contract/mailbox.ts';
import { mailForEntry } from '#programme/mail.ts';
import { mayBeAnswered, setAsideReason } from '#programme/mail-sorting.ts';
import { Refusal } from '../refusal.ts';
import { referenceIn } from '../routes/door.ts';
import { mailFailed } from '../store/mail.ts';
import {
  knownMessage,
  messageExpunged,
  type MessageKind,
  messageMoved,
  receiveMail,
  setMailAside,
} from '../store/mail-messages.ts';
import { doorOf } from '../store/programmes.ts';
import type { ProgrammeStore } from '../store/store.ts';
import { MailboxFailed, pathOf } from './connection.ts';
import { ASIDE_FLAG, type Message, readMessage } from './message.ts';
import { sealMail } from './seal-mail.ts';

export interface Intaking {
  readonly store: ProgrammeStore;
  readonly clock: () => number;
  /** Of the hashes by which messages and senders are recognised. */
  readonly key: Uint8Array;
  readonly mailbox: Mailbox;
  /** The programme's own addresses, in small letters. */
  readonly own: readonly string[];
  /** Whether the automatic answer can go out. */
  readonly answers: boolean;
  /** A request was stored. */
  readonly stored: () => void;
  /** Sends the automatic answer; whatever comes of it. */
  readonly answer: (to: string) => void;
}

/** Deals with the message `uid` of the open folder. @throws MailboxFailed when it cannot be moved; Refusal `door_closed` */
export async function takeIn(
  client: ImapFlow,
  at: { uid: number; validity: number; bare: boolean },
  intaking: Intaking,
): Promise<void> {
  const { store, key, mailbox } = intaking;
  const { uid, validity, bare } = at;
  const place = [mailbox.host, mailbox.user, mailbox.folder, validity, uid].join('\n');
  const id = createHmac('sha256', key).update(place).digest('base64url');
  const known = await store.read((tx) => knownMessage(tx, id));
  if (known?.expunge) {
    if (!(await client.messageDelete(String(uid), { uid: true }))) throw new MailboxFailed('folder');
    return store.write((tx) => messageExpunged(tx, id));
  }
  if (known !== null) return moveOn(client, uid, { id, kind: known.kind }, intaking);
  const message = await readMessage(client, uid, bare);
  if (message === null) return;
  const headers = { ...message.headers, own: intaking.own };
  const reason = message.broughtBack ? null : setAsideReason(headers);
  if (reason === null)
    return moveOn(client, uid, { id, kind: await request(id, message, intaking) }, intaking);
  const now = intaking.clock();
  await store.write(async (tx) => {
    const isNew = await setMailAside(tx, { id, size: message.size, reason, now });
    if (isNew && message.returnsOurs) await mailFailed(tx, { reason: 'bounce', now });
  });
  await moveOn(client, uid, { id, kind: 'set_aside' }, intaking);
}

/** @returns where the message goes */
async function request(id: string, message: Message, intaking: Intaking): Promise<MessageKind> {
  const { store, clock, key, mailbox } = intaking;
  const { whole } = message;
  const kind = whole.files.length > 0 ? 'attachments' : isWhole(message, mailbox) ? 'request' : 'kept';
  const folder =
    kind === 'attachments' ? mailbox.attachments : isDeleted(kind, mailbox) ? null : mailbox.processed;
  const mail = mailForEntry(whole, folder);
  const to = message.headers.from;
  const answer =
    intaking.answers && mayBeAnswered({ ...message.headers, own: intaking.own })
      ? createHmac('sha256', key).update(`sender\n${to}`).digest('base64url')
      : null;
  for (let tries = 3; ; tries--) {
    const now = clock();
    const { epoch, founded, settings } = await store.read(doorOf);
    if (epoch === null || founded === null) throw new Refusal('door_closed');
    const sealed = await sealMail(mail, { ...epoch, ...founded, programme: store.programme }, now);
    try {
      const outcome = await store.write((tx) =>
        receiveMail(tx, {
          id,
          size: message.size,
          requestKey: message.requestKey(key),
          kind,
          answer,
          now,
          submission: {
            ...sealed,
            promptness: 'soon',
            notBefore: null,
            practice: false,
            receipt: null,
            door: 'mail',
            now,
            newReference: referenceIn(settings.languages[0] ?? 'fr'),
          },
        }),
      );
      if (outcome === 'known') return (await store.read((tx) => knownMessage(tx, id)))?.kind ?? kind;
      if (outcome === 'twice') return 'set_aside';
      intaking.stored();
      if (outcome === 'answer' && to !== null) intaking.answer(to);
      return kind;
    } catch (error) {
      // The programme's keys changed meanwhile: sealed again to the new ones.
      if (!(error instanceof Refusal && error.code === 'old_certificate') || tries <= 1) throw error;
    }
  }
}

/** Whether the entry says all of it: then the message may go, if the programme wants that. */
function isWhole({ whole }: Message, mailbox: Mailbox): boolean {
  const mail = mailForEntry(whole, mailbox.processed);
  return !mail.goesOn && mail.unreadable !== true;
}

const isDeleted = (kind: MessageKind, mailbox: Mailbox): boolean =>
  kind === 'request' && mailbox.deleteProcessed;

/** Out of the folder of new messages, to where its kind goes. */
async function moveOn(
  client: ImapFlow,
  uid: number,
  { id, kind }: { id: string; kind: MessageKind },
  { store, mailbox }: Intaking,
): Promise<void> {
  const of = String(uid);
  if (isDeleted(kind, mailbox)) {
    if (!(await client.messageDelete(of, { uid: true }))) throw new MailboxFailed('folder');
    await store.write((tx) => messageMoved(tx, id, null));
    return;
  }
  if (kind === 'set_aside') await client.messageFlagsAdd(of, [ASIDE_FLAG], { uid: true });
  const moved = await client.messageMove(of, pathOf(client, FOLDER[kind](mailbox)), { uid: true });
  if (moved === false) throw new MailboxFailed('folder');
  const newUid = moved.uidMap?.get(uid);
  const place =
    moved.uidValidity === undefined || newUid === undefined
      ? null
      : { validity: Number(moved.uidValidity), uid: newUid };
  await store.write((tx) => messageMoved(tx, id, place));
}

export const FOLDER: Readonly<Record<MessageKind, (mailbox: Mailbox) => string>> = {
  request: ({ processed }) => processed,
  kept: ({ processed }) => processed,
  attachments: ({ attachments }) => attachments,
  set_aside: ({ setAside }) => setAside,
};
