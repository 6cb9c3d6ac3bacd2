/** What peers chose to share of how they are: read by the team, in the calendar where their time is planned. */
import { useEffect, useState } from 'react';
import type { SharedCheckIn } from '#team/data/agenda.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import styles from './mine.module.css';

/** The newest of each, and no more: this is no file on anybody. */
const SHOWN = 6;

export function SharedCheckIns() {
  const locale = useLocale();
  const nameOf = useNames();
  const actions = useActions();
  /** Another one with every change of the agenda: what she takes back goes from here as well. */
  const agenda = useTeam((state) => state.agenda);
  const [shared, setShared] = useState<readonly SharedCheckIn[] | null>([]);
  useEffect(() => {
    let shown = true;
    actions
      .agendaDesk()
      .then((desk) => desk.listSharedCheckIns())
      .then(
        (all) => shown && setShared(all),
        () => shown && setShared(null),
      );
    return () => {
      shown = false;
    };
  }, [actions, agenda]);
  if (shared?.length === 0) return null;
  return (
    <section aria-labelledby="shared-check-ins" className={styles.part}>
      <h2 id="shared-check-ins">{m.team_engagements_shared(locale)}</h2>
      {shared === null ? (
        <p className={styles.soft}>{m.team_engagements_shared_failed(locale)}</p>
      ) : (
        <ul role="list" className={styles.checkIns}>
          {shared.slice(0, SHOWN).map(({ record, member, checkIn }) => (
            <li key={record} className={styles.checkIn}>
              <p className={styles.what}>
                {nameOf(member)},{' '}
                {m.team_engagements_felt(locale, {
                  day: formatCalendarDate(checkIn.on, locale),
                  feeling: checkIn.feeling,
                })}
              </p>
              {checkIn.text ? <p className={styles.brief}>{checkIn.text}</p> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
