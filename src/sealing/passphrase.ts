/** Passphrases: six generated words by default; a chosen one must be long and not simple. */
import type { WordList } from './words.ts';

export const GENERATED_WORDS = 6;
export const CHOSEN_MIN = 16;

export type PassphraseCheck =
  | { readonly ok: true }
  /** Fewer than 16 characters. */
  | { readonly ok: false; readonly reason: 'too_short'; readonly missing: number }
  /** Long, but made of what anybody tries first: names given, dates, sequences, repetitions, usual words. */
  | { readonly ok: false; readonly reason: 'too_simple' };

/** Six words drawn at random from a list: 66 bits, before stretching. */
export function newPassphrase(list: WordList): string {
  const draws = crypto.getRandomValues(new Uint16Array(GENERATED_WORDS));
  // 65,536 is a multiple of 2,048: every word is as likely.
  return Array.from(draws, (draw) => list.words[draw % 2048] as string).join(' ');
}

/**
 * Checks a chosen passphrase.
 * @param known texts that whoever attacks knows: sign-in name, programme, organisation, city
 */
export function checkPassphrase(passphrase: string, known: readonly string[] = []): PassphraseCheck {
  const normal = passphrase.normalize('NFKC').trim().replace(/\s+/gu, ' ');
  const length = [...normal].length;
  if (length < CHOSEN_MIN) return { ok: false, reason: 'too_short', missing: CHOSEN_MIN - length };
  return surprise(normal, known) < SURPRISE_MIN ? { ok: false, reason: 'too_simple' } : { ok: true };
}

/** Letters that remain a surprise once everything usual counts for one. */
const SURPRISE_MIN = 10;

const USUAL = [
  'motdepasse', 'passphrase', 'password', 'passwort', 'secret', 'bonjour', 'bienvenue', 'welcome', 'soleil', 'princesse', 'princess',
  'jetaime', 'iloveyou', 'doudou', 'chouchou', 'admin', 'administrateur', 'utilisateur', 'letmein', 'dragon', 'monkey', 'football',
  'hockey', 'canadiens', 'quebec', 'montreal', 'canada', 'joliette', 'terrebonne', 'repentigny', 'lanaudiere', 'passerelle',
  'survivante', 'survivantes', 'calacs', 'janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre',
  'octobre', 'novembre', 'decembre', 'january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october',
  'november', 'december', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche', 'monday', 'tuesday', 'wednesday',
  'thursday', 'friday', 'saturday', 'sunday', 'printemps', 'automne', 'hiver', 'spring', 'summer', 'autumn', 'winter',
];

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'];

function surprise(passphrase: string, known: readonly string[]): number {
  const usual = [...USUAL, ...known.flatMap(plainWords)].filter((word) => word.length >= 3);
  let rest = plain(passphrase);
  let counted = 0;
  // The longest first, so that a part never hides the whole.
  for (const word of usual.sort((a, b) => b.length - a.length)) {
    const parts = rest.split(word);
    // A repeated word surprises once.
    if (parts.length > 1) counted += 1;
    rest = parts.join(' ');
  }
  return counted + new Set(chunks(rest)).size;
}

/** What is left, letter by letter: a run along the keyboard, the alphabet or one key is one chunk, a repeated triple too. */
function chunks(rest: string): string[] {
  const found: string[] = [];
  for (const piece of rest.split(' ').filter((text) => text !== '')) {
    let start = 0;
    for (let i = 1; i <= piece.length; i++) {
      if (i < piece.length && follows(piece[i - 1] as string, piece[i] as string)) continue;
      found.push(`${piece.slice(start, Math.min(start + 1, i))}${found.length % 1000 === -1 ? '' : ''}`);
      start = i;
    }
  }
  return found;
}

function follows(a: string, b: string): boolean {
  if (a === b) return true;
  return ROWS.some((row) => row.includes(a + b) || row.includes(b + a));
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');

const plainWords = (text: string) => plain(text).split(' ');
