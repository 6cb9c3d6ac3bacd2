/** Ten recovery codes, each good once: on paper before one goes on, since they are shown this once. */
import { useState } from 'react';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Check } from '#team/parts/choices.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './recovery-codes.module.css';
import type { SecondFactorChoice } from './second-factor-choice.ts';

export interface RecoveryCodesProps {
  readonly choice: SecondFactorChoice;
  readonly onChange: (choice: SecondFactorChoice) => void;
  readonly programme: string;
  readonly signInName: string;
  readonly tried: boolean;
}

export function RecoveryCodes({ choice, onChange, programme, signInName, tried }: RecoveryCodesProps) {
  const locale = useLocale();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(choice.codes.join('\n'));
      setCopied(true);
    } catch {
      // The browser refused the clipboard: the codes stand on the screen, and can be written.
      setCopied(false);
    }
  };
  return (
    <section aria-labelledby="recovery-codes" className={styles.codes} data-prints="">
      <h2 id="recovery-codes" className={styles.title}>
        {m.team_access_codes_title(locale)}
      </h2>
      <p className={styles.why}>{m.team_access_codes_why(locale)}</p>
      <p className={styles.printed}>{m.team_access_codes_printed(locale, { programme, name: signInName })}</p>
      <ol className={styles.list}>
        {choice.codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Buttons className={styles.noPrint ?? ''}>
        <Button onPress={() => window.print()}>{m.team_access_print(locale)}</Button>
        <Button onPress={() => void copy()}>
          {copied ? m.team_access_copied(locale) : m.team_access_copy(locale)}
        </Button>
      </Buttons>
      <div className={styles.noPrint}>
        <Check
          value={choice.kept}
          onChange={(kept) => onChange({ ...choice, kept })}
          {...(tried && !choice.kept ? { hint: m.team_access_codes_needed(locale) } : {})}
        >
          {m.team_access_codes_kept(locale)}
        </Check>
      </div>
    </section>
  );
}
