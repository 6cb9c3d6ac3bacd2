/**
 * What this browser keeps while the network is away: sealed texts only, each a JWE under its author's own key.
 * Signing out deletes it, unless it holds texts that could not be sent.
 */

const DATABASE = 'passerelle-local';

export interface LocalDraft {
  readonly record: string;
  readonly version: number;
  /** Null: it was dropped here while the server could not be told. */
  readonly sealed: string | null;
  readonly savedAt: number;
  readonly member: string;
}

export interface LocalWaiting {
  readonly id: string;
  readonly member: string;
  readonly sealed: string;
}

export interface LocalStore {
  drafts(member: string): Promise<LocalDraft[]>;
  keepDraft(draft: LocalDraft): Promise<void>;
  forgetDraft(record: string): Promise<void>;
  /** In the order in which they were written: ids are UUIDv7. */
  waiting(member: string): Promise<LocalWaiting[]>;
  keepWaiting(waiting: LocalWaiting): Promise<void>;
  forgetWaiting(id: string): Promise<void>;
  /** Deletes everything when nothing waits to be sent. */
  clear(): Promise<void>;
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('drafts', { keyPath: 'record' });
      opening.result.createObjectStore('waiting', { keyPath: 'id' });
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('IndexedDB did not open.'));
  });
}

async function run<T>(
  name: 'drafts' | 'waiting',
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await openDatabase();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(name, mode);
      const request = act(transaction.objectStore(name));
      const fail = () => reject(transaction.error ?? new Error('IndexedDB refused.'));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = fail;
      transaction.onerror = fail;
    });
  } finally {
    database.close();
  }
}

export const browserStore: LocalStore = {
  async drafts(member) {
    const all = (await run('drafts', 'readonly', (store) => store.getAll())) as LocalDraft[];
    return all.filter((draft) => draft.member === member);
  },
  async keepDraft(draft) {
    await run('drafts', 'readwrite', (store) => store.put(draft));
  },
  async forgetDraft(record) {
    await run('drafts', 'readwrite', (store) => store.delete(record));
  },
  async waiting(member) {
    const all = (await run('waiting', 'readonly', (store) => store.getAll())) as LocalWaiting[];
    return all.filter((one) => one.member === member);
  },
  async keepWaiting(waiting) {
    await run('waiting', 'readwrite', (store) => store.put(waiting));
  },
  async forgetWaiting(id) {
    await run('waiting', 'readwrite', (store) => store.delete(id));
  },
  async clear() {
    const count = await run('waiting', 'readonly', (store) => store.count());
    if (count > 0) return;
    await new Promise<void>((resolve) => {
      const deleting = indexedDB.deleteDatabase(DATABASE);
      deleting.onsuccess = deleting.onerror = deleting.onblocked = () => resolve();
    });
  },
};
