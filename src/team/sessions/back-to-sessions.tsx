import { Link } from '@tanstack/react-router';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './sessions.module.css';

/** The way back to the room, above the title. */
export function BackToSessions() {
  const locale = useLocale();
  return (
    <p className={styles.back}>
      <Link to="/seances">{m.team_sessions_back(locale)}</Link>
    </p>
  );
}
