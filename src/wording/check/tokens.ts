/**
 * Cuts a text into words and marks, and keeps where each stands. Words are compared in lower case and without accents
 * (people type *etes-vous*); an elided or contracted word stands as what it stands for (*n’* → *ne*, *don’t* → *do not*).
 */
import { quotedRanges } from './quotes.ts';

export type Language = 'fr' | 'en';

export interface Token {
  /** Comparable form; for marks the mark itself, `«»` for a whole quotation. */
  readonly form: string;
  readonly from: number;
  readonly to: number;
  /** `pause`: a comma and its like, which a wording may have in its middle. `end`: the end of a sentence. */
  readonly kind: 'word' | 'pause' | 'end' | 'quotation';
}

const PART = /[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*['’ʼ]?|\.{2,}|[.?!;…,:()–—•\n]/gu;
const APOSTROPHE = /['’ʼ]/;

/** @param spellings comparable form → the words that it stands for, as people type on a telephone (*pk*, *u*) */
export function tokensOf(text: string, language: Language, spellings: Spellings = NONE): Token[] {
  const tokens: Token[] = [];
  const quoted = quotedRanges(text);
  const known = new Map<string, readonly Piece[]>();
  let next = 0;
  for (const match of text.matchAll(PART)) {
    const [raw] = match;
    const from = match.index;
    while (next < quoted.length && (quoted[next] as Range).to <= from) next++;
    const quotation = quoted[next];
    if (quotation !== undefined && quotation.from <= from) {
      const last = tokens.at(-1);
      if (last?.kind !== 'quotation' || last.from !== quotation.from)
        tokens.push({ form: '«»', from: quotation.from, to: quotation.to, kind: 'quotation' });
      // A quotation often ends its sentence: « calmez-vous. »
      continue;
    }
    const kind = kindOfMark(raw, text, from);
    if (kind !== null) {
      tokens.push({ form: raw, from, to: from + raw.length, kind });
      continue;
    }
    let pieces = known.get(raw);
    if (pieces === undefined) known.set(raw, (pieces = piecesOf(raw, language, spellings)));
    for (const { form, at, length } of pieces)
      tokens.push({ form, from: from + at, to: from + at + length, kind: 'word' });
  }
  return tokens;
}

interface Range {
  readonly from: number;
  readonly to: number;
}
/** A word inside what was typed as one: *n’êtes* holds two. */
interface Piece {
  readonly form: string;
  readonly at: number;
  readonly length: number;
}
export type Spellings = ReadonlyMap<string, readonly string[]>;
const NONE: Spellings = new Map();

/** The words that a written word stands for, comparable: patterns are read the same way as texts. */
export const formsOf = (word: string, language: Language): string[] =>
  piecesOf(word, language, NONE).map(({ form }) => form);

export function comparable(word: string): string {
  const lower = word.toLowerCase();
  // Most words have no accent, and normalising is what costs.
  return /^[\x20-\x7e]*$/.test(lower)
    ? lower
    : lower.replaceAll('œ', 'oe').replaceAll('æ', 'ae').normalize('NFD').replace(/\p{M}/gu, '');
}

function kindOfMark(raw: string, text: string, from: number): 'pause' | 'end' | null {
  const first = raw[0] as string;
  if (first === '\n') {
    // A line that goes on in lower case was cut by its width; any other begins something else.
    return /\p{Ll}/u.test(text.slice(from + 1).match(/^[^\S\n]*(.)/u)?.[1] ?? '') ? 'pause' : 'end';
  }
  if (raw === '.') {
    const abbreviated = /(?:^|[\s(’'])(?:M|Mr|Mrs|Ms|Me|Dr|Dre|St|Ste|p|art|ch|no|etc|ex|a\.m|p\.m|[A-Z])$/u;
    if (!/^(?:\s|$|["”»)])/.test(text.slice(from + 1, from + 2))) return 'pause';
    return abbreviated.test(text.slice(Math.max(0, from - 6), from)) ? 'pause' : 'end';
  }
  if ('?!;…•'.includes(first) || raw.startsWith('..')) return 'end';
  return ',:()–—'.includes(first) ? 'pause' : null;
}

function piecesOf(raw: string, language: Language, spellings: Spellings): readonly Piece[] {
  const pieces = language === 'fr' ? frenchPieces(raw) : englishPieces(raw);
  return pieces.flatMap((piece) => {
    const standsFor = spellings.get(piece.form);
    return standsFor === undefined ? [piece] : standsFor.map((form) => ({ ...piece, form }));
  });
}

const ELIDED: Readonly<Record<string, string>> = {
  ...{ j: 'je', n: 'ne', d: 'de', m: 'me', c: 'ce', qu: 'que' },
  ...{ jusqu: 'jusque', lorsqu: 'lorsque', puisqu: 'puisque', quoiqu: 'quoique' },
  // These stand for several words: they keep their apostrophe.
  ...{ l: "l'", t: "t'", s: "s'" },
};
/** Words that have an apostrophe of their own. */
const WHOLE = new Set(['aujourd', 'quelqu', 'presqu', 'prud', 'rendez']);

function frenchPieces(raw: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let whole = '';
  let start = 0;
  for (const part of raw.split(APOSTROPHE)) {
    const end = at + part.length;
    const followed = end < raw.length;
    const form = comparable(part);
    if (part !== '') {
      if (whole !== '') pieces.push({ form: `${whole}'${form}`, at: start, length: end - start });
      else if (followed && WHOLE.has(form)) [whole, start] = [form, at];
      else if (followed && Object.hasOwn(ELIDED, form))
        pieces.push({ form: ELIDED[form] as string, at, length: part.length + 1 });
      else pieces.push({ form, at, length: part.length });
      if (!(followed && WHOLE.has(form))) whole = '';
    }
    at = end + 1;
  }
  return pieces;
}

const CONTRACTED: Readonly<Record<string, string>> = {
  ...{ re: 'are', ve: 'have', ll: 'will', m: 'am', d: 'would', s: "'s" },
};
/** After these *’s* is *is*; after any other word it may also tell whose something is. */
const IS_AFTER =
  /^(?:it|that|what|who|he|she|there|here|where|how|when|why|everything|someone|anyone|this|nothing)$/;
/** *don’t*, and *dont* as it is typed. */
const NEGATED =
  /^(do|did|does|is|are|was|were|have|has|had|would|could|should|must|need|ca|wo|ai|sha)n(['’ʼ]?)t$/;
const FULL: Readonly<Record<string, string>> = { ca: 'can', wo: 'will', ai: 'is', sha: 'shall' };

function englishPieces(raw: string): Piece[] {
  const form = comparable(raw).replace(/[’ʼ]/g, "'");
  const negated = NEGATED.exec(form);
  if (negated !== null && form !== 'want') {
    const verb = negated[1] as string;
    return [
      { form: FULL[verb] ?? verb, at: 0, length: verb.length },
      { form: 'not', at: verb.length, length: raw.length - verb.length },
    ];
  }
  const cut = raw.search(APOSTROPHE);
  if (cut <= 0 || cut === raw.length - 1) {
    const bare = cut < 0 ? raw : raw.slice(0, cut);
    return [{ form: comparable(bare), at: 0, length: bare.length }];
  }
  const before = comparable(raw.slice(0, cut));
  const after = comparable(raw.slice(cut + 1));
  // *ma’am*, *o’clock*: one word.
  if (!Object.hasOwn(CONTRACTED, after)) return [{ form: `${before}'${after}`, at: 0, length: raw.length }];
  const full =
    after === 's' && IS_AFTER.test(before)
      ? 'is'
      : after === 's' && before === 'let'
        ? 'us'
        : CONTRACTED[after];
  return [
    { form: before, at: 0, length: cut },
    { form: full as string, at: cut, length: raw.length - cut },
  ];
}
