/** The second factor: the six digits of the phone, or one of the recovery codes when the phone is lost. */
import { type SubmitEvent, useState } from 'react';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './access.module.css';
import type { App } from './app.ts';
import { CodeField } from './code-field.tsx';
import { useSubmit } from './use-submit.ts';

export function SecondFactor({ app }: { app: App }) {
  const locale = useLocale();
  const { busy, failure, submit } = useSubmit();
  const [byRecovery, setByRecovery] = useState(false);
  const [code, setCode] = useState('');

  const send = (typed: string) => {
    if (typed.trim().length >= 6) void submit(() => app.secondFactor(typed));
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    send(code);
  };

  return (
    <form noValidate className={styles.form} onSubmit={onSubmit}>
      <FailureNote failure={failure} />
      <CodeField
        key={byRecovery ? 'recovery' : 'totp'}
        kind={byRecovery ? 'recovery' : 'totp'}
        label={byRecovery ? m.team_access_recovery_code(locale) : m.team_access_code(locale)}
        hint={byRecovery ? m.team_access_recovery_code_hint(locale) : m.team_access_code_hint(locale)}
        value={code}
        onChange={setCode}
        // Six digits are complete: nobody should have to press a button with the phone in the other hand.
        onComplete={send}
        autoFocus
      />
      <Button type="submit" look="primary" wide isPending={busy}>
        {busy ? m.team_access_opening(locale) : m.team_access_open(locale)}
      </Button>
      <Buttons className={styles.links ?? ''}>
        <Button
          look="plain"
          onPress={() => {
            setByRecovery(!byRecovery);
            setCode('');
          }}
        >
          {byRecovery ? m.team_access_use_phone(locale) : m.team_access_use_recovery_code(locale)}
        </Button>
        <Button look="plain" onPress={() => app.go({ at: 'sign_in', why: 'first' })}>
          {m.team_access_back(locale)}
        </Button>
      </Buttons>
    </form>
  );
}
