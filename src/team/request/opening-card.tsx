/** What was asked, as it stands: few facts, then the words. The number stands on the call card, where it is used. */
import { useState } from 'react';
import type { OpenRequest } from '#team/data/model.ts';
import { Button } from '#team/parts/button.tsx';
import { later } from '#team/parts/later.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { AGE, AGREES, KIND, LANGUAGE, SECTOR } from '#team/parts/words.ts';
import * as m from '#texts/messages.ts';
import { isAskerKnown, senderOf } from './asker.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { MailActions } from './mail-actions.tsx';
import { MailWords } from './mail-words.tsx';
import styles from './opening-card.module.css';

const SessionAsked = later(async () => (await import('#team/asked/session-asked.tsx')).SessionAsked);

export function OpeningCard({ request, now }: { request: OpenRequest; now: number }) {
  const locale = useLocale();
  const [correcting, setCorrecting] = useState(false);
  const { opening, row } = request;
  if (!opening) return null;

  const { mail } = opening;
  const known = isAskerKnown(opening);
  const minor = opening.ageBand === 'under_18';
  const facts: readonly (readonly [string, string | undefined, boolean?])[] = [
    [m.team_opening_kind(locale), opening.need && KIND[opening.need](locale)],
    [m.team_opening_sector(locale), opening.sector && SECTOR[opening.sector](locale)],
    [m.team_opening_age(locale), opening.ageBand && AGE[opening.ageBand](locale), minor],
    [m.team_opening_agrees(locale), opening.sheAgrees && AGREES[opening.sheAgrees](locale)],
    [
      m.team_opening_language(locale),
      opening.language && opening.language !== locale ? LANGUAGE[opening.language](locale) : undefined,
    ],
  ];
  return (
    <section aria-labelledby="opening" className={styles.card}>
      <h2 id="opening" className={styles.who}>
        {known || !mail
          ? m.team_opening_who(locale, { person: opening.firstName, organisation: opening.organisation })
          : senderOf(mail) || m.team_mail_no_sender(locale)}
      </h2>
      {mail && !known ? (
        <div className={styles.none}>
          {mail.name && mail.address ? <p className={styles.address}>{mail.address}</p> : null}
          <p>{m.team_mail_sender_unchecked(locale)}</p>
        </div>
      ) : null}
      <dl className={styles.facts}>
        {facts.map(([name, value, marked]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={marked ? styles.marked : undefined}>
                {marked ? <span aria-hidden="true">▲ </span> : null}
                {value}
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      {opening.need === 'session' ? <SessionAsked file={row.file} session={opening.session} /> : null}
      {opening.text ? (
        <blockquote className={styles.text}>{opening.text}</blockquote>
      ) : mail ? null : (
        <p className={styles.none}>{m.team_opening_no_text(locale)}</p>
      )}
      {mail ? (
        <>
          <p className={styles.readable}>
            <span aria-hidden="true">✉ </span>
            {m.team_mail_readable(locale)}
          </p>
          <MailWords mail={mail} now={now} sender={known} />
          <MailActions request={request} />
        </>
      ) : null}
      {row.state === 'closed' ? null : (
        <Button look="plain" className={styles.correct ?? ''} onPress={() => setCorrecting(true)}>
          {m.team_opening_correct(locale)}
        </Button>
      )}
      {correcting ? (
        <CorrectDialog file={row.file} opening={opening} onClose={() => setCorrecting(false)} />
      ) : null}
    </section>
  );
}
