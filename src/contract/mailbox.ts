/** The mailbox whose messages become requests: its settings and health, what it set aside, and a message from a woman. */
import { z } from 'zod';
import { SetAsideReason } from '#programme/mail-sorting.ts';
import { Done, EpochMs, Id } from './parts.ts';
import { route } from './route.ts';

const Folder = z.string().trim().min(1).max(120);

export const Mailbox = z
  .object({
    host: z.string().trim().min(1).max(200),
    port: z.int().min(1).max(65535),
    /** `implicit` = TLS from the first byte (993), `starttls` = required upgrade (143), `none` only towards loopback. */
    tls: z.enum(['implicit', 'starttls', 'none']),
    user: z.string().min(1).max(200),
    /** Where new messages arrive. */
    folder: Folder,
    /** Where messages go that became requests. */
    processed: Folder,
    /** Where messages go that became none. */
    setAside: Folder,
    /** Where requests with attachments go, unread: nobody here opened those. */
    attachments: Folder,
    /** Messages that became requests are deleted instead; never one with attachments, or one that was not read whole. */
    deleteProcessed: z.boolean(),
    /** The automatic answer: hours, number, form; once per sender. */
    answer: z.boolean(),
  })
  .refine(({ folder, processed, setAside, attachments }) =>
    [processed, setAside, attachments].every((other) => other !== folder),
  );
export type Mailbox = z.infer<typeof Mailbox>;

/** Why a mailbox cannot be read; each has a sentence on screen. */
export const MailboxReason = z.enum([
  'unreachable',
  'not_encrypted',
  'refused',
  'folder',
  'dropped',
  'other',
]);
export type MailboxReason = z.infer<typeof MailboxReason>;

export const MailboxState = z.object({
  mailbox: Mailbox.nullable(),
  passwordSet: z.boolean(),
  /** When it was last looked into; null: not since it was set. */
  checkedAt: EpochMs.nullable(),
  /** Shown on *Today*. */
  failing: z.object({ since: EpochMs, reason: MailboxReason }).nullable(),
  /** Messages set aside within the last seven days. */
  setAside: z.int().min(0),
});
export type MailboxState = z.infer<typeof MailboxState>;

export const getMailbox = route({
  method: 'GET',
  path: '/api/settings/mailbox',
  access: 'team',
  summary: 'Mailbox of requests and its health',
  reply: MailboxState,
});

export const putMailbox = route({
  method: 'PUT',
  path: '/api/settings/mailbox',
  access: 'coordinator',
  summary: 'Set the mailbox; an absent password keeps the old one',
  body: z.object({ mailbox: Mailbox.nullable(), password: z.string().max(400).optional() }),
  reply: MailboxState,
});

export const testMailbox = route({
  method: 'POST',
  path: '/api/settings/mailbox/test',
  access: 'coordinator',
  summary: 'Open a mailbox as it is typed, and read nothing; an absent password is the one that is kept',
  body: z.object({ mailbox: Mailbox, password: z.string().max(400).optional() }),
  /** `waiting`: messages in it, each of which would become a request. */
  reply: z.object({ reason: MailboxReason.nullable(), waiting: z.int().min(0) }),
});

export const SetAsideMessage = z.object({ at: EpochMs, reason: SetAsideReason, size: z.int().min(0) });
export type SetAsideMessage = z.infer<typeof SetAsideMessage>;

export const listSetAside = route({
  method: 'GET',
  path: '/api/mailbox/set-aside',
  access: 'team',
  summary: 'Messages that became no request, newest first: when, why, how large',
  reply: z.object({ messages: z.array(SetAsideMessage) }),
});

/** *A woman wrote*: nothing of her message stays, here or in the mailbox. */
export const womanWrote = route({
  method: 'POST',
  path: '/api/requests/:file/woman-wrote',
  access: 'team',
  summary: 'Destroy the request that a message from a woman became, keys and text, and the message itself',
  params: z.object({ file: Id }),
  body: z.object({ version: z.int().min(0) }),
  reply: Done,
});
