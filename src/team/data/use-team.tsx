/** How the screens read and act: `useTeam(selector)`, `useActions()`, `useNow()`. Nothing else reaches the data. */
import { createContext, type ReactNode, useCallback, useContext, useRef, useSyncExternalStore } from 'react';
import type { TeamActions, TeamState } from './model.ts';
import { sameShallow, type TeamStore } from './store.ts';

export interface Team {
  readonly store: TeamStore;
  readonly actions: TeamActions;
}

const TeamContext = createContext<Team | null>(null);

export function TeamProvider({ team, children }: { team: Team; children: ReactNode }) {
  return <TeamContext value={team}>{children}</TeamContext>;
}

function useTeamContext(): Team {
  const team = useContext(TeamContext);
  if (!team) throw new Error('useTeam and useActions work only while the app is unlocked.');
  return team;
}

/** A part of the state; renders again only when that part changes (compared one level deep). */
export function useTeam<T>(selector: (state: TeamState) => T): T {
  const { store } = useTeamContext();
  const last = useRef<{ state: TeamState; selector: unknown; value: T } | null>(null);
  const read = useCallback(() => {
    const state = store.get();
    const before = last.current;
    if (before && before.state === state && before.selector === selector) return before.value;
    const next = selector(state);
    const value = before && sameShallow(before.value, next) ? before.value : next;
    last.current = { state, selector, value };
    return value;
  }, [store, selector]);
  return useSyncExternalStore(store.subscribe, read);
}

/** The state as it stands when asked, within an action: what it changed is there before the next rendering. */
export function useTeamNow(): () => TeamState {
  return useTeamContext().store.get;
}

/** What the screens may do; the same object for as long as the app is unlocked. */
export function useActions(): TeamActions {
  return useTeamContext().actions;
}

const everySecond = (() => {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  return (listener: () => void) => {
    listeners.add(listener);
    timer ??= setInterval(() => {
      for (const each of [...listeners]) each();
    }, 1000);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) {
        clearInterval(timer);
        timer = undefined;
      }
    };
  };
})();

/**
 * The server's clock, epoch ms, rounded down to `stepMs`: time left is shown from it, never from the device's own.
 * Renders again once per step.
 */
export function useNow(stepMs = 15_000): number {
  const { store } = useTeamContext();
  return useSyncExternalStore(everySecond, () => {
    const now = Date.now() + store.get().clockSkewMs;
    return now - (now % stepMs);
  });
}
