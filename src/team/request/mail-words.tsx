/** A message of the mailbox as it is read: who says to have written it, the words, and what was left in the mailbox. */
import type { Mail } from '#programme/mail.ts';
import { formatAt } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { senderOf } from './asker.ts';
import styles from './mail-words.module.css';

export function MailWords({ mail, now, sender }: { mail: Mail; now: number; sender: boolean }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { folder, files, fileCount } = mail;
  return (
    <div className={styles.mail}>
      {sender ? (
        <p className={styles.sender}>
          {senderOf(mail) || m.team_mail_no_sender(locale)}
          {mail.name && mail.address ? <span className={styles.soft}> {mail.address}</span> : null}
        </p>
      ) : null}
      <p className={styles.subject}>{mail.subject || m.team_mail_no_subject(locale)}</p>
      {mail.sentAt === undefined ? null : (
        <p className={styles.soft}>
          {m.team_mail_sent_at(locale, { time: formatAt(mail.sentAt, now, locale, timeZone) })}
        </p>
      )}
      {mail.text === '' ? null : <blockquote className={styles.text}>{mail.text}</blockquote>}
      {mail.text === '' && mail.unreadable !== true ? (
        <p className={styles.soft}>{m.team_mail_no_text(locale)}</p>
      ) : null}
      {mail.unreadable === true ? (
        <p className={styles.left}>
          <span aria-hidden="true">▲ </span>
          {m.team_mail_unreadable(locale, { folder: folder ?? '' })}
        </p>
      ) : mail.goesOn ? (
        <p className={styles.left}>
          <span aria-hidden="true">▲ </span>
          {m.team_mail_goes_on(locale, { folder: folder ?? '' })}
        </p>
      ) : null}
      {fileCount > 0 ? (
        <div className={styles.left}>
          <p>{m.team_mail_files(locale, { n: fileCount, folder: folder ?? '' })}</p>
          <ul>
            {files.map(({ name, bytes }, index) => (
              <li key={index}>
                {name} <span className={styles.soft}>({sizeText(bytes, locale)})</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

/** `240 ko`, `2,4 Mo`. @param bytes of what was left in the mailbox */
export function sizeText(bytes: number, locale: Locale): string {
  const mega = bytes >= 1_000_000;
  const n = new Intl.NumberFormat(locale, { maximumFractionDigits: mega ? 1 : 0 }).format(
    mega ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1000)),
  );
  return mega ? m.team_size_mega(locale, { n }) : m.team_size_kilo(locale, { n });
}
