/** One's own account: name, language, alerts, passphrase, second factor; and leaving this device. */
import { may } from '#programme/roles.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Section } from '#team/parts/section.tsx';
import { ROLE } from '#team/parts/words.ts';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import { AlertsForm } from './alerts-form.tsx';
import { AwayPart } from './away-part.tsx';
import { CardForm } from './card-form.tsx';
import { DevicesForm } from './devices-form.tsx';
import { LanguageForm } from './language-form.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import { PeerToldForm } from './peer-told-form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';
import { ToldForm } from './told-form.tsx';

export function Account() {
  const locale = useLocale();
  const actions = useActions();
  const me = useTeam((state) => state.me);
  const peer = me.role === 'peer';
  return (
    <Screen title={m.team_account_title(locale)}>
      <p>{m.team_account_who(locale, { name: me.signInName, role: ROLE[me.role](locale).toLowerCase() })}</p>
      <div>
        <Section id="nom" title={m.team_account_card(locale)} why={m.team_account_card_why(locale)}>
          <CardForm />
        </Section>
        <Section id="langue" title={m.team_account_language(locale)}>
          <LanguageForm />
        </Section>
        <Section
          id="alertes"
          title={m.team_account_alerts(locale)}
          why={peer ? m.team_account_alerts_why_peer(locale) : m.team_account_alerts_why(locale)}
        >
          <AlertsForm />
        </Section>
        <Section
          id="appareils"
          title={m.team_push_title(locale)}
          why={peer ? m.team_push_why_peer(locale) : m.team_push_why(locale)}
        >
          <DevicesForm />
        </Section>
        {peer ? (
          <Section id="prevenir" title={m.team_told_title(locale)} why={m.team_told_why_peer(locale)}>
            <PeerToldForm />
          </Section>
        ) : null}
        {may(me.role, 'be_alerted') ? (
          <Section id="prevenir" title={m.team_told_title(locale)} why={m.team_told_why(locale)}>
            <ToldForm />
          </Section>
        ) : null}
        {may(me.role, 'be_on_duty') ? (
          <Section id="absence" title={m.team_away_section(locale)} why={m.team_away_section_why(locale)}>
            <AwayPart />
          </Section>
        ) : null}
        <Section
          id="phrase"
          title={m.team_access_passphrase(locale)}
          why={m.team_account_passphrase_why(locale)}
        >
          <PassphraseForm />
        </Section>
        <Section
          id="preuve"
          title={m.team_access_second_factor(locale)}
          why={m.team_account_second_why(locale)}
        >
          <SecondFactorForm />
        </Section>
        <Section id="session" title={m.team_account_session(locale)} why={m.team_account_session_why(locale)}>
          <Buttons>
            <Button onPress={() => void actions.signOut()}>{m.team_account_sign_out(locale)}</Button>
          </Buttons>
        </Section>
      </div>
    </Screen>
  );
}
