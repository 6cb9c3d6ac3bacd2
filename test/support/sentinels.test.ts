import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { found, newNumber, newWord } from './sentinels.ts';

const noise = fc.uint8Array({ minLength: 0, maxLength: 40 }).map((bytes) => Buffer.from(bytes));
const encodings: Record<string, (bytes: Buffer) => Buffer> = {
  'as it is': (bytes) => bytes,
  base64: (bytes) => Buffer.from(bytes.toString('base64')),
  base64url: (bytes) => Buffer.from(bytes.toString('base64url')),
  hex: (bytes) => Buffer.from(bytes.toString('hex')),
};

for (const [name, encode] of Object.entries(encodings)) {
  for (const charset of ['utf8', 'utf16le'] as const) {
    if (name === 'hex' && charset === 'utf16le') continue;
    test(`a planted word in ${charset} is found, ${name}, whatever stands around it`, () => {
      fc.assert(
        fc.property(noise, noise, fc.constantFrom(newWord, newNumber), (before, after, make) => {
          const text = make();
          const haystack = encode(Buffer.concat([before, Buffer.from(text, charset), after]));
          assert.notDeepEqual(found(new Map([['field', text]]), haystack, 'haystack'), []);
        }),
        { numRuns: 60 },
      );
    });
  }
}

test('what was not planted is not found', () => {
  const planted = new Map(Array.from({ length: 20 }, (_, i) => [`field ${i}`, newWord()]));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) =>
      assert.deepEqual(found(planted, Buffer.from(bytes), 'noise'), []),
    ),
  );
});
