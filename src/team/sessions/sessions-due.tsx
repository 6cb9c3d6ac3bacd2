/** On Today, in one quiet line: a session that is held today, or of which something is due. Nothing while there is none. */
import { Link } from '@tanstack/react-router';
import { useAgenda } from '#team/agenda/use-agenda.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { buttonClass } from '#team/parts/button.tsx';
import { wallDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import styles from '#team/today/notices.module.css';
import * as m from '#texts/messages.ts';
import { sessionsDue } from './grouped.ts';

export function SessionsDue() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const me = useTeam((state) => state.me.member);
  const { agenda } = useAgenda();
  if (agenda === null) return null;
  const due = sessionsDue(agenda.plans, { me, now, today: wallDate(now, timeZone) }, (at) =>
    wallDate(at, timeZone),
  );
  const [first] = due;
  if (first === undefined) return null;
  const rest = due.length - 1;
  return (
    <div className={styles.line}>
      <span>
        {first.isToday
          ? m.team_due_session_today(locale, { whose: first.content.organisation })
          : m.team_due_session_things(locale, { whose: first.content.organisation })}
        {rest > 0 ? ` ${m.team_due_sessions_more(locale, { n: rest })}` : null}
      </span>
      <Link to="/seance/$plan" params={{ plan: first.plan }} search={{}} className={buttonClass('plain')}>
        {m.team_due_open(locale)}
      </Link>
    </div>
  );
}
