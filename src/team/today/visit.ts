/**
 * When I last looked: going to a request and back is the same visit, coming back from lunch is another. Without this,
 * what changed would vanish at the first glance at one of the changes.
 */
import { useEffect } from 'react';
import type { TeamActions } from '#team/data/model.ts';

const SAME_VISIT_MS = 30 * 60_000;
/** By unlocking: each has its own actions. Device clock, ms. */
const lastSeen = new WeakMap<TeamActions, number>();

export function useVisit(actions: TeamActions): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      const before = lastSeen.get(actions);
      if (before === undefined || Date.now() - before > SAME_VISIT_MS) void actions.noteVisit();
      lastSeen.set(actions, Date.now());
    };
    const leave = () => lastSeen.set(actions, Date.now());
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      leave();
      document.removeEventListener('visibilitychange', look);
    };
  }, [actions]);
}
