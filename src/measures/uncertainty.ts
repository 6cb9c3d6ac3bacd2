/**
 * [Note: Uncertainty] How far a number of few people may be trusted: an interval that holds the true value 95 times in a
 * hundred, would the same kind of people be asked again. Shares by Wilson (1927); differences of two shares by Newcombe
 * (1998, method 10), which is Wilson on each side; means by Student's t, their differences by Welch. Groups are compared,
 * never a person with herself: mostly the same people answered twice, so the true uncertainty of a change is, if
 * anything, a little smaller. People of one session resemble each other, which makes it a little larger. Both are said.
 */

/** A value with the interval that holds it. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054;

/** The share of `count` among `n`, each within 0 to 1. @throws RangeError unless 0 ≤ count ≤ n and n ≥ 1 */
export function shareOf(count: number, n: number): Estimate {
  if (!(n >= 1 && count >= 0 && count <= n)) throw new RangeError(`no share: ${count} of ${n}`);
  const value = count / n;
  const centre = value + Z ** 2 / (2 * n);
  const reach = Z * Math.sqrt((value * (1 - value)) / n + Z ** 2 / (4 * n ** 2));
  const scale = 1 + Z ** 2 / n;
  return {
    value,
    low: clamp((centre - reach) / scale, 0, value),
    high: clamp((centre + reach) / scale, value, 1),
  };
}

/** How much more the share of `then` is than that of `first`, within −1 to 1. @throws RangeError as {@link shareOf} */
export function shareChange(
  first: { readonly count: number; readonly n: number },
  then: { readonly count: number; readonly n: number },
): Estimate {
  const a = shareOf(then.count, then.n);
  const b = shareOf(first.count, first.n);
  const value = a.value - b.value;
  return {
    value,
    low: clamp(value - Math.hypot(a.value - a.low, b.high - b.value), -1, value),
    high: clamp(value + Math.hypot(a.high - a.value, b.value - b.low), value, 1),
  };
}

/** Answers on a scale, kept as sums: they add up over sessions. */
export interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

/** The mean, its interval within `ends`. @throws RangeError when n < 2 */
export function meanOf(sums: Sums, ends: readonly [number, number]): Estimate {
  const value = sums.sum / sums.n;
  const reach = tQuantile(sums.n - 1) * Math.sqrt(varianceOf(sums) / sums.n);
  return { value, low: clamp(value - reach, ends[0], value), high: clamp(value + reach, value, ends[1]) };
}

/** How much more the mean of `then` is than that of `first`. @throws RangeError when either has n < 2 */
export function meanChange(first: Sums, then: Sums): Estimate {
  const value = then.sum / then.n - first.sum / first.n;
  const a = varianceOf(then) / then.n;
  const b = varianceOf(first) / first.n;
  const freedom = (a + b) ** 2 / (a ** 2 / (then.n - 1) + b ** 2 / (first.n - 1));
  const reach = tQuantile(freedom) * Math.sqrt(a + b);
  return { value, low: value - reach, high: value + reach };
}

/**
 * The variance of whole numbers. Ten people who all say 4 do not prove that everyone would: it is never less than if one
 * of them had answered one step further.
 */
function varianceOf({ n, sum, squares }: Sums): number {
  if (n < 2) throw new RangeError(`no variance of ${n}`);
  return Math.max((squares - sum ** 2 / n) / (n - 1), 1 / n);
}

/**
 * 97.5th percentile of Student's t, by the first terms of its series around the normal one (Fisher and Cornish 1960);
 * right to four decimals from 9 degrees of freedom on, and nothing is shown of fewer than ten answers.
 * @param freedom need not be whole
 */
export function tQuantile(freedom: number): number {
  const z = (power: number) => Z ** power;
  return (
    Z +
    (z(3) + Z) / (4 * freedom) +
    (5 * z(5) + 16 * z(3) + 3 * Z) / (96 * freedom ** 2) +
    (3 * z(7) + 19 * z(5) + 17 * z(3) - 15 * Z) / (384 * freedom ** 3) +
    (79 * z(9) + 776 * z(7) + 1482 * z(5) - 1920 * z(3) - 945 * Z) / (92160 * freedom ** 4)
  );
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
