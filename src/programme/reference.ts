/**
 * The code name of a request, `Hirondelle-4821`: said on the telephone instead of a real name. Drawn at random, never
 * counted, so that it tells neither how many requests there are nor when this one came. The store refuses a name that
 * is in use, and the caller draws again.
 */
import { ENGLISH_NAMES, FRENCH_NAMES } from '#programme/reference-names.ts';

/** Numbers that one would not want on a paper about a woman, or that are heard as an emergency call. */
const unwanted = /69|666|911/;
const numbers: readonly number[] = Array.from({ length: 9000 }, (_, i) => 1000 + i).filter(
  (number) => !unwanted.test(String(number)),
);

/**
 * Draws a reference.
 * @param random a number of [0, 1), from a cryptographic source on the server
 * @param language whose names; French for anything but English
 */
export function makeReference(random: () => number, language: 'fr' | 'en'): string {
  const names = language === 'en' ? ENGLISH_NAMES : FRENCH_NAMES;
  return `${pick(names, random())}-${pick(numbers, random())}`;
}

/**
 * The reference that somebody typed or wrote down, spelled as we do: any case, with or without accents, any dash,
 * spaces or nothing between name and number ("mesange 48 21").
 * @returns null when the name is not one of ours, the number has not four digits, or the text is longer than 80 characters
 */
export function parseReference(text: string): string | null {
  if (text.length > LONGEST_INPUT) return null;
  const match = /^([^\d]*?)[\s\p{Pd}_.:#]*(\d[\d\s\p{Pd}.]*)$/u.exec(text.normalize('NFC').trim());
  const name = canonical.get(fold(match?.[1] ?? ''));
  const digits = (match?.[2] ?? '').replace(/\D/g, '');
  return name !== undefined && /^[1-9]\d{3}$/.test(digits) ? `${name}-${digits}` : null;
}

const LONGEST_INPUT = 80;

const canonical: ReadonlyMap<string, string> = new Map(
  [...FRENCH_NAMES, ...ENGLISH_NAMES].map((name) => [fold(name), name]),
);

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase();
}

function pick<T>(list: readonly T[], random: number): T {
  const chosen = list[Math.floor(random * list.length)];
  if (chosen === undefined) throw new RangeError('A random number must be 0 or more and less than 1.');
  return chosen;
}
