/** One thing of a day: a meeting or session that one may read, or a colleague's time that is taken. */
import { Link } from '@tanstack/react-router';
import { useTeam } from '#team/data/use-team.tsx';
import { rangeText } from '#team/duty/range-text.ts';
import { classes } from '#team/parts/classes.ts';
import { listOf } from '#team/parts/list-of.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './agenda.module.css';
import type { AgendaDay, AgendaItem } from './week.ts';

type PlanAbout = Extract<AgendaItem['about'], { kind: 'plan' }>;

const WHAT: Readonly<Record<PlanAbout['what'], (locale: Locale) => string>> = {
  meeting: m.team_agenda_meeting,
  coaching: m.team_agenda_coaching,
  cafe: m.team_agenda_cafe,
  session: m.team_agenda_session,
  unreadable: m.team_agenda_unreadable,
};

export function Item({ item, day }: { item: AgendaItem; day: AgendaDay }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const { me, myName, colleagues } = useTeam((state) => ({
    me: state.me.member,
    myName: state.myName,
    colleagues: state.colleagues,
  }));
  const spoken = (who: string) => (who === me ? m.team_agenda_you(locale) : nameOf(who));
  // The sheet on the wall is read by others.
  const written = (who: string) => (who === me ? myName : nameOf(who));
  const { about, from, until, around } = item;
  const range = rangeText(Math.max(from, day.at), Math.min(until, day.end), day.at, locale, timeZone);

  if (about.kind === 'taken')
    return (
      <li className={classes(styles.item, styles.taken)}>
        <span className={styles.range}>{range}</span>
        <span className={styles.words}>
          {about.member === me
            ? m.team_agenda_taken_me(locale)
            : m.team_agenda_taken(locale, { who: nameOf(about.member) })}
        </span>
      </li>
    );

  const people = [...about.team, ...about.peers];
  const longer = around.from < from || until < around.until;
  return (
    <li className={classes(styles.item, about.mine && styles.mine, about.proposed && styles.proposed)}>
      <span className={styles.range}>{range}</span>
      <span className={styles.words}>
        <Link
          to={about.what === 'session' ? '/seance/$plan' : '/rencontre/$plan'}
          params={{ plan: about.plan }}
          className={styles.title}
        >
          {WHAT[about.what](locale)}
        </Link>
        {about.proposed ? <span className={styles.mark}> · {m.team_agenda_proposed(locale)}</span> : null}
        {/* On paper: that somebody of the team is taken, and no survivor's name. */}
        <span className={styles.neutral}>
          {[m.team_agenda_neutral(locale), listOf(about.team.map(written), locale)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className={styles.detail}>
          {people.length > 0 ? m.team_agenda_with(locale, { who: listOf(people.map(spoken), locale) }) : null}
          {about.place ? <span className={styles.place}>{about.place}</span> : null}
          {about.asked.map((peer) => (
            <span key={peer} className={styles.waiting}>
              {m.team_agenda_asked(locale, { who: nameOf(peer) })}
            </span>
          ))}
          {about.team.every((who) => colleagues.has(who)) ? null : (
            <span className={styles.waiting}>▲ {m.team_agenda_somebody_gone(locale)}</span>
          )}
          {longer ? (
            <span className={styles.around}>
              {m.team_agenda_around(locale, {
                range: rangeText(around.from, around.until, day.at, locale, timeZone),
              })}
            </span>
          ) : null}
        </span>
      </span>
    </li>
  );
}
