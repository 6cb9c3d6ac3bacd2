/** The groups of the hand-over, each with its count and what it says when it is empty; then what goes on by itself. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import type { Group, HandOver } from '#programme/hand-over.ts';
import type { RequestEvent } from '#programme/request.ts';
import type { OpenRequest } from '#team/data/model.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import ruled from '#team/parts/ruled-head.module.css';
import { useTimeZone } from '#team/shell/zone.ts';
import { useWaitingHint } from '#team/today/answers-for.tsx';
import { UntouchedDaysChoice } from '#team/today/untouched-days.tsx';
import * as m from '#texts/messages.ts';
import styles from './hand-over-groups.module.css';
import { HandOverRow } from './hand-over-row.tsx';

interface Props {
  readonly told: HandOver<OpenRequest>;
  readonly changes: ReadonlyMap<string, readonly RequestEvent[]>;
  readonly now: number;
  readonly onHandOver: (file: string) => void;
}

export function HandOverGroups({ told, ...shared }: Props) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const waitingHint = useWaitingHint();
  const since = useTeam((state) => state.previousVisitAt);
  const { unclaimed, promised, untouched, changed } = told.groups;
  const rest = told.rest.length;
  return (
    <>
      <GroupSection
        title={m.team_today_waiting(locale)}
        empty={m.team_today_waiting_empty(locale)}
        group={unclaimed}
        {...shared}
      >
        {unclaimed.requests.length > 0 ? <p className={styles.hint}>{waitingHint}</p> : null}
      </GroupSection>
      <GroupSection
        title={m.team_hand_over_promised(locale)}
        empty={m.team_hand_over_promised_empty(locale)}
        group={promised}
        {...shared}
      />
      <GroupSection
        title={m.team_today_untouched(locale)}
        empty={m.team_today_untouched_empty(locale)}
        group={untouched}
        {...shared}
      >
        <UntouchedDaysChoice />
      </GroupSection>
      <GroupSection
        title={m.team_today_changes(locale)}
        aside={
          since === null
            ? null
            : m.team_today_changes_since(locale, { time: formatMoment(since, shared.now, locale, timeZone) })
        }
        empty={m.team_today_changes_empty(locale)}
        group={changed}
        {...shared}
      />
      {rest > 0 ? (
        <p className={styles.rest}>
          <Link to="/">{m.team_hand_over_rest(locale, { n: rest })}</Link>
        </p>
      ) : null}
    </>
  );
}

function GroupSection({
  title,
  aside = null,
  empty,
  group: { requests, above },
  children,
  changes,
  now,
  onHandOver,
}: Omit<Props, 'told'> & {
  title: string;
  aside?: string | null;
  empty: string;
  group: Group<OpenRequest>;
  children?: ReactNode;
}) {
  const locale = useLocale();
  const heading = useId();
  const total = requests.length + above;
  const notes = [above > 0 ? m.team_hand_over_above(locale, { n: above }) : null, aside].filter(Boolean);
  return (
    <section aria-labelledby={heading} className={styles.section}>
      <header className={ruled.head}>
        <h2 id={heading} className={ruled.title}>
          {title}
          <span className={styles.count}> {total}</span>
        </h2>
        {notes.length > 0 ? <p className={styles.aside}>{notes.join(' · ')}</p> : null}
      </header>
      {children}
      {requests.length === 0 ? (
        <p className={styles.empty}>{above > 0 ? m.team_hand_over_all_above(locale, { n: above }) : empty}</p>
      ) : (
        <ul role="list">
          {requests.map((request) => (
            <HandOverRow
              key={request.row.file}
              request={request}
              changes={changes.get(request.row.file) ?? []}
              now={now}
              onHandOver={onHandOver}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
