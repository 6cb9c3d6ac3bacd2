/** Patterns made ready to be tried at a word of a text ([Note: Word patterns]): functions, so that trying makes nothing. */
import { addTo, NOTHING } from './lists.ts';
import { beginningOf, type Pattern } from './pattern.ts';
import type { Token } from './tokens.ts';

/** A pattern ready to be tried, and what a text must have there to be worth trying. */
export interface Matcher {
  readonly first: { forms: ReadonlySet<string>; beginnings: readonly string[] };
  readonly match: Match;
  /** Numbers of what must stand further on in the sentence, the rarest first. */
  readonly needs: readonly number[];
}
/** @returns index after the last token, or -1 @param first nothing may be skipped before the first word */
type Match = (reading: Reading, at: number, first: boolean) => number;

/** A text as it is looked at. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly skip: ReadonlySet<string>;
}

/** @throws Error when it may begin with anything: such a pattern would be tried everywhere */
export function matcherOf(
  pattern: Pattern,
  source: string,
  numberOf: (forms: ReadonlySet<string>) => number,
): Matcher {
  const first = beginningOf(pattern);
  if (first === null) throw new Error(`“${source}” may begin with anything`);
  return { first, match: matchOf(pattern, (_reading, at) => at), needs: needsOf(pattern).map(numberOf) };
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
      if (first || !isPassedOver(token, reading)) return -1;
    }
    return -1;
  };
}
