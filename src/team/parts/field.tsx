/** One line of text: label above, why it is asked below the label, what is wrong above the field, never by colour alone. */
import { type ReactNode, type Ref, useId } from 'react';
import {
  Input,
  Label,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './field.module.css';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children' | 'style'> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly optional?: string;
  readonly mono?: boolean;
  readonly className?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly placeholder?: string;
  /** A name, a code, words to copy: the keyboard must neither capitalise nor correct. */
  readonly verbatim?: boolean;
}

const VERBATIM = { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } as const;

export function TextField({
  label,
  hint,
  error,
  optional,
  className,
  inputRef,
  mono,
  placeholder,
  verbatim = false,
  ...rest
}: TextFieldProps) {
  const describe = useId();
  return (
    <AriaTextField
      {...rest}
      isInvalid={Boolean(error)}
      // The browser must not hold a form back for an error that we show: it may be what sending it again will mend.
      validationBehavior="aria"
      aria-describedby={describe}
      className={classes(styles.field, className)}
    >
      <FieldLabel label={label} optional={optional} />
      <FieldNotes id={describe} hint={hint} error={error} />
      <Input
        {...(inputRef ? { ref: inputRef } : {})}
        {...(placeholder ? { placeholder } : {})}
        {...(verbatim ? VERBATIM : {})}
        className={classes(styles.input, mono && styles.mono)}
      />
    </AriaTextField>
  );
}

export function FieldLabel({ label, optional }: { label: string; optional?: string | undefined }) {
  return (
    <Label className={styles.label}>
      {label}
      {optional ? <span className={styles.optional}> {optional}</span> : null}
    </Label>
  );
}

/** The hint and the error of a field, in one element that the field is described by. */
export function FieldNotes({
  id,
  hint,
  error,
}: {
  id: string;
  hint?: ReactNode;
  error?: string | null | undefined;
}) {
  return (
    <div id={id} className={styles.notes}>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {error ? (
        <p className={styles.error}>
          <span aria-hidden="true">▲ </span>
          {error}
        </p>
      ) : null}
    </div>
  );
}
