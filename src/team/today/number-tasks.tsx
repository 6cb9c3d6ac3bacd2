/** What the help numbers ask of me, in one quiet line: a colleague's change to dial, or checks that have grown old. */
import { Link } from '@tanstack/react-router';
import { helpLineTasks } from '#programme/help-line-change.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { buttonClass } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useHelpLines } from '#team/shell/help-lines.ts';
import * as m from '#texts/messages.ts';
import styles from './notices.module.css';

export function NumberTasks() {
  const locale = useLocale();
  const shown = useHelpLines();
  const { own, me } = useTeam((state) => ({ own: state.settings.helpLines, me: state.me.member }));
  const { toConfirm, overdue } = helpLineTasks(shown, own, me);
  if (toConfirm + overdue === 0) return null;
  return (
    <div className={styles.line}>
      <span>
        {toConfirm > 0
          ? m.team_here_numbers_confirm(locale, { n: toConfirm })
          : m.team_here_numbers_overdue(locale, { n: overdue })}
      </span>
      <Link to="/numeros" className={buttonClass('plain')}>
        {m.team_here_numbers_open(locale)}
      </Link>
    </div>
  );
}
