/** Which programme a request is for: told by host name; the one without a host name answers to every other name. */
import { listProgrammes } from '../store/programmes.ts';
import type { ProgrammeStore, Store } from '../store/store.ts';

/** A programme added while the server runs is found within this time. */
const KEPT_MS = 5000;
const lists = new WeakMap<
  Store,
  { readonly readAt: number; readonly byHost: ReadonlyMap<string | null, string> }
>();

/** @param host name without port, as the client sent it. Null when nothing answers to it. */
export async function programmeOf(store: Store, host: string): Promise<ProgrammeStore | null> {
  const byHost = await programmesByHost(store);
  const id = byHost.get(host.toLowerCase()) ?? byHost.get(null);
  return id === undefined ? null : store.forProgramme(id);
}

/** Whether a programme has this host name for its own. @param host as for `programmeOf` */
export async function isHostOfOne(store: Store, host: string): Promise<boolean> {
  return (await programmesByHost(store)).has(host.toLowerCase());
}

async function programmesByHost(store: Store): Promise<ReadonlyMap<string | null, string>> {
  let list = lists.get(store);
  // The process's own time: how long a list is kept has nothing to do with the programme's clock.
  const at = performance.now();
  if (list === undefined || at - list.readAt > KEPT_MS) {
    list = {
      readAt: at,
      byHost: new Map((await listProgrammes(store)).map(({ host: name, id }) => [name, id])),
    };
    lists.set(store, list);
  }
  return list.byHost;
}
