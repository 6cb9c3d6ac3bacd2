/** Thanks to whoever organised, to be read by phone or printed, with the way to the guide and the card. Nothing is mailed. */
import * as m from '#texts/messages.ts';
import { Sheet } from './sheet.tsx';
import styles from './sheet.module.css';
import type { SessionAtHand } from './use-session.ts';

/** Addresses of the public guide and card, as their pages have them. */
const ADDRESSES = { fr: ['/guide', '/carte'], en: ['/en/guide', '/en/card'] } as const;

export function ThankYou({ at }: { at: SessionAtHand }) {
  const { content } = at;
  return (
    <Sheet at={at} title={m.team_sessions_thanks_text}>
      {(locale) => (
        <>
          <p className={styles.large}>
            {content.contact.name === ''
              ? m.team_sessions_thanks_hello(locale)
              : m.team_sessions_thanks_hello_name(locale, { name: content.contact.name })}
          </p>
          <p className={styles.large}>{m.team_sessions_thanks_body(locale)}</p>
          <ul>
            <li>
              {m.team_sessions_thanks_guide(locale)} {location.origin}
              {ADDRESSES[locale][0]}
            </li>
            <li>
              {m.team_sessions_thanks_card(locale)} {location.origin}
              {ADDRESSES[locale][1]}
            </li>
          </ul>
          <p className={styles.large}>{m.team_sessions_thanks_end(locale)}</p>
        </>
      )}
    </Sheet>
  );
}
