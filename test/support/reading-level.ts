/**
 * How hard a text is to read, by published formulas.
 * French: Kandel and Moles (1958), Flesch's ease for French, 207 − 1.015 · words a sentence − 73.6 · syllables a word;
 * Flesch's own table gives the school year of an ease: 60 to 70 is read in grades 8 and 9, 70 to 80 in grade 7.
 * English: Flesch–Kincaid (1975), a grade: 0.39 · words a sentence + 11.8 · syllables a word − 15.59.
 */
export interface Measured {
  readonly wordsASentence: number;
  readonly syllablesAWord: number;
}

/** @param sentences each without any mark-up; a heading, an item of a list or a number is a sentence of its own */
export function measure(sentences: readonly string[], syllables: (word: string) => number): Measured {
  const words = sentences.map((sentence) => sentence.match(/\p{L}+(?:[’'-]\p{L}+)*/gu) ?? []);
  const whole = words.filter((found) => found.length > 0);
  const all = whole.flat();
  return {
    wordsASentence: all.length / whole.length,
    syllablesAWord: all.reduce((sum, word) => sum + syllables(word), 0) / all.length,
  };
}

export const easeInFrench = ({ wordsASentence, syllablesAWord }: Measured): number =>
  207 - 1.015 * wordsASentence - 73.6 * syllablesAWord;

export const gradeInEnglish = ({ wordsASentence, syllablesAWord }: Measured): number =>
  0.39 * wordsASentence + 11.8 * syllablesAWord - 15.59;

/** Groups of vowels that are heard; a final mute e, es or ent is none. */
export function frenchSyllables(word: string): number {
  const plain = word
    .toLowerCase()
    .normalize('NFC')
    .replace(/qu|gu(?=[eéèêi])/g, 'q');
  const heard = plain.replace(/(?<=[^aeiouyàâäéèêëîïôöùûüœ])(?:e|es|ent)$/u, '');
  const groups = heard.match(/[aeiouyàâäéèêëîïôöùûüœ]+/gu) ?? [];
  // é and ï are heard by themselves beside another vowel: « réunion », « naïve ».
  const split = (heard.match(/é(?=[aouiâôî])|(?<=[aou])ï/gu) ?? []).length;
  return Math.max(1, groups.length + split);
}

/** The same for English: groups of vowels but a final silent e, -ed after most consonants. */
export function englishSyllables(word: string): number {
  const plain = word.toLowerCase().replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/u, (end) => end[0] ?? '');
  return Math.max(1, (plain.match(/[aeiouy]+/gu) ?? []).length);
}
