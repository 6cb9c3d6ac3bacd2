/** Several answers among a few, as chips. */
import { type ReactNode, useId } from 'react';
import { CheckboxButton, CheckboxField, CheckboxGroup, Label } from 'react-aria-components';
import type { Option } from './choice.tsx';
import styles from './choice.module.css';
import { classes } from './classes.ts';
import { FieldNotes } from './field.tsx';
import fieldStyles from './field.module.css';

export interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly optional?: string;
  readonly options: readonly Option<T>[];
  readonly value: readonly T[];
  readonly onChange: (value: T[]) => void;
  readonly layout?: 'row' | 'stack' | 'pairs';
}

export function Choices<T extends string>({
  label,
  hint,
  error,
  optional,
  options,
  value,
  onChange,
  layout = 'row',
}: ChoicesProps<T>) {
  const describe = useId();
  return (
    <CheckboxGroup
      value={[...value]}
      // In the order of the options, whatever the order of the taps.
      onChange={(next) => onChange(options.map((o) => o.value).filter((v) => next.includes(v)))}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      aria-describedby={describe}
      className={classes(styles.group)}
    >
      <Label className={classes(fieldStyles.label)}>
        {label}
        {optional ? <span className={fieldStyles.optional}> {optional}</span> : null}
      </Label>
      <FieldNotes id={describe} hint={hint} error={error} />
      <div className={classes(styles.options, styles[layout])}>
        {options.map((option) => (
          <CheckboxField
            key={option.value}
            value={option.value}
            isDisabled={option.disabled ?? false}
            className={classes(styles.option)}
          >
            <CheckboxButton className={classes(styles.chip)}>
              <span className={classes(styles.square)} aria-hidden="true" />
              <span className={classes(styles.words)}>
                {option.label}
                {option.detail ? <span className={classes(styles.detail)}>{option.detail}</span> : null}
              </span>
            </CheckboxButton>
          </CheckboxField>
        ))}
      </div>
    </CheckboxGroup>
  );
}

/** One statement that is so or not. */
export function Check({
  children,
  value,
  onChange,
  hint,
  disabled = false,
}: {
  children: ReactNode;
  value: boolean;
  onChange: (value: boolean) => void;
  hint?: ReactNode;
  disabled?: boolean;
}) {
  const describe = useId();
  return (
    <div className={classes(styles.group)}>
      <CheckboxField
        isSelected={value}
        onChange={onChange}
        isDisabled={disabled}
        className={classes(styles.option)}
        {...(hint ? { 'aria-describedby': describe } : {})}
      >
        <CheckboxButton className={classes(styles.chip, styles.bare)}>
          <span className={classes(styles.square)} aria-hidden="true" />
          <span className={classes(styles.words)}>{children}</span>
        </CheckboxButton>
      </CheckboxField>
      {hint ? (
        <p id={describe} className={classes(fieldStyles.hint, styles.checkHint)}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
