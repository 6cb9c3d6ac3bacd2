/** Who asks, in a few words: what was answered, or, for a message that nobody completed yet, what its sender called herself. */
import type { Opening } from '#programme/entries.ts';
import type { Mail } from '#programme/mail.ts';

/** What the sender is called: by name, else by address, else not at all. */
export const senderOf = ({ name, address }: Mail): string => name ?? address ?? '';

/** The organisation, or the sender of a message. */
export const organisationOf = (opening: Opening | null): string =>
  opening === null ? '' : opening.organisation || opening.mail?.name || opening.mail?.address || '';

/** Whether a member found out who asks; else all that is known is what a message says. */
export const isAskerKnown = ({ organisation, firstName }: Opening): boolean =>
  organisation !== '' && firstName !== '';
