/** The organisation, completed from the directory while one types; any other name is accepted as typed. */
import { type Ref, useId, useMemo } from 'react';
import {
  Button as AriaButton,
  ComboBox,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import type { DirectoryEntry } from '#programme/entries.ts';
import * as m from '#texts/messages.ts';
import { classes } from './classes.ts';
import dateStyles from './date-time.module.css';
import { FieldLabel, FieldNotes } from './field.tsx';
import styles from './field.module.css';
import { folded } from '#programme/fold.ts';
import { useLocale } from './locale.tsx';
import menu from './organisation-field.module.css';
import { SECTOR } from './words.ts';

export interface OrganisationFieldProps {
  readonly value: string;
  readonly onChange: (name: string) => void;
  /** One of the directory's was chosen. */
  readonly onChosen?: (entry: DirectoryEntry) => void;
  readonly directory: readonly { readonly record: string; readonly entry: DirectoryEntry }[];
  readonly error?: string | null;
  readonly hint?: string;
  readonly label?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onBlur?: () => void;
}

export function OrganisationField({
  value,
  onChange,
  onChosen,
  directory,
  error,
  hint,
  label,
  inputRef,
  onBlur,
}: OrganisationFieldProps) {
  const locale = useLocale();
  const describe = useId();
  const matches = useMemo(() => {
    const words = folded(value).split(' ').filter(Boolean);
    const fitting = directory.filter(({ entry }) =>
      words.every((word) => folded(entry.organisation).includes(word)),
    );
    return fitting
      .sort((a, b) => a.entry.organisation.localeCompare(b.entry.organisation, locale))
      .slice(0, 8);
  }, [directory, value, locale]);

  return (
    <ComboBox
      allowsCustomValue
      allowsEmptyCollection={false}
      inputValue={value}
      onInputChange={(name) => {
        onChange(name);
        // Typed out whole, it is the directory's as much as one picked from the list.
        const exact = directory.find(({ entry }) => entry.organisation === name);
        if (exact) onChosen?.(exact.entry);
      }}
      items={matches}
      value={directory.find(({ entry }) => entry.organisation === value)?.record ?? null}
      onChange={(key) => {
        const chosen = directory.find(({ record }) => record === key);
        if (!chosen) return;
        onChange(chosen.entry.organisation);
        onChosen?.(chosen.entry);
      }}
      {...(onBlur ? { onBlur } : {})}
      menuTrigger="input"
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      aria-describedby={describe}
      className={classes(styles.field)}
    >
      <FieldLabel label={label ?? m.team_organisation(locale)} />
      <FieldNotes id={describe} hint={hint} error={error} />
      <div className={menu.wrap}>
        <Input ref={inputRef} className={classes(styles.input)} autoComplete="off" />
        <AriaButton
          aria-label={m.team_organisation_show(locale)}
          className={classes(dateStyles.open, menu.open)}
        >
          <span aria-hidden="true">▾</span>
        </AriaButton>
      </div>
      <Popover className={classes(menu.popover)} offset={2}>
        <ListBox className={classes(menu.list)}>
          {({ record, entry }: (typeof matches)[number]) => (
            <ListBoxItem id={record} textValue={entry.organisation} className={classes(menu.item)}>
              <Text slot="label">{entry.organisation}</Text>
              <Text slot="description" className={classes(menu.detail)}>
                {SECTOR[entry.sector](locale)}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
