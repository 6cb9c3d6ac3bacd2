/** Who the programme is, who answers for personal information, and whom it serves. */
import { z } from 'zod';
import { EssentialsForm, essentialsProblems } from '#team/access/essentials-form.tsx';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { SaveRow } from '#team/parts/save-row.tsx';
import * as m from '#texts/messages.ts';
import styles from './settings.module.css';
import { usePart } from './use-part.ts';

const isAddress = (text: string): boolean => z.email().max(160).safeParse(text).success;

export function EssentialsPart() {
  const locale = useLocale();
  const part = usePart(
    ({ essentials, publicEmail }) => ({ essentials, publicEmail: publicEmail ?? '' }),
    (settings, { essentials, publicEmail }) => ({
      ...settings,
      essentials,
      // One time zone for the programme: its hours are told in it.
      hours: { ...settings.hours, timeZone: essentials.timeZone },
      publicEmail: publicEmail.trim() === '' ? null : publicEmail.trim(),
    }),
    ({ essentials, publicEmail }) =>
      essentialsProblems(essentials).size === 0 &&
      (publicEmail.trim() === '' || isAddress(publicEmail.trim())),
  );
  const { essentials, publicEmail } = part.value;
  return (
    <form noValidate onSubmit={part.onSubmit} className={styles.form}>
      <EssentialsForm
        value={essentials}
        onChange={(next) => part.set({ essentials: next })}
        tried={part.tried}
      />
      <TextField
        label={m.team_settings_public_email(locale)}
        optional={m.team_optional(locale)}
        hint={m.team_settings_public_email_hint(locale)}
        error={
          part.tried && publicEmail.trim() !== '' && !isAddress(publicEmail.trim())
            ? m.team_account_alert_address_wrong(locale)
            : null
        }
        value={publicEmail}
        onChange={(next) => part.set({ publicEmail: next })}
        type="email"
        autoComplete="off"
        verbatim
      />
      <SaveRow changed={part.changed} busy={part.busy} failure={part.failure} />
    </form>
  );
}

export function PrivacyOfficerForm() {
  const locale = useLocale();
  const part = usePart(
    ({ privacyOfficer }) => privacyOfficer ?? { title: '', contact: '' },
    (settings, { title, contact }) => ({
      ...settings,
      privacyOfficer: { title: title.trim(), contact: contact.trim() },
    }),
    ({ title, contact }) => title.trim() !== '' && contact.trim() !== '',
  );
  const { title, contact } = part.value;
  const missing = (text: string) => (part.tried && text.trim() === '' ? m.team_access_fill_in(locale) : null);
  return (
    <form noValidate onSubmit={part.onSubmit} className={styles.form}>
      <TextField
        label={m.team_settings_privacy_title(locale)}
        hint={m.team_settings_privacy_title_hint(locale)}
        error={missing(title)}
        value={title}
        onChange={(next) => part.set({ title: next })}
        maxLength={120}
        autoComplete="off"
      />
      <TextField
        label={m.team_settings_privacy_contact(locale)}
        hint={m.team_settings_privacy_contact_hint(locale)}
        error={missing(contact)}
        value={contact}
        onChange={(next) => part.set({ contact: next })}
        maxLength={160}
        autoComplete="off"
      />
      <SaveRow changed={part.changed} busy={part.busy} failure={part.failure} />
    </form>
  );
}

export function ServedForm() {
  const locale = useLocale();
  const part = usePart(
    ({ served }) => served ?? { ages: '', territory: '' },
    (settings, { ages, territory }) => ({
      ...settings,
      served: { ages: ages.trim(), territory: territory.trim() },
    }),
    ({ ages, territory }) => ages.trim() !== '' || territory.trim() !== '',
  );
  const { ages, territory } = part.value;
  return (
    <form noValidate onSubmit={part.onSubmit} className={styles.form}>
      <TextField
        label={m.team_settings_served_ages(locale)}
        hint={m.team_settings_served_ages_hint(locale)}
        value={ages}
        onChange={(next) => part.set({ ages: next })}
        maxLength={120}
        autoComplete="off"
      />
      <TextField
        label={m.team_settings_served_territory(locale)}
        hint={m.team_settings_served_territory_hint(locale)}
        value={territory}
        onChange={(next) => part.set({ territory: next })}
        maxLength={160}
        autoComplete="off"
      />
      <SaveRow changed={part.changed} busy={part.busy} failure={part.failure} />
    </form>
  );
}
