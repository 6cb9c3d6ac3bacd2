/**
 * Set-up by the founding coordinator: the programme, herself, her phone, the kit. What is not secret is saved as one
 * goes; going back loses nothing. Keys are made at the third step, in one transaction that ends the link.
 */
import { type SubmitEvent, type ReactNode, useEffect, useState } from 'react';
import { callRoute } from '#contract/client.ts';
import { confirmKit, saveEssentials, setupState } from '#contract/setup.ts';
import type { Essentials } from '#programme/settings.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import * as m from '#texts/messages.ts';
import { useAccessLocale } from '../access-locale.ts';
import { AccessPage } from '../access-page.tsx';
import styles from '../access.module.css';
import type { AccessResult, App } from '../app.ts';
import { EssentialsForm, essentialsProblems } from '../essentials-form.tsx';
import { Fingerprint } from '../fingerprint.tsx';
import { KitPaper } from '../kit-paper.tsx';
import { emptyChoice } from '../passphrase-choice.ts';
import { newSecondFactor } from '../second-factor-choice.ts';
import { PhoneStep, StepButtons, StepPage, useSteps } from '../steps.tsx';
import { likelyTimeZone } from '../time-zones.ts';
import { YouForm, youProblem } from '../you-form.tsx';
import { type Founded, type Founder, foundProgramme } from './founding.ts';

type Step = 'programme' | 'you' | 'phone' | 'kit' | 'done';
const STEPS: readonly Step[] = ['programme', 'you', 'phone', 'kit'];

export default function Setup({ app, token }: { app: App; token: string }) {
  const locale = useAccessLocale();
  const steps = useSteps<Step>('programme');
  const { step, busy, failure, submit, tried, setTried, skew, goTo } = steps;
  const [state, setState] = useState<{ programme: string } | 'loading' | 'used'>('loading');
  const [essentials, setEssentials] = useState<Essentials>(() => ({
    name: '',
    organisation: '',
    phone: '',
    timeZone: likelyTimeZone(),
  }));
  const [founder, setFounder] = useState<Founder>(() => ({
    name: '',
    title: '',
    signInName: '',
    passphrase: emptyChoice,
    second: newSecondFactor(),
  }));
  const [founded, setFounded] = useState<Founded | null>(null);

  useEffect(() => {
    let gone = false;
    void callRoute(setupState, { body: { token } }).then((answer) => {
      if (gone) return;
      if (!answer.ok) return answer.code === 'unreachable' ? app.go({ at: 'no_server' }) : setState('used');
      setState({ programme: answer.value.programme });
      if (answer.value.essentials) setEssentials(answer.value.essentials);
    });
    return () => {
      gone = true;
    };
  }, [app, token]);

  /** Goes on when nothing is missing and the work succeeded. */
  const next = (ready: boolean, to: Step, work: () => Promise<AccessResult>) => (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (ready) void submit(work).then((done) => done && goTo(to));
  };
  const page = (title: string, lead: ReactNode, children: ReactNode) => (
    <StepPage
      title={title}
      lead={lead}
      programme={step === 'programme' || state === 'loading' ? null : essentials}
      place={STEPS.includes(step) ? { n: STEPS.indexOf(step) + 1, all: STEPS.length } : null}
      failure={step === 'kit' ? null : failure}
    >
      {children}
    </StepPage>
  );

  if (state === 'loading') return page(m.team_access_one_moment(locale), null, null);
  if (state === 'used') {
    return (
      <AccessPage title={m.setup_used_title(locale)} programme={app.programme()} lead={m.setup_used(locale)}>
        <Buttons>
          <Button look="primary" onPress={() => void app.start()}>
            {m.team_access_sign_in(locale)}
          </Button>
        </Buttons>
      </AccessPage>
    );
  }

  switch (step) {
    case 'programme':
      return page(
        m.setup_programme_title(locale),
        m.setup_programme_lead(locale),
        <form
          noValidate
          className={styles.form}
          onSubmit={next(essentialsProblems(essentials).size === 0, 'you', async () => {
            const answer = await callRoute(saveEssentials, { body: { token, essentials } });
            return answer.ok ? { ok: true } : { ok: false, code: answer.code };
          })}
        >
          <EssentialsForm value={essentials} onChange={setEssentials} tried={tried} autoFocus />
          <StepButtons busy={busy} label={m.setup_save_and_go_on(locale)} />
        </form>,
      );
    case 'you':
      return page(
        m.setup_you_title(locale),
        m.setup_you_lead(locale),
        <form
          noValidate
          className={styles.form}
          onSubmit={next(youProblem(founder, essentials) === null, 'phone', async () => ({ ok: true }))}
        >
          <YouForm
            value={founder}
            onChange={(patch) => setFounder((before) => ({ ...before, ...patch }))}
            essentials={essentials}
            tried={tried}
          />
          <StepButtons busy={busy} label={m.setup_go_on(locale)} onBack={() => goTo('programme')} />
        </form>,
      );
    case 'phone':
      return page(
        m.setup_second_title(locale),
        m.setup_second_lead(locale),
        <PhoneStep
          steps={steps}
          choice={founder.second}
          onChange={(second) => setFounder((before) => ({ ...before, second }))}
          programme={essentials.name}
          signInName={founder.signInName}
          label={m.setup_make_keys(locale)}
          onProved={() =>
            void submit(async () => {
              const result = await foundProgramme(app.keys(), {
                token,
                programme: state.programme,
                founder,
                language: locale,
                skew,
              });
              if (!result.ok) return result;
              setFounded(result.value);
              return { ok: true };
            }).then((done) => done && goTo('kit'))
          }
          onBack={() => goTo('you')}
        />,
      );
    case 'kit':
      return page(
        m.team_kit_title(locale),
        m.team_kit_lead(locale),
        founded ? (
          <KitPaper
            words={founded.kitWords}
            programme={essentials.name}
            timeZone={essentials.timeZone}
            fingerprint={founded.fingerprint}
            busy={busy}
            failure={failure}
            confirmLabel={m.team_kit_confirm_open(locale)}
            onConfirmed={() =>
              void submit(async () => {
                const answer = await callRoute(confirmKit, { body: { pendingKitRecord: founded.kitRecord } });
                return answer.ok ? { ok: true } : { ok: false, code: answer.code };
              }).then((done) => {
                if (!done) return;
                void app.keys().vault.forgetKit();
                goTo('done');
              })
            }
            onLater={() => goTo('done')}
          />
        ) : null,
      );
    case 'done':
      return page(
        m.setup_done_title(locale),
        m.setup_done_lead(locale),
        founded ? (
          <div className={styles.form}>
            <Fingerprint words={founded.fingerprint} />
            <Buttons>
              <Button
                look="primary"
                isPending={busy}
                onPress={() => void submit(() => app.enter(founded.opened))}
              >
                {m.setup_to_today(locale)}
              </Button>
            </Buttons>
          </div>
        ) : null,
      );
  }
}
