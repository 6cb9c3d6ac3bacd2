/** Settings of the programme, part by part, each saved on its own. Links of the set-up list lead to a part by its id. */
import type { ComponentType } from 'react';
import { useLocale } from '#team/parts/locale.tsx';
import { Section } from '#team/parts/section.tsx';
import { Screen } from '#team/shell/screen.tsx';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { FingerprintPart } from './fingerprint-part.tsx';
import { HelpLinesPart } from './help-lines-part.tsx';
import { HoursForm } from './hours-form.tsx';
import { KitPart } from './kit-part.tsx';
import { LadderForm } from './ladder-form.tsx';
import { MailboxForm } from './mailbox-form.tsx';
import { MailForm } from './mail-form.tsx';
import { EssentialsPart, PrivacyOfficerForm, ServedForm } from './programme-forms.tsx';
import styles from './settings.module.css';
import { AutoLockForm, LanguagesForm, RetentionForm, TargetsForm } from './small-forms.tsx';

type Text = (locale: Locale) => string;

/** In the order in which a new programme needs them. The ids are those of the set-up list (`today/checklist.ts`). */
const PARTS: readonly { id: string; title: Text; why: Text | null; Part: ComponentType }[] = [
  { id: 'kit', title: m.team_kit_title, why: m.team_settings_kit_why, Part: KitPart },
  {
    id: 'programme',
    title: m.team_settings_programme,
    why: m.team_settings_programme_why,
    Part: EssentialsPart,
  },
  {
    id: 'privacy_officer',
    title: m.team_settings_privacy,
    why: m.team_settings_privacy_why,
    Part: PrivacyOfficerForm,
  },
  { id: 'served', title: m.team_settings_served, why: m.team_settings_served_why, Part: ServedForm },
  { id: 'hours', title: m.team_settings_hours, why: m.team_settings_hours_why, Part: HoursForm },
  { id: 'targets', title: m.team_settings_targets, why: m.team_settings_targets_why, Part: TargetsForm },
  { id: 'ladder', title: m.team_ladder_title, why: m.team_ladder_why, Part: LadderForm },
  {
    id: 'languages',
    title: m.team_settings_languages,
    why: m.team_settings_languages_why,
    Part: LanguagesForm,
  },
  {
    id: 'help_lines',
    title: m.team_settings_help_lines,
    why: m.team_settings_help_lines_why,
    Part: HelpLinesPart,
  },
  { id: 'mail', title: m.team_settings_mail, why: m.team_settings_mail_why, Part: MailForm },
  {
    id: 'mailbox',
    title: m.team_settings_mailbox,
    why: m.team_settings_mailbox_why,
    Part: MailboxForm,
  },
  {
    id: 'retention',
    title: m.team_settings_retention,
    why: m.team_settings_retention_why,
    Part: RetentionForm,
  },
  { id: 'auto_lock', title: m.team_settings_lock, why: m.team_settings_lock_why, Part: AutoLockForm },
  { id: 'fingerprint_words', title: m.team_settings_fingerprint, why: null, Part: FingerprintPart },
];

export function Settings() {
  const locale = useLocale();
  return (
    <Screen title={m.team_nav_settings(locale)}>
      <nav aria-label={m.team_settings_parts(locale)}>
        <ul role="list" className={styles.index}>
          {PARTS.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title(locale)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.parts}>
        {PARTS.map(({ id, title, why, Part }) => (
          <Section key={id} id={id} title={title(locale)} why={why?.(locale)}>
            <Part />
          </Section>
        ))}
      </div>
    </Screen>
  );
}
