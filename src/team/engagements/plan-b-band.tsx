/** Plan B is on: said calmly to whoever attends, with what it says and nothing else. */
import type { ReactNode } from 'react';
import { Banner } from '#team/parts/banner.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './engagements.module.css';

export function PlanBBand({
  planB,
  children,
}: {
  planB: string /** The way to it. */;
  children?: ReactNode;
}) {
  const locale = useLocale();
  return (
    <Banner tone="look" role="status" title={m.team_engagements_plan_b_on(locale)}>
      <p className={styles.planB}>{planB}</p>
      <p>{m.team_engagements_plan_b_partner(locale)}</p>
      {children}
    </Banner>
  );
}
