/** The questionnaires of sessions that ship: `content/evaluation/*.yaml`, a file each. */
import { QuestionSet } from '#programme/questionnaire.ts';
import { ContentError, contentFiles, mistakeIn, parseContent, readContent } from './yaml.ts';

/** @throws ContentError with every mistake of every file */
export async function loadQuestionnaires(): Promise<readonly QuestionSet[]> {
  const mistakes: string[] = [];
  const all: QuestionSet[] = [];
  for (const file of await contentFiles('evaluation')) {
    const set = await readContent(file, QuestionSet).catch((error: unknown) => {
      if (!(error instanceof ContentError)) throw error;
      mistakes.push(error.message);
      return null;
    });
    if (set === null) continue;
    if (all.some(({ id }) => id === set.id))
      mistakes.push(
        mistakeIn(file, `“${set.id}” names another questionnaire too. Give this one another id.`),
      );
    all.push(set);
  }
  if (mistakes.length > 0) throw new ContentError(mistakes);
  return all;
}

/** The same for text already read; `name` is what mistakes call the file. */
export const parseQuestionnaire = (source: string, name: string): QuestionSet =>
  parseContent(source, name, QuestionSet);
