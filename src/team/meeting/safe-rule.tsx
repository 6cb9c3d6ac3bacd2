/** How she may be reached, as the partner said it when asking: shown where one writes, so that nobody has to remember. */
import { useEffect } from 'react';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { MESSAGE_SAFE } from '#team/parts/words.ts';
import * as m from '#texts/messages.ts';
import styles from './meeting.module.css';

export function SafeRule({ file }: { file: string }) {
  const locale = useLocale();
  const actions = useActions();
  const opening = useTeam((state) => state.requests.get(file)?.opening ?? null);
  useEffect(() => {
    void actions.loadRequest(file);
  }, [actions, file]);
  if (opening === null) return null;
  const { messageSafe = 'unknown', whenToCall } = opening;
  return (
    <div className={styles.rule}>
      <p className={styles.ruleTitle}>{m.team_meeting_rule(locale)}</p>
      <p>{MESSAGE_SAFE[messageSafe](locale)}</p>
      {whenToCall ? <p>{m.team_meeting_rule_when(locale, { when: whenToCall })}</p> : null}
    </div>
  );
}
