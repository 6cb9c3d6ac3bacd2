/**
 * Today: the whole queue by time left, and beside it what one must not forget. Everything in it moves by itself; what
 * arrives is announced by the shell and marked here until one leaves the screen.
 */
import { useEffect, useMemo, useState } from 'react';
import { Button as AriaButton, Input, Label, SearchField } from 'react-aria-components';
import { may } from '#programme/roles.ts';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import type { OpenRequest } from '#team/data/model.ts';
import { classes } from '#team/parts/classes.ts';
import { Empty } from '#team/parts/empty.tsx';
import fieldStyles from '#team/parts/field.module.css';
import { formatDay, formatAt, formatTime } from '#team/parts/format.ts';
import { later } from '#team/parts/later.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { DayEndBand } from '#team/hand-over/day-end-band.tsx';
import { OtherDrafts } from '#team/phone/other-drafts.tsx';
import { useWaitingHint } from './answers-for.tsx';
import { LaterDay } from './later-day.tsx';
import { TodayNotices } from './notices.tsx';
import { OnDutyLine } from './on-duty-line.tsx';
import { groupQueue, isOpen, summarise } from './queue.ts';
import { QueueSection } from './queue-section.tsx';
import { SetupList } from './setup-list.tsx';
import { Side } from './side.tsx';
import styles from './today.module.css';
import { UnreadEnding } from './unread-ending.tsx';
import { UnsentTexts } from './unsent-texts.tsx';
import { useVisit } from './visit.ts';

/** With its index, for whoever searches: fetched then, or once Today is at rest (access/open-app.tsx). */
const Found = later(async () => (await import('./found.tsx')).Found);
/** At rest: whoever has the app open on the day has it long since; the queue comes first on a thin line. */
const PlanBNow = later(async () => (await import('#team/engagements/plan-b-now.tsx')).PlanBNow, 20_000);

export function Today() {
  const role = useTeam((state) => state.me.role);
  return may(role, 'read_requests') ? <TeamToday /> : <PeerToday />;
}

function TeamToday() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(15_000);
  const actions = useActions();
  const { role, queueLoaded, requests, arrived } = useTeam((state) => ({
    role: state.me.role,
    queueLoaded: state.queueLoaded,
    requests: state.requests,
    arrived: state.justArrived,
  }));
  const open = useMemo(() => [...requests.values()].filter(isOpen), [requests]);
  const summary = summarise(open, now);
  const [query, setQuery] = useState('');

  useVisit(actions);
  // What arrived is marked until one leaves the screen.
  useEffect(() => () => actions.clearArrived(), [actions]);

  const parts = [
    m.team_today_summary_waiting(locale, { n: summary.waiting }),
    m.team_today_summary_late(locale, { n: summary.late }),
    ...(summary.nextDueAt === null
      ? []
      : [m.team_today_summary_next(locale, { time: formatAt(summary.nextDueAt, now, locale, timeZone) })]),
  ];

  const setupList = may(role, 'edit_settings') ? <SetupList /> : null;

  return (
    <Screen
      title={m.team_today_title(locale)}
      tabTitle={m.team_today_tab(locale, { n: summary.waiting })}
      under={<OnDutyLine now={now} />}
      aside={
        <p className={styles.date}>
          {formatDayLong(now)}, {formatTime(now, locale, timeZone)}
        </p>
      }
    >
      <TodayNotices now={now} />
      <PlanBNow />
      <UnreadEnding now={now} />
      <DayEndBand now={now} />
      <OtherDrafts except={null} />
      <UnsentTexts />
      {/* Above while there is nothing else to do; a request that waits comes before it. */}
      {queueLoaded && open.length === 0 ? setupList : null}
      {!queueLoaded ? (
        <p role="status" className={styles.loading}>
          {m.team_today_loading(locale)}
        </p>
      ) : open.length === 0 ? (
        <QueueEmpty />
      ) : (
        <>
          <div className={styles.over}>
            <p className={styles.summary}>{parts.join(' · ')}</p>
            <SearchField value={query} onChange={setQuery} className={classes(styles.search)}>
              <Label className="visually-hidden">{m.team_today_search(locale)}</Label>
              <Input className={classes(fieldStyles.input)} placeholder={m.team_today_search(locale)} />
              {query ? (
                <AriaButton className={classes(styles.clear)} aria-label={m.team_today_search_clear(locale)}>
                  <span aria-hidden="true">×</span>
                </AriaButton>
              ) : null}
            </SearchField>
          </div>
          <div className={styles.columns}>
            {query.trim() ? (
              <Found query={query} open={open} now={now} arrived={arrived} />
            ) : (
              <Queue open={open} now={now} arrived={arrived} />
            )}
            <Side requests={open} now={now} />
          </div>
          {setupList}
        </>
      )}
    </Screen>
  );

  function formatDayLong(at: number): string {
    // Never “today”: the screen's title says that already.
    return formatDay(at, at - 7 * 86_400_000, locale, timeZone);
  }
}

interface ListProps {
  readonly open: readonly OpenRequest[];
  readonly now: number;
  readonly arrived: readonly string[];
}

function Queue({ open, now, arrived }: ListProps) {
  const locale = useLocale();
  const me = useTeam((state) => state.me.member);
  const waitingHint = useWaitingHint();
  const { waiting, mine, team } = useMemo(() => groupQueue(open, me), [open, me]);
  const shared = { now, isNew: (file: string) => arrived.includes(file) };
  return (
    <div className={styles.queue}>
      <QueueSection
        title={m.team_today_waiting(locale)}
        hint={waitingHint}
        empty={m.team_today_waiting_empty(locale)}
        requests={waiting}
        {...shared}
      />
      <QueueSection
        title={m.team_today_mine(locale)}
        empty={m.team_today_mine_empty(locale)}
        requests={mine}
        {...shared}
      />
      <QueueSection
        title={m.team_today_team(locale)}
        empty={m.team_today_team_empty(locale)}
        requests={team}
        {...shared}
      />
    </div>
  );
}

function QueueEmpty() {
  const locale = useLocale();
  const kitConfirmed = useTeam((state) => state.kitConfirmed);
  return (
    <Empty title={m.team_today_empty_title(locale)}>
      {kitConfirmed ? m.team_today_empty_text(locale) : m.team_today_empty_closed_door(locale)}
    </Empty>
  );
}

function PeerToday() {
  const locale = useLocale();
  const name = useTeam((state) => state.myName);
  return (
    <Screen
      title={`${m.team_today_peer_title(locale)}, ${name}`}
      tabTitle={m.team_today_title(locale)}
      width="text"
    >
      <LaterDay />
    </Screen>
  );
}
