/** Going away, and coming back, from one's own account. */
import { useState } from 'react';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { AwayBand } from '#team/duty/away-band.tsx';
import { AwayDialog } from '#team/duty/away-dialog.tsx';
import { CancelAway } from '#team/duty/cancel-away.tsx';
import { awayAt, awayLater } from '#team/duty/on-duty-now.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './account.module.css';

export function AwayPart() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(15_000);
  const { me, duty } = useTeam((state) => ({ me: state.me.member, duty: state.duty }));
  const [asking, setAsking] = useState(false);
  // What it would bring about cannot be told before the duty is known.
  if (!duty) return <p className={styles.soft}>{m.team_oncall_offline(locale)}</p>;
  const later = awayLater(duty.absences, me, now);
  const told = (at: number) => formatMoment(at, now, locale, timeZone);
  return (
    <>
      <AwayBand now={now} />
      {awayAt(duty.absences, me, now) ? null : (
        <>
          <p className={styles.soft}>{m.team_away_here(locale)}</p>
          {later ? (
            <p>
              {m.team_away_mine_later(locale, {
                from: told(later.from),
                until: later.until === null ? 'open' : told(later.until),
              })}
            </p>
          ) : null}
          <Buttons>
            <Button onPress={() => setAsking(true)}>{m.team_away_open(locale)}</Button>
            {later ? <CancelAway member={me} /> : null}
          </Buttons>
        </>
      )}
      {asking ? <AwayDialog duty={duty} member={me} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
