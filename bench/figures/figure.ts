/** A figure: its name in the table, its value, and what it must be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `<=`, `>=` or `==` and the bound. */
  readonly must: readonly ['<=' | '>=' | '==', number];
  /** How it was got, in a few words: printed beside it. */
  readonly how: string;
}

export function holds({ value, must: [sign, bound] }: Figure): boolean {
  if (Number.isNaN(value)) return false;
  return sign === '<=' ? value <= bound : sign === '>=' ? value >= bound : value === bound;
}
