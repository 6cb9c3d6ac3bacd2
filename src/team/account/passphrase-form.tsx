/** A new passphrase: the present one first, which proves that it is me, then the new one. */
import { type SubmitEvent, useState } from 'react';
import { changePassphrase, signInFinish, signInStart } from '#contract/access.ts';
import { PassphraseField } from '#team/access/passphrase-field.tsx';
import { choiceProblem, emptyChoice, passphraseIn } from '#team/access/passphrase-choice.ts';
import { PassphraseChooser } from '#team/access/passphrase-chooser.tsx';
import { registerPassphrase } from '#team/access/register.ts';
import { useOpenTeam } from '#team/access/open-team-context.tsx';
import type { AccessResult } from '#team/access/app.ts';
import { useSubmit } from '#team/access/use-submit.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { showToast } from '#team/parts/toast.ts';
import * as m from '#texts/messages.ts';
import styles from './account.module.css';

export function PassphraseForm() {
  const locale = useLocale();
  const { team, app } = useOpenTeam();
  const me = useTeam((state) => state.me);
  const known = useTeam((state) => [
    state.me.signInName,
    state.myName,
    state.settings.essentials.name,
    state.settings.essentials.organisation,
  ]);
  const { busy, failure, submit } = useSubmit();
  const [open, setOpen] = useState(false);
  const [present, setPresent] = useState('');
  const [choice, setChoice] = useState(emptyChoice);
  const [tried, setTried] = useState(false);

  const close = () => {
    setOpen(false);
    setPresent('');
    setChoice(emptyChoice);
    setTried(false);
  };

  const change = async (): Promise<AccessResult> => {
    const keys = app.keys();
    const { call } = team.room;
    const request = await keys.opaque.startLogin(present);
    const begun = await call(signInStart, { body: { name: me.signInName, request } });
    if (!begun.ok) return { ok: false, code: begun.code };
    const finish = await keys.opaque.finishLogin(begun.value.response);
    if (finish === null) return { ok: false, code: 'sign_in_refused' };
    const proved = await call(signInFinish, { body: { attempt: begun.value.attempt, finish } });
    if (!proved.ok) return { ok: false, code: proved.code };
    const registered = await registerPassphrase(keys, me.signInName, passphraseIn(choice));
    if (!registered.ok) return registered;
    const sealedMemberKey = await keys.vault.resealMember();
    const changed = await call(changePassphrase, { body: { record: registered.record, sealedMemberKey } });
    return changed.ok ? { ok: true } : { ok: false, code: changed.code };
  };

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (present === '' || choiceProblem(choice, known) !== null) return;
    void submit(change).then((done) => {
      if (!done) return;
      close();
      showToast({ text: m.team_account_passphrase_changed(locale), undo: null });
    });
  };

  if (!open) {
    return (
      <Buttons>
        <Button onPress={() => setOpen(true)}>{m.team_account_change_passphrase(locale)}</Button>
      </Buttons>
    );
  }
  return (
    <form noValidate onSubmit={onSubmit} className={styles.form}>
      <FailureNote failure={failure} />
      <PassphraseField
        label={m.team_account_present_passphrase(locale)}
        error={tried && present === '' ? m.team_access_fill_in(locale) : null}
        value={present}
        onChange={setPresent}
        autoComplete="current-password"
        autoFocus
      />
      <PassphraseChooser choice={choice} onChange={setChoice} known={known} tried={tried} />
      <Buttons>
        <Button type="submit" look="primary" isPending={busy}>
          {m.team_account_change_passphrase(locale)}
        </Button>
        <Button look="plain" onPress={close}>
          {m.team_cancel(locale)}
        </Button>
      </Buttons>
    </form>
  );
}
