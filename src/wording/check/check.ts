/**
 * [Note: Word check] Marks the wordings that the guide advises against in a text, wherever it runs: nothing is kept or
 * sent, nothing is refused, and there is no score. What stands between quotation marks, what a woman says and what a
 * text itself advises against are left alone.
 *
 *   const compiled = compileRules(rules);   // once
 *   findWordings(text, compiled, { reader: 'police' });
 */
import type { Lines, Reader } from '../entry.ts';
import { addTo, NOTHING } from './lists.ts';
import { candidates, type Index, type Indexed, indexed, indexOf } from './index-by-word.ts';
import { type Matcher, matcherOf, type Reading } from './match.ts';
import { parsePattern } from './pattern.ts';
import type { WordRules } from './rules.ts';
import { comparable, formsOf, type Language, type Spellings, type Token, tokensOf } from './tokens.ts';

export interface Finding {
  /** Offsets into the text, on borders of words. */
  readonly from: number;
  readonly to: number;
  /** Entry of the guide, or `word-…` of the vocabulary. */
  readonly id: string;
  /** To say instead, where the entry's own does not fit this wording. */
  readonly prefer: Lines | null;
}

export interface CompiledRules {
  readonly language: Language;
  readonly spellings: Spellings;
  readonly skip: ReadonlySet<string>;
  readonly rules: Index<Rule>;
  readonly leave: Index<null>;
  /** Which needs a word fills, see `needsOf`; and how many needs there are. */
  readonly fills: ReadonlyMap<string, readonly number[]>;
  readonly needs: number;
}

interface Rule {
  readonly id: string;
  readonly prefer: Lines | null;
  readonly unless: Index<null>;
  /** Null: anywhere. */
  readonly with: Index<null> | null;
  readonly in: 'question' | 'statement' | null;
  readonly onlyFor: readonly Reader[];
  readonly notFor: readonly Reader[];
}

/** @throws PatternError when a pattern cannot be read: the schema of the rules refuses those */
export function compileRules(rules: WordRules): CompiledRules {
  const { language, lists } = rules;
  const fills = new Map<string, number[]>();
  const numbers = new Map<string, number>();
  const numberOf = (forms: ReadonlySet<string>): number => {
    const key = [...forms].toSorted().join(' ');
    let number = numbers.get(key);
    if (number === undefined) {
      numbers.set(key, (number = numbers.size));
      for (const form of forms) addTo(fills, form, number);
    }
    return number;
  };
  const ready = (source: string): Matcher =>
    matcherOf(parsePattern(source, lists, language), source, numberOf);
  const all = (sources: readonly string[]) => sources.map(ready);
  const index = (sources: readonly string[]) =>
    indexOf(all(sources).map((matcher) => ({ matcher, of: null })));
  const compiled = {
    language,
    fills,
    spellings: new Map(
      Object.entries(rules.spellings).map(([typed, meant]) => [
        comparable(typed),
        meant.split(/\s+/).flatMap((word) => formsOf(word, language)),
      ]),
    ),
    skip: new Set(rules.skip.flatMap((word) => formsOf(word, language))),
    leave: index([...rules.leave.advice, ...rules.leave.herWords]),
    rules: indexOf(
      rules.rules.flatMap(({ id, find, prefer, onlyFor, notFor, in: where, ...rest }) => {
        const of: Rule = {
          id,
          prefer,
          onlyFor,
          notFor,
          in: where,
          unless: index(rest.unless),
          with: rest.with.length === 0 ? null : index(rest.with),
        };
        return all(find).map((matcher) => ({ matcher, of }));
      }),
    ),
  };
  return { ...compiled, needs: numbers.size };
}

/**
 * In the order of the text, none over another: where two overlap, the longer one stays.
 * @param options.reader whose text it is; null or left out when nobody said
 */
export function findWordings(
  text: string,
  compiled: CompiledRules,
  options: { reader?: Reader | null } = {},
): Finding[] {
  const tokens = tokensOf(text, compiled.language, compiled.spellings);
  const reading: Reading = { tokens, skip: compiled.skip };
  const reader = options.reader ?? null;
  const found: Finding[] = [];
  const rulesOf = new Map<string, readonly Indexed<Rule>[]>();
  const leaveOf = new Map<string, readonly Indexed<null>[]>();
  // Where a need was last filled: once a sentence is behind, so is that.
  const filled = new Int32Array(compiled.needs).fill(-1);
  for (let start = 0; start < tokens.length; ) {
    const end = endOfSentence(tokens, start);
    const asks = tokens[end]?.form === '?';
    for (let at = start; at < end; at++)
      for (const need of compiled.fills.get((tokens[at] as Token).form) ?? NOTHING) filled[need] = at;
    for (
      let at = start;
      at < end && !beginsHere(candidates(tokens[at] as Token, compiled.leave, leaveOf), reading, filled, at);
      at++
    ) {
      for (const { matcher, of } of candidates(tokens[at] as Token, compiled.rules, rulesOf)) {
        if (!mayMatch(matcher.needs, filled, at) || !concerns(of, reader, asks)) continue;
        const after = matcher.match(reading, at, true);
        if (after < 0 || !holds(of, reading, { at, after, start, end })) continue;
        found.push({
          from: (tokens[at] as Token).from,
          to: lastWord(tokens, after).to,
          id: of.id,
          prefer: of.prefer,
        });
      }
    }
    start = end + 1;
  }
  return joined(apart(found), text);
}

function mayMatch(needs: readonly number[], filled: Int32Array, at: number): boolean {
  for (const need of needs) if ((filled[need] as number) <= at) return false;
  return true;
}

const concerns = ({ onlyFor, notFor, in: where }: Rule, reader: Reader | null, asks: boolean): boolean =>
  (where === null || asks === (where === 'question')) &&
  (reader === null
    ? onlyFor.length === 0
    : (onlyFor.length === 0 || onlyFor.includes(reader)) && !notFor.includes(reader));

/** Index of the token that ends the sentence, or after the last. */
function endOfSentence(tokens: readonly Token[], start: number): number {
  let at = start;
  while (at < tokens.length && (tokens[at] as Token).kind !== 'end') at++;
  return at;
}

/** From where such a pattern stands to the end of its sentence, everything is left alone. */
function beginsHere(
  patterns: readonly Indexed<null>[],
  reading: Reading,
  filled: Int32Array,
  at: number,
): boolean {
  for (const { matcher } of patterns)
    if (mayMatch(matcher.needs, filled, at) && matcher.match(reading, at, true) >= 0) return true;
  return false;
}

/** How far around a wording its sentence is looked at: a text without any full stop must not take forever. */
const AROUND = 40;

interface Place {
  /** Of the wording. */
  readonly at: number;
  readonly after: number;
  /** Of its sentence. */
  readonly start: number;
  readonly end: number;
}

function holds(rule: Rule, reading: Reading, { at, after, start, end }: Place): boolean {
  // What follows a semicolon goes on about what came before it.
  let begin = start;
  while (begin > 0 && begin > at - AROUND && reading.tokens[begin - 1]?.form === ';')
    for (begin--; begin > 0 && reading.tokens[begin - 1]?.kind !== 'end'; ) begin--;
  const from = Math.max(begin, at - AROUND);
  // A pattern that goes on to the next sentence has its context there too.
  const to = Math.min(Math.max(end, after), after + AROUND);
  const stands = (context: Index<null>) => {
    for (let index = from; index < to; index++)
      for (const { matcher } of indexed(reading.tokens[index] as Token, context))
        if (matcher.match(reading, index, true) >= 0) return true;
    return false;
  };
  return (rule.with === null || stands(rule.with)) && !stands(rule.unless);
}

/** The longest first, and what must decide when two are as long: never the order of the rules. */
function apart(found: Finding[]): Finding[] {
  const order = (a: Finding, b: Finding) =>
    b.to - b.from - (a.to - a.from) || a.from - b.from || compare(a.id, b.id) || compare(said(a), said(b));
  const taken: Finding[] = [];
  // `taken` stays in the order of the text: only its neighbours there can overlap a finding.
  for (const finding of found.toSorted(order)) {
    let low = 0;
    let high = taken.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((taken[middle] as Finding).from < finding.from) low = middle + 1;
      else high = middle;
    }
    const [before, next] = [taken[low - 1], taken[low]];
    if (
      (before === undefined || before.to <= finding.from) &&
      (next === undefined || finding.to <= next.from)
    )
      taken.splice(low, 0, finding);
  }
  return taken;
}

/** The same thing said twice in a breath is one finding: *ça aurait pu être pire, au moins il ne vous a pas battue*. */
function joined(findings: readonly Finding[], text: string): Finding[] {
  const result: Finding[] = [];
  for (const finding of findings) {
    const before = result.at(-1);
    if (
      before !== undefined &&
      before.id === finding.id &&
      said(before) === said(finding) &&
      /^[^\S\n]*(?:[,:–—-][^\S\n]*)?$/.test(text.slice(before.to, finding.from))
    )
      result[result.length - 1] = { ...before, to: finding.to };
    else result.push(finding);
  }
  return result;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const said = ({ prefer }: Finding) => (prefer === null ? '' : prefer.fr + prefer.en);

function lastWord(tokens: readonly Token[], after: number): Token {
  let at = after - 1;
  while (at > 0 && (tokens[at] as Token).kind !== 'word') at--;
  return tokens[at] as Token;
}
