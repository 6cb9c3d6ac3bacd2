/** A new phone, or new recovery codes: both come with a new secret, and the old ones stop working. */
import { type SubmitEvent, useState } from 'react';
import { getMe, newTotp } from '#contract/access.ts';
import { useOpenTeam } from '#team/access/open-team-context.tsx';
import {
  newSecondFactor,
  type SecondFactorChoice,
  secondFactorBody,
} from '#team/access/second-factor-choice.ts';
import { SecondFactorSetup } from '#team/access/second-factor-setup.tsx';
import { serverSkew } from '#team/access/server-clock.ts';
import { useSubmit } from '#team/access/use-submit.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { showToast } from '#team/parts/toast.ts';
import * as m from '#texts/messages.ts';
import styles from './account.module.css';

export function SecondFactorForm() {
  const locale = useLocale();
  const { team } = useOpenTeam();
  const me = useTeam((state) => state.me);
  const programme = useTeam((state) => state.programme);
  const { busy, failure, submit } = useSubmit();
  const [choice, setChoice] = useState<SecondFactorChoice | null>(null);
  const [tried, setTried] = useState(false);
  const [skew, setSkew] = useState(0);

  const begin = async () => {
    setSkew(await serverSkew());
    setChoice(newSecondFactor());
  };

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!choice?.proved || !choice.kept) return;
    void submit(async () => {
      const answer = await team.room.call(newTotp, { body: secondFactorBody(choice, Date.now() + skew) });
      if (!answer.ok) return { ok: false, code: answer.code };
      const mine = await team.room.call(getMe, {});
      if (mine.ok) team.store.set({ me: mine.value });
      return { ok: true };
    }).then((done) => {
      if (!done) return;
      setChoice(null);
      setTried(false);
      showToast({ text: m.team_account_second_changed(locale), undo: null });
    });
  };

  if (!choice) {
    return (
      <>
        <p>{m.team_account_codes_left(locale, { count: me.recoveryCodesLeft })}</p>
        <Buttons>
          <Button onPress={() => void begin()}>{m.team_account_new_second(locale)}</Button>
        </Buttons>
      </>
    );
  }
  return (
    <form noValidate onSubmit={onSubmit} className={styles.form}>
      <FailureNote failure={failure} />
      <SecondFactorSetup
        choice={choice}
        onChange={setChoice}
        programme={programme}
        signInName={me.signInName}
        skew={skew}
        tried={tried}
      />
      <Buttons>
        <Button type="submit" look="primary" isPending={busy}>
          {m.team_account_second_replace(locale)}
        </Button>
        <Button look="plain" onPress={() => setChoice(null)}>
          {m.team_cancel(locale)}
        </Button>
      </Buttons>
    </form>
  );
}
