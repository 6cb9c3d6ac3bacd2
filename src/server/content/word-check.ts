/** The rules of the word check that ship: `content/word-check/`, a file for each language. */
import { type WordRules, WordRules as Schema } from '#wording/check/rules.ts';
import { ContentError, contentPath, mistakeIn, readContent } from './yaml.ts';

export type ShippedWordCheck = Readonly<Record<WordRules['language'], WordRules>>;

const noRules = (language: WordRules['language']): WordRules => ({
  ...{ language, skip: [], spellings: {}, lists: {}, rules: [] },
  leave: { advice: [], herWords: [] },
});
/** For a page that must show although content could not be read. */
export const NO_WORD_CHECK: ShippedWordCheck = { fr: noRules('fr'), en: noRules('en') };

/**
 * @param known ids of the entries and of the vocabulary that ship
 * @throws ContentError with every mistake of both files
 */
export async function loadWordCheck(known: ReadonlySet<string>): Promise<ShippedWordCheck> {
  const mistakes: string[] = [];
  const load = async (language: WordRules['language']) => {
    const file = contentPath('word-check', `${language}.yaml`);
    const rules = await readContent(file, Schema).catch((error: unknown) => {
      if (!(error instanceof ContentError)) throw error;
      mistakes.push(error.message);
      return null;
    });
    if (rules === null) return null;
    if (rules.language !== language)
      mistakes.push(mistakeIn(file, `says that it is in “${rules.language}”. Write language: ${language}.`));
    for (const id of new Set(rules.rules.map((rule) => rule.id)))
      if (!known.has(id))
        mistakes.push(
          mistakeIn(
            file,
            `“${id}” is neither an entry of content/wording nor a word of content/vocabulary.yaml. Correct the id.`,
          ),
        );
    return rules;
  };
  const [fr, en] = await Promise.all([load('fr'), load('en')]);
  if (fr === null || en === null || mistakes.length > 0) throw new ContentError(mistakes);
  return { fr, en };
}
