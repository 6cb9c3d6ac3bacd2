/** The state of the door and of the network, in words. Said to screen readers when it changes for the worse or back. */
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { announce } from '#team/parts/announcer.tsx';
import { classes } from '#team/parts/classes.ts';
import { formatAt, formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { spanText } from '#team/parts/time-left-words.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './states.module.css';
import { useTimeZone } from './zone.ts';

export function ConnectionState() {
  const locale = useLocale();
  const connection = useTeam((state) => state.connection);
  const waiting = useTeam((state) => state.waiting);
  const text = connectionText(connection, waiting, locale);

  const before = useRef(connection);
  useEffect(() => {
    if (before.current !== connection && connection !== 'connecting') announce(text);
    before.current = connection;
  }, [connection, text]);

  return (
    <p className={classes(styles.state, styles[connection])}>
      <span aria-hidden="true" className={styles.mark} />
      {text}
    </p>
  );
}

function connectionText(
  connection: 'connecting' | 'live' | 'offline',
  waiting: number,
  locale: Locale,
): string {
  switch (connection) {
    case 'connecting':
      return m.team_connection_connecting(locale);
    case 'live':
      return waiting > 0 ? m.team_connection_sending(locale, { n: waiting }) : m.team_connection_live(locale);
    case 'offline':
      return waiting > 0
        ? m.team_connection_offline_waiting(locale, { n: waiting })
        : m.team_connection_offline(locale);
  }
}

export function DoorState() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const { openNow, nextOpeningAt, closesAt } = useTeam((state) => ({
    openNow: state.openNow,
    nextOpeningAt: state.nextOpeningAt,
    closesAt: state.closesAt,
  }));
  const when = openNow ? closesAt : nextOpeningAt;
  const say = openNow ? formatMoment : formatAt;
  const time = when === null ? null : say(when, now, locale, timeZone);
  const text = openNow
    ? time === null
      ? m.team_door_open(locale)
      : m.team_door_open_until(locale, { time })
    : time === null
      ? m.team_door_closed(locale)
      : m.team_door_closed_until(locale, { time });
  return <p className={styles.door}>{text}</p>;
}

/** The call that I marked: from any screen, one tap back to it. */
export function MyCall() {
  const locale = useLocale();
  const now = useNow(15_000);
  const call = useTeam((state) => state.myCall);
  const reference = useTeam((state) =>
    state.myCall ? (state.requests.get(state.myCall.file)?.row.reference ?? null) : null,
  );
  if (!call || reference === null) return null;
  return (
    <Link to="/demande/$file" params={{ file: call.file }} className={classes(styles.call)}>
      <strong>{m.team_my_call_on(locale, { reference })}</strong>
      <span className={styles.since}>
        {m.team_my_call_since(locale, { duration: spanText(now - call.since, locale) })}
      </span>
    </Link>
  );
}
