/** A list of words, and nothing else: so that each list can be fetched by itself. */

export type WordLanguage = 'fr' | 'en';

/** A frozen list of 2,048 words; `version` changes with any word. */
export interface WordList {
  readonly language: WordLanguage;
  readonly version: number;
  readonly words: readonly string[];
}
