/** Going away, and coming back, from one's own account. */
import { useState } from 'react';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { AwayBand } from '#team/duty/away-band.tsx';
import { AwayDialog } from '#team/duty/away-dialog.tsx';
import { awayAt } from '#team/duty/on-duty-now.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './account.module.css';

export function AwayPart() {
  const locale = useLocale();
  const now = useNow(15_000);
  const { me, duty } = useTeam((state) => ({ me: state.me.member, duty: state.duty }));
  const [asking, setAsking] = useState(false);
  // What it would bring about cannot be told before the duty is known.
  if (!duty) return <p className={styles.soft}>{m.team_oncall_offline(locale)}</p>;
  return (
    <>
      <AwayBand now={now} />
      {awayAt(duty.absences, me, now) ? null : (
        <>
          <p className={styles.soft}>{m.team_away_here(locale)}</p>
          <Buttons>
            <Button onPress={() => setAsking(true)}>{m.team_away_open(locale)}</Button>
          </Buttons>
        </>
      )}
      {asking ? <AwayDialog duty={duty} member={me} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
