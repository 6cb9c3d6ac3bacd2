/** The bar above, on phones and narrow windows. */
import { useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import type { BarProps } from './rail.tsx';
import { ConnectionState, MyCall } from './states.tsx';
import styles from './top-bar.module.css';

export function TopBar({ onLock, onHelp, helpOpen }: BarProps) {
  const locale = useLocale();
  const programme = useTeam((state) => state.programme);
  return (
    <header className={styles.bar}>
      <div className={styles.line}>
        <div className={styles.names}>
          <p className={styles.programme}>{programme}</p>
          <ConnectionState />
        </div>
        <Button
          look="plain"
          className={classes(styles.help)}
          onPress={onHelp}
          aria-label={m.team_panel_open(locale)}
          aria-expanded={helpOpen}
        >
          ?
        </Button>
        <Button onPress={onLock}>{m.team_lock(locale)}</Button>
      </div>
      <MyCall />
    </header>
  );
}
