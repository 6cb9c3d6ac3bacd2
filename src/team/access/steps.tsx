/** The steps of a form that is longer than a page: set-up, joining, recovery. What they have in common, and the phone's. */
import { type ReactNode, type SubmitEvent, useEffect, useState } from 'react';
import { Button, Buttons } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { FailureNote } from '#team/parts/failure-note.tsx';
import * as m from '#texts/messages.ts';
import { useAccessLocale } from './access-locale.ts';
import { AccessPage } from './access-page.tsx';
import styles from './access.module.css';
import type { SecondFactorChoice } from './second-factor-choice.ts';
import { SecondFactorSetup } from './second-factor-setup.tsx';
import { serverSkew } from './server-clock.ts';
import { useSubmit } from './use-submit.ts';

/** Which step is shown, and what became of the last try. Going on or back loses nothing that was typed. */
export function useSteps<Step extends string>(first: Step) {
  const { busy, failure, setFailure, submit } = useSubmit();
  const [step, setStep] = useState<Step>(first);
  const [tried, setTried] = useState(false);
  /** Server's clock minus this device's, ms, for the six digits. */
  const [skew, setSkew] = useState(0);

  useEffect(() => {
    let gone = false;
    void serverSkew().then((ms) => {
      if (!gone) setSkew(ms);
    });
    return () => {
      gone = true;
    };
  }, []);

  return {
    step,
    busy,
    failure,
    setFailure,
    submit,
    tried,
    setTried,
    skew,
    goTo: (next: Step): void => {
      setTried(false);
      setFailure(null);
      setStep(next);
      window.scrollTo({ top: 0 });
    },
  };
}

export type Steps = Pick<ReturnType<typeof useSteps>, 'busy' | 'tried' | 'setTried' | 'skew'>;

/** One step's page. */
export function StepPage({
  title,
  lead,
  programme,
  place,
  failure,
  children,
}: {
  title: string;
  lead: ReactNode;
  programme: Parameters<typeof AccessPage>[0]['programme'];
  /** Which step of how many; null when it is not counted. */
  place: { readonly n: number; readonly all: number } | null;
  failure: string | null;
  children: ReactNode;
}) {
  const locale = useAccessLocale();
  return (
    <AccessPage
      title={title}
      lead={lead}
      programme={programme}
      width="wide"
      above={place ? <p className={styles.steps}>{m.setup_step(locale, place)}</p> : null}
    >
      <FailureNote failure={failure} />
      {children}
    </AccessPage>
  );
}

export function StepButtons({ busy, label, onBack }: { busy: boolean; label: string; onBack?: () => void }) {
  const locale = useAccessLocale();
  return (
    <Buttons>
      <Button type="submit" look="primary" isPending={busy}>
        {label}
      </Button>
      {onBack ? (
        <Button look="plain" onPress={onBack}>
          {m.team_access_back(locale)}
        </Button>
      ) : null}
    </Buttons>
  );
}

/** Her phone as the second factor; keys are made when it is proved and the codes are kept. */
export function PhoneStep({
  steps: { busy, tried, setTried, skew },
  choice,
  onChange,
  programme,
  signInName,
  label,
  onProved,
  onBack,
}: {
  steps: Steps;
  choice: SecondFactorChoice;
  onChange: (choice: SecondFactorChoice) => void;
  programme: string;
  signInName: string;
  label: string;
  onProved: () => void;
  onBack: () => void;
}) {
  const locale = useAccessLocale();
  return (
    <form
      noValidate
      className={classes(styles.form, styles.wide)}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        setTried(true);
        if (choice.proved && choice.kept) onProved();
      }}
    >
      <SecondFactorSetup
        choice={choice}
        onChange={onChange}
        programme={programme}
        signInName={signInName}
        skew={skew}
        tried={tried}
      />
      <StepButtons busy={busy} label={busy ? m.setup_making_keys(locale) : label} onBack={onBack} />
    </form>
  );
}
