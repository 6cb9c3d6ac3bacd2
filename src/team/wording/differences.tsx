/**
 * Two people wrote the same entry: whatever is saved otherwise than in this form, in both languages, each to be taken or
 * left. Without it, saving again would undo a colleague's sentence in the language that one does not read.
 */
import type { ReactNode } from 'react';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { languageTag, type Locale, locales } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { EntryWords, Reader } from '#wording/entry.ts';
import styles from './wording.module.css';

export const TEXTS = ['avoid', 'why', 'prefer', 'principle', 'herWord'] as const;
export type Text = (typeof TEXTS)[number];

/** What a form holds of an entry. */
export type WrittenEntry = Record<Text, Record<Locale, string>> & Pick<EntryWords, 'situation' | 'readers'>;

export function Differences({
  saved,
  written,
  labels,
  onTake,
}: {
  saved: WrittenEntry;
  written: WrittenEntry;
  labels: Readonly<Record<Text, string>>;
  onTake: (part: Partial<WrittenEntry>) => void;
}) {
  const locale = useLocale();
  const line = (name: string, said: ReactNode, part: Partial<WrittenEntry>) => (
    <li key={name} className={styles.difference}>
      <p className={styles.soft}>{name}</p>
      <p>{said}</p>
      <Button
        look="plain"
        onPress={() => onTake(part)}
        aria-label={m.team_guide_conflict_take_which(locale, { name })}
      >
        {m.team_guide_conflict_take(locale)}
      </Button>
    </li>
  );
  const readersText = (readers: readonly Reader[]) =>
    readers.map((reader) => m.guide_reader(locale, { reader })).join(', ');
  return (
    <ul role="list" className={styles.differences}>
      {saved.situation === written.situation
        ? null
        : line(m.team_guide_situation(locale), m.guide_situation(locale, saved), {
            situation: saved.situation,
          })}
      {readersText(saved.readers.toSorted()) === readersText(written.readers.toSorted())
        ? null
        : line(m.team_guide_readers(locale), readersText(saved.readers), { readers: saved.readers })}
      {TEXTS.flatMap((text) =>
        locales.map((language) => {
          const said = saved[text][language];
          if (said === written[text][language]) return null;
          const name = `${labels[text]} · ${language === 'fr' ? m.team_guide_french(locale) : m.team_guide_english(locale)}`;
          return line(name, said === '' ? '—' : <span lang={languageTag(language)}>{said}</span>, {
            [text]: { ...written[text], [language]: said },
          });
        }),
      )}
    </ul>
  );
}
