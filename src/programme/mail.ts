/**
 * A message of the programme's mailbox as it stands inside a sealed entry: who wrote, the words, and what was left in the
 * mailbox. Attachments are named and never opened.
 */
import { z } from 'zod';

const EpochMs = z.int().min(0);

/** Bytes that a message may fill as JSON: an opening with it, corrected by a member, still fits in the largest envelope. */
export const MAIL_BYTES = 18_000;
const FILES_NAMED = 20;

export const Mail = z.object({
  /** As the message states it: anybody can write any name there. */
  name: z.string().max(120).optional(),
  address: z.string().max(254).optional(),
  subject: z.string().max(300),
  /** As the message states it, epoch ms. */
  sentAt: EpochMs.optional(),
  text: z.string().max(MAIL_BYTES),
  /** The words go on: the rest stands in the mailbox, in `folder`. Nothing is cut without this. */
  goesOn: z.boolean(),
  /** The words could not be read here: they stand in the mailbox, in `folder`. */
  unreadable: z.boolean().optional(),
  /** Attachments, left unopened in the mailbox. */
  files: z.array(z.object({ name: z.string().max(80), bytes: EpochMs })).max(FILES_NAMED),
  /** How many there are in all. */
  fileCount: EpochMs,
  /** Where the message stands in the mailbox; absent when it was deleted there. */
  folder: z.string().max(120).optional(),
});
export type Mail = z.infer<typeof Mail>;

/** A message as it was read, of any length. */
export interface WholeMail {
  readonly name: string | null;
  readonly address: string | null;
  readonly subject: string;
  /** Epoch ms. */
  readonly sentAt: number | null;
  readonly text: string;
  /** The reader itself stopped before the end. */
  readonly goesOn: boolean;
  /** The words could not be read. */
  readonly unreadable: boolean;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/** The message as it fits into an entry. What does not fit is said, never just left out. */
export function mailForEntry(whole: WholeMail, folder: string | null): Mail {
  const sentAt = whole.sentAt !== null && whole.sentAt >= 0 ? Math.floor(whole.sentAt) : null;
  const name = oneLine(whole.name ?? '', 120);
  const address = oneLine(whole.address ?? '', 254);
  const mail: Mail = {
    ...(name === '' ? {} : { name }),
    ...(address === '' ? {} : { address }),
    subject: oneLine(whole.subject, 300),
    ...(sentAt === null || !Number.isSafeInteger(sentAt) ? {} : { sentAt }),
    text: '',
    goesOn: whole.goesOn,
    ...(whole.unreadable ? { unreadable: true } : {}),
    files: whole.files.slice(0, FILES_NAMED).map(({ name: file, bytes }) => ({
      name: oneLine(file, 80),
      bytes: Math.max(0, Math.floor(bytes)),
    })),
    fileCount: whole.files.length,
    ...(folder === null ? {} : { folder: folder.slice(0, 120) }),
  };
  const text = plainText(whole.text);
  const fitting = beginning(text, MAIL_BYTES - bytesOf(mail));
  return { ...mail, text: fitting, goesOn: mail.goesOn || fitting.length < text.length };
}

/** Control characters and signs that turn the text around say nothing; more than one empty line does not either. */
function plainText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll(/[^\S\n]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const oneLine = (text: string, max: number): string => {
  const line = plainText(text).replaceAll(/\s+/g, ' ');
  return line.length <= max ? line : `${line.slice(0, max - 1).toWellFormed()}…`;
};

const encoder = new TextEncoder();
const bytesOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/** The longest beginning of `text` that takes at most `bytes` as JSON, ended between two words where that is near. */
function beginning(text: string, bytes: number): string {
  // Two quotation marks are counted with the empty text already.
  const fits = (length: number): boolean => bytesOf(text.slice(0, length).toWellFormed()) - 2 <= bytes;
  if (fits(text.length)) return text;
  let fitting = 0;
  let tooLong = text.length;
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2);
    if (fits(middle)) fitting = middle;
    else tooLong = middle;
  }
  const cut = text.slice(0, fitting);
  const space = cut.search(/\s\S*$/);
  return (space > fitting - 80 ? cut.slice(0, space) : cut).toWellFormed().replace(/\ufffd$/, '');
}
