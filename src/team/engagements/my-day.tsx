/** A peer's Today: what she is asked and holds, and the wording that waits for her. */
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { buttonClass } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { UnnotedTime } from '#team/wording/unnoted-time.tsx';
import * as m from '#texts/messages.ts';
import styles from './mine.module.css';
import { MyEngagements } from './my-engagements.tsx';

/** Of one sitting of review. */
const AT_A_TIME = 10;

export function MyDay() {
  const locale = useLocale();
  const actions = useActions();
  const toReview = useTeam((state) => state.toReview ?? 0);
  useEffect(() => {
    void actions.countToReview();
  }, [actions]);
  return (
    <>
      <UnnotedTime />
      <MyEngagements />
      {toReview > 0 ? (
        <div className={styles.review}>
          <Link to="/guide" search={{ faire: 'relire' }} className={buttonClass('quiet', true)}>
            {m.team_invited_review(locale, { n: Math.min(toReview, AT_A_TIME) })}
          </Link>
          <p className={styles.soft}>{m.team_invited_review_text(locale)}</p>
        </div>
      ) : null}
    </>
  );
}
