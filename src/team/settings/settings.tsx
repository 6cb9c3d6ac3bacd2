/** Settings of the programme, part by part, each saved on its own. Links of the set-up list lead to a part by its id. */
import { useLocale } from '#team/parts/locale.tsx';
import { Section } from '#team/parts/section.tsx';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import { AutoLockForm, LanguagesForm, RetentionForm, TargetsForm } from './small-forms.tsx';
import { FingerprintPart } from './fingerprint-part.tsx';
import { HelpLinesForm } from './help-lines-form.tsx';
import { HoursForm } from './hours-form.tsx';
import { KitPart } from './kit-part.tsx';
import { MailForm } from './mail-form.tsx';
import { EssentialsPart, PrivacyOfficerForm, ServedForm } from './programme-forms.tsx';
import styles from './settings.module.css';

export function Settings() {
  const locale = useLocale();
  return (
    <Screen title={m.team_nav_settings(locale)}>
      <div className={styles.parts}>
        <Section id="kit" title={m.team_kit_title(locale)} why={m.team_settings_kit_why(locale)}>
          <KitPart />
        </Section>
        <Section
          id="programme"
          title={m.team_settings_programme(locale)}
          why={m.team_settings_programme_why(locale)}
        >
          <EssentialsPart />
        </Section>
        <Section
          id="privacy_officer"
          title={m.team_settings_privacy(locale)}
          why={m.team_settings_privacy_why(locale)}
        >
          <PrivacyOfficerForm />
        </Section>
        <Section id="served" title={m.team_settings_served(locale)} why={m.team_settings_served_why(locale)}>
          <ServedForm />
        </Section>
        <Section id="hours" title={m.team_settings_hours(locale)} why={m.team_settings_hours_why(locale)}>
          <HoursForm />
        </Section>
        <Section
          id="targets"
          title={m.team_settings_targets(locale)}
          why={m.team_settings_targets_why(locale)}
        >
          <TargetsForm />
        </Section>
        <Section
          id="languages"
          title={m.team_settings_languages(locale)}
          why={m.team_settings_languages_why(locale)}
        >
          <LanguagesForm />
        </Section>
        <Section
          id="help_lines"
          title={m.team_settings_help_lines(locale)}
          why={m.team_settings_help_lines_why(locale)}
        >
          <HelpLinesForm />
        </Section>
        <Section id="mail" title={m.team_settings_mail(locale)} why={m.team_settings_mail_why(locale)}>
          <MailForm />
        </Section>
        <Section
          id="retention"
          title={m.team_settings_retention(locale)}
          why={m.team_settings_retention_why(locale)}
        >
          <RetentionForm />
        </Section>
        <Section id="auto_lock" title={m.team_settings_lock(locale)} why={m.team_settings_lock_why(locale)}>
          <AutoLockForm />
        </Section>
        <Section id="fingerprint_words" title={m.team_settings_fingerprint(locale)}>
          <FingerprintPart />
        </Section>
      </div>
    </Screen>
  );
}
