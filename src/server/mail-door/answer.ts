/**
 * The automatic answer (RFC 3834): fixed words in the programme's languages, with its hours, its number and its form; nothing
 * of what was written. It goes from memory, once: what cannot be sent is not tried again.
 */
import type { ProgrammeSettings } from '#programme/settings.ts';
import * as m from '#texts/messages.ts';
import type { Message } from '../alerts/message.ts';
import { hoursLines } from '../pages/hours.ts';

/** @param form address of the public form */
export function answerMessage({ essentials, hours, languages }: ProgrammeSettings, form: string): Message {
  // Neither the programme's name nor its organisation's: a woman may have written, and another may read it.
  const { phone } = essentials;
  const texts = languages.map((locale) => {
    const lines = hoursLines(hours.week, locale).map(({ days, hours: open }) =>
      m.mail_answer_hours(locale, { days, hours: open }),
    );
    return [
      m.mail_answer_body(locale),
      m.mail_answer_phone(locale, { phone }),
      ...(lines.length > 0 ? [lines.join('\n')] : []),
      m.mail_answer_form(locale, { form }),
      m.mail_answer_end(locale),
    ].join('\n\n');
  });
  return {
    subject: languages.map((locale) => m.mail_answer_subject(locale)).join(' / '),
    text: `${texts.join('\n\n———\n\n')}\n`,
  };
}
