/** Choosing a passphrase: six words are proposed; whoever prefers her own is told at once whether it holds. */
import { useCallback, useEffect } from 'react';
import { newPassphrase } from '#sealing/passphrase.ts';
import { loadWords } from '#sealing/words.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { languageTag, type Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { type ChoiceProblem, choiceProblem, type PassphraseChoice } from './passphrase-choice.ts';
import styles from './passphrase-chooser.module.css';
import { PassphraseField } from './passphrase-field.tsx';

export interface PassphraseChooserProps {
  readonly choice: PassphraseChoice;
  readonly onChange: (choice: PassphraseChoice) => void;
  /** Names that whoever guesses would try first. */
  readonly known: readonly string[];
  /** The form was submitted: what is missing is said. */
  readonly tried: boolean;
}

export function PassphraseChooser({ choice, onChange, known, tried }: PassphraseChooserProps) {
  const locale = useLocale();
  const propose = useCallback(async () => {
    const list = await loadWords(locale);
    let generated = newPassphrase(list);
    // A word drawn twice looks like a mistake; drawing again costs a hundredth of a bit.
    while (hasTwice(generated)) generated = newPassphrase(list);
    onChange({ own: false, generated, chosen: choice.chosen, typedBack: '' });
  }, [locale, onChange, choice.chosen]);

  useEffect(() => {
    if (!choice.own && choice.generated === '') void propose();
  }, [choice.own, choice.generated, propose]);

  const problem = choiceProblem(choice, known);
  const chosenProblem =
    choice.own && problem !== 'differs' && (tried || choice.chosen.length >= 8) ? problem : null;
  const backProblem =
    problem === 'differs' && (tried || choice.typedBack.length >= choice.generated.length) ? problem : null;

  return (
    <div className={styles.chooser}>
      {choice.own ? (
        <PassphraseField
          label={m.team_access_own_passphrase(locale)}
          hint={m.team_access_own_passphrase_hint(locale)}
          error={problemText(chosenProblem, locale)}
          value={choice.chosen}
          onChange={(chosen) => onChange({ ...choice, chosen })}
          autoComplete="new-password"
        />
      ) : (
        <div className={styles.proposal}>
          <p className={styles.label} id="proposed-passphrase">
            {m.team_access_proposed_passphrase(locale)}
          </p>
          <p className={styles.words} lang={languageTag(locale)} aria-labelledby="proposed-passphrase">
            {choice.generated}
          </p>
          <p className={styles.hint}>{m.team_access_proposed_hint(locale)}</p>
        </div>
      )}
      <Buttons>
        {choice.own ? null : (
          <Button look="plain" onPress={() => void propose()}>
            {m.team_access_propose_other(locale)}
          </Button>
        )}
        <Button look="plain" onPress={() => onChange({ ...choice, own: !choice.own, typedBack: '' })}>
          {choice.own ? m.team_access_prefer_words(locale) : m.team_access_prefer_own(locale)}
        </Button>
      </Buttons>
      <PassphraseField
        label={m.team_access_type_back(locale)}
        hint={m.team_access_type_back_hint(locale)}
        error={problemText(backProblem, locale)}
        value={choice.typedBack}
        onChange={(typedBack) => onChange({ ...choice, typedBack })}
        autoComplete="new-password"
      />
    </div>
  );
}

const hasTwice = (passphrase: string): boolean =>
  new Set(passphrase.split(' ')).size < passphrase.split(' ').length;

function problemText(problem: ChoiceProblem | null, locale: Locale): string | null {
  switch (problem) {
    case null:
      return null;
    case 'missing':
      return m.team_access_passphrase_missing(locale);
    case 'too_short':
      return m.team_access_passphrase_short(locale);
    case 'too_simple':
      return m.team_access_passphrase_simple(locale);
    case 'differs':
      return m.team_access_passphrase_differs(locale);
  }
}
