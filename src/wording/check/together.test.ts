import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { foundTogether } from './together.ts';

it('the same note is given once, with its places in the order of the text', () => {
  const text = 'Vous devez partir. Calmez-vous. vous devez partir. Vous devez porter plainte.';
  const at = (said: string, id: string, after = 0) => {
    const from = text.indexOf(said, after);
    return { from, to: from + said.length, id };
  };
  const found = [
    at('Vous devez partir', 'must'),
    at('Calmez-vous', 'calm'),
    at('vous devez partir', 'must', 20),
    at('Vous devez porter plainte', 'must'),
  ];
  const [must, calm, ...none] = foundTogether(found, text, ({ id }) => id);
  assert.deepEqual(none, []);
  assert.deepEqual(
    must?.places.map(({ from }) => from),
    [0, 32, 51],
  );
  assert.deepEqual(must?.excerpts, ['Vous devez partir', 'Vous devez porter plainte']);
  assert.equal(calm?.places.length, 1);
});

it('no place is lost, and none is named twice', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.constantFrom('a', 'b', 'c')), { maxLength: 40 }), (list) => {
      const found = list.map(([length, id], index) => ({ from: index * 10, to: index * 10 + length, id }));
      const together = foundTogether(found, 'x'.repeat(400), ({ id }) => id);
      assert.deepEqual(
        together.flatMap(({ places }) => places).toSorted((a, b) => a.from - b.from),
        found,
      );
      for (const { places } of together) assert.equal(new Set(places.map(({ id }) => id)).size, 1);
    }),
  );
});
