/** What an entry says, in one language: the wording to avoid, why, and what to say instead. */
import { classes } from '#team/parts/classes.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { languageTag, type Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { EntryWords as Words } from '#wording/entry.ts';
import styles from './wording.module.css';

export function EntryWords({
  words,
  language,
  big = false,
}: {
  words: Words;
  /** Of the words; the labels stay in the reader's. */
  language: Locale;
  big?: boolean;
}) {
  const locale = useLocale();
  return (
    <dl className={classes(styles.words, big && styles.big)}>
      <Part name={m.team_guide_avoid(locale)} text={words.avoid[language]} language={language} look="avoid" />
      <Part name={m.team_guide_why(locale)} text={words.why[language]} language={language} />
      <Part
        name={m.team_guide_prefer(locale)}
        text={words.prefer[language]}
        language={language}
        look="prefer"
      />
      <Part name={m.team_guide_principle(locale)} text={words.principle[language]} language={language} />
      {words.herWord ? (
        <Part name={m.team_guide_her_word(locale)} text={words.herWord[language]} language={language} />
      ) : null}
    </dl>
  );
}

function Part({
  name,
  text,
  language,
  look,
}: {
  name: string;
  text: string;
  language: Locale;
  look?: 'avoid' | 'prefer';
}) {
  return (
    <div className={classes(styles.part, look && styles[look])}>
      <dt>{name}</dt>
      <dd lang={languageTag(language)}>{text}</dd>
    </div>
  );
}
