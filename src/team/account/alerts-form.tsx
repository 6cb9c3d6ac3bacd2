/** Where I am told that a request arrived: an e-mail without content, or none. */
import { type SubmitEvent, useState } from 'react';
import { z } from 'zod';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { SaveRow } from '#team/parts/save-row.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import styles from './account.module.css';

const isAddress = (text: string): boolean => z.email().max(160).safeParse(text).success;

export function AlertsForm() {
  const locale = useLocale();
  const actions = useActions();
  const me = useTeam((state) => state.me);
  const noMail = useTeam((state) => state.mail !== null && state.mail.server === null);
  const { act, busy, failure } = useAct();
  const testing = useAct();
  const [address, setAddress] = useState(me.alertEmail ?? '');
  const [tried, setTried] = useState(false);
  const typed = address.trim();
  const changed = typed !== (me.alertEmail ?? '');
  const sound = typed === '' || isAddress(typed);

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (sound)
      void act(
        () => actions.saveMe(me.language, typed === '' ? null : typed),
        typed === '' ? m.team_account_alerts_off(locale) : m.team_account_alerts_on(locale),
      );
  };
  return (
    <form noValidate onSubmit={onSubmit} className={styles.form}>
      {noMail ? <p className={styles.soft}>{m.team_account_alerts_no_server(locale)}</p> : null}
      <TextField
        label={m.team_account_alert_address(locale)}
        hint={m.team_account_alert_address_hint(locale)}
        error={tried && !sound ? m.team_account_alert_address_wrong(locale) : null}
        value={address}
        onChange={setAddress}
        type="email"
        autoComplete="email"
        verbatim
      />
      <SaveRow changed={changed} busy={busy} failure={failure} />
      {me.alertEmail === null || noMail ? null : (
        <>
          <FailureNote failure={testing.failure} />
          <Buttons>
            <Button
              isDisabled={changed}
              isPending={testing.busy}
              onPress={() => void testing.act(() => actions.testMail(), m.team_mailserver_test_sent(locale))}
            >
              {m.team_mailserver_test(locale)}
            </Button>
          </Buttons>
        </>
      )}
    </form>
  );
}
