/**
 * Several lines with a counter. What is pasted is never cut: too long says by how much, and saving waits.
 * Below, what the word guard noticed: it explains, and never blocks.
 */
import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import * as m from '#texts/messages.ts';
import { classes } from './classes.ts';
import { FieldLabel, FieldNotes } from './field.tsx';
import styles from './field.module.css';
import { useLocale } from './locale.tsx';

export interface TextAreaProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly optional?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly max: number;
  readonly rows?: number;
  readonly autoFocus?: boolean;
  /** What the word guard noticed. */
  readonly flags?: ReactNode;
  /** Beside the counter, such as *saved at 10 h 42*. */
  readonly aside?: ReactNode;
  readonly areaRef?: Ref<HTMLTextAreaElement>;
  readonly className?: string;
}

/** From here on the counter is shown. */
const NEAR = 0.75;

export function TextArea({
  label,
  hint,
  error,
  optional,
  value,
  onChange,
  onBlur,
  onKeyDown,
  max,
  rows = 4,
  autoFocus,
  flags,
  aside,
  areaRef,
  className,
}: TextAreaProps) {
  const locale = useLocale();
  const describe = useId();
  const over = value.length - max;
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      {...(onBlur ? { onBlur } : {})}
      {...(onKeyDown ? { onKeyDown } : {})}
      autoFocus={autoFocus ?? false}
      isInvalid={Boolean(error) || over > 0}
      validationBehavior="aria"
      aria-describedby={describe}
      className={classes(styles.field, className)}
    >
      <FieldLabel label={label} optional={optional} />
      <FieldNotes id={describe} hint={hint} error={error} />
      <AriaTextArea ref={areaRef} rows={rows} className={classes(styles.input, styles.area)} spellCheck />
      <div className={styles.foot}>
        <span className={over > 0 ? styles.over : undefined} aria-live={over > 0 ? 'polite' : undefined}>
          {over > 0
            ? m.team_text_over(locale, { over })
            : value.length >= max * NEAR
              ? m.team_text_left(locale, { left: max - value.length })
              : ''}
        </span>
        {aside}
      </div>
      {flags}
    </AriaTextField>
  );
}

/** Whether a text fits: what every form asks before it saves. */
export const fits = (value: string, max: number): boolean =>
  value.trim().length <= max && value.length <= max;
