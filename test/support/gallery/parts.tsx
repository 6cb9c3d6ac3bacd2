/** Parts of the screens that need the open vault besides: those of them that do not, in the frame of a screen. */
import { AlertsForm } from '#team/account/alerts-form.tsx';
import { AwayPart } from '#team/account/away-part.tsx';
import { PeerToldForm } from '#team/account/peer-told-form.tsx';
import { ToldForm } from '#team/account/told-form.tsx';
import { useTeam } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Section } from '#team/parts/section.tsx';
import { LadderForm } from '#team/settings/ladder-form.tsx';
import { MailboxForm } from '#team/settings/mailbox-form.tsx';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';

export function AccountParts() {
  const locale = useLocale();
  const role = useTeam((state) => state.me.role);
  return (
    <Screen title={m.team_account_title(locale)}>
      <div>
        <Section id="alertes" title={m.team_account_alerts(locale)} why={m.team_account_alerts_why(locale)}>
          <AlertsForm />
        </Section>
        <Section id="prevenir" title={m.team_told_title(locale)} why={m.team_told_why(locale)}>
          {role === 'peer' ? <PeerToldForm /> : <ToldForm />}
        </Section>
        <Section id="absence" title={m.team_away_section(locale)} why={m.team_away_section_why(locale)}>
          <AwayPart />
        </Section>
      </div>
    </Screen>
  );
}

export function SettingsParts() {
  const locale = useLocale();
  return (
    <Screen title={m.team_nav_settings(locale)}>
      <Section id="ladder" title={m.team_ladder_title(locale)} why={m.team_ladder_why(locale)}>
        <LadderForm />
      </Section>
      <Section id="mailbox" title={m.team_settings_mailbox(locale)} why={m.team_settings_mailbox_why(locale)}>
        <MailboxForm />
      </Section>
    </Screen>
  );
}
