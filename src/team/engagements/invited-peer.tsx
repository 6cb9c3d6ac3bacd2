/** Beside a peer who would be invited: the team's rules for her, whether she has time, and how full her week is. */
import type { Allowance, PeerLimits, ProposedTime } from '#programme/engagement.ts';
import { listOf } from '#team/parts/list-of.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import { dateText } from '#programme/moment.ts';
import { languageTag } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './engagements.module.css';
import { LimitsOf } from './limits-of.tsx';
import { LIMIT, minutesText, timeText } from './offer-words.ts';
import type { PeerTime } from './peer-check.ts';

export interface InvitedPeerProps {
  readonly name: string;
  readonly limits: PeerLimits;
  readonly times: readonly ProposedTime[];
  /** Null: not known. */
  readonly found: ReadonlyMap<string, PeerTime> | null;
  readonly crossed: ReadonlyMap<string, readonly Allowance[]>;
}

export function InvitedPeer({ name, limits, times, found, crossed }: InvitedPeerProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const weeks = new Map(
    [...(found?.values() ?? [])].flatMap(({ load }) => load.weeks.map((week) => [week.from, week] as const)),
  );
  const past = [...new Set([...crossed.values()].flat())];
  return (
    <section aria-label={name} className={styles.peer}>
      <h3 className={styles.peerName}>{name}</h3>
      <LimitsOf limits={limits} />
      <ul role="list" className={styles.states}>
        {times.map((time) => (
          <li key={time.id} className={styles.state}>
            <span className={styles.day}>{timeText(time, locale, timeZone)}</span>
            <StateOf time={found?.get(time.id) ?? null} />
          </li>
        ))}
      </ul>
      {[...weeks.values()].map(({ from, minutes }) => (
        <p key={from} className={styles.soft}>
          {limits.hoursPerWeek === null
            ? m.team_engagements_invite_week(locale, {
                day: dateText(from, timeZone, languageTag(locale)),
                given: minutes === 0 ? '0 h' : minutesText(minutes, locale),
              })
            : m.team_engagements_invite_week_of(locale, {
                day: dateText(from, timeZone, languageTag(locale)),
                given: minutes === 0 ? '0 h' : minutesText(minutes, locale),
                cap: minutesText(limits.hoursPerWeek * 60, locale),
              })}
        </p>
      ))}
      {past.length > 0 ? (
        <p role="status" className={styles.past}>
          {m.team_engagements_invite_past(locale, {
            limits: listOf(
              past.map((one) => LIMIT[one](locale)),
              locale,
            ),
          })}
        </p>
      ) : null}
    </section>
  );
}

function StateOf({ time }: { time: PeerTime | null }) {
  const locale = useLocale();
  if (time === null) return <span className={styles.soft}>{m.team_engagements_time_unknown(locale)}</span>;
  const rest = time.state === 'free' && time.load.rest;
  switch (rest ? 'rest' : time.state) {
    case 'free':
      return (
        <span>
          <span aria-hidden="true">● </span>
          {m.team_engagements_time_free(locale)}
        </span>
      );
    case 'taken':
      return (
        <span className={styles.look}>
          <span aria-hidden="true">▲ </span>
          {m.team_engagements_time_taken(locale)}
        </span>
      );
    case 'rest':
      return (
        <span className={styles.look}>
          <span aria-hidden="true">○ </span>
          {m.team_engagements_time_rest(locale)}
        </span>
      );
  }
}
