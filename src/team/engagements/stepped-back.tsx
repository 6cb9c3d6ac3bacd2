/** After stepping back: it is done, who knows, and that there is nothing else to do. */
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Button, buttonClass, Buttons } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import styles from './mine.module.css';
import type { StepBack, SteppingBack } from './use-step-back.ts';

export function SteppedBack({
  stepping: { of, settled, begun, state },
  stepBack,
}: {
  stepping: SteppingBack;
  stepBack: StepBack;
}) {
  const locale = useLocale();
  const nameOf = useNames();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.scrollIntoView({ block: 'center' });
    heading.current?.focus();
  }, []);
  const name = nameOf(of.offer.withMember);
  return (
    <section aria-labelledby="stepped-back" className={styles.calm}>
      <h2 id="stepped-back" ref={heading} tabIndex={-1}>
        {state === 'kept' ? m.team_invited_left_kept_title(locale) : m.team_invited_left_title(locale)}
      </h2>
      <p role="status">
        {state === 'kept'
          ? m.team_invited_left_kept(locale, { name })
          : settled
            ? state === 'done'
              ? m.team_invited_left_done(locale, { name })
              : m.team_invited_left_soon(locale, { name })
            : m.team_invited_left_given(locale)}
      </p>
      <Buttons>
        {state === 'may_undo' ? (
          <Button onPress={stepBack.undo}>{m.team_invited_left_undo(locale)}</Button>
        ) : null}
        <Button look="plain" onPress={stepBack.close}>
          {m.team_invited_left_back(locale)}
        </Button>
      </Buttons>
      {begun ? (
        <p className={styles.soft}>
          {m.team_invited_left_hours(locale)}{' '}
          <Link to="/heures" className={buttonClass('plain')}>
            {m.team_nav_hours(locale)}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
