/** What is given in person: a QR code to scan, or twelve words to read aloud. */
import { useState } from 'react';
import { joinLink } from '#contract/links.ts';
import { Qr } from '#team/access/qr.tsx';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { languageTag } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { Given } from './change-keys.ts';
import styles from './members.module.css';

export function InvitationGiven({ given }: { given: Given }) {
  const locale = useLocale();
  const [copied, setCopied] = useState(false);
  const link = joinLink(location.origin, given);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      // The browser refused the clipboard: the code and the words stand on the screen.
      setCopied(false);
    }
  };
  return (
    <>
      <p>{m.team_invite_give(locale)}</p>
      <div className={styles.given}>
        <Qr text={link} label={m.team_invite_qr(locale)} />
        <div className={styles.givenBy}>
          <p>{m.team_invite_or_words(locale, { address: location.host })}</p>
          <ol className={styles.words} lang={languageTag(locale)} aria-label={m.team_invite_words(locale)}>
            {given.words.map((word, i) => (
              <li key={i}>{word}</li>
            ))}
          </ol>
        </div>
      </div>
      <p className={styles.soft}>{m.team_invite_life(locale)}</p>
      <Button look="plain" className={styles.copy ?? ''} onPress={() => void copy()}>
        {copied ? m.team_access_copied(locale) : m.team_invite_copy_link(locale)}
      </Button>
      <p className={styles.soft}>{m.team_invite_never_mail(locale)}</p>
    </>
  );
}
