/** The directory as it is read: by name; and which switchboards must be checked again. Pure. */
import type { DirectoryEntry } from '#programme/entries.ts';
import { folded } from '#programme/fold.ts';

/** A switchboard is trusted this long after its check. Days. */
export const CHECK_VALID_DAYS = 183;
const DAY_MS = 86_400_000;

export type CheckState = 'fresh' | 'overdue' | 'never';

/** @param today `YYYY-MM-DD` in the programme's time zone */
export function checkState(
  { switchboard, checkedOn }: Pick<DirectoryEntry, 'switchboard' | 'checkedOn'>,
  today: string,
): CheckState {
  if (switchboard.trim() === '' || checkedOn === null) return 'never';
  return Date.parse(today) - Date.parse(checkedOn) > CHECK_VALID_DAYS * DAY_MS ? 'overdue' : 'fresh';
}

/** By name, as the language sorts it; only those in which every word of the query stands. */
export function directoryList<T extends { readonly entry: DirectoryEntry }>(
  entries: readonly T[],
  query: string,
  tag: string,
): T[] {
  const words = folded(query).split(' ').filter(Boolean);
  const digits = query.replaceAll(/\D/g, '');
  return entries
    .filter(({ entry }) => {
      const text = folded(`${entry.organisation} ${entry.note ?? ''}`);
      return (
        words.every((word) => text.includes(word)) ||
        (digits.length >= 4 && entry.switchboard.replaceAll(/\D/g, '').includes(digits))
      );
    })
    .sort((a, b) => a.entry.organisation.localeCompare(b.entry.organisation, tag));
}
