/** Where one comes from: the request when there is one that opens, otherwise the calendar. */
import { Link } from '@tanstack/react-router';
import { useTeam } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './meeting.module.css';

export function BackLink({ file }: { file: string | null }) {
  const locale = useLocale();
  const reference = useTeam((state) =>
    file === null ? null : (state.requests.get(file)?.row.reference ?? null),
  );
  const sign = <span aria-hidden="true">‹</span>;
  return (
    <p className={styles.back}>
      {file === null || reference === null ? (
        <Link to="/agenda">
          {sign}
          {m.team_nav_agenda(locale)}
        </Link>
      ) : (
        <Link to="/demande/$file" params={{ file }}>
          {sign}
          {reference}
        </Link>
      )}
    </p>
  );
}
