/** The practice conversations that ship: `content/practice/*.yaml`, a file each. */
import { type PracticeConversation, practiceConversations } from '#wording/practice.ts';
import { ContentError, contentFiles, mistakeIn, parseContent, readContent } from './yaml.ts';

/**
 * @param entries ids of the guide's entries, which each answer rests on
 * @throws ContentError with every mistake of every file
 */
export async function loadPractice(entries: ReadonlySet<string>): Promise<readonly PracticeConversation[]> {
  const schema = practiceConversations(entries);
  const mistakes: string[] = [];
  const all: PracticeConversation[] = [];
  for (const file of await contentFiles('practice')) {
    const read = await readContent(file, schema).catch((error: unknown) => {
      if (!(error instanceof ContentError)) throw error;
      mistakes.push(error.message);
      return [];
    });
    for (const conversation of read) {
      for (const name of namesTwice(all, conversation))
        mistakes.push(
          mistakeIn(file, `“${name}” names a conversation of another file too. Give this one another name.`),
        );
      all.push(conversation);
    }
  }
  if (mistakes.length > 0) throw new ContentError(mistakes);
  return all;
}

/** The same for text already read; `name` is what mistakes call the file. */
export const parsePractice = (source: string, name: string, entries: ReadonlySet<string>) =>
  parseContent(source, name, practiceConversations(entries));

function namesTwice(
  others: readonly PracticeConversation[],
  { id, address }: PracticeConversation,
): string[] {
  return [
    ...others.filter((other) => other.id === id).map(() => id),
    ...others.filter((other) => other.address.fr === address.fr).map(() => address.fr),
    ...others.filter((other) => other.address.en === address.en).map(() => address.en),
  ];
}
