/**
 * The guide that ships: `content/wording/*.yaml`, a file for each situation, the words under debate, and the sources
 * that both rest on.
 */
import { type WordingEntry, WordingEntries, type WordingSource, WordingSources } from '#wording/entry.ts';
import { Vocabulary, type VocabularyTerm } from '#wording/vocabulary.ts';
import {
  ContentError,
  contentFiles,
  contentPath,
  type ContentText,
  lineOfEntry,
  mistakeIn,
  parseContent,
  readContentText,
} from './yaml.ts';

export interface ShippedWording {
  readonly entries: readonly WordingEntry[];
  readonly sources: readonly WordingSource[];
  readonly vocabulary: readonly VocabularyTerm[];
}

/** The same, as files hold it. */
export interface WordingTexts {
  readonly entries: readonly ContentText[];
  readonly sources: ContentText;
  readonly vocabulary: ContentText;
}

/** @throws ContentError with every mistake of every file */
export async function loadWording(): Promise<ShippedWording> {
  return parseWording(await readWording());
}

/** The files that ship, unread. @throws ContentError when one is missing */
export async function readWording(): Promise<WordingTexts> {
  const [entries, sources, vocabulary] = await Promise.all([
    contentFiles('wording').then((files) => Promise.all(files.map(readContentText))),
    readContentText(contentPath('wording-sources.yaml')),
    readContentText(contentPath('vocabulary.yaml')),
  ]);
  return { entries, sources, vocabulary };
}

/** @throws ContentError with every mistake of every file */
export function parseWording(texts: WordingTexts): ShippedWording {
  const mistakes: string[] = [];
  const read = <T>(parse: () => T[]): T[] => {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      mistakes.push(error.message);
      return [];
    }
  };
  const mistake = (text: ContentText, id: string, what: string) =>
    mistakes.push(mistakeIn(text.name, what, lineOfEntry(text.source, id)));

  const sources = read(() => parseContent(texts.sources.source, texts.sources.name, WordingSources));
  // A file of sources that cannot be read is mistake enough: not that of every entry as well.
  const known = mistakes.length > 0 ? null : new Set(sources.map(({ id }) => id));
  const expectKnown = (text: ContentText, id: string, named: readonly (string | null)[]) => {
    for (const source of named)
      if (known !== null && source !== null && !known.has(source))
        mistake(
          text,
          id,
          `“${id}” names the source “${source}”, which wording-sources.yaml does not have. Add it there, or correct the name.`,
        );
  };

  const written = texts.entries.flatMap((text) =>
    read(() => parseContent(text.source, text.name, WordingEntries)).map((entry) => ({ entry, text })),
  );
  for (const { entry, text } of written)
    expectKnown(text, entry.id, [
      ...entry.basis.map((one) => ('source' in one ? one.source : null)),
      ...entry.disagree.map(({ source }) => source),
    ]);
  const entries = written.map(({ entry }) => entry);
  // What only shows once all files are read: a name that two of them use.
  for (const { path, message } of WordingEntries.safeParse(entries).error?.issues ?? []) {
    const { entry, text } = written[Number(path[0])] as (typeof written)[number];
    mistake(text, entry.id, `${message}. Give one of them another name.`);
  }

  const vocabulary = read(() => parseContent(texts.vocabulary.source, texts.vocabulary.name, Vocabulary));
  for (const { id, positions } of vocabulary)
    expectKnown(
      texts.vocabulary,
      id,
      positions.map(({ source }) => source),
    );
  if (mistakes.length > 0) throw new ContentError(mistakes);
  return { entries, sources, vocabulary };
}
