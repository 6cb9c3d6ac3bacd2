/**
 * What this browser remembers of a programme's roster: hashes only, in IndexedDB, so that a server cannot go back to an
 * older roster nor put another programme in the place of ours. The only store that outlives signing out.
 */
import type { Pins } from '#sealing/roster.ts';

/** Full pins, or the genesis hash alone that came with an invitation. */
export type Known = Pins | { readonly genesis: string };

export interface PinStore {
  /** What is remembered of a programme; null on a new device. */
  read(programme: string): Promise<Known | null>;
  /** Remembers what was just verified against `read`: pins only ever move forward. */
  keep(programme: string, known: Known): Promise<void>;
}

const DATABASE = 'passerelle-pins';
const STORE = 'pins';

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('IndexedDB did not open.'));
  });
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await openDatabase();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      const fail = () => reject(transaction.error ?? new Error('IndexedDB refused.'));
      transaction.onabort = fail;
      transaction.onerror = fail;
    });
  } finally {
    database.close();
  }
}

export const browserPins: PinStore = {
  async read(programme) {
    return ((await run('readonly', (store) => store.get(programme))) as Known | undefined) ?? null;
  },
  async keep(programme, known) {
    await run('readwrite', (store) => store.put(known, programme));
  },
};
