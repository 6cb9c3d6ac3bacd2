/** A whole number within limits, with its unit in words. */
import { type ReactNode, useId } from 'react';
import { Group, Input, Label, NumberField as AriaNumberField } from 'react-aria-components';
import { classes } from './classes.ts';
import fieldStyles from './field.module.css';
import { FieldNotes } from './field.tsx';
import styles from './number-field.module.css';

export interface NumberFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly unit: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
}

export function NumberField({ label, hint, unit, value, onChange, min, max, step = 1 }: NumberFieldProps) {
  const describe = useId();
  return (
    <AriaNumberField
      value={value}
      // An emptied field is not a number: what stood there stays until another is typed.
      onChange={(next) => onChange(Number.isNaN(next) ? value : next)}
      minValue={min}
      maxValue={max}
      step={step}
      validationBehavior="aria"
      // A port is read digit by digit; nothing else here reaches a thousand.
      formatOptions={{ useGrouping: false }}
      aria-describedby={describe}
      className={classes(fieldStyles.field)}
    >
      <Label className={classes(fieldStyles.label)}>{label}</Label>
      <FieldNotes id={describe} hint={hint} />
      <Group className={classes(styles.group)}>
        <Input className={classes(fieldStyles.input, styles.input)} />
        <span className={styles.unit}>{unit}</span>
      </Group>
    </AriaNumberField>
  );
}
