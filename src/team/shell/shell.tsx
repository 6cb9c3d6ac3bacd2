/**
 * What stands around every screen: the programme's name, the way to each room, the state of the door and of the
 * network in words, the lock. A rail on wide windows; a bar above and a bar below on phones.
 */
import { Outlet, useMatches, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { may } from '#programme/roles.ts';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import { HelpPanel } from '#team/help/help-panel.tsx';
import { Announcer } from '#team/parts/announcer.tsx';
import { LocaleProvider } from '#team/parts/locale.tsx';
import { Toasts } from '#team/parts/toasts.tsx';
import * as m from '#texts/messages.ts';
import { Alerts } from './alerts.tsx';
import { Arrivals } from './arrivals.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { applyTheme } from './device.ts';
import { useKeys } from './keys.ts';
import { reservePressableStyle } from './pressable.ts';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';

export function Shell() {
  const locale = useTeam((state) => state.me.language);
  const role = useTeam((state) => state.me.role);
  const actions = useActions();
  const navigate = useNavigate();
  const topic = useMatches({
    select: (matches) => matches.map((match) => match.staticData.help).findLast(Boolean),
  });
  const [helpOpen, setHelpOpen] = useState(false);
  const takesCalls = may(role, 'work_on_requests');

  useEffect(() => {
    reservePressableStyle();
    applyTheme();
  }, []);
  useKeys(
    useMemo(
      () => ({
        ...(takesCalls ? { n: () => void navigate({ to: '/appel' }) } : {}),
        '?': () => setHelpOpen((open) => !open),
      }),
      [navigate, takesCalls],
    ),
  );

  const onLock = () => actions.lock();
  const onHelp = () => setHelpOpen((open) => !open);
  return (
    <LocaleProvider locale={locale}>
      <a href="#contenu" className={styles.skip} onClick={skip}>
        {m.team_skip_to_content(locale)}
      </a>
      <Announcer />
      <div className={styles.shell}>
        <Rail onLock={onLock} onHelp={onHelp} helpOpen={helpOpen} />
        <TopBar onLock={onLock} onHelp={onHelp} helpOpen={helpOpen} />
        <main id="contenu" tabIndex={-1} className={styles.main}>
          <Alerts />
          <Arrivals />
          <Outlet />
        </main>
        {helpOpen ? <HelpPanel topic={topic ?? 'today'} onClose={() => setHelpOpen(false)} /> : null}
        <BottomBar />
      </div>
      <Notices />
    </LocaleProvider>
  );
}

function Notices() {
  return <Toasts now={useNow(5_000)} />;
}

/** Moves the focus without touching the address: the router owns it. */
function skip(event: { preventDefault: () => void }) {
  event.preventDefault();
  const main = document.getElementById('contenu');
  main?.focus();
  main?.scrollIntoView();
}
