import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { Equations, type Sum } from '#measures/equations.ts';

const sum = (text: string): Sum =>
  new Map(text.split(' ').map((term) => (term.startsWith('-') ? [term.slice(1), -1] : [term, 1])));

it('derives by adding and subtracting what is known, and nothing else', () => {
  const known = new Equations();
  known.add(sum('a b c'), 20);
  known.add(sum('a'), 12);
  assert.equal(known.derive(sum('b c')), 8);
  assert.equal(known.derive(sum('b')), null);
  known.add(sum('c -d'), 0);
  known.add(sum('d'), 5);
  assert.equal(known.derive(sum('b')), 3);
  assert.equal(known.derive(sum('b -c')), -2);
  assert.equal(known.derive(sum('e')), null);
});

it('learns nothing from what it knew', () => {
  const known = new Equations();
  known.add(sum('a b'), 7);
  known.add(sum('a b'), 7);
  known.add(new Map(), 0);
  assert.equal(known.derive(sum('a')), null);
});

it('law: every sum of what was told is derived, with its value', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const world = fc.tuple(...names.map(() => fc.nat({ max: 5000 })));
  const subset = fc.subarray(names, { minLength: 1 });
  fc.assert(
    fc.property(
      world,
      fc.array(subset, { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(fc.integer({ min: -3, max: 3 })),
      (values, told, factors) => {
        const valueOf = (terms: Sum): number =>
          [...terms].reduce((total, [name, n]) => total + n * (values[names.indexOf(name)] ?? 0), 0);
        const known = new Equations();
        const combined = new Map<string, number>();
        for (const list of told) {
          const terms: Sum = new Map(list.map((name) => [name, 1]));
          known.add(terms, valueOf(terms));
          const factor = factors.next().value as number;
          for (const name of list) combined.set(name, (combined.get(name) ?? 0) + factor);
        }
        assert.equal(known.derive(combined), valueOf(combined));
      },
    ),
  );
});

it('law: what it derives is true in every world that tells the same', () => {
  const names = ['a', 'b', 'c', 'd'];
  const small = fc.tuple(...names.map(() => fc.nat({ max: 2 })));
  const subset = fc.subarray(names, { minLength: 1 });
  fc.assert(
    fc.property(small, fc.array(subset, { maxLength: 4 }), subset, (values, told, asked) => {
      const valueIn = (world: readonly number[], list: readonly string[]): number =>
        list.reduce((total, name) => total + (world[names.indexOf(name)] ?? 0), 0);
      const known = new Equations();
      for (const list of told) known.add(new Map(list.map((name) => [name, 1])), valueIn(values, list));
      const derived = known.derive(new Map(asked.map((name) => [name, 1])));
      if (derived === null) return;
      for (let code = 0; code < 81; code += 1) {
        const world = names.map((_, i) => Math.floor(code / 3 ** i) % 3);
        if (told.every((list) => valueIn(world, list) === valueIn(values, list))) {
          assert.equal(valueIn(world, asked), derived);
        }
      }
    }),
  );
});
