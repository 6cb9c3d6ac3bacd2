/**
 * How hard a chosen passphrase is to guess, told without sending it anywhere and without a word list of megabytes.
 *
 * The six generated words carry 66 bits and are the default. A chosen one must be long and must not get its length from
 * repetition, runs of neighbouring keys, dates, or the names that anyone would try first.
 */

export const PASSPHRASE_MIN = 16;
/** Bits below which a chosen passphrase is refused; whoever holds the disk may guess offline (sealing.md, “Not promised”). */
export const PASSPHRASE_MIN_BITS = 50;

export type PassphraseProblem = 'too_short' | 'too_plain' | 'has_name';

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn', '1234567890', 'abcdefghijklmnopqrstuvwxyz'];
/** What people type when a form wants more characters; matched without accents or case. */
const WORN = ['motdepasse', 'passphrase', 'password', 'bonjour', 'bienvenue', 'welcome', 'soleil', 'quebec', 'canada', 'lanaudiere', 'montreal', 'joliette', 'survivantes', 'survivante', 'passerelle', 'calacs', 'admin', 'secret', 'iloveyou', 'jetaime', 'letmein', 'azerty', 'qwerty'];

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Estimated bits. Each character counts by its alphabet, except those that were to be expected: a repeated character or
 * group, the next key of a row, a year, a worn word or one of `names`, which count two
 * bits for each stretch of them.
 * @param names sign-in name, programme, organisation…
 */
export function passphraseBits(text: string, names: readonly string[] = []): number {
  const bitsPerCharacter = Math.log2(alphabetSize(text));
  const letters = plain(text);
  const expected = new Set<number>();
  const mark = (from: number, length: number) => {
    for (let i = from; i < from + length; i++) expected.add(i);
  };
  for (const word of [...WORN, ...names.map(plain).flatMap((name) => name.split(/[^\p{L}\p{N}]+/u))]) {
    if (word.length < 4) continue;
    for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + word.length)) mark(at, word.length);
  }
  for (const { index, 0: year } of letters.matchAll(/(?:19|20)\d\d/g)) mark(index, year.length);
  for (const { at, length } of runs(letters)) mark(at, length);
  for (const { at, length } of repeats(letters)) mark(at, length);
  const starts = [...expected].filter((i) => !expected.has(i - 1)).length;
  return Math.max(0, letters.length - expected.size) * bitsPerCharacter + starts * 2;
}

/** Null when it may be used. */
export function passphraseProblem(text: string, names: readonly string[] = []): PassphraseProblem | null {
  if ([...text].length < PASSPHRASE_MIN) return 'too_short';
  if (passphraseBits(text, names) >= PASSPHRASE_MIN_BITS) return null;
  return passphraseBits(text, []) >= PASSPHRASE_MIN_BITS ? 'has_name' : 'too_plain';
}

/** Words are not random letters: letters alone count as if drawn from few, since one follows from the one before. */
function alphabetSize(text: string): number {
  let size = 7;
  if (/\p{Lu}/u.test(text) && /\p{Ll}/u.test(text)) size += 3;
  if (/\d/.test(text)) size += 5;
  if (/[^\p{L}\p{N}\s]/u.test(text)) size += 6;
  if (/\s/.test(text)) size += 1;
  return size;
}

/** Three or more neighbours on a keyboard row or in the alphabet, either way; the first one is free. */
function runs(text: string): { at: number; length: number }[] {
  const found: { at: number; length: number }[] = [];
  for (const row of ROWS.flatMap((each) => [each, [...each].reverse().join('')])) {
    for (let at = 0; at < text.length - 2; at++) {
      let length = 1;
      for (let i = row.indexOf(text[at] as string); i >= 0 && i + 1 < row.length && text[at + length] === row[i + 1]; i++) length++;
      if (length >= 3) found.push({ at: at + 1, length: length - 1 });
    }
  }
  return found;
}

/** Groups of one to eight characters that repeat what stands just before them. */
function repeats(text: string): { at: number; length: number }[] {
  const found: { at: number; length: number }[] = [];
  for (let size = 1; size <= 8; size++) {
    for (let at = size; at + size <= text.length; at++) {
      const same = text.slice(at, at + size) === text.slice(at - size, at);
      if (same && (size > 1 || text[at - 2] === text[at])) found.push({ at, length: size });
    }
  }
  return found;
}
