/**
 * [Note: Word check] Marks the wordings that the guide advises against in a text, wherever it runs: nothing is kept or
 * sent, nothing is refused, and there is no score. What stands between quotation marks, what a woman says and what a
 * text itself advises against are left alone.
 *
 *   const compiled = compileRules(rules);   // once
 *   findWordings(text, compiled, { reader: 'police' });
 */
import type { Lines, Reader } from '../entry.ts';
import { beginningOf, type Pattern, parsePattern } from './pattern.ts';
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

/** A pattern ready to be tried, and what a text must have there to be worth trying. */
interface Matcher {
  readonly first: { forms: ReadonlySet<string>; beginnings: readonly string[] };
  readonly match: Match;
  /** Numbers of what must stand further on in the sentence, the rarest first. */
  readonly needs: readonly number[];
}
/** @returns index after the last token, or -1 @param first nothing may be skipped before the first word */
type Match = (reading: Reading, at: number, first: boolean) => number;

/** Patterns by the word that they begin with: the work does not grow with rules × words. */
interface Index<T> {
  readonly byForm: ReadonlyMap<string, readonly Indexed<T>[]>;
  /** By the first three letters of a beginning. */
  readonly byBeginning: ReadonlyMap<string, readonly Indexed<T>[]>;
}
interface Indexed<T> {
  readonly matcher: Matcher;
  readonly of: T;
}

/** A text as it is looked at. */
interface Reading {
  readonly tokens: readonly Token[];
  readonly skip: ReadonlySet<string>;
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
  const matcherOf = (source: string): Matcher => {
    const pattern = parsePattern(source, lists, language);
    const first = beginningOf(pattern);
    if (first === null) throw new Error(`“${source}” may begin with anything`);
    return { first, match: matchOf(pattern, (_reading, at) => at), needs: needsOf(pattern).map(numberOf) };
  };
  const all = (sources: readonly string[]) => sources.map(matcherOf);
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

function indexOf<T>(patterns: readonly Indexed<T>[]): Index<T> {
  const byForm = new Map<string, Indexed<T>[]>();
  const byBeginning = new Map<string, Indexed<T>[]>();
  for (const one of patterns) {
    for (const form of one.matcher.first.forms) addTo(byForm, form, one);
    for (const beginning of one.matcher.first.beginnings) addTo(byBeginning, beginning.slice(0, 3), one);
  }
  return { byForm, byBeginning };
}

function addTo<T>(map: Map<string, T[]>, key: string, one: T): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [one]);
  else if (there.at(-1) !== one) there.push(one);
}

const NOTHING: readonly never[] = [];

/** What may begin at a word; asked once for each word of a text, however often it stands there. */
function candidates<T>({ form, kind }: Token, index: Index<T>, known: Map<string, readonly Indexed<T>[]>) {
  if (kind !== 'word') return NOTHING;
  let found = known.get(form);
  if (found === undefined) known.set(form, (found = indexed({ form, kind }, index)));
  return found;
}

function indexed<T>(
  { form, kind }: Pick<Token, 'form' | 'kind'>,
  { byForm, byBeginning }: Index<T>,
): readonly Indexed<T>[] {
  if (kind !== 'word') return NOTHING;
  const whole = byForm.get(form) ?? NOTHING;
  if (byBeginning.size === 0) return whole;
  const begun = byBeginning.get(form.slice(0, 3)) ?? NOTHING;
  // A number begins with one digit.
  const digit = (form.length > 1 && byBeginning.get(form.slice(0, 1))) || NOTHING;
  return [...whole, ...begun, ...digit];
}

const beginsWith = ({ form, kind }: Token, { forms, beginnings }: Matcher['first']): boolean =>
  kind === 'word' && (forms.has(form) || beginnings.some((beginning) => form.startsWith(beginning)));

/** Words that may be passed over between two words of a pattern, at most this many on end. */
const MOST_SKIPPED = 3;

/** Each part knows what comes after it: a pattern is one function, and trying it makes nothing. */
function matchOf(pattern: Pattern, then: Match): Match {
  switch (pattern.kind) {
    case 'word':
      return single((token) => beginsWith(token, pattern), then);
    case 'any':
      return single(({ kind }) => kind === 'word', then);
    case 'number':
      return single(({ form, kind }) => kind === 'word' && /^\d/.test(form), then);
    case 'start':
      return (reading, at, first) => {
        const before = reading.tokens[at - 1];
        return before === undefined || before.kind === 'end' || before.form === ':'
          ? then(reading, at, first)
          : -1;
      };
    case 'finish':
      return (reading, at) => {
        const token = reading.tokens[at];
        return token === undefined || token.kind === 'end' ? then(reading, at, false) : -1;
      };
    case 'question':
      return (reading, at) => (reading.tokens[at]?.form === '?' ? then(reading, at + 1, false) : -1);
    case 'gap':
      return (reading, at) => {
        for (let passed = 0, index = at; passed <= pattern.most; index++) {
          const after = then(reading, index, false);
          if (after >= 0) return after;
          const kind = reading.tokens[index]?.kind;
          if (kind !== 'word' && kind !== 'pause') return -1;
          if (kind === 'word') passed++;
        }
        return -1;
      };
    case 'sequence':
      return pattern.parts.reduceRight<Match>((after, part) => matchOf(part, after), then);
    case 'either': {
      const quick = byFirstWord(pattern.parts, then);
      if (quick !== null) return quick;
      const ways = pattern.parts.map((part) => matchOf(part, then));
      return (reading, at, first) => {
        for (const way of ways) {
          const after = way(reading, at, first);
          if (after >= 0) return after;
        }
        return -1;
      };
    }
    case 'perhaps': {
      const there = matchOf(pattern.part, then);
      return (reading, at, first) => {
        const after = there(reading, at, first);
        return after >= 0 ? after : then(reading, at, first);
      };
    }
  }
}

/**
 * What a pattern cannot do without, its first word apart, the rarest first: most patterns that begin with *vous* need not
 * be tried at each *vous*. Nothing when it goes on beyond its sentence.
 */
function needsOf(pattern: Pattern): readonly ReadonlySet<string>[] {
  if (pattern.kind !== 'sequence' || goesOn(pattern)) return [];
  const musts = pattern.parts.slice(1).flatMap((part) => {
    const first = part.kind === 'word' || part.kind === 'either' ? beginningOf(part) : null;
    return first === null || first.beginnings.length > 0 ? [] : [first.forms];
  });
  // What comes first when all before it may be missing is where a match begins.
  const begins = pattern.parts.findIndex(({ kind }) => kind !== 'perhaps' && kind !== 'start');
  const after = begins <= 0 ? musts : musts.slice(1);
  return after.toSorted((a, b) => a.size - b.size);
}

/** Whether a question mark stands anywhere in it: what comes after is in the next sentence. */
const goesOn = (pattern: Pattern): boolean =>
  pattern.kind === 'question' ||
  (pattern.kind === 'perhaps'
    ? goesOn(pattern.part)
    : (pattern.kind === 'sequence' || pattern.kind === 'either') && pattern.parts.some(goesOn));

/** Alternatives of which the next word decides: one look-up instead of a trial of each. */
function byFirstWord(parts: readonly Pattern[], then: Match): Match | null {
  const firsts = parts.map(beginningOf);
  if (firsts.some((first) => first === null || first.beginnings.length > 0)) return null;
  const ways = new Map<string, Match[]>();
  for (const [index, part] of parts.entries()) {
    const way = matchOf(part, then);
    for (const form of firsts[index]?.forms ?? []) addTo(ways, form, way);
  }
  return (reading, at, first) => {
    for (let index = at; index <= at + MOST_SKIPPED; index++) {
      const token = reading.tokens[index];
      if (token === undefined) return -1;
      for (const way of (token.kind === 'word' && ways.get(token.form)) || NOTHING) {
        const after = way(reading, index, true);
        if (after >= 0) return after;
      }
      if (first || !isPassedOver(token, reading)) return -1;
    }
    return -1;
  };
}

const isPassedOver = (token: Token, { skip }: Reading): boolean =>
  token.kind === 'pause' || (token.kind === 'word' && skip.has(token.form));

function single(fits: (token: Token) => boolean, then: Match): Match {
  return (reading, at, first) => {
    for (let index = at; index <= at + MOST_SKIPPED; index++) {
      const token = reading.tokens[index];
      if (token === undefined) return -1;
      if (fits(token)) {
        const after = then(reading, index + 1, false);
        if (after >= 0) return after;
      }
      if (first || (token.kind !== 'pause' && !(token.kind === 'word' && reading.skip.has(token.form))))
        return -1;
    }
    return -1;
  };
}
