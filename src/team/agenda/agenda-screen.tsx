/**
 * Meetings, sessions and duty in one view, a week or a list at a time, with the team's rules beside. One sees what one
 * attends or holds; of the rest, whose time is taken. Printed, it says neither with whom nor where.
 */
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { LimitsOf } from '#team/engagements/limits-of.tsx';
import type { AgendaView } from '#team/data/agenda.ts';
import { dateAfter, startOf } from '#team/duty/days.ts';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import { SharedCheckIns } from '#team/engagements/shared-check-ins.tsx';
import { Button, buttonClass, Buttons } from '#team/parts/button.tsx';
import { formatDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import { Screen } from '#team/shell/screen.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './agenda.module.css';
import { DayList } from './day-list.tsx';
import { HiddenPlans } from './hidden-plans.tsx';
import { useAgenda } from './use-agenda.ts';
import { agendaDays, limitsShown, mondayOf, readDate, windowOf } from './week.ts';

/** Weeks of the list. */
const LIST_WEEKS = 8;
const NOON_MS = 12 * 60 * 60_000;

export function AgendaScreen() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const navigate = useNavigate();
  const now = useNow(60_000);
  const actions = useActions();
  const { vue, semaine } = useSearch({ from: '/agenda' });
  const { duty, me } = useTeam((state) => ({ duty: state.duty, me: state.me.member }));
  const list = vue === 'liste';
  const thisWeek = mondayOf(now, timeZone);
  const first = mondayOf(startOf(readDate(semaine) ?? thisWeek, timeZone) + NOON_MS, timeZone);
  const count = list ? LIST_WEEKS * 7 : 7;
  const shown = useMemo(() => windowOf(first, count, timeZone), [first, count, timeZone]);
  const { agenda, failed, again } = useAgenda(shown);

  useEffect(() => {
    if (duty === null) void actions.loadDuty();
  }, [actions, duty]);

  const days = useMemo(
    () => (agenda === null ? null : agendaDays({ agenda, duty, me, timeZone }, first, count)),
    [agenda, duty, me, timeZone, first, count],
  );
  const show = (change: { vue?: 'liste' | undefined; semaine?: string | undefined }) =>
    void navigate({
      to: '/agenda',
      search: (before) => ({ ...before, ...change }),
      replace: true,
      resetScroll: false,
    });
  const date = formatDate(startOf(first, timeZone) + NOON_MS, locale, timeZone);

  return (
    <Screen
      title={m.team_nav_agenda(locale)}
      under={
        <p className={styles.which} role="status">
          {list
            ? m.team_agenda_list_from(locale, { weeks: String(LIST_WEEKS), date })
            : m.team_agenda_week(locale, { date })}
        </p>
      }
    >
      <div className={styles.bar}>
        <Buttons>
          <Button
            aria-label={m.team_agenda_before(locale)}
            onPress={() => show({ semaine: dateAfter(first, -7) })}
          >
            <span aria-hidden="true">← </span>
            {m.team_agenda_before_short(locale)}
          </Button>
          {/* Never disabled: whoever comes here by the keyboard would lose her place. */}
          <Button
            onPress={() => show({ semaine: undefined })}
            {...(first === thisWeek ? { 'aria-current': 'date' } : {})}
          >
            {m.team_agenda_this(locale)}
          </Button>
          <Button
            aria-label={m.team_agenda_after(locale)}
            onPress={() => show({ semaine: dateAfter(first, 7) })}
          >
            {m.team_agenda_after_short(locale)}
            <span aria-hidden="true"> →</span>
          </Button>
        </Buttons>
        <Buttons>
          <Button look="plain" onPress={() => show({ vue: list ? undefined : 'liste' })}>
            {list ? m.team_agenda_as_week(locale) : m.team_agenda_as_list(locale)}
          </Button>
          <Button look="plain" onPress={() => window.print()}>
            {m.team_agenda_print(locale)}
          </Button>
        </Buttons>
      </div>
      {days === null || agenda === null ? (
        <Opening failed={failed} again={again} />
      ) : (
        <div className={styles.columns}>
          <div className={styles.main}>
            <DayList days={days} list={list} now={now} weeks={LIST_WEEKS} />
            <p className={styles.printed}>{m.team_agenda_printed(locale)}</p>
          </div>
          <div className={styles.beside}>
            <div className={styles.plan}>
              <Link
                to="/rencontre/$plan"
                params={{ plan: 'nouvelle' }}
                className={buttonClass('primary', true)}
              >
                {m.team_agenda_plan_meeting(locale)}
              </Link>
              <Link to="/seance/$plan" params={{ plan: 'nouvelle' }} className={buttonClass('quiet', true)}>
                {m.team_agenda_plan_session(locale)}
              </Link>
            </div>
            <Rules limits={agenda.limits} />
            <HiddenPlans hidden={agenda.hidden} />
            <SharedCheckIns />
          </div>
        </div>
      )}
    </Screen>
  );
}

function Opening({ failed, again }: { failed: boolean; again: () => void }) {
  const locale = useLocale();
  return failed ? (
    <div role="alert" className={styles.failed}>
      <p>{m.team_agenda_failed(locale)}</p>
      <Button onPress={again}>{m.team_agenda_again(locale)}</Button>
    </div>
  ) : (
    <p role="status" className={styles.loading}>
      {m.team_agenda_loading(locale)}
    </p>
  );
}

/** What the peers of the team set, as rules of the team. */
function Rules({ limits }: { limits: AgendaView['limits'] }) {
  const locale = useLocale();
  const nameOf = useNames();
  const peers = useTeam((state) =>
    [...state.colleagues.values()].filter(({ role }) => role === 'peer').map(({ member }) => member),
  );
  if (peers.length === 0) return null;
  return (
    <section aria-label={m.team_agenda_limits(locale)} className={styles.rules}>
      {limitsShown(limits, peers).map(({ peer, limits: hers }) => (
        <div key={peer}>
          <h2 className={styles.besideTitle}>{nameOf(peer)}</h2>
          {hers === null ? (
            <p className={styles.why}>{m.team_agenda_limits_none(locale)}</p>
          ) : (
            <LimitsOf limits={hers} />
          )}
        </div>
      ))}
    </section>
  );
}
