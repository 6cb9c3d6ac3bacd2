/**
 * [Note: Word patterns] How a rule names the wordings that it knows. Case and accents do not matter, nor commas and the
 * small words that the rules list as `skip`; a pattern never reaches over the end of a sentence or into a quotation.
 *
 *   quand allez-vous arrêter     these words, one after the other
 *   vous/te sauver               one word or the other
 *   (on va|je vais) te sauver    one or the other, of several words
 *   combien [de temps]           may be missing
 *   prostitu*                    any ending
 *   porter:v  client:n  actif:a  any form of a regular verb, noun, adjective
 *   <vous>                       what the rules list under that name
 *   il faut ... examiner         up to three other words between; `...6` up to six
 *   _  %                         any one word; a number
 *   ^  $  ?                      at the beginning, at the end of a sentence; a question mark
 */
import { CLASSES, formsOfClass, type WordClass } from './inflect.ts';
import { comparable, formsOf, type Language } from './tokens.ts';

export type Pattern =
  | { readonly kind: 'word'; readonly forms: ReadonlySet<string>; readonly beginnings: readonly string[] }
  | { readonly kind: 'any' | 'number' | 'start' | 'finish' | 'question' }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'either'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'perhaps'; readonly part: Pattern };

export type Lists = Readonly<Record<string, readonly string[]>>;

/** A pattern that cannot be read; the message says what to do. */
export class PatternError extends Error {}

/** Gaps are short: a wording is one thing said. It also bounds the work. */
const LONGEST_GAP = 8;
const PIECE = /\s*(\.\.\.\d*|[()[\]|^$?_%]|<[^>]*>|[^\s()[\]<>|^$?_%]+)/y;

/** @throws PatternError */
export function parsePattern(source: string, lists: Lists, language: Language): Pattern {
  return read(source, lists, language, []);
}

/** @param within names of the lists being read: one that names itself would never end */
function read(source: string, lists: Lists, language: Language, within: readonly string[]): Pattern {
  const pieces = piecesOf(source);
  let at = 0;

  const sequence = (closing: string | null): Pattern => {
    const parts: Pattern[] = [];
    while (at < pieces.length && pieces[at] !== closing && pieces[at] !== '|') parts.push(one());
    if (parts.length === 0) throw new PatternError(`“${source}” has an empty part; write a word there`);
    return parts.length === 1 ? (parts[0] as Pattern) : { kind: 'sequence', parts };
  };
  const choices = (closing: string): Pattern => {
    const parts = [sequence(closing)];
    while (pieces[at] === '|') {
      at++;
      parts.push(sequence(closing));
    }
    if (pieces[at] !== closing)
      throw new PatternError(`“${source}” opens a group that “${closing}” must close`);
    at++;
    return parts.length === 1 ? (parts[0] as Pattern) : { kind: 'either', parts };
  };
  const one = (): Pattern => {
    const piece = pieces[at++] as string;
    if (piece === '(') return choices(')');
    if (piece === '[') return { kind: 'perhaps', part: choices(']') };
    if (piece === ')' || piece === ']')
      throw new PatternError(`“${source}” closes a group that nothing opens`);
    const sign = SIGNS[piece];
    if (sign !== undefined) return { kind: sign };
    if (piece.startsWith('...')) {
      const most = piece === '...' ? 3 : Number(piece.slice(3));
      if (most < 1 || most > LONGEST_GAP)
        throw new PatternError(`“${source}”: a gap is of 1 to ${LONGEST_GAP} words`);
      return { kind: 'gap', most };
    }
    if (piece.startsWith('<')) return listed(piece.slice(1, -1));
    return words(piece);
  };
  const listed = (name: string): Pattern => {
    const items = Object.hasOwn(lists, name) ? lists[name] : undefined;
    if (items === undefined)
      throw new PatternError(`“${source}” names the list <${name}>, which is not among lists`);
    if (within.includes(name)) throw new PatternError(`the list <${name}> names itself`);
    return joined(items.map((item) => read(item, lists, language, [...within, name])));
  };
  const words = (piece: string): Pattern =>
    joined(piece.split('/').map((word) => wordOf(word, source, language)));

  const whole = sequence(null);
  if (at < pieces.length) throw new PatternError(`“${source}”: “|” stands only between ( ) or [ ]`);
  return whole;
}

const SIGNS: Readonly<Record<string, 'any' | 'number' | 'start' | 'finish' | 'question' | undefined>> = {
  ...{ _: 'any', '%': 'number', '^': 'start', $: 'finish', '?': 'question' },
};

function piecesOf(source: string): string[] {
  const pieces: string[] = [];
  PIECE.lastIndex = 0;
  const end = source.trimEnd().length;
  while (PIECE.lastIndex < end) {
    const before = PIECE.lastIndex;
    const piece = PIECE.exec(source)?.[1];
    if (piece === undefined)
      throw new PatternError(`“${source}” cannot be read from “${source.slice(before, before + 12)}” on`);
    pieces.push(piece);
  }
  return pieces;
}

function wordOf(word: string, source: string, language: Language): Pattern {
  const [bare = '', kind] = word.split(':');
  if (kind !== undefined) {
    if (!(CLASSES as readonly string[]).includes(kind))
      throw new PatternError(`“${source}”: write ${CLASSES.map((one) => `:${one}`).join(', ')} after a word`);
    return {
      kind: 'word',
      forms: new Set(formsOfClass(comparable(bare), kind as WordClass, language)),
      beginnings: [],
    };
  }
  if (bare.endsWith('*')) {
    const beginning = comparable(bare.slice(0, -1));
    if (beginning.length < 3) throw new PatternError(`“${source}”: at least three letters before *`);
    return { kind: 'word', forms: new Set(), beginnings: [beginning] };
  }
  // A hyphen parts two words, as in a text.
  const forms = bare.split('-').flatMap((part) => (part === '' ? [] : formsOf(part, language)));
  if (forms.length === 0 || !forms.every((form) => /^[\p{L}\p{N}']+$/u.test(form)))
    throw new PatternError(`“${source}”: “${word}” is no word`);
  const parts = forms.map((form): Pattern => ({ kind: 'word', forms: new Set([form]), beginnings: [] }));
  return parts.length === 1 ? (parts[0] as Pattern) : { kind: 'sequence', parts };
}

/** Alternatives; those of one word are one: looked up at once. */
function joined(parts: readonly Pattern[]): Pattern {
  const flat = parts.flatMap((part) => (part.kind === 'either' ? part.parts : [part]));
  const single = flat.filter((part) => part.kind === 'word');
  const others = flat.filter((part) => part.kind !== 'word');
  const word: Pattern = {
    kind: 'word',
    forms: new Set(single.flatMap(({ forms }) => [...forms])),
    beginnings: single.flatMap(({ beginnings }) => beginnings),
  };
  const all = single.length > 0 ? [word, ...others] : others;
  return all.length === 1 ? (all[0] as Pattern) : { kind: 'either', parts: all };
}

/** What a pattern can begin with; null when it can begin with anything, or be nothing at all. */
export function beginningOf(pattern: Pattern): Beginning | null {
  let known = beginningsKnown.get(pattern);
  if (known === undefined) beginningsKnown.set(pattern, (known = findBeginning(pattern)));
  return known;
}

interface Beginning {
  readonly forms: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}
/** Asked again at each level of a pattern. */
const beginningsKnown = new WeakMap<Pattern, Beginning | null>();

function findBeginning(pattern: Pattern): Beginning | null {
  switch (pattern.kind) {
    case 'word':
      return pattern;
    case 'sequence': {
      const forms = new Set<string>();
      const beginnings: string[] = [];
      for (const part of pattern.parts) {
        if (part.kind === 'start') continue;
        const first = beginningOf(part.kind === 'perhaps' ? part.part : part);
        if (first === null) return null;
        for (const form of first.forms) forms.add(form);
        beginnings.push(...first.beginnings);
        if (part.kind !== 'perhaps') return { forms, beginnings };
      }
      return null;
    }
    case 'either': {
      const firsts = pattern.parts.map(beginningOf);
      if (firsts.includes(null)) return null;
      const known = firsts.filter((first) => first !== null);
      return {
        forms: new Set(known.flatMap(({ forms }) => [...forms])),
        beginnings: known.flatMap(({ beginnings }) => beginnings),
      };
    }
    case 'number':
      return { forms: NO_FORMS, beginnings: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] };
    default:
      return null;
  }
}

const NO_FORMS: ReadonlySet<string> = new Set();
