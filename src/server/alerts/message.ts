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
  about: { kind: string; reference: string; practice: boolean; link: string },
  locale: Locale,
): Message {
  if (about.practice)
    return { subject: m.mail_practice_subject(locale), text: padded(m.mail_practice_body(locale, about)) };
  // The subject is the same for what arrives and for what waits still.
  return {
    subject: m.mail_new_subject(locale),
    text: padded(
      about.kind === 'arrived' ? m.mail_new_body(locale, about) : m.mail_waits_body(locale, about),
    ),
  };
}

/** The daily mail, which says nothing of requests. */
export const dailyMessage = (link: string, locale: Locale): Message => ({
  subject: m.mail_daily_subject(locale),
  text: padded(m.mail_daily_body(locale, { link })),
});

/** Something about the agenda: the same whatever it is, and to whomever. */
export const agendaMessage = (link: string, locale: Locale): Message => ({
  subject: m.mail_agenda_subject(locale),
  text: padded(m.mail_agenda_body(locale, { link })),
});

/** The message of the test button. */
export const testMessage = (link: string, locale: Locale): Message => ({
  subject: m.mail_test_subject(locale),
  text: padded(m.mail_test_body(locale, { link })),
});

function padded(text: string): string {
  return `${text}${'\n'.repeat(Math.max(1, BODY_BYTES - Buffer.byteLength(text)))}`;
}
