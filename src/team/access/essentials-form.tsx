/** The four essentials of a programme. Used in set-up and in settings. */
import { Essentials } from '#programme/settings.ts';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './access.module.css';
import { SelectField } from './select-field.tsx';
import { timeZoneGroups } from './time-zones.ts';

export interface EssentialsFormProps {
  readonly value: Essentials;
  readonly onChange: (value: Essentials) => void;
  readonly tried: boolean;
  readonly autoFocus?: boolean;
}

/** Names of the fields that are not yet as they must be. */
export function essentialsProblems(value: Essentials): ReadonlySet<keyof Essentials> {
  const parsed = Essentials.safeParse(value);
  return new Set(parsed.success ? [] : parsed.error.issues.map((issue) => issue.path[0] as keyof Essentials));
}

export function EssentialsForm({ value, onChange, tried, autoFocus = false }: EssentialsFormProps) {
  const locale = useLocale();
  const problems = tried ? essentialsProblems(value) : new Set<keyof Essentials>();
  const set = (name: keyof Essentials) => (text: string) => onChange({ ...value, [name]: text });
  const error = (name: keyof Essentials) => (problems.has(name) ? m.team_access_fill_in(locale) : null);
  return (
    <div className={styles.fields}>
      <TextField
        label={m.setup_programme_name(locale)}
        hint={m.setup_programme_name_hint(locale)}
        error={error('name')}
        value={value.name}
        onChange={set('name')}
        autoComplete="off"
        autoFocus={autoFocus}
      />
      <TextField
        label={m.setup_organisation(locale)}
        hint={m.setup_organisation_hint(locale)}
        error={error('organisation')}
        value={value.organisation}
        onChange={set('organisation')}
        autoComplete="organization"
      />
      <TextField
        label={m.setup_phone(locale)}
        hint={m.setup_phone_hint(locale)}
        error={error('phone')}
        value={value.phone}
        onChange={set('phone')}
        type="tel"
        autoComplete="off"
      />
      <SelectField
        label={m.setup_time_zone(locale)}
        hint={m.setup_time_zone_hint(locale)}
        value={value.timeZone}
        onChange={set('timeZone')}
        groups={timeZoneGroups(locale)}
      />
    </div>
  );
}
