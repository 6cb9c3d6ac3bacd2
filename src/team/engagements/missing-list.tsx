/** Why a time cannot be settled yet; nothing when it can. */
import type { Missing } from '#programme/engagement-rules.ts';
import type { EngagementView } from '#team/data/agenda.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import styles from './engagements.module.css';
import { missingText } from './missing-words.ts';

export function MissingList({
  missing,
  engagements,
  id,
}: {
  missing: readonly Missing[];
  engagements: readonly Pick<EngagementView, 'engagement' | 'peer'>[];
  /** By which a button that cannot be pressed is described. */
  id?: string;
}) {
  const locale = useLocale();
  const nameOf = useNames();
  if (missing.length === 0) return null;
  const whose = (one: Missing) =>
    'engagement' in one ? nameOf(engagements.find((e) => e.engagement === one.engagement)?.peer ?? '') : '';
  return (
    <div id={id} className={styles.missing}>
      <p>{m.team_engagements_missing_title(locale)}</p>
      <ul>
        {[...new Set(missing.map((one) => missingText(one, whose(one), locale)))].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
