/** The directory's own entry for an organisation as somebody wrote it: identity is checked through its number alone. */
import type { DirectoryEntry } from '#programme/entries.ts';
import { folded } from '#programme/fold.ts';

export interface Listed {
  readonly record: string;
  readonly entry: DirectoryEntry;
}

/** Words that make no organisation. */
const EMPTY = new Set(['le', 'la', 'les', 'l', 'de', 'du', 'des', 'd', 'the', 'of', 'et', 'and']);
const wordsOf = (name: string) =>
  folded(name)
    .split(' ')
    .filter((word) => word !== '' && !EMPTY.has(word));

/**
 * The same name first; else the only one of which every word stands in the other's. Two that fit equally are no match:
 * a guess here would send a member to the wrong switchboard.
 */
export function directoryMatch(organisation: string, directory: readonly Listed[]): Listed | null {
  const asked = wordsOf(organisation);
  if (asked.length === 0) return null;
  const same = directory.filter(({ entry }) => wordsOf(entry.organisation).join(' ') === asked.join(' '));
  if (same.length > 0) return same.length === 1 ? (same[0] ?? null) : null;
  const near = directory.filter(({ entry }) => {
    const listed = wordsOf(entry.organisation);
    return (
      listed.length > 0 &&
      (asked.every((word) => listed.includes(word)) || listed.every((word) => asked.includes(word)))
    );
  });
  return near.length === 1 ? (near[0] ?? null) : null;
}
