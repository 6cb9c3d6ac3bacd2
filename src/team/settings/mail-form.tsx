/** The mail server that carries alerts without content, its health, and a test to my own address. */
import { type SubmitEvent, useState } from 'react';
import { MailServer } from '#contract/settings.ts';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { TextField } from '#team/parts/field.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { SaveRow } from '#team/parts/save-row.tsx';
import { useAct } from '#team/shell/act.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { ServerFields } from './server-fields.tsx';
import styles from './settings.module.css';

const EMPTY: MailServer = { host: '', port: 587, tls: 'starttls', user: '', from: '' };
const USUAL_PORT: Record<MailServer['tls'], number> = { starttls: 587, implicit: 465, none: 25 };

export function MailForm() {
  const locale = useLocale();
  const actions = useActions();
  const mail = useTeam((state) => state.mail);
  const hasAddress = useTeam((state) => state.me.alertEmail !== null);
  const saving = useAct();
  const testing = useAct();
  const [typed, setTyped] = useState<MailServer | null>(null);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const stored = mail?.server ?? EMPTY;
  const value = typed ?? stored;
  const set = (patch: Partial<MailServer>) => setTyped({ ...value, ...patch });
  const changed = password !== '' || JSON.stringify(value) !== JSON.stringify(stored);
  const problems = new Set(MailServer.safeParse(value).error?.issues.map((issue) => issue.path[0]));
  const error = (name: keyof MailServer) =>
    tried && problems.has(name) ? m.team_access_fill_in(locale) : null;

  const save = async (server: MailServer | null) => {
    const saved = await saving.act(
      () => actions.saveMail(server, password === '' ? null : password),
      m.team_saved(locale),
    );
    if (!saved) return;
    setTyped(null);
    setPassword('');
    setTried(false);
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (problems.size === 0) void save(value);
  };

  return (
    <form noValidate onSubmit={onSubmit} className={styles.form}>
      <MailHealth />
      <ServerFields
        value={value}
        set={set}
        usualPort={USUAL_PORT}
        encryption={[
          { value: 'starttls', label: m.team_mailserver_tls_starttls(locale) },
          { value: 'implicit', label: m.team_mailserver_tls_implicit(locale) },
          { value: 'none', label: m.team_mailserver_tls_none(locale) },
        ]}
        hostHint={m.team_mailserver_host_hint(locale)}
        error={error}
        password={password}
        onPassword={setPassword}
        passwordSet={mail?.passwordSet ?? false}
      />
      <TextField
        label={m.team_mailserver_from(locale)}
        hint={m.team_mailserver_from_hint(locale)}
        error={error('from')}
        value={value.from}
        onChange={(from) => set({ from })}
        type="email"
        autoComplete="off"
        verbatim
      />
      <SaveRow changed={changed} busy={saving.busy} failure={saving.failure} />
      {mail?.server ? (
        <>
          {testing.failure ? (
            <Banner tone="look" role="alert">
              {testing.failure}
            </Banner>
          ) : null}
          <Buttons>
            <Button
              isDisabled={!hasAddress || changed}
              isPending={testing.busy}
              onPress={() => void testing.act(() => actions.testMail(), m.team_mailserver_test_sent(locale))}
            >
              {m.team_mailserver_test(locale)}
            </Button>
            <Button look="plain" isPending={saving.busy} onPress={() => void save(null)}>
              {m.team_mailserver_stop(locale)}
            </Button>
          </Buttons>
          {hasAddress ? null : <p className={styles.soft}>{m.team_mailserver_test_needs_address(locale)}</p>}
        </>
      ) : null}
    </form>
  );
}

function MailHealth() {
  const locale = useLocale();
  const mail = useTeam((state) => state.mail);
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  if (!mail?.server) return <p className={styles.state}>{m.team_mailserver_none(locale)}</p>;
  if (mail.failing) {
    return (
      <Banner
        tone="look"
        title={m.team_mailserver_failing(locale, {
          time: formatMoment(mail.failing.since, now, locale, timeZone),
        })}
      >
        {mail.failing.reason === 'bounce' ? m.team_today_mail_bounced(locale) : mail.failing.reason}
      </Banner>
    );
  }
  const sent =
    mail.lastSentAt === null
      ? m.team_mailserver_never_sent(locale)
      : m.team_mailserver_last_sent(locale, { time: formatMoment(mail.lastSentAt, now, locale, timeZone) });
  return <p className={styles.state}>{sent}</p>;
}
