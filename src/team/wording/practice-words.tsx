/** A conversation to practise, as whoever approves it meets it: what it is about, and where to walk through it. */
import { classes } from '#team/parts/classes.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { languageTag, type Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { PracticeItem } from './guide-items.ts';
import styles from './wording.module.css';

export function PracticeWords({
  practice: { title, note, setting, address },
  language,
  big = false,
}: {
  practice: PracticeItem;
  language: Locale;
  big?: boolean;
}) {
  const locale = useLocale();
  const path = language === 'fr' ? `/s-exercer/${address.fr}` : `/en/practice/${address.en}`;
  return (
    <div className={classes(styles.words, big && styles.big)} lang={languageTag(language)}>
      <p className={styles.sentence}>{title[language]}</p>
      <p>{note[language]}</p>
      <p>{setting[language]}</p>
      <p>
        <a href={path} target="_blank" rel="noopener" lang={languageTag(locale)}>
          {m.team_guide_practice_read(locale)}
        </a>
      </p>
    </div>
  );
}
