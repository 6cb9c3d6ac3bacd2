/**
 * Which sums follow from sums already known? A system of linear equations over whole numbers, kept in echelon form
 * modulo a prime: exact, quick, and enough, since only 0, 1 and −1 are ever multiplied.
 */

/** Below 2^26, so that a product of two residues stays an exact number. */
const PRIME = 67_108_859;
const mod = (n: number): number => ((n % PRIME) + PRIME) % PRIME;

/** A sum of unknowns, each with its coefficient. */
export type Sum = ReadonlyMap<string, number>;

interface Row {
  readonly terms: Map<string, number>;
  readonly value: number;
}

export class Equations {
  readonly #rows = new Map<string, Row>();

  /** Makes known that `sum` equals `value` (a whole number under 33 million). */
  add(sum: Sum, value: number): void {
    const { terms, value: rest } = this.#reduce(sum, mod(value));
    const pivot = terms.keys().next();
    if (pivot.done) return;
    const scale = inverse(terms.get(pivot.value) as number);
    const scaled = new Map(
      [...terms].map(([unknown, coefficient]) => [unknown, (coefficient * scale) % PRIME]),
    );
    this.#rows.set(pivot.value, { terms: scaled, value: (rest * scale) % PRIME });
  }

  /** The value of `sum` if it follows from what is known, else null. */
  derive(sum: Sum): number | null {
    const { terms, value } = this.#reduce(sum, 0);
    if (terms.size > 0) return null;
    const derived = mod(-value);
    return derived > PRIME / 2 ? derived - PRIME : derived;
  }

  /** `sum = value` without any unknown that a row solves. */
  #reduce(sum: Sum, value: number): Row {
    const terms = new Map<string, number>();
    for (const [unknown, coefficient] of sum)
      if (mod(coefficient) !== 0) terms.set(unknown, mod(coefficient));
    let rest = value;
    for (;;) {
      const solved = terms.keys().find((unknown) => this.#rows.has(unknown));
      if (solved === undefined) return { terms, value: rest };
      const row = this.#rows.get(solved) as Row;
      const factor = terms.get(solved) as number;
      for (const [unknown, coefficient] of row.terms) {
        const left = mod((terms.get(unknown) ?? 0) - ((factor * coefficient) % PRIME));
        if (left === 0) terms.delete(unknown);
        else terms.set(unknown, left);
      }
      rest = mod(rest - ((factor * row.value) % PRIME));
    }
  }
}

/** Modular inverse by Fermat's little theorem. */
function inverse(n: number): number {
  let result = 1;
  let base = n;
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
