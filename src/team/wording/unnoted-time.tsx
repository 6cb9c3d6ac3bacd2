/** On *Today*: paid time of a sitting that was left before it was noted. Fetched only when there is some. */
import { Link } from '@tanstack/react-router';
import { useTeam } from '#team/data/use-team.tsx';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { minutesText } from './minutes-text.ts';
import { unnotedIn } from './sitting.ts';
import styles from './unnoted-time.module.css';

export function UnnotedTime() {
  const locale = useLocale();
  const drafts = useTeam((state) => state.drafts);
  return (
    <>
      {unnotedIn(drafts).map(({ record, day, minutes }) => (
        <p key={record} className={styles.line}>
          {m.team_guide_time_unnoted(locale, {
            day: formatCalendarDate(day, locale),
            time: minutesText(minutes, locale),
          })}{' '}
          <Link to="/heures">{m.team_guide_time_save(locale)}</Link>
        </p>
      ))}
    </>
  );
}
