/** A code typed by hand: six digits of an authenticator app, or a recovery code. Large, spaced, forgiving of spaces. */
import { type ReactNode, useRef } from 'react';
import { classes } from '#team/parts/classes.ts';
import { TextField } from '#team/parts/field.tsx';
import styles from './access.module.css';

export interface CodeFieldProps {
  readonly kind: 'totp' | 'recovery';
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The six digits are there; called once for each different code. */
  readonly onComplete?: (code: string) => void;
  readonly autoFocus?: boolean;
}

export function CodeField({
  kind,
  label,
  hint,
  error,
  value,
  onChange,
  onComplete,
  autoFocus = false,
}: CodeFieldProps) {
  const tried = useRef('');
  const change = (typed: string) => {
    onChange(typed);
    const digits = typed.replace(/\D/g, '');
    if (kind !== 'totp' || digits.length !== 6 || digits === tried.current) return;
    tried.current = digits;
    onComplete?.(digits);
  };
  return (
    <TextField
      label={label}
      hint={hint}
      error={error ?? null}
      value={value}
      onChange={change}
      inputMode={kind === 'totp' ? 'numeric' : 'text'}
      autoComplete={kind === 'totp' ? 'one-time-code' : 'off'}
      verbatim
      autoFocus={autoFocus}
      mono
      className={classes(styles.code)}
    />
  );
}
