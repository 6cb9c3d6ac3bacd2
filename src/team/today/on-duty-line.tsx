/** Under the title: who is called first now. Nothing while there is no rota: the hint over the queue says who answers. */
import { Link } from '@tanstack/react-router';
import { hasShifts } from '#programme/rota.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { onDutyNow } from '#team/duty/on-duty-now.ts';
import { classes } from '#team/parts/classes.ts';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './today.module.css';

export function OnDutyLine({ now }: { now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const { duty, me } = useTeam((state) => ({ duty: state.duty, me: state.me.member }));
  if (!duty || !hasShifts(duty.rota)) return null;
  const { first, second, until } = onDutyNow(duty, now);
  const named = (member: string) => (member === me ? m.team_here_you(locale) : nameOf(member));
  const time = until === null ? 'unseen' : formatMoment(until, now, locale, timeZone);
  return (
    <p>
      <Link to="/garde" className={classes(styles.onDuty)}>
        {first === null
          ? m.team_here_duty_nobody(locale)
          : second === null
            ? m.team_here_duty(locale, { who: named(first), time })
            : m.team_here_duty_two(locale, { who: named(first), second: named(second), time })}
      </Link>
    </p>
  );
}
