/** Destroys what was closed, read, and has reached its date; then has the engine overwrite what it keeps aside. */
import { destroyFile, dueForDestruction } from '../store/destruction.ts';
import type { ProgrammeStore } from '../store/store.ts';

/**
 * @param now epoch ms
 * @returns how many files were destroyed, and whether nothing of them is kept aside any more: when not (a backup or a long
 * read was in the way), `store.forget()` must be tried again later
 */
export async function destroyDue(
  store: ProgrammeStore,
  now: number,
): Promise<{ destroyed: number; forgotten: boolean }> {
  let destroyed = 0;
  for (const file of await store.read((tx) => dueForDestruction(tx, now))) {
    // Each in its own transaction, with its conditions checked again: another node may be at the same list.
    if (await destroyFile(store, { file, now })) destroyed++;
  }
  return { destroyed, forgotten: destroyed === 0 || (await store.forget()) };
}
