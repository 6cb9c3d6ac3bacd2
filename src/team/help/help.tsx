/** All the help in one place, the keys, and what this device remembers. */
import { Link } from '@tanstack/react-router';
import { may } from '#programme/roles.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { Check } from '#team/parts/choices.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { setDevicePreferences, type Theme, useDevicePreferences } from '#team/shell/device.ts';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import styles from './help.module.css';
import { HelpEntries } from './help-entries.tsx';
import { HELP_TOPICS, type HelpTopic, TOPIC_TITLE } from './topics.ts';

/** The public page that says where the source of what runs here is found. */
const PRIVACY_PAGE = { fr: '/confidentialite', en: '/en/privacy' } as const;

const FOR_ALL: readonly HelpTopic[] = ['members', 'account'];

export function Help() {
  const locale = useLocale();
  const role = useTeam((state) => state.me.role);
  const reads = may(role, 'read_requests');
  const topics = reads ? HELP_TOPICS : FOR_ALL;
  return (
    <Screen title={m.team_nav_help(locale)} width="text">
      <p className={styles.lead}>{m.team_help_lead(locale)}</p>
      {reads ? (
        <p>
          <Link to="/feuille">{m.team_panel_print_sheet(locale)}</Link>
        </p>
      ) : null}
      {topics.map((topic) => (
        <section key={topic} aria-labelledby={`help-${topic}`} className={styles.section}>
          <h2 id={`help-${topic}`}>{TOPIC_TITLE[topic](locale)}</h2>
          <HelpEntries topic={topic} level={3} />
        </section>
      ))}
      <section aria-labelledby="help-keys" className={styles.section}>
        <h2 id="help-keys">{m.team_help_keys_title(locale)}</h2>
        <dl className={styles.keys}>
          {[
            ['N', m.team_help_key_n(locale)],
            ['?', m.team_help_key_help(locale)],
            ['1 2 3…', m.team_help_key_digits(locale)],
            [m.team_help_key_ctrl_enter_name(locale), m.team_help_key_ctrl_enter(locale)],
          ].map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </section>
      <ThisDevice />
      <p>
        <a href={`${PRIVACY_PAGE[locale]}#source`} target="_blank" rel="noopener noreferrer">
          {m.team_help_source(locale)}
        </a>
      </p>
    </Screen>
  );
}

export function ThisDevice() {
  const locale = useLocale();
  const { theme, keys } = useDevicePreferences();
  return (
    <section aria-labelledby="this-device" className={styles.section}>
      <h2 id="this-device">{m.team_device_title(locale)}</h2>
      <Choice<Theme>
        label={m.team_device_theme(locale)}
        required
        value={theme}
        onChange={(next) => next && setDevicePreferences({ theme: next })}
        options={[
          { value: 'system', label: m.team_device_theme_system(locale) },
          { value: 'light', label: m.team_device_theme_light(locale) },
          { value: 'dark', label: m.team_device_theme_dark(locale) },
        ]}
      />
      <Check
        value={keys}
        onChange={(on) => setDevicePreferences({ keys: on })}
        hint={m.team_device_keys_hint(locale)}
      >
        {m.team_device_keys(locale)}
      </Check>
    </section>
  );
}
