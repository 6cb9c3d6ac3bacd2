/** Awareness sessions: asked for, being prepared, to hold, held; each with what it lacks. And the catalogue. */
import { Link, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import type { StoredRound } from '#contract/rounds.ts';
import { may } from '#programme/roles.ts';
import type { SessionLack } from '#programme/session-steps.ts';
import { useAgenda } from '#team/agenda/use-agenda.ts';
import type { PlanView } from '#team/data/agenda.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { ResultsScreen } from '#team/evaluation/results-screen.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, buttonClass, Buttons } from '#team/parts/button.tsx';
import { Empty } from '#team/parts/empty.tsx';
import { formatAt, wallDate } from '#team/parts/format.ts';
import { later } from '#team/parts/later.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import { Screen } from '#team/shell/screen.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { Catalogue } from './catalogue.tsx';
import { type Grouped, groupSessions, type SessionLine } from './grouped.ts';
import { audienceOf, LACK, STAGE, titleOf } from './session-words.ts';
import styles from './sessions.module.css';
import { sessionWindow } from './session-window.ts';
import { undertakingNews, withLink } from './undertaking-news.ts';
import { useRoundList } from './use-round-list.ts';

const QuestionSets = later(async () => (await import('#team/question-sets/question-sets.tsx')).QuestionSets);

/** How often what came by the links is asked for. */
const ROUNDS_EVERY_MS = 60_000;
/** In the place of what lacks. */
const NEWS = {
  received: m.team_sessions_undertaking_received,
  awaited: m.team_sessions_undertaking_awaited,
} as const;

export function SessionsScreen() {
  const { faire } = useSearch({ from: '/seances' });
  return faire === 'resultats' ? <ResultsScreen /> : <AllSessions />;
}

function AllSessions() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const { agenda, failed, again } = useAgenda(sessionWindow(now));
  const { requests, edits, asks } = useTeam((state) => ({
    requests: state.requests,
    edits: may(state.me.role, 'edit_settings'),
    asks: may(state.me.role, 'edit_rounds'),
  }));
  return (
    <Screen
      title={m.team_nav_sessions(locale)}
      aside={
        <Buttons>
          <Link to="/seances" search={{ faire: 'resultats' }} className={buttonClass('quiet')}>
            {m.team_sessions_results_all(locale)}
          </Link>
          <Link
            to="/seance/$plan"
            params={{ plan: 'nouvelle' }}
            search={{}}
            className={buttonClass('primary')}
          >
            {m.team_sessions_new(locale)}
          </Link>
        </Buttons>
      }
    >
      {agenda ? (
        <Groups
          grouped={groupSessions(agenda.plans, requests.values(), now, wallDate(now, timeZone))}
          plans={agenda.plans}
          now={now}
        />
      ) : failed ? (
        <Banner tone="look" actions={<Button onPress={again}>{m.team_screen_failed_again(locale)}</Button>}>
          {m.team_sessions_offline(locale)}
        </Banner>
      ) : (
        <p role="status">{m.team_access_one_moment(locale)}</p>
      )}
      {edits ? <Catalogue /> : null}
      {asks ? <QuestionSets /> : null}
    </Screen>
  );
}

function Groups({ grouped, plans, now }: { grouped: Grouped; plans: readonly PlanView[]; now: number }) {
  const locale = useLocale();
  const rounds = useRoundList(withLink(plans), ROUNDS_EVERY_MS);
  const { asked, preparing, toHold, held, over, unreadable } = grouped;
  const none = [asked, preparing, toHold, held].every((group) => group.length === 0);
  return (
    <>
      {unreadable.length > 0 ? (
        <Banner tone="look">{m.team_sessions_unreadable(locale, { n: unreadable.length })}</Banner>
      ) : null}
      {none ? (
        <Empty title={m.team_sessions_none_title(locale)}>
          <p>{m.team_sessions_none_text(locale)}</p>
        </Empty>
      ) : null}
      {asked.length > 0 ? (
        <Group title={m.team_sessions_group_asked(locale)}>
          {asked.map(({ row, opening }) => (
            <li key={row.file} className={styles.row}>
              <div>
                <Link to="/demande/$file" params={{ file: row.file }} className={styles.rowTitle}>
                  {opening?.organisation === '' ? row.reference : opening?.organisation}
                </Link>
                <p className={styles.soft}>{row.reference}</p>
              </div>
              <Link to="/seance/$plan" params={{ plan: 'nouvelle' }} search={{ demande: row.file }}>
                {m.team_asked_prepare(locale)}
              </Link>
            </li>
          ))}
        </Group>
      ) : null}
      <Lines title={m.team_sessions_group_to_hold(locale)} lines={toHold} now={now} rounds={rounds} />
      <Lines title={m.team_sessions_group_preparing(locale)} lines={preparing} now={now} rounds={rounds} />
      <Lines title={m.team_sessions_group_held(locale)} lines={held} now={now} rounds={rounds} />
      {over.length > 0 ? (
        <details>
          <summary className={styles.summary}>
            {m.team_sessions_group_over(locale, { n: over.length })}
          </summary>
          <ul className={styles.rows}>
            {over.map((line) => (
              <Line key={line.plan} line={line} now={now} rounds={rounds} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={styles.group}>
      <h2 id={heading} className={styles.groupTitle}>
        {title}
      </h2>
      <ul className={styles.rows}>{children}</ul>
    </section>
  );
}

interface Seen {
  readonly now: number;
  /** Null while they are not known. */
  readonly rounds: readonly StoredRound[] | null;
}

function Lines({
  title,
  lines,
  now,
  rounds,
}: Seen & { readonly title: string; readonly lines: readonly SessionLine[] }) {
  return lines.length === 0 ? null : (
    <Group title={title}>
      {lines.map((line) => (
        <Line key={line.plan} line={line} now={now} rounds={rounds} />
      ))}
    </Group>
  );
}

function Line({ line, now, rounds }: Seen & { readonly line: SessionLine }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const { plan, content, stage, lacks, at, owner } = line;
  const news = undertakingNews(content, rounds, now);
  const lackWords = (lack: SessionLack) =>
    (lack === 'undertaking' && news !== null ? NEWS[news] : LACK[lack])(locale);
  return (
    <li className={styles.row}>
      <div>
        <Link to="/seance/$plan" params={{ plan }} search={{}} className={styles.rowTitle}>
          {titleOf(content, locale)}
        </Link>
        <p className={styles.soft}>
          {[
            at === null ? m.team_sessions_no_date(locale) : formatAt(at, now, locale, timeZone),
            audienceOf(content, locale),
            nameOf(owner),
          ].join(' · ')}
        </p>
      </div>
      <p className={lacks.length > 0 ? styles.rowLacks : styles.soft}>
        {lacks.length > 0 ? lacks.map(lackWords).join(' · ') : STAGE[stage](locale)}
      </p>
    </li>
  );
}
