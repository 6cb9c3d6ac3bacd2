/** Words to write down, numbered, in groups of four: read in columns on paper, in order on a phone. */
import { useLocale } from '#team/parts/locale.tsx';
import { languageTag } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './words.module.css';

export const GROUP = 4;

export function groupsOf(words: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(words.length / GROUP) }, (_, i) =>
    words.slice(i * GROUP, i * GROUP + GROUP),
  );
}

export function Words({ words, label }: { words: readonly string[]; label: string }) {
  const locale = useLocale();
  return (
    <div role="group" aria-label={label} className={styles.words} lang={languageTag(locale)}>
      {groupsOf(words).map((group, g) => (
        <section key={g} className={styles.group}>
          <h3 className={styles.name}>{m.team_words_group(locale, { n: g + 1 })}</h3>
          <ol className={styles.list} start={g * GROUP + 1}>
            {group.map((word, i) => (
              <li key={i} value={g * GROUP + i + 1}>
                {word}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
