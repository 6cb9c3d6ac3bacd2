/** What is planned for a request, and the way to plan more: shown once it was decided, and before it is closed. */
import { Link } from '@tanstack/react-router';
import { stageOf } from '#programme/meeting-changes.ts';
import { liveTimes } from '#programme/plan-times.ts';
import type { Decision } from '#programme/entries.ts';
import { useAgenda } from '#team/agenda/use-agenda.ts';
import type { PlanView } from '#team/data/agenda.ts';
import { useNow } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { listOf } from '#team/parts/list-of.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './meeting.module.css';
import { STAGE, WHAT } from './meeting-words.ts';
import { startWords } from './time-words.ts';

export interface PlansOfRequestProps {
  readonly file: string;
  readonly decisions: readonly Decision[];
  /** Closed, or about to be: nothing new is planned, and what is still open is said. */
  readonly closing: boolean;
}

export function PlansOfRequest({ file, decisions, closing }: PlansOfRequestProps) {
  const locale = useLocale();
  const now = useNow(60_000);
  const nameOf = useNames();
  const { agenda, failed, again } = useAgenda();
  const hidden = [...new Set(agenda?.hidden.map(({ owner }) => owner))];
  const plans = agenda?.plans.filter(({ content }) => content?.file === file) ?? [];
  const open = plans.filter((one) => isOpen(one, now));
  const may = decisions.includes('meeting') || decisions.includes('coaching');
  if (closing)
    return open.length === 0 ? null : (
      <div role="status" className={styles.warning}>
        <p>
          <span aria-hidden="true">▲ </span>
          {m.team_meeting_open_at_closing(locale, { n: open.length })}
        </p>
        <PlanList plans={open} now={now} />
      </div>
    );
  if (!may && plans.length === 0) return null;
  return (
    <section aria-labelledby="request-plans" className={styles.ofRequest}>
      <h2 id="request-plans" className={styles.sideTitle}>
        {m.team_meeting_of_request(locale)}
      </h2>
      <PlanList plans={plans} now={now} />
      {failed ? (
        <p>
          {m.team_unreachable(locale)}{' '}
          <Button look="plain" onPress={again}>
            {m.team_screen_failed_again(locale)}
          </Button>
        </p>
      ) : null}
      {may && plans.length === 0 && hidden.length > 0 ? (
        <p className={styles.soft}>
          {m.team_meeting_maybe_hidden(locale, { who: listOf(hidden.map(nameOf), locale), n: hidden.length })}
        </p>
      ) : null}
      {may ? (
        <Link to="/rencontre/$plan" params={{ plan: 'nouvelle' }} search={{ demande: file }}>
          {plans.length > 0
            ? m.team_meeting_plan_another(locale)
            : decisions.includes('meeting')
              ? m.team_meeting_plan_meeting(locale)
              : m.team_meeting_plan_coaching(locale)}
        </Link>
      ) : null}
    </section>
  );
}

/** Something of it is still to come, or to be noted. */
function isOpen({ content }: PlanView, now: number): boolean {
  if (content === null || content.cancelled) return false;
  if (content.kind === 'session') return content.held === null;
  return stageOf(content, now) !== 'held' || (content.next !== null && !content.next.done);
}

function PlanList({ plans, now }: { plans: readonly PlanView[]; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  if (plans.length === 0) return null;
  return (
    <ul role="list" className={styles.plans}>
      {plans.map(({ plan, content }) => {
        if (content === null) return null;
        const [first] = liveTimes(content);
        const words = [
          content.kind === 'session' ? null : STAGE[stageOf(content, now)](locale),
          first && content.settled !== null ? startWords(first.startAt, locale, timeZone) : null,
        ];
        return (
          <li key={plan}>
            {content.kind === 'session' ? (
              <Link to="/seance/$plan" params={{ plan }}>
                {m.team_meeting_session(locale)}
              </Link>
            ) : (
              <Link to="/rencontre/$plan" params={{ plan }}>
                {WHAT[content.what](locale)}
              </Link>
            )}
            <span className={styles.soft}>{words.filter(Boolean).join(', ')}</span>
          </li>
        );
      })}
    </ul>
  );
}
