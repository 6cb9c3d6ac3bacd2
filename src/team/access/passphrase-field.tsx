/** A passphrase: hidden unless one asks to see it, since six words are long to type blind. */
import { type ReactNode, type Ref, useId, useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { Button } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { FieldNotes } from '#team/parts/field.tsx';
import fieldStyles from '#team/parts/field.module.css';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './passphrase-field.module.css';

export interface PassphraseFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `new-password` lets a password manager keep what was just made. */
  readonly autoComplete: 'current-password' | 'new-password';
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function PassphraseField({
  label,
  hint,
  error,
  value,
  onChange,
  autoComplete,
  autoFocus = false,
  inputRef,
}: PassphraseFieldProps) {
  const locale = useLocale();
  const describe = useId();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      value={value}
      onChange={onChange}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoFocus={autoFocus}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      aria-describedby={describe}
      className={classes(fieldStyles.field)}
    >
      <Label className={classes(fieldStyles.label)}>{label}</Label>
      <FieldNotes id={describe} hint={hint} error={error} />
      <div className={styles.row}>
        <Input
          {...(inputRef ? { ref: inputRef } : {})}
          className={classes(fieldStyles.input, styles.input)}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
        />
        <Button
          look="plain"
          className={classes(styles.show)}
          aria-pressed={shown}
          onPress={() => setShown(!shown)}
        >
          {shown ? m.team_access_hide(locale) : m.team_access_show(locale)}
        </Button>
      </div>
    </TextField>
  );
}
