/** Six words that tell this programme from any other: compared by eye or read aloud, nothing to keep secret. */
import { useLocale } from '#team/parts/locale.tsx';
import { languageTag } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './fingerprint.module.css';

export function Fingerprint({ words }: { words: readonly string[] }) {
  const locale = useLocale();
  return (
    <section aria-labelledby="fingerprint" className={styles.fingerprint}>
      <h2 id="fingerprint" className={styles.title}>
        {m.team_fingerprint_title(locale)}
      </h2>
      <p lang={languageTag(locale)} className={styles.words}>
        {words.join(' · ')}
      </p>
      <p className={styles.why}>{m.team_fingerprint_why(locale)}</p>
    </section>
  );
}
