import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Estimate,
  meanChange,
  meanOf,
  shareChange,
  shareOf,
  type Sums,
  tQuantile,
} from '#measures/uncertainty.ts';

const near = (value: number, expected: number, decimals = 4) =>
  assert.ok(Math.abs(value - expected) <= 0.51 * 10 ** -decimals, `${value}, not ${expected}`);
const interval = ({ low, high }: Estimate, expected: readonly [number, number], decimals?: number) => {
  near(low, expected[0], decimals);
  near(high, expected[1], decimals);
};
const sums = (values: readonly number[]): Sums => ({
  n: values.length,
  sum: values.reduce((all, one) => all + one, 0),
  squares: values.reduce((all, one) => all + one * one, 0),
});

describe('published values', () => {
  it('of a share: Newcombe 1998, “Two-sided confidence intervals for the single proportion”, table I, method 3', () => {
    interval(shareOf(81, 263), [0.2553, 0.3662]);
    interval(shareOf(15, 148), [0.0624, 0.1605]);
    interval(shareOf(0, 20), [0, 0.1611]);
    interval(shareOf(1, 29), [0.0061, 0.1718]);
  });

  it('of two shares: Newcombe 1998, “Interval estimation for the difference”, table II, method 10', () => {
    const change = (a: number, m: number, b: number, n: number) =>
      shareChange({ count: b, n }, { count: a, n: m });
    interval(change(56, 70, 48, 80), [0.0524, 0.3339]);
    interval(change(9, 10, 3, 10), [0.1705, 0.809]);
    interval(change(10, 10, 0, 20), [0.6791, 1]);
  });

  it('of Student’s t: tables', () => {
    for (const [freedom, t] of [
      [9, 2.262157],
      [14, 2.144787],
      [29, 2.04523],
      [100, 1.983972],
      [1e9, 1.959964],
    ] as const)
      near(tQuantile(freedom), t);
    near(tQuantile(12.5), 2.169186);
  });

  it('of a mean: the heat flow meter of the NIST handbook (1.3.5.2), by its sums', () => {
    // In hundredths, since whole numbers are expected: 9.258242 to 9.264679 is what it publishes.
    const [n, mean, deviation] = [195, 926.146, 2.2789];
    const meter = { n, sum: n * mean, squares: (n - 1) * deviation ** 2 + n * mean ** 2 };
    interval(meanOf(meter, [0, 2000]), [925.8242, 926.4679], 3);
  });

  it('of two means: Welch, as SciPy 1.17 gives it', () => {
    const before = sums([2, 3, 2, 1, 3, 2, 4, 2, 3, 2]);
    const after = sums([4, 3, 5, 4, 4, 3, 5, 4, 3, 4, 5, 4]);
    const change = meanChange(before, after);
    near(change.value, 1.6);
    interval(change, [0.8831, 2.3169]);
  });
});

describe('where a textbook would be too sure', () => {
  it('ten people who answer alike are not certainty', () => {
    const alike = meanOf(sums(Array.from({ length: 10 }, () => 4)), [1, 5]);
    near(alike.low, 3.7738);
    near(alike.high, 4.2262);
    assert.ok(shareOf(10, 10).low < 0.75);
  });

  it('nothing is made of nobody', () => {
    for (const bad of [
      () => shareOf(0, 0),
      () => shareOf(3, 2),
      () => shareOf(-1, 2),
      () => meanOf(sums([3]), [1, 5]),
    ])
      assert.throws(bad, RangeError);
  });
});

const part = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((count) => ({ count, n })));
const answers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 60 }).map(sums);

it('law: a share lies in its interval, and that within 0 and 1', () => {
  fc.assert(
    fc.property(part, ({ count, n }) => {
      const { low, value, high } = shareOf(count, n);
      assert.ok(0 <= low && low <= value && value <= high && high <= 1);
      const other = shareOf(n - count, n);
      near(other.low, 1 - high, 9);
    }),
  );
});

it('law: a change lies in its interval, within −1 and 1; the way back is the way there, turned', () => {
  fc.assert(
    fc.property(part, part, (a, b) => {
      const { low, value, high } = shareChange(a, b);
      assert.ok(-1 <= low && low <= value && value <= high && high <= 1);
      const back = shareChange(b, a);
      near(back.low, -high, 9);
      near(back.value, -value, 9);
    }),
  );
});

it('law: a mean lies in its interval, within the scale; more of the same answers is never less sure', () => {
  fc.assert(
    fc.property(answers, (some) => {
      const { low, value, high } = meanOf(some, [1, 5]);
      assert.ok(1 <= low && low <= value && value <= high && high <= 5);
      const twice = meanOf({ n: some.n * 2, sum: some.sum * 2, squares: some.squares * 2 }, [1, 5]);
      assert.ok(twice.high <= high + 1e-12 && twice.low >= low - 1e-12);
      near(meanChange(some, some).value, 0);
    }),
  );
});
