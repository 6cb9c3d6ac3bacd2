/** A request that arrives while the app is open is said once, politely, and shown in a band on every other screen. */
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { announce } from '#team/parts/announcer.tsx';
import { buttonClass } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { PROMPTNESS } from '#team/parts/words.ts';
import * as m from '#texts/messages.ts';
import styles from './arrivals.module.css';

export function Arrivals() {
  const locale = useLocale();
  const actions = useActions();
  const arrived = useTeam((state) => state.justArrived);
  const alerted = useTeam((state) => state.alerted);
  const requests = useTeam((state) => state.requests);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const said = useRef(new Set<string>());

  useEffect(() => {
    for (const file of arrived) {
      const row = requests.get(file)?.row;
      if (!row || said.current.has(file)) continue;
      said.current.add(file);
      announce(
        m.team_arrived_say(locale, {
          reference: row.reference,
          promptness: PROMPTNESS[row.promptness](locale),
        }),
      );
    }
  }, [arrived, requests, locale]);

  // Those that I am called for have a band of their own, which says more.
  const others = arrived.filter((file) => !alerted.some((alert) => alert.file === file));
  const [only] = others;
  if (only === undefined || path === '/' || path.endsWith(only)) return null;
  return (
    <div className={styles.band}>
      <p>{m.team_arrived_band(locale, { n: others.length })}</p>
      {others.length === 1 ? (
        <Link
          to="/demande/$file"
          params={{ file: only }}
          className={buttonClass('quiet')}
          onClick={() => actions.clearArrived()}
        >
          {m.team_arrived_see(locale)}
        </Link>
      ) : (
        <Link to="/" className={buttonClass('quiet')}>
          {m.team_arrived_see_all(locale)}
        </Link>
      )}
    </div>
  );
}
