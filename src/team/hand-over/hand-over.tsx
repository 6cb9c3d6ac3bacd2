/**
 * The hand-over: what whoever arrives must know, and what whoever leaves does not leave behind. It replaces the e-mail
 * with names that teams send each other: the paper that comes out of it bears references and times.
 * Rules: [Note: Hand-over], [Note: Before leaving].
 */
import { useLocation } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { handOver } from '#programme/hand-over.ts';
import { isLastHour } from '#programme/day-end.ts';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { Empty } from '#team/parts/empty.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { HandOverDialog } from '#team/request/hand-over-dialogs.tsx';
import { useDevicePreferences } from '#team/shell/device.ts';
import { Screen } from '#team/shell/screen.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import { UnreadEnding } from '#team/today/unread-ending.tsx';
import { useVisit } from '#team/today/visit.ts';
import * as m from '#texts/messages.ts';
import { DayEndCheck } from './day-end-check.tsx';
import { DAY_END_ID } from './day-end-id.ts';
import { useFocusKept } from './focus-kept.ts';
import { HandOverGroups } from './hand-over-groups.tsx';
import styles from './hand-over.module.css';
import { PrintedList } from './printed-list.tsx';
import { useChanges } from './use-changes.ts';

export function HandOver() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(15_000);
  const toCheck = useLocation({ select: ({ hash }) => hash === DAY_END_ID });
  const { untouchedDays } = useDevicePreferences();
  const { requests, queueLoaded, closesAt, opensAgainAt } = useTeam((state) => ({
    requests: state.requests,
    queueLoaded: state.queueLoaded,
    closesAt: state.closesAt,
    opensAgainAt: state.opensAgainAt,
  }));
  const changes = useChanges();
  const told = useMemo(
    () => handOver(requests.values(), { now, timeZone, untouchedDays, changed: new Set(changes.keys()) }),
    [requests, now, timeZone, untouchedDays, changes],
  );
  // Here and not in its row: the row moves to another group when a colleague acts meanwhile.
  const [handing, setHanding] = useState<string | null>(null);
  const { around, comeBackTo } = useFocusKept();
  const handed = handing === null ? undefined : requests.get(handing);
  useVisit(useActions());
  const nothing =
    told.rest.length === 0 && Object.values(told.groups).every((one) => one.requests.length === 0);

  return (
    <Screen
      ownFocus={toCheck}
      title={m.team_nav_hand_over(locale)}
      under={<p className={styles.intro}>{m.team_hand_over_intro(locale)}</p>}
      aside={
        <Button className={classes(styles.print)} onPress={() => window.print()}>
          {m.team_hand_over_print(locale)}
        </Button>
      }
    >
      <div className={styles.screenOnly}>
        <UnreadEnding now={now} />
      </div>
      <PrintedList told={told} now={now} />
      {queueLoaded ? (
        <div
          {...around}
          className={classes(
            styles.columns,
            isLastHour(now, closesAt, opensAgainAt, timeZone) && styles.dayEnds,
          )}
        >
          <div className={styles.groups}>
            {nothing ? (
              <Empty title={m.team_hand_over_none(locale)} />
            ) : (
              <HandOverGroups told={told} changes={changes} now={now} onHandOver={setHanding} />
            )}
          </div>
          <DayEndCheck now={now} first={toCheck} />
        </div>
      ) : (
        <p role="status" className={styles.loading}>
          {m.team_today_loading(locale)}
        </p>
      )}
      {handed ? (
        <HandOverDialog
          request={handed}
          onClose={() => {
            comeBackTo(handed.row.file);
            setHanding(null);
          }}
        />
      ) : null}
    </Screen>
  );
}
