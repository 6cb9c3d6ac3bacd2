/**
 * Recovery with the kit, when no coordinator can come in any more: its words open the ring and sign the next roster;
 * whoever types them becomes a coordinator with new keys.
 */
import { type SubmitEvent, type ReactNode, useState } from 'react';
import { getMe } from '#contract/access.ts';
import { callRoute } from '#contract/client.ts';
import { openRecovery, recover, recoveryKeys } from '#contract/keys.ts';
import type { Reply } from '#contract/route.ts';
import { newId } from '#programme/new-id.ts';
import { Check } from '#team/parts/choices.tsx';
import { VaultError } from '#team/vault/rpc.ts';
import * as m from '#texts/messages.ts';
import { useAccessLocale } from './access-locale.ts';
import styles from './access.module.css';
import type { AccessResult, App } from './app.ts';
import { emptyChoice, passphraseIn } from './passphrase-choice.ts';
import { registerPassphrase } from './register.ts';
import { newSecondFactor, secondFactorBody } from './second-factor-choice.ts';
import { PhoneStep, StepButtons, StepPage, useSteps } from './steps.tsx';
import { countWords, WordsField, wordsProblemText } from './words-field.tsx';
import { type You, YouForm, youProblem } from './you-form.tsx';

type Step = 'kit' | 'you' | 'phone';

interface Unlocked {
  readonly challenge: string;
  readonly signature: string;
  readonly keys: Reply<typeof recoveryKeys>;
  readonly coordinators: readonly string[];
}

export default function Recovery({ app }: { app: App }) {
  const locale = useAccessLocale();
  const steps = useSteps<Step>('kit');
  const { step, busy, failure, submit, tried, setTried, skew, goTo } = steps;
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [unlocked, setUnlocked] = useState<Unlocked | null>(null);
  const [endOthers, setEndOthers] = useState(true);
  const [you, setYou] = useState<You>(() => ({
    name: '',
    title: '',
    signInName: '',
    passphrase: emptyChoice,
  }));
  const [second, setSecond] = useState(newSecondFactor);
  const programme = app.programme();

  /** The kit proves itself to the server, which then hands out what the kit opens. */
  const unlock = async (recoveryKey: string): Promise<AccessResult> => {
    if (!programme) return { ok: false, code: 'unreachable' };
    const { vault } = app.keys();
    const opened = await callRoute(openRecovery, { body: { recoveryKey } });
    if (!opened.ok) return { ok: false, code: opened.code };
    const { challenge } = opened.value;
    const signature = await vault.signRecovery(programme.programme, challenge);
    const keys = await callRoute(recoveryKeys, { body: { challenge, signature } });
    if (!keys.ok) return { ok: false, code: keys.code };
    const { members } = await vault.lookWithKit(keys.value);
    setUnlocked({
      challenge,
      signature,
      keys: keys.value,
      coordinators: members.filter(({ role }) => role === 'coordinator').map(({ id }) => id),
    });
    return { ok: true };
  };

  const onKit = (event: SubmitEvent) => {
    event.preventDefault();
    let wrong: string | null = null;
    void submit(async () => {
      const read = await app.keys().vault.readKit(words, locale);
      wrong = wordsProblemText(read, 24, locale);
      if (!read.ok) return { ok: true };
      const result = await unlock(read.recoveryKey).catch(otherKit);
      // The kit of another programme, or one that was replaced: its words are well formed, and open nothing here.
      if (!result.ok && result.code === 'unknown_or_hidden') {
        wrong = m.team_recovery_other_kit(locale);
        return { ok: true };
      }
      return result;
    }).then((done) => {
      setProblem(wrong);
      if (done && wrong === null) goTo('you');
    });
  };

  const finish = () =>
    submit(async () => {
      if (!unlocked) return { ok: false, code: 'unexpected' };
      const keys = app.keys();
      const member = newId();
      const registered = await registerPassphrase(keys, you.signInName, passphraseIn(you.passphrase));
      if (!registered.ok) return registered;
      const body = await keys.vault.recover(
        unlocked.keys,
        member,
        { name: you.name, title: you.title || null },
        endOthers ? unlocked.coordinators : [],
      );
      const { challenge, signature } = unlocked;
      const sent = await callRoute(recover, {
        body: {
          challenge,
          signature,
          member,
          signInName: you.signInName,
          language: locale,
          record: registered.record,
          totp: secondFactorBody(second, Date.now() + skew),
          ...body,
        },
      });
      if (!sent.ok) return { ok: false, code: sent.code };
      const me = await callRoute(getMe, {});
      if (!me.ok) return { ok: false, code: me.code };
      void keys.vault.forgetKit();
      return app.enter({
        me: me.value,
        programme: unlocked.keys.programme,
        sealedMemberKey: body.sealedMemberKey,
      });
    });

  const page = (title: string, lead: ReactNode, n: number, children: ReactNode) => (
    <StepPage title={title} lead={lead} programme={programme} place={{ n, all: 3 }} failure={failure}>
      {children}
    </StepPage>
  );

  switch (step) {
    case 'kit':
      return page(
        m.team_recovery_title(locale),
        m.team_recovery_lead(locale),
        1,
        <form noValidate className={styles.form} onSubmit={onKit}>
          <WordsField
            label={m.team_recovery_words(locale)}
            hint={m.team_recovery_words_hint(locale, { count: countWords(words) })}
            error={problem}
            value={words}
            onChange={setWords}
          />
          <StepButtons
            busy={busy}
            label={m.team_access_continue(locale)}
            onBack={() => app.go({ at: 'sign_in', why: 'first' })}
          />
        </form>,
      );
    case 'you':
      return page(
        m.setup_you_title(locale),
        m.team_recovery_you_lead(locale),
        2,
        <form
          noValidate
          className={styles.form}
          onSubmit={(event: SubmitEvent) => {
            event.preventDefault();
            setTried(true);
            if (youProblem(you, programme) === null) goTo('phone');
          }}
        >
          <YouForm
            value={you}
            onChange={(patch) => setYou((before) => ({ ...before, ...patch }))}
            essentials={programme}
            tried={tried}
          />
          <Check value={endOthers} onChange={setEndOthers} hint={m.team_recovery_end_others_hint(locale)}>
            {m.team_recovery_end_others(locale, { count: unlocked?.coordinators.length ?? 0 })}
          </Check>
          <StepButtons busy={busy} label={m.setup_go_on(locale)} />
        </form>,
      );
    case 'phone':
      return page(
        m.setup_second_title(locale),
        m.setup_second_lead(locale),
        3,
        <PhoneStep
          steps={steps}
          choice={second}
          onChange={setSecond}
          programme={programme?.name ?? ''}
          signInName={you.signInName}
          label={m.team_recovery_finish(locale)}
          onProved={() => void finish()}
          onBack={() => goTo('you')}
        />,
      );
  }
}

function otherKit(error: unknown): AccessResult {
  if (error instanceof VaultError && error.code === 'not_admitted')
    return { ok: false, code: 'unknown_or_hidden' };
  throw error;
}
