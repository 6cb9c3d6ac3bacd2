/** The rules of the word check that ship: `content/word-check/`, a file for each language. */
import { z } from 'zod';
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
 * As the files are written: where a list is short, one line with commas between (no pattern has a comma). Made into
 * lists here, and not by the rules' own schema: those are sent to the browser, and a reply is checked both ways.
 */
export const WordRulesFile = z.preprocess((file) => withLists(file), Schema);

const LISTS = new Set(['skip', 'advice', 'herWords', 'find', 'unless', 'with']);
const listOf = (value: unknown): unknown =>
  typeof value === 'string' ? value.split(',').map((source) => source.trim()) : value;
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function withLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLists);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, held]: [string, unknown]) => {
    if (LISTS.has(name)) return [name, listOf(held)];
    if (name === 'lists' && isObject(held) && !Array.isArray(held))
      return [name, Object.fromEntries(Object.entries(held).map(([of, items]) => [of, listOf(items)]))];
    return [name, withLists(held)];
  });
  return Object.fromEntries(entries);
}

/**
 * @param known ids of the entries and of the vocabulary that ship
 * @throws ContentError with every mistake of both files
 */
export async function loadWordCheck(known: ReadonlySet<string>): Promise<ShippedWordCheck> {
  const mistakes: string[] = [];
  const load = async (language: WordRules['language']) => {
    const file = contentPath('word-check', `${language}.yaml`);
    const rules = await readContent(file, WordRulesFile).catch((error: unknown) => {
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
