/**
 * Which messages of the mailbox are requests, and which are set aside where people can still see them: bulk mail,
 * automatic replies (RFC 3834), reports that a message of ours did not arrive. When in doubt it is a request.
 */
import { z } from 'zod';

export const SetAsideReason = z.enum(['bulk', 'automatic', 'bounce', 'no_reply', 'own', 'duplicate']);
export type SetAsideReason = z.infer<typeof SetAsideReason>;

export interface MailHeaders {
  /** Values of a header, by its name in small letters; none when it is absent. */
  readonly of: (name: string) => readonly string[];
  /** Sender's address in small letters; null when there is none that can be read. */
  readonly from: string | null;
  /** Addresses that are the programme's own, in small letters. */
  readonly own: readonly string[];
}

/** Null: a request. */
export function setAsideReason(headers: MailHeaders): SetAsideReason | null {
  const { of, from, own } = headers;
  const type = of('content-type').join(' ').toLowerCase();
  if (type.startsWith('multipart/report'))
    return type.includes('disposition-notification') ? 'automatic' : 'bounce';
  if (from !== null && /^(?:mailer-daemon|postmaster)@/.test(from) && isFromNobody(of)) return 'bounce';
  if (from !== null && own.includes(from)) return 'own';
  if (of('auto-submitted').some((value) => !/^\s*no\b/i.test(value))) return 'automatic';
  if (of('precedence').some((value) => /^\s*(?:bulk|list|junk|auto_reply)\b/i.test(value))) return 'bulk';
  if (['list-id', 'list-unsubscribe', 'list-post', 'feedback-id'].some((name) => of(name).length > 0))
    return 'bulk';
  if (isFromNobody(of)) return 'automatic';
  if (from !== null && NO_REPLY.test(from)) return 'no_reply';
  return null;
}

/**
 * Whether the automatic answer may go to whoever wrote a request: never to a machine, to somebody who asks for silence,
 * or to an address that its own mail provider found to be forged.
 */
export function mayBeAnswered(headers: MailHeaders): boolean {
  const { of, from } = headers;
  if (from === null || setAsideReason(headers) !== null) return false;
  if (!/^[^\s@<>"(),:;]{1,64}@[a-z0-9.-]+\.[a-z0-9-]{2,}$/.test(from)) return false;
  if (of('x-auto-response-suppress').some((value) => /\b(?:all|oof|autoreply)\b/i.test(value))) return false;
  return !of('authentication-results').some((value) => /\b(?:spf|dkim|dmarc)=(?:soft)?fail\b/i.test(value));
}

const NO_REPLY =
  /^(?:no[-._]?reply|do[-._]?not[-._]?reply|ne[-._]?pas[-._]?repondre|pas[-._]?de[-._]?reponse|mailer-daemon|bounces?)\b/;

/** An empty return path is how a machine says that nobody may answer (RFC 5321, 4.5.5). */
const isFromNobody = (of: MailHeaders['of']): boolean =>
  of('return-path').some((value) => /^\s*<\s*>\s*$/.test(value));
