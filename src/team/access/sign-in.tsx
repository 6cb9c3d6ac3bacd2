/** Signing in: name and passphrase; then the second factor. Below, the ways for whoever cannot. */
import { type SubmitEvent, useState } from 'react';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './access.module.css';
import type { App, Phase } from './app.ts';
import { PassphraseField } from './passphrase-field.tsx';
import { useSubmit } from './use-submit.ts';

type Why = Extract<Phase, { at: 'sign_in' }>['why'];

export function SignIn({ app, why }: { app: App; why: Why }) {
  const locale = useLocale();
  const { busy, failure, submit } = useSubmit();
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const notice = noticeOf(why, locale);

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '' || passphrase === '') return;
    void submit(() => app.signIn(name, passphrase));
  };

  return (
    <>
      {notice ? <Banner role="status">{notice}</Banner> : null}
      <form noValidate className={styles.form} onSubmit={onSubmit}>
        <FailureNote failure={failure} />
        <TextField
          label={m.team_access_name(locale)}
          value={name}
          onChange={setName}
          autoComplete="username"
          verbatim
          autoFocus
        />
        <PassphraseField
          label={m.team_access_passphrase(locale)}
          value={passphrase}
          onChange={setPassphrase}
          autoComplete="current-password"
        />
        <Button type="submit" look="primary" wide isPending={busy}>
          {busy ? m.team_access_checking(locale) : m.team_access_continue(locale)}
        </Button>
      </form>
      <section aria-labelledby="other-ways" className={styles.ways}>
        <h2 id="other-ways" className={styles.waysTitle}>
          {m.team_access_other_ways(locale)}
        </h2>
        <ul role="list" className={styles.wayList}>
          <li>
            <Button look="plain" onPress={() => app.go({ at: 'join', link: null })}>
              {m.team_access_invited(locale)}
            </Button>
          </li>
          <li>
            <details className={styles.details}>
              <summary>{m.team_access_forgot(locale)}</summary>
              <div className={styles.detailsText}>
                <p>{m.team_access_forgot_ask(locale)}</p>
                <p>{m.team_access_forgot_all(locale)}</p>
                <Button look="quiet" onPress={() => app.go({ at: 'recovery' })}>
                  {m.team_access_use_kit(locale)}
                </Button>
              </div>
            </details>
          </li>
        </ul>
      </section>
    </>
  );
}

function noticeOf(why: Why, locale: ReturnType<typeof useLocale>): string | null {
  switch (why) {
    case 'ended':
      return m.team_access_session_ended(locale);
    case 'signed_out':
      return m.team_access_signed_out(locale);
    case 'recovered':
      return m.team_access_recovered(locale);
    case 'joined':
      return m.team_access_joined(locale);
    case 'first':
      return null;
  }
}
