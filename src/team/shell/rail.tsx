/** The rail of wide windows. */
import { Link } from '@tanstack/react-router';
import { may } from '#programme/roles.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Button, buttonClass } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { ROLE } from '#team/parts/words.ts';
import * as m from '#texts/messages.ts';
import { useDevicePreferences } from './device.ts';
import styles from './rail.module.css';
import { roomsFor } from './rooms.ts';
import { ConnectionState, DoorState, MyCall } from './states.tsx';

export interface BarProps {
  readonly onLock: () => void;
  readonly onHelp: () => void;
  readonly helpOpen: boolean;
}

export function Rail({ onLock, onHelp, helpOpen }: BarProps) {
  const locale = useLocale();
  const me = useTeam((state) => state.me);
  const { programme, myName } = useTeam((state) => ({ programme: state.programme, myName: state.myName }));
  const { keys } = useDevicePreferences();
  return (
    <header className={styles.rail}>
      <p className={styles.programme}>{programme}</p>
      {may(me.role, 'work_on_requests') ? (
        <Link to="/appel" className={buttonClass('primary', true)} aria-keyshortcuts={keys ? 'n' : undefined}>
          {m.team_nav_call(locale)}
          {keys ? <kbd aria-hidden="true">N</kbd> : null}
        </Link>
      ) : null}
      <MyCall />
      <nav aria-label={m.team_nav(locale)}>
        <ul role="list" className={styles.rooms}>
          {roomsFor(me.role).map((room) => (
            <li key={room.to}>
              <Link
                to={room.to}
                activeOptions={{ exact: room.to === '/' }}
                className={classes(styles.room)}
                activeProps={{ 'aria-current': 'page' }}
              >
                {room.name(locale)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.foot}>
        <DoorState />
        <ConnectionState />
        <p className={styles.who}>
          <strong>{myName}</strong>
          <span>{ROLE[me.role](locale)}</span>
        </p>
        <div className={styles.buttons}>
          <Button onPress={onLock} className={classes(styles.lock)}>
            {m.team_lock(locale)}
          </Button>
          <Button
            onPress={onHelp}
            aria-label={m.team_panel_open(locale)}
            aria-expanded={helpOpen}
            aria-keyshortcuts={keys ? '?' : ''}
          >
            ?
          </Button>
        </div>
      </div>
    </header>
  );
}
