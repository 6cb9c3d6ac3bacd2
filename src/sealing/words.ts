/**
 * Words for bytes that people write down or read aloud: receipts and invitations (16 bytes, 12 words), kits (32 bytes,
 * 24 words), fingerprints (6 words). BIP39's entropy and checksum, with our own lists (`words-fr.ts`, `words-en.ts`).
 *
 * [Note: Bytes, not words] Words are a way to show bytes. Nothing is ever derived from them, so French and English
 * words of one receipt open the same request.
 */
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { type Bytes, tryBase64url } from './bytes.ts';
import type { WordLanguage, WordList } from './word-list.ts';

export type { WordLanguage, WordList } from './word-list.ts';

/** What a typed code holds. */
export type ParsedWords =
  | { readonly ok: true; readonly bytes: Bytes }
  /** `index` counts from 0; `word` is as typed; `suggestion` is the one listed word a typo away, if there is one. */
  | {
      readonly ok: false;
      readonly reason: 'unknown_word';
      readonly index: number;
      readonly word: string;
      readonly suggestion?: string;
    }
  | { readonly ok: false; readonly reason: 'wrong_count'; readonly count: number }
  /** Every word is listed: one word, or the order, differs. */
  | { readonly ok: false; readonly reason: 'checksum' };

/** The list of a language, fetched when it is first needed (about 7 kB each). */
export async function loadWords(language: WordLanguage): Promise<WordList> {
  return language === 'fr'
    ? (await import('./words-fr.ts')).frenchWords
    : (await import('./words-en.ts')).englishWords;
}

/** 12 words for 16 bytes, 24 for 32. @throws RangeError on another length. */
export function toWords(bytes: Uint8Array, list: WordList): string[] {
  return entropyToMnemonic(bytes, [...list.words]).split(' ');
}

/**
 * Bytes of words typed or pasted: case, accents, spaces, commas and numbering (`1.`, `2)`) do not matter.
 * @param count how many words are expected: 12 or 24
 */
export function parseWords(text: string, list: WordList, count: 12 | 24): ParsedWords {
  const typed = wordsIn(text);
  const positions = positionsOf(list);
  const found: string[] = [];
  for (const [index, word] of typed.entries()) {
    const position = positions.get(fold(word));
    if (position === undefined) return unknownWord(index, word, list);
    found.push(list.words[position] as string);
  }
  if (found.length !== count) return { ok: false, reason: 'wrong_count', count: found.length };
  try {
    // The library compares in NFKD; our lists are shown, and so kept, in NFC.
    const decomposed = list.words.map((word) => word.normalize('NFKD'));
    return { ok: true, bytes: new Uint8Array(mnemonicToEntropy(found.join(' '), decomposed)) };
  } catch {
    return { ok: false, reason: 'checksum' };
  }
}

/** Whether a typed word is the one shown, as tolerantly as `parseWords` reads it (for *type two words back*). */
export function sameWord(typed: string, shown: string): boolean {
  return fold(wordsIn(typed).join('')) === fold(shown);
}

/** The six words of a genesis hash (its first 66 bits). @throws RangeError unless it is 32 bytes, base64url. */
export function fingerprint(genesisHash: string, list: WordList): string[] {
  const bytes = tryBase64url(genesisHash, 32);
  if (bytes === null) throw new RangeError('A genesis hash has 32 bytes.');
  const bits = Array.from(bytes.subarray(0, 9), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from(
    { length: 6 },
    (_, i) => list.words[Number.parseInt(bits.slice(i * 11, i * 11 + 11), 2)] as string,
  );
}

/** The typed words, in order, without numbering and punctuation. */
function wordsIn(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? [];
}

/** Lower case without accents; ligatures undone. */
function fold(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/æ/g, 'ae');
}

const positionsByList = new WeakMap<WordList, Map<string, number>>();

function positionsOf(list: WordList): Map<string, number> {
  const known = positionsByList.get(list);
  if (known !== undefined) return known;
  const positions = new Map(list.words.map((word, index) => [fold(word), index]));
  positionsByList.set(list, positions);
  return positions;
}

function unknownWord(index: number, word: string, list: WordList): ParsedWords {
  const folded = fold(word);
  const near = list.words.filter((candidate) => isOneEdit(folded, fold(candidate)));
  // A doubtful suggestion is worse than none: the first letters decide, or nothing does.
  const sameStart = near.filter((candidate) => fold(candidate)[0] === folded[0]);
  const suggestion = near.length === 1 ? near[0] : sameStart.length === 1 ? sameStart[0] : undefined;
  return {
    ok: false,
    reason: 'unknown_word',
    index,
    word,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return a === b;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
