/** For the rooms that hold keys in their hands (members, account, settings): the open team, and its vault. */
import { createContext, type ReactNode, useContext } from 'react';
import type { OpenTeam } from '#team/data/open-team.ts';
import type { App } from './app.ts';

interface Held {
  readonly team: OpenTeam;
  readonly app: App;
}

const HeldContext = createContext<Held | null>(null);

export function OpenTeamProvider({ team, app, children }: Held & { children: ReactNode }) {
  return <HeldContext value={{ team, app }}>{children}</HeldContext>;
}

export function useOpenTeam(): Held {
  const held = useContext(HeldContext);
  if (!held) throw new Error('useOpenTeam works only while the app is unlocked.');
  return held;
}
