/** Everything opened, in memory only: a store that React reads, and that is dropped whole when the app locks. */
import type { TeamState } from './model.ts';

export interface TeamStore {
  readonly get: () => TeamState;
  /** Replaces the given members; listeners hear of it only when one of them changed. */
  readonly set: (patch: Partial<TeamState>) => void;
  readonly update: (change: (state: TeamState) => Partial<TeamState>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createTeamStore(initial: TeamState): TeamStore {
  let state = initial;
  const listeners = new Set<() => void>();
  const set = (patch: Partial<TeamState>) => {
    const changed = (Object.keys(patch) as (keyof TeamState)[]).some(
      (key) => !Object.is(state[key], patch[key]),
    );
    if (!changed) return;
    state = { ...state, ...patch };
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => state,
    set,
    update: (change) => set(change(state)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Equal values, or objects, arrays and maps whose members are the same: a selector may build one each time. */
export function sameShallow(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Map && b instanceof Map) return sameEntries([...a], [...b]);
  return sameEntries(Object.entries(a), Object.entries(b));
}

const sameEntries = (
  a: readonly (readonly [unknown, unknown])[],
  b: readonly (readonly [unknown, unknown])[],
): boolean =>
  a.length === b.length &&
  a.every(([key, value], i) => Object.is(key, b[i]?.[0]) && Object.is(value, b[i]?.[1]));
