/**
 * On Today, in quiet lines: a session that is held today, or of which something is due; and what an organiser undertook by a link,
 * until somebody opened that session. Nothing while there is none.
 */
import { Link } from '@tanstack/react-router';
import { useAgenda } from '#team/agenda/use-agenda.ts';
import type { PlanView } from '#team/data/agenda.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { buttonClass } from '#team/parts/button.tsx';
import { wallDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import styles from '#team/today/notices.module.css';
import * as m from '#texts/messages.ts';
import { sessionsDue } from './grouped.ts';
import { undertakingsCome, withLink } from './undertaking-news.ts';
import { useRoundList } from './use-round-list.ts';

/** How often what came by a link is asked for while Today is on screen. */
const EVERY_MS = 5 * 60_000;

export function SessionsDue() {
  const { agenda } = useAgenda();
  return agenda === null ? null : <Lines plans={agenda.plans} />;
}

function Lines({ plans }: { plans: readonly PlanView[] }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const me = useTeam((state) => state.me.member);
  const rounds = useRoundList(withLink(plans), EVERY_MS);
  const due = sessionsDue(plans, { me, now, today: wallDate(now, timeZone) }, (at) => wallDate(at, timeZone));
  const come = undertakingsCome(plans, rounds, me);
  return (
    <>
      <Line
        lines={due}
        say={({ content, isToday }) =>
          isToday
            ? m.team_due_session_today(locale, { whose: content.organisation })
            : m.team_due_session_things(locale, { whose: content.organisation })
        }
      />
      <Line
        lines={come}
        say={({ content }) => m.team_due_undertaking_came(locale, { whose: content.organisation })}
        hash="promesse"
      />
    </>
  );
}

/** The first of `lines`, how many more there are, and the way to it. */
function Line<T extends { readonly plan: string }>({
  lines,
  say,
  hash,
}: {
  lines: readonly T[];
  say: (line: T) => string;
  hash?: string;
}) {
  const locale = useLocale();
  const [first] = lines;
  if (first === undefined) return null;
  const rest = lines.length - 1;
  return (
    <div className={styles.line}>
      <span>
        {say(first)}
        {rest > 0 ? ` ${m.team_due_sessions_more(locale, { n: rest })}` : null}
      </span>
      <Link
        to="/seance/$plan"
        params={{ plan: first.plan }}
        search={{}}
        {...(hash === undefined ? {} : { hash })}
        className={buttonClass('plain')}
      >
        {m.team_due_open(locale)}
      </Link>
    </div>
  );
}
