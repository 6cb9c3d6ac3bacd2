/** One of a long list: the browser's own control, which every phone and screen reader knows. */
import { type ReactNode, useId } from 'react';
import { classes } from '#team/parts/classes.ts';
import { FieldNotes } from '#team/parts/field.tsx';
import fieldStyles from '#team/parts/field.module.css';
import styles from './select-field.module.css';

export interface SelectGroup {
  readonly label: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface SelectFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly groups: readonly SelectGroup[];
  readonly className?: string;
}

export function SelectField({ label, hint, value, onChange, groups, className }: SelectFieldProps) {
  const id = useId();
  const describe = useId();
  return (
    <div className={classes(fieldStyles.field, className)}>
      <label htmlFor={id} className={fieldStyles.label}>
        {label}
      </label>
      <FieldNotes id={describe} hint={hint} />
      <select
        id={id}
        aria-describedby={describe}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={classes(fieldStyles.input, styles.select)}
      >
        {groups.map((group) =>
          group.label === null ? (
            <Options key="" options={group.options} />
          ) : (
            <optgroup key={group.label} label={group.label}>
              <Options options={group.options} />
            </optgroup>
          ),
        )}
      </select>
    </div>
  );
}

function Options({ options }: Pick<SelectGroup, 'options'>) {
  return options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ));
}
