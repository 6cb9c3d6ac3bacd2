/**
 * What an alert says: that something waits, its reference, a link. Fixed words, and every body of the same length, so
 * that whoever watches the mail learns nothing from its size.
 */
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

export interface Message {
  readonly subject: string;
  readonly text: string;
}

/** Bytes of every body, in UTF-8: the longest text with the longest reference and a link of 200 characters fits. */
export const BODY_BYTES = 768;

/** @param link address of the team's app; it names no request */
export function alertMessage(
  about: { reference: string; practice: boolean; link: string },
  locale: Locale,
): Message {
  return about.practice
    ? { subject: m.mail_practice_subject(locale), text: padded(m.mail_practice_body(locale, about)) }
    : { subject: m.mail_new_subject(locale), text: padded(m.mail_new_body(locale, about)) };
}

/** The message of the test button. */
export const testMessage = (link: string, locale: Locale): Message => ({
  subject: m.mail_test_subject(locale),
  text: padded(m.mail_test_body(locale, { link })),
});

function padded(text: string): string {
  return `${text}${'\n'.repeat(Math.max(1, BODY_BYTES - Buffer.byteLength(text)))}`;
}
