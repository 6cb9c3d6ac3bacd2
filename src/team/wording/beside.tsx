/** The entries of the guide for one moment of the work, beside the question that they concern. */
import { useMemo } from 'react';
import type { Wording } from '#contract/wording.ts';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import type { Moment } from '#wording/entry.ts';
import { type GuideEntry, shownGuide } from '#wording/guide.ts';
import styles from './beside.module.css';
import { ownIn } from './guide-items.ts';

const isDraft = ({ standing }: GuideEntry): boolean => standing.state === 'draft';

export function Beside({ wording, moments }: { wording: Wording; moments: readonly Moment[] }) {
  const locale = useLocale();
  const entries = useMemo(() => shownGuide(wording.entries, ownIn(wording)), [wording]);
  const here = entries.filter((entry) => entry.moments.some((moment) => moments.includes(moment)));
  if (here.length === 0) return <p>{m.team_guide_beside_none(locale)}</p>;
  // Before anything is approved, the same line under each of them would be most of what one reads.
  const allDrafts = here.length > 1 && here.every(isDraft);
  return (
    <>
      {allDrafts ? <p className={styles.why}>{m.team_guide_beside_drafts(locale)}</p> : null}
      <ul role="list" className={styles.entries}>
        {here.map((entry) => (
          <li key={entry.id}>
            <p className={styles.prefer}>{entry.prefer[locale]}</p>
            <p className={styles.avoid}>
              <span>{m.team_guide_beside_instead(locale)} </span>
              <span>{entry.avoid[locale]}</span>
            </p>
            <p className={styles.why}>{entry.why[locale]}</p>
            {!allDrafts && isDraft(entry) ? (
              <p className={styles.why}>{m.team_guide_beside_draft(locale)}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
