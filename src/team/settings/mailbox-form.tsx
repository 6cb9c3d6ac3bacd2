/** The mailbox whose messages become requests: how it is reached, where messages go, its health, and what it set aside. */
import { type SubmitEvent, useState } from 'react';
import { Mailbox, type MailboxReason } from '#contract/mailbox.ts';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Check } from '#team/parts/choices.tsx';
import { TextField } from '#team/parts/field.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { SaveRow } from '#team/parts/save-row.tsx';
import { mailboxReason } from '#team/parts/words.ts';
import { SetAsideList } from '#team/request/set-aside.tsx';
import { failureText, useAct } from '#team/shell/act.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { ServerFields } from './server-fields.tsx';
import styles from './settings.module.css';

const USUAL_PORT: Record<Mailbox['tls'], number> = { implicit: 993, starttls: 143, none: 143 };

const empty = (locale: Locale): Mailbox => ({
  host: '',
  port: 993,
  tls: 'implicit',
  user: '',
  folder: 'INBOX',
  processed: m.team_mailbox_folder_processed(locale),
  setAside: m.team_mailbox_folder_set_aside(locale),
  attachments: m.team_mailbox_folder_attachments(locale),
  deleteProcessed: false,
  answer: false,
});

export function MailboxForm() {
  const locale = useLocale();
  const actions = useActions();
  const state = useTeam((team) => team.mailbox);
  const canAnswer = useTeam((team) => (team.mail?.server ?? null) !== null);
  const saving = useAct();
  const [typed, setTyped] = useState<Mailbox | null>(null);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const stored = state?.mailbox ?? empty(locale);
  const value = typed ?? stored;
  const set = (patch: Partial<Mailbox>) => setTyped({ ...value, ...patch });
  const changed = password !== '' || JSON.stringify(value) !== JSON.stringify(stored);
  const { error: mistakes } = Mailbox.safeParse(value);
  const problems = new Set(mistakes?.issues.map((issue) => issue.path[0]));
  const error = (name: keyof Mailbox) => (tried && problems.has(name) ? m.team_access_fill_in(locale) : null);
  // The one mistake that belongs to no field: messages would be moved to where they come from.
  const sameFolder = tried && problems.has(undefined) ? m.team_mailbox_same_folder(locale) : null;

  const save = async (mailbox: Mailbox | null) => {
    const saved = await saving.act(
      () => actions.saveMailbox(mailbox, password === '' ? null : password),
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
    if (!mistakes) void save(value);
  };

  return (
    <form noValidate onSubmit={onSubmit} className={styles.form}>
      <MailboxHealth />
      <p>{m.team_mailbox_readable(locale)}</p>
      <ServerFields
        value={value}
        set={set}
        usualPort={USUAL_PORT}
        encryption={[
          { value: 'implicit', label: m.team_mailbox_tls_implicit(locale) },
          { value: 'starttls', label: m.team_mailbox_tls_starttls(locale) },
          { value: 'none', label: m.team_mailserver_tls_none(locale) },
        ]}
        hostHint={m.team_mailbox_host_hint(locale)}
        error={error}
        password={password}
        onPassword={setPassword}
        passwordSet={state?.passwordSet ?? false}
      />
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{m.team_mailbox_folders(locale)}</legend>
        <div className={styles.pair}>
          {FOLDERS.map(({ name, label, hint }) => (
            <TextField
              key={name}
              label={label(locale)}
              hint={hint(locale)}
              error={error(name) ?? (name === 'folder' ? sameFolder : null)}
              value={value[name]}
              onChange={(folder) => set({ [name]: folder })}
              autoComplete="off"
              verbatim
            />
          ))}
        </div>
      </fieldset>
      <Check
        value={value.deleteProcessed}
        onChange={(deleteProcessed) => set({ deleteProcessed })}
        hint={m.team_mailbox_delete_hint(locale)}
      >
        {m.team_mailbox_delete(locale)}
      </Check>
      <Check
        value={value.answer}
        onChange={(answer) => set({ answer })}
        hint={canAnswer ? m.team_mailbox_answer_hint(locale) : m.team_mailbox_answer_needs_server(locale)}
      >
        {m.team_mailbox_answer(locale)}
      </Check>
      <SaveRow changed={changed} busy={saving.busy} failure={saving.failure} />
      <Trial value={value} password={password} sound={!mistakes} />
      {state?.mailbox ? (
        <Buttons>
          <Button look="plain" isPending={saving.busy} onPress={() => void save(null)}>
            {m.team_mailbox_stop(locale)}
          </Button>
        </Buttons>
      ) : null}
      {state?.mailbox || (state?.setAside ?? 0) > 0 ? (
        <section aria-labelledby="set-aside" className={styles.form}>
          <h3 id="set-aside">{m.team_set_aside_title(locale)}</h3>
          <SetAsideList />
        </section>
      ) : null}
    </form>
  );
}

const FOLDERS = [
  { name: 'folder', label: m.team_mailbox_folder, hint: m.team_mailbox_folder_hint },
  { name: 'processed', label: m.team_mailbox_processed, hint: m.team_mailbox_processed_hint },
  { name: 'setAside', label: m.team_mailbox_aside, hint: m.team_mailbox_aside_hint },
  { name: 'attachments', label: m.team_mailbox_files, hint: m.team_mailbox_files_hint },
] as const;

/** Connects with what is typed, saved or not: what is wrong is said before anybody counts on it. */
function Trial({ value, password, sound }: { value: Mailbox; password: string; sound: boolean }) {
  const locale = useLocale();
  const actions = useActions();
  const colleagues = useTeam((team) => team.colleagues);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ good: boolean; text: string } | null>(null);
  const run = async () => {
    setBusy(true);
    setSaid(null);
    try {
      const tried = await actions.testMailbox(value, password === '' ? null : password);
      if (!tried.ok) setSaid({ good: false, text: failureText(tried, locale, colleagues) });
      else
        setSaid(
          tried.reason === null
            ? { good: true, text: m.team_mailbox_test_good(locale, { n: tried.waiting }) }
            : { good: false, text: mailboxReason(tried.reason satisfies MailboxReason, locale) },
        );
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div role="status">
        {said ? <Banner tone={said.good ? 'plain' : 'look'}>{said.text}</Banner> : null}
      </div>
      <Buttons>
        <Button isDisabled={!sound} isPending={busy} onPress={() => void run()}>
          {m.team_mailbox_test(locale)}
        </Button>
      </Buttons>
    </>
  );
}

function MailboxHealth() {
  const locale = useLocale();
  const state = useTeam((team) => team.mailbox);
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  if (!state?.mailbox) return <p className={styles.state}>{m.team_mailbox_none(locale)}</p>;
  if (state.failing)
    return (
      <Banner
        tone="look"
        title={m.team_mailbox_failing(locale, {
          time: formatMoment(state.failing.since, now, locale, timeZone),
        })}
      >
        {mailboxReason(state.failing.reason, locale)}
      </Banner>
    );
  return (
    <p className={styles.state}>
      {state.checkedAt === null
        ? m.team_mailbox_not_checked(locale)
        : m.team_mailbox_checked(locale, { time: formatMoment(state.checkedAt, now, locale, timeZone) })}
    </p>
  );
}
