/** While answers are opened, and when they cannot be: then what may be seen. */
import type { ReactNode } from 'react';
import type { EvaluationLook as Look } from '#team/data/evaluation.ts';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './results.module.css';
import type { Evaluation } from './use-evaluation.ts';

export function WhenLookedUp({
  evaluation: { look, opened, failed, again },
  children,
}: {
  readonly evaluation: Evaluation;
  readonly children: (look: Look) => ReactNode;
}) {
  const locale = useLocale();
  return (
    <>
      {failed === null ? null : (
        <Banner tone="look" actions={<Button onPress={again}>{m.team_screen_failed_again(locale)}</Button>}>
          {failed === 'log_unreadable'
            ? m.team_evaluation_log_unreadable(locale)
            : m.team_evaluation_offline(locale)}
        </Banner>
      )}
      {look !== null ? (
        <>
          {look.unreadable > 0 ? (
            <p className={styles.aside}>{m.team_evaluation_unreadable(locale, { n: look.unreadable })}</p>
          ) : null}
          {children(look)}
        </>
      ) : failed === null ? (
        <p role="status">
          {opened === null
            ? m.team_access_one_moment(locale)
            : m.team_evaluation_opening(locale, { n: String(opened.n), of: String(opened.of) })}
        </p>
      ) : null}
    </>
  );
}
