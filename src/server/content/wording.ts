/** The guide that ships: `content/wording/*.yaml`, a file for each situation, and the sources that entries rest on. */
import { type WordingEntry, WordingEntries, type WordingSource, WordingSources } from '#wording/entry.ts';
import { ContentError, contentFiles, contentPath, mistakeIn, readContent } from './yaml.ts';

export interface ShippedWording {
  readonly entries: readonly WordingEntry[];
  readonly sources: readonly WordingSource[];
}

/** @throws ContentError with every mistake of every file */
export async function loadWording(): Promise<ShippedWording> {
  const sources = await readContent(contentPath('wording-sources.yaml'), WordingSources);
  const known = new Set(sources.map(({ id }) => id));
  const mistakes: string[] = [];
  const entries: WordingEntry[] = [];
  for (const file of await contentFiles('wording')) {
    const read = await readContent(file, WordingEntries).catch((error: unknown) => {
      if (!(error instanceof ContentError)) throw error;
      mistakes.push(error.message);
      return [];
    });
    for (const entry of read) {
      const named = [
        ...entry.basis.flatMap((basis) => ('source' in basis ? [basis.source] : [])),
        ...entry.disagree.map(({ source }) => source),
      ];
      for (const source of named)
        if (!known.has(source))
          mistakes.push(
            mistakeIn(
              file,
              `“${entry.id}” names the source “${source}”, which wording-sources.yaml does not have. Add it there, or correct the name.`,
            ),
          );
    }
    entries.push(...read);
  }
  const whole = WordingEntries.safeParse(entries);
  if (!whole.success)
    mistakes.push(
      ...whole.error.issues.map(
        ({ message }) => `content/wording: ${message}. Give one of them another name.`,
      ),
    );
  if (mistakes.length > 0) throw new ContentError(mistakes);
  return { entries, sources };
}
