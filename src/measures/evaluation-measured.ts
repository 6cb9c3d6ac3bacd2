/** A number and how far it may be trusted, and the change between two groups ([Note: Uncertainty]). */
import type { ItemTally } from '#programme/evaluation-release.ts';
import { type Estimate, meanChange, meanOf, shareChange, shareOf } from '#measures/uncertainty.ts';

/** A share (0 to 1) or a mean, of `n` answers. */
export interface Measured extends Estimate {
  readonly n: number;
}
/** Between two groups who attended the same sessions. */
export interface Change {
  readonly first: Measured;
  readonly then: Measured;
  readonly difference: Estimate;
}
/** What is made of a tally; null where it does not show. */
export interface Measure {
  readonly of: (tally: ItemTally | undefined) => Measured | null;
  readonly change: (first: ItemTally | undefined, then: ItemTally | undefined) => Change | null;
}

/** The share of right answers. */
export const RIGHT: Measure = {
  of: (tally) => (tally?.kind === 'right' ? { n: tally.n, ...shareOf(tally.right, tally.n) } : null),
  change: (first, then) => {
    if (first?.kind !== 'right' || then?.kind !== 'right') return null;
    return {
      first: RIGHT.of(first) as Measured,
      then: RIGHT.of(then) as Measured,
      difference: shareChange({ count: first.right, n: first.n }, { count: then.right, n: then.n }),
    };
  },
};

/** A mean on a scale between `ends`. */
export const meansWithin = (ends: readonly [number, number]): Measure => {
  const of: Measure['of'] = (tally) =>
    tally?.kind === 'scale' ? { n: tally.n, ...meanOf(tally, ends) } : null;
  return {
    of,
    change: (first, then) => {
      if (first?.kind !== 'scale' || then?.kind !== 'scale') return null;
      return {
        first: of(first) as Measured,
        then: of(then) as Measured,
        difference: meanChange(first, then),
      };
    },
  };
};
