/** The entries of the guide for one moment of the work, beside the question that they concern. */
import { useMemo } from 'react';
import type { Wording } from '#contract/wording.ts';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import type { Moment } from '#wording/entry.ts';
import { shownGuide } from '#wording/guide.ts';
import styles from './beside.module.css';
import { ownIn } from './guide-items.ts';

export function Beside({ wording, moments }: { wording: Wording; moments: readonly Moment[] }) {
  const locale = useLocale();
  const entries = useMemo(() => shownGuide(wording.entries, ownIn(wording)), [wording]);
  const here = entries.filter((entry) => entry.moments.some((moment) => moments.includes(moment)));
  if (here.length === 0) return <p>{m.team_beside_none(locale)}</p>;
  return (
    <ul role="list" className={styles.entries}>
      {here.map(({ id, avoid, why, prefer, standing }) => (
        <li key={id}>
          <p className={styles.prefer}>{prefer[locale]}</p>
          <p className={styles.avoid}>
            <span>{m.team_beside_instead(locale)} </span>
            <span>{avoid[locale]}</span>
          </p>
          <p className={styles.why}>{why[locale]}</p>
          {standing.state === 'draft' ? <p className={styles.why}>{m.team_beside_draft(locale)}</p> : null}
        </li>
      ))}
    </ul>
  );
}
