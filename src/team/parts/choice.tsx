/**
 * One answer among a few, as chips. The keys 1, 2, 3… choose while the group has focus; Backspace takes the answer
 * back, since a radio button alone never lets one say nothing again.
 */
import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import styles from './choice.module.css';
import { classes } from './classes.ts';
import { FieldNotes } from './field.tsx';
import fieldStyles from './field.module.css';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly detail?: ReactNode;
  readonly disabled?: boolean;
}

export interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly optional?: string;
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChange: (value: T | null) => void;
  /** After a key chose: the caller may move on to the next field. */
  readonly onKeyChosen?: () => void;
  /** Show the digit that chooses each, in the place of the dot. */
  readonly numbered?: boolean;
  readonly required?: boolean;
  /** `pairs`: two beside each other where they fit. */
  readonly layout?: 'row' | 'stack' | 'pairs';
  readonly groupRef?: Ref<HTMLDivElement>;
  readonly className?: string;
}

export function Choice<T extends string>(props: ChoiceProps<T>) {
  const {
    label,
    hint,
    error,
    optional,
    options,
    value,
    onChange,
    onKeyChosen,
    numbered,
    required,
    layout = 'row',
  } = props;
  const describe = useId();

  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = Number(event.key) - 1;
    const picked = options[index];
    if (picked && !picked.disabled) {
      event.preventDefault();
      onChange(picked.value);
      // What one chose has the focus: a radio button that is not chosen would be a stop of its own.
      event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="radio"]')[index]?.focus();
      onKeyChosen?.();
    } else if ((event.key === 'Backspace' || event.key === 'Delete') && !required && value !== null) {
      event.preventDefault();
      onChange(null);
    }
  };

  return (
    // Keys that bubble from the radio buttons; the group itself is not a control.
    <div
      {...(props.groupRef ? { ref: props.groupRef } : {})}
      onKeyDown={onKey}
      className={classes(styles.around, props.className)}
    >
      <RadioGroup
        value={value}
        onChange={(next) => onChange(next as T)}
        isRequired={required ?? false}
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
          {options.map((option, index) => (
            <RadioField
              key={option.value}
              value={option.value}
              isDisabled={option.disabled ?? false}
              className={classes(styles.option)}
            >
              <RadioButton className={classes(styles.chip)}>
                <span className={classes(styles.dot, numbered && styles.digit)} aria-hidden="true">
                  {numbered ? index + 1 : null}
                </span>
                <span className={classes(styles.words)}>
                  {option.label}
                  {option.detail ? <span className={classes(styles.detail)}>{option.detail}</span> : null}
                </span>
              </RadioButton>
            </RadioField>
          ))}
        </div>
      </RadioGroup>
    </div>
  );
}
