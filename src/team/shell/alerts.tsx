/**
 * I am told of a request while the app is open: said once, and shown in a band on every screen until I say that I have
 * it, look at it or put it aside. On Today, where the request stands in sight, an arrival is not said twice.
 */
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Alerted } from '#team/data/model.ts';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import { announce } from '#team/parts/announcer.tsx';
import { Button, buttonClass } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { timeLeftWords } from '#team/parts/time-left-words.ts';
import { dueOf } from '#team/today/queue.ts';
import * as m from '#texts/messages.ts';
import { useAct } from './act.ts';
import styles from './arrivals.module.css';
import { useTimeZone } from './zone.ts';

export function Alerts() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const alerted = useTeam((state) => state.alerted);
  const shown = alerted.filter(
    ({ file, why }) => !path.endsWith(file) && !(path === '/' && why === 'arrived'),
  );
  // While one speaks to a woman, nothing else is on the screen.
  if (path.endsWith('/appel/orienter')) return null;
  const newest = shown.slice(-MOST);
  return (
    <>
      {newest.map((alert) => (
        <OneAlert key={alert.file} alert={alert} />
      ))}
      {shown.length > MOST ? <Others n={shown.length - MOST} /> : null}
    </>
  );
}

/** More would bury the screen that one is on. */
const MOST = 2;

function Others({ n }: { n: number }) {
  const locale = useLocale();
  return (
    <div className={styles.band}>
      <Link to="/">{m.team_alert_others(locale, { n })}</Link>
    </div>
  );
}

function OneAlert({ alert: { file, why, at } }: { alert: Alerted }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const actions = useActions();
  const now = useNow(15_000);
  const { act, busy, failure } = useAct();
  const { row, nextOpeningAt, me } = useTeam((state) => ({
    row: state.requests.get(file)?.row ?? null,
    nextOpeningAt: state.openNow ? null : state.nextOpeningAt,
    me: state.me.member,
  }));
  const due = row ? dueOf(row, nextOpeningAt) : null;
  const left = due ? timeLeftWords(due, now, locale, timeZone).words : '';
  const free = row !== null && row.owner === null && row.acknowledgedBy === null;
  const mine = row !== null && (row.owner ?? row.acknowledgedBy) === me;
  // What was true when it was said: nobody had it, or its time was up.
  const past =
    (!free && (why === 'unclaimed' || why === 'urgent')) || (why === 'late' && (row?.dueAt ?? 0) > now);
  const over = row === null || row.state === 'closed' || !(free || mine) || past;
  const whyText = m.team_alert_why(locale, { why });

  const said = useRef<number | null>(null);
  useEffect(() => {
    // An arrival is announced by itself already.
    if (over || why === 'arrived' || said.current === at) return;
    said.current = at;
    announce(m.team_alert_say(locale, { reference: row.reference, why: whyText, left }));
  }, [over, why, at, row, whyText, left, locale]);

  if (over) return null;
  const { reference } = row;
  const acknowledge = async () => {
    const done = m.team_today_acknowledged(locale, { reference });
    if (await act(() => actions.acknowledge(file), done, file)) actions.clearAlert(file);
  };
  return (
    <div className={styles.band}>
      <p className={styles.alert}>
        {m.team_alert_band(locale, { reference, why: whyText })}
        {left ? <span className={styles.left}> · {left}</span> : null}
      </p>
      {free ? (
        <Button
          look="primary"
          isPending={busy}
          aria-label={m.team_today_acknowledge_which(locale, { reference })}
          onPress={() => void acknowledge()}
        >
          {m.team_today_acknowledge(locale)}
        </Button>
      ) : null}
      <Link
        to="/demande/$file"
        params={{ file }}
        className={buttonClass('quiet')}
        onClick={() => actions.clearAlert(file)}
      >
        {m.team_alert_see(locale)}
      </Link>
      <Button
        look="plain"
        aria-label={m.team_alert_aside(locale, { reference })}
        onPress={() => actions.clearAlert(file)}
      >
        <span aria-hidden="true">×</span>
      </Button>
      <FailureNote failure={failure} />
    </div>
  );
}
