/**
 * The lines that were on the check and are not any more: they stay on it, ticked, until the day is over or the app
 * locks, so that one sees the list grow shorter. In memory only, by unlocking: each has its own actions.
 */
import { useEffect } from 'react';
import type { TeamActions } from '#team/data/model.ts';

/** What a ticked line still says: a reference, or what kind of text it was. By key. */
type Titles = ReadonlyMap<string, string>;

const remembered = new WeakMap<TeamActions, { readonly day: string; readonly titles: Titles }>();

/** @param day the day as `YYYY-MM-DD`: what was settled yesterday is no news */
export function useSettled(
  actions: TeamActions,
  day: string,
  present: Titles,
): [key: string, title: string][] {
  const last = remembered.get(actions);
  const before: Titles = last?.day === day ? last.titles : new Map();
  useEffect(() => {
    const known = remembered.get(actions);
    remembered.set(actions, {
      day,
      titles: new Map([...(known?.day === day ? known.titles : []), ...present]),
    });
  }, [actions, day, present]);
  return [...before].filter(([key]) => !present.has(key));
}
