/** What every part of the data layer works with, from unlocking to locking. */
import { type Answer, callRoute, sameOrigin, type Transport } from '#contract/client.ts';
import { getKeys } from '#contract/keys.ts';
import type { Input, Route } from '#contract/route.ts';
import type { Remote } from '#team/vault/rpc.ts';
import type { VaultApi } from '#team/vault/vault.worker.ts';
import type { KeysOpened } from '#team/vault/vault.ts';
import type { LocalStore } from './local-store.ts';
import type { TeamStore } from './store.ts';

export interface Room {
  readonly store: TeamStore;
  readonly vault: Remote<VaultApi>;
  readonly local: LocalStore;
  readonly programmeId: string;
  readonly member: string;
  /** Calls a route; the end of the session is told to the app, whoever called. */
  readonly call: <R extends Route>(route: R, input: Input<R>) => Promise<Answer<R>>;
  /** Fetches roster and epochs again, and opens what is new. One at a time. */
  readonly refreshKeys: () => Promise<KeysOpened | null>;
}

export interface RoomOptions extends Omit<Room, 'call' | 'refreshKeys'> {
  readonly transport?: Transport;
  readonly onSessionEnded: () => void;
  readonly onKeys: (keys: KeysOpened) => void;
  /** The roster is not what this browser remembers: nothing more may be opened or written. */
  readonly onRosterRefused: (code: string) => void;
}

export function createRoom(options: RoomOptions): Room {
  const { transport = sameOrigin, onSessionEnded, onKeys, onRosterRefused, ...rest } = options;
  let refreshing: Promise<KeysOpened | null> | null = null;

  const call: Room['call'] = async (route, input) => {
    const answer = await callRoute(route, input, transport);
    if (!answer.ok && answer.code === 'sign_in_needed') onSessionEnded();
    return answer;
  };

  const refresh = async (): Promise<KeysOpened | null> => {
    const keys = await call(getKeys, {});
    if (!keys.ok) return null;
    try {
      const opened = await rest.vault.openKeys(keys.value);
      onKeys(opened);
      return opened;
    } catch (error) {
      const code = (error as { code?: string }).code ?? 'unexpected';
      if (code !== 'locked') onRosterRefused(code);
      return null;
    }
  };

  return {
    ...rest,
    call,
    refreshKeys() {
      refreshing ??= refresh().finally(() => {
        refreshing = null;
      });
      return refreshing;
    },
  };
}
