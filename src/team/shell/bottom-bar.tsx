/** The bar below, on phones: the rooms of every day and the rest behind one word. In the reach of a thumb. */
import { Link, useNavigate } from '@tanstack/react-router';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { may } from '#programme/roles.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { classes } from '#team/parts/classes.ts';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './bottom-bar.module.css';
import { type Room, roomsFor } from './rooms.ts';

export function BottomBar() {
  const locale = useLocale();
  const navigate = useNavigate();
  const role = useTeam((state) => state.me.role);
  const rooms = roomsFor(role);
  const here = rooms.filter(({ bar }) => bar?.includes(role));
  const more = rooms.filter(({ bar }) => !bar?.includes(role));
  const [today, ...rest] = here;
  return (
    <nav aria-label={m.team_nav(locale)} className={styles.bar}>
      {today ? <Room room={today} /> : null}
      {may(role, 'work_on_requests') ? (
        <Link
          to="/appel"
          className={classes(styles.room, styles.call)}
          activeProps={{ 'aria-current': 'page' }}
        >
          {m.team_nav_call_short(locale)}
        </Link>
      ) : null}
      {rest.map((room) => (
        <Room key={room.to} room={room} />
      ))}
      <MenuTrigger>
        <AriaButton className={classes(styles.room)}>{m.team_nav_more(locale)}</AriaButton>
        <Popover className={classes(styles.popover)} placement="top end">
          <Menu className={classes(styles.menu)} onAction={(to) => void navigate({ to: to as Room['to'] })}>
            {more.map((room) => (
              <MenuItem key={room.to} id={room.to} className={classes(styles.item)}>
                {room.name(locale)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </nav>
  );
}

function Room({ room }: { room: Room }) {
  const locale = useLocale();
  return (
    <Link
      to={room.to}
      activeOptions={{ exact: room.to === '/' }}
      className={classes(styles.room)}
      activeProps={{ 'aria-current': 'page' }}
    >
      {(room.short ?? room.name)(locale)}
    </Link>
  );
}
