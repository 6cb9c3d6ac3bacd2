/** A text in both languages, side by side where there is room: neither is the other's shadow. */
import { type ReactNode, useId } from 'react';
import type { ItemTexts } from '#programme/questionnaire.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { TextArea } from '#team/parts/text-area.tsx';
import { languageName } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './question-sets.module.css';

/** As the schema of a set has it. */
const MOST = 400;
const LANGUAGES = ['fr', 'en'] as const;

export function BothLanguages({
  label,
  hint,
  value,
  tried,
  onChange,
  aside,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: ItemTexts;
  readonly tried: boolean;
  readonly onChange: (value: ItemTexts) => void;
  readonly aside?: ReactNode;
}) {
  const locale = useLocale();
  const hintId = useId();
  return (
    <fieldset className={styles.both} {...(hint === undefined ? {} : { 'aria-describedby': hintId })}>
      <legend>{label}</legend>
      {hint === undefined ? null : (
        <p id={hintId} className={styles.soft}>
          {hint}
        </p>
      )}
      <div className={styles.pair}>
        {LANGUAGES.map((language) => (
          <div key={language} lang={language}>
            <TextArea
              label={languageName(language)}
              value={value[language]}
              onChange={(text) => onChange({ ...value, [language]: text })}
              max={MOST}
              rows={2}
              error={tried && value[language].trim() === '' ? m.team_questions_missing(locale) : null}
            />
          </div>
        ))}
      </div>
      {aside}
    </fieldset>
  );
}
