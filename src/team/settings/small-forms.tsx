/** Targets, languages, keeping and locking: a few numbers each, with what they mean. */
import { Choices } from '#team/parts/choices.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { NumberField } from '#team/parts/number-field.tsx';
import { SaveRow } from '#team/parts/save-row.tsx';
import { languageName, locales } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './settings.module.css';
import { usePart } from './use-part.ts';

export function TargetsForm() {
  const locale = useLocale();
  const part = usePart(
    ({ targets }) => targets,
    (settings, targets) => ({ ...settings, targets }),
  );
  const { nowMinutes, soonOpeningMinutes, noRushOpeningDays } = part.value;
  return (
    <form noValidate onSubmit={part.onSubmit} className={styles.form}>
      <NumberField
        label={m.team_promptness_now(locale)}
        hint={m.team_settings_target_now(locale)}
        unit={m.team_settings_minutes(locale)}
        value={nowMinutes}
        onChange={(next) => part.set({ nowMinutes: next })}
        min={5}
        max={24 * 60}
        step={5}
      />
      <NumberField
        label={m.team_promptness_soon(locale)}
        hint={m.team_settings_target_soon(locale)}
        unit={m.team_settings_opening_hours(locale)}
        value={soonOpeningMinutes / 60}
        onChange={(next) => part.set({ soonOpeningMinutes: Math.round(next * 60) })}
        min={1}
        max={40}
      />
      <NumberField
        label={m.team_promptness_no_rush(locale)}
        hint={m.team_settings_target_no_rush(locale)}
        unit={m.team_settings_opening_days(locale)}
        value={noRushOpeningDays}
        onChange={(next) => part.set({ noRushOpeningDays: next })}
        min={1}
        max={20}
      />
      <SaveRow changed={part.changed} busy={part.busy} failure={part.failure} />
    </form>
  );
}

export function LanguagesForm() {
  const locale = useLocale();
  const part = usePart(
    ({ languages }) => ({ languages }),
    (settings, { languages }) => ({ ...settings, languages }),
    ({ languages }) => languages.length > 0,
  );
  const { languages } = part.value;
  return (
    <form noValidate onSubmit={part.onSubmit} className={styles.form}>
      <Choices
        label={m.team_settings_languages_label(locale)}
        error={languages.length === 0 ? m.team_settings_languages_one(locale) : null}
        options={locales.map((value) => ({ value, label: languageName(value) }))}
        value={languages}
        onChange={(next) => part.set({ languages: next })}
      />
      <SaveRow changed={part.changed} busy={part.busy} failure={part.failure} />
    </form>
  );
}

export function RetentionForm() {
  const locale = useLocale();
  const part = usePart(
    ({ retentionDays, returnCardMonths }) => ({ retentionDays, returnCardMonths }),
    (settings, kept) => ({ ...settings, ...kept }),
  );
  const { retentionDays, returnCardMonths } = part.value;
  return (
    <form noValidate onSubmit={part.onSubmit} className={styles.form}>
      <NumberField
        label={m.team_settings_retention_days(locale)}
        hint={m.team_settings_retention_days_hint(locale)}
        unit={m.team_settings_days(locale)}
        value={retentionDays}
        onChange={(next) => part.set({ retentionDays: next })}
        min={1}
        max={365}
      />
      <NumberField
        label={m.team_settings_return_months(locale)}
        hint={m.team_settings_return_months_hint(locale)}
        unit={m.team_settings_months(locale)}
        value={returnCardMonths}
        onChange={(next) => part.set({ returnCardMonths: next })}
        min={1}
        max={24}
      />
      <SaveRow changed={part.changed} busy={part.busy} failure={part.failure} />
    </form>
  );
}

export function AutoLockForm() {
  const locale = useLocale();
  const part = usePart(
    ({ autoLock }) => autoLock,
    (settings, autoLock) => ({ ...settings, autoLock }),
  );
  const { idleMinutes, hiddenMinutes } = part.value;
  return (
    <form noValidate onSubmit={part.onSubmit} className={styles.form}>
      <NumberField
        label={m.team_settings_lock_idle(locale)}
        unit={m.team_settings_minutes(locale)}
        value={idleMinutes}
        onChange={(next) => part.set({ idleMinutes: next })}
        min={1}
        max={60}
      />
      <NumberField
        label={m.team_settings_lock_hidden(locale)}
        unit={m.team_settings_minutes(locale)}
        value={hiddenMinutes}
        onChange={(next) => part.set({ hiddenMinutes: next })}
        min={1}
        max={60}
      />
      <SaveRow changed={part.changed} busy={part.busy} failure={part.failure} />
    </form>
  );
}
