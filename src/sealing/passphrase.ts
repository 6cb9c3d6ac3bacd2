/** Passphrases: six generated words by default; a chosen one must be long and not simple. */
import type { WordList } from './word-list.ts';

export const GENERATED_WORDS = 6;
export const CHOSEN_MIN = 16;

export type PassphraseCheck =
  | { readonly ok: true }
  /** Fewer than 16 characters. */
  | { readonly ok: false; readonly reason: 'too_short'; readonly missing: number }
  /** Long, but made of what anybody tries first: given names and places, dates, runs, repetitions, usual words. */
  | { readonly ok: false; readonly reason: 'too_simple' };

/** Six words drawn at random from a list: 66 bits, before stretching. */
export function newPassphrase(list: WordList): string {
  const draws = crypto.getRandomValues(new Uint16Array(GENERATED_WORDS));
  // 65,536 is a multiple of 2,048: every word is as likely.
  return Array.from(draws, (draw) => list.words[draw % 2048] as string).join(' ');
}

/** One spelling of a passphrase, whatever keyboard typed it: NFKC, no space around it, single spaces within. */
export function normalPassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC').trim().replace(/\s+/gu, ' ');
}

/**
 * Checks a chosen passphrase: at least 16 characters, of which 12 must still surprise once all that is usual counts for
 * one. It keeps out the worst; it does not measure strength, which only generated words have.
 * @param known texts that whoever attacks knows: sign-in name, programme, organisation, city
 */
export function checkPassphrase(passphrase: string, known: readonly string[] = []): PassphraseCheck {
  const normal = normalPassphrase(passphrase);
  const length = Array.from(normal).length;
  if (length < CHOSEN_MIN) return { ok: false, reason: 'too_short', missing: CHOSEN_MIN - length };
  return surprise(normal, known) < SURPRISE_MIN ? { ok: false, reason: 'too_simple' } : { ok: true };
}

const SURPRISE_MIN = 12;

/** What people choose first, here and elsewhere; longer ones first is arranged below. */
const USUAL = `
motdepasse passphrase password passwort secret bonjour bienvenue welcome soleil princesse princess jetaime iloveyou
doudou chouchou admin administrateur utilisateur letmein monkey football hockey canadiens quebec montreal canada
joliette terrebonne repentigny lanaudiere passerelle survivante survivantes calacs janvier fevrier mars avril mai juin
juillet aout septembre octobre novembre decembre january february march april june july august september october
november december lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday
sunday printemps automne hiver spring summer autumn winter`
  .trim()
  .split(/\s+/);

/** Runs that fingers make by themselves. */
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
];

function surprise(passphrase: string, known: readonly string[]): number {
  // Nobody types more than this, and what follows is slow on long texts.
  let rest = plain(passphrase).slice(0, 200);
  let seen = 0;
  const usual = [...USUAL, ...known.flatMap((text) => plain(text).split(' '))].filter(
    (word) => word.length > 2,
  );
  for (const word of usual.sort((a, b) => b.length - a.length)) {
    if (!rest.includes(word)) continue;
    seen += 1;
    rest = rest.replaceAll(word, ' ');
  }
  // Digits are dates and telephone numbers: two count for one.
  const letters = rest.replaceAll(' ', '').replace(/(\d)\d/gu, '$1');
  return seen + unrepeated(withoutRuns(letters)).length;
}

/** Each run along a key, the alphabet or a keyboard row becomes its first letter. */
function withoutRuns(text: string): string {
  return Array.from(text)
    .filter((letter, i, all) => i === 0 || !follows(all[i - 1] as string, letter))
    .join('');
}

function follows(a: string, b: string): boolean {
  return a === b || RUNS.some((run) => run.includes(a + b) || run.includes(b + a));
}

/** A piece of three letters or more that came before counts once. */
function unrepeated(text: string): string {
  return text.replace(/(.{3,}?)(?=.*\1)/gu, '');
}

/** Lower case, no accents, nothing but letters and digits. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
}
