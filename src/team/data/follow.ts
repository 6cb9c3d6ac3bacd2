/** What live events name is fetched again: each thing once at a time, and once more when it changed meanwhile. */
import type { LiveEvent } from '#contract/live.ts';
import { VaultError } from '#team/vault/rpc.ts';

export interface Followers {
  readonly request: (file: string) => Promise<unknown>;
  readonly arrived: (file: string) => void;
  readonly destroyed: (file: string) => void;
  readonly records: () => Promise<unknown>;
  readonly roster: () => Promise<unknown>;
  readonly settings: () => Promise<unknown>;
  readonly mail: () => Promise<unknown>;
  readonly duty: () => Promise<unknown>;
  readonly wording: () => Promise<unknown>;
  readonly paid_time: () => Promise<unknown>;
  readonly agenda: () => Promise<unknown>;
  /** Somebody is told of a request, once it is fetched. */
  readonly alerted: (event: Extract<LiveEvent, { kind: 'alerted' }>) => void;
  readonly everything: () => Promise<unknown>;
  /** The version of a request that is already shown whole, or null. */
  readonly versionOf: (file: string) => number | null;
}

/** Runs `work` for each name: never twice at once, and again when it was asked for meanwhile. */
export function onePerName(work: (name: string) => Promise<unknown>): (name: string) => Promise<void> {
  const running = new Map<string, { again: boolean; whole: Promise<void> }>();
  return (name) => {
    const now = running.get(name);
    if (now) {
      now.again = true;
      return now.whole;
    }
    const state = { again: false, whole: Promise.resolve() };
    const turn = async (): Promise<void> => {
      await work(name);
      if (!state.again) return;
      state.again = false;
      await turn();
    };
    running.set(name, state);
    state.whole = turn().finally(() => running.delete(name));
    return state.whole;
  };
}

/** Locking ends whatever was being fetched; anything else that fails must be seen. */
const unlessLocked = (error: unknown): void => {
  if (!(error instanceof VaultError && error.code === 'locked')) throw error;
};

export function createFollower(followers: Followers): (event: LiveEvent) => void {
  const fetchRequest = onePerName(followers.request);
  const others = onePerName((name) =>
    followers[
      name as Exclude<keyof Followers, 'request' | 'arrived' | 'destroyed' | 'alerted' | 'versionOf'>
    ](),
  );
  return (event) => {
    switch (event.kind) {
      case 'arrived':
        fetchRequest(event.file).then(() => followers.arrived(event.file), unlessLocked);
        return;
      case 'changed':
        // My own step, whose answer came before its event.
        if ((followers.versionOf(event.file) ?? -1) < event.version)
          fetchRequest(event.file).catch(unlessLocked);
        return;
      case 'alerted':
        // A line of its journal, without a new version: who was told stands on the request.
        fetchRequest(event.file).then(() => followers.alerted(event), unlessLocked);
        return;
      case 'destroyed':
        followers.destroyed(event.file);
        return;
      case 'reload':
        others('everything').catch(unlessLocked);
        return;
      default:
        others(event.kind).catch(unlessLocked);
    }
  };
}
