/**
 * Joining: the invitation's words or link, the programme checked, then her own name, passphrase and phone. Her keys are
 * made here and answered with a proof; the coordinator admits her after the check.
 */
import { type SubmitEvent, type ReactNode, useState } from 'react';
import { callRoute } from '#contract/client.ts';
import { join, openInvitation } from '#contract/keys.ts';
import type { Reply } from '#contract/route.ts';
import { newId } from '#programme/new-id.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import { ROLE } from '#team/parts/words.ts';
import { VaultError } from '#team/vault/rpc.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { useAccessLocale } from './access-locale.ts';
import styles from './access.module.css';
import type { App } from './app.ts';
import { emptyChoice, passphraseIn } from './passphrase-choice.ts';
import { registerPassphrase } from './register.ts';
import { newSecondFactor, secondFactorBody } from './second-factor-choice.ts';
import { PhoneStep, StepButtons, StepPage, useSteps } from './steps.tsx';
import { WordsField, wordsProblemText } from './words-field.tsx';
import { type You, YouForm, youProblem } from './you-form.tsx';

type Invitation = Reply<typeof openInvitation>;
type Step = 'words' | 'you' | 'phone' | 'done';

export default function Join({ app, link }: { app: App; link: { secret: string; genesis: string } | null }) {
  const locale = useAccessLocale();
  const steps = useSteps<Step>('words');
  const { step, busy, failure, setFailure, submit, tried, setTried, skew, goTo } = steps;
  const [words, setWords] = useState('');
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [you, setYou] = useState<You>(() => ({
    name: '',
    title: '',
    signInName: '',
    passphrase: emptyChoice,
  }));
  const [second, setSecond] = useState(newSecondFactor);
  /** A link that did not work is not tried again: the words remain. */
  const [byLink, setByLink] = useState(link);

  const openIt = (from: Parameters<ReturnType<App['keys']>['vault']['readInvitation']>[0]) => {
    void (async () => {
      const refusal = await tryInvitation(app, from, setInvitation, locale);
      setFailure(refusal);
      if (refusal === null) goTo('you');
      else setByLink(null);
    })();
  };

  const answer = () =>
    submit(async () => {
      const keys = app.keys();
      const candidate = newId();
      const registered = await registerPassphrase(keys, you.signInName, passphraseIn(you.passphrase));
      if (!registered.ok) return registered;
      const made = await keys.vault.join(candidate);
      const sent = await callRoute(join, {
        body: {
          ...made,
          candidate,
          signInName: you.signInName,
          language: locale,
          record: registered.record,
          totp: secondFactorBody(second, Date.now() + skew),
        },
      });
      return sent.ok ? { ok: true } : { ok: false, code: sent.code };
    });

  const programme = invitation
    ? { name: invitation.name, organisation: app.programme()?.organisation ?? '' }
    : null;
  const page = (title: string, lead: ReactNode, children: ReactNode, n: number | null = null) => (
    <StepPage
      title={title}
      lead={lead}
      programme={programme ?? app.programme()}
      place={n === null ? null : { n, all: 2 }}
      failure={failure}
    >
      {children}
    </StepPage>
  );

  switch (step) {
    case 'words':
      return page(
        m.team_join_title(locale),
        byLink ? m.team_join_by_link(locale) : m.team_join_words_lead(locale),
        byLink ? (
          <Buttons>
            <Button look="primary" onPress={() => openIt(byLink)}>
              {m.team_join_open(locale)}
            </Button>
            <Button look="plain" onPress={() => setByLink(null)}>
              {m.team_join_use_words(locale)}
            </Button>
          </Buttons>
        ) : (
          <form
            noValidate
            className={styles.form}
            onSubmit={(event: SubmitEvent) => {
              event.preventDefault();
              openIt({ words, language: locale });
            }}
          >
            <WordsField
              label={m.team_join_words(locale)}
              hint={m.team_join_words_hint(locale)}
              error={null}
              value={words}
              onChange={setWords}
            />
            <StepButtons
              busy={busy}
              label={m.team_access_continue(locale)}
              onBack={() => app.go({ at: 'sign_in', why: 'first' })}
            />
          </form>
        ),
      );
    case 'you':
      return page(
        m.team_join_you_title(locale),
        invitation
          ? m.team_join_you_lead(locale, { role: ROLE[invitation.role](locale).toLowerCase() })
          : null,
        <form
          noValidate
          className={styles.form}
          onSubmit={(event: SubmitEvent) => {
            event.preventDefault();
            setTried(true);
            if (youProblem(you, programme, false) === null) goTo('phone');
          }}
        >
          <YouForm
            value={you}
            onChange={(patch) => setYou((before) => ({ ...before, ...patch }))}
            essentials={programme}
            tried={tried}
            withName={false}
          />
          <StepButtons busy={busy} label={m.setup_go_on(locale)} />
        </form>,
        1,
      );
    case 'phone':
      return page(
        m.setup_second_title(locale),
        m.setup_second_lead(locale),
        <PhoneStep
          steps={steps}
          choice={second}
          onChange={setSecond}
          programme={invitation?.name ?? ''}
          signInName={you.signInName}
          label={m.team_join_answer(locale)}
          onProved={() => void answer().then((done) => done && goTo('done'))}
          onBack={() => goTo('you')}
        />,
        2,
      );
    case 'done':
      return page(
        m.team_join_done_title(locale),
        m.team_join_done(locale),
        <Buttons>
          <Button look="primary" onPress={() => app.go({ at: 'sign_in', why: 'joined' })}>
            {m.team_access_sign_in(locale)}
          </Button>
        </Buttons>,
      );
  }
}

/** Reads, opens and checks an invitation. @returns what is wrong, in words, or null */
async function tryInvitation(
  app: App,
  from: Parameters<ReturnType<App['keys']>['vault']['readInvitation']>[0],
  onOpened: (invitation: Invitation) => void,
  locale: Locale,
): Promise<string | null> {
  const { vault } = app.keys();
  const read = await vault.readInvitation(from);
  if (!read.ok) return wordsProblemText(read, 12, locale);
  const opened = await callRoute(openInvitation, {
    body: { invitation: read.invitation, authentication: read.authentication },
  });
  if (!opened.ok)
    return opened.code === 'unreachable' ? m.team_access_unreachable(locale) : m.team_join_not_found(locale);
  if (opened.value.answered) return m.team_join_already_answered(locale);
  try {
    await vault.checkProgramme(opened.value);
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return m.team_join_other_programme(locale);
  }
  onOpened(opened.value);
  return null;
}
