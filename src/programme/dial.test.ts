import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialAddress } from '#programme/dial.ts';

test('numbers as people write them dial', () => {
  const cases: [string, string][] = [
    ['1 866 964-7888', 'tel:+18669647888'],
    ['1-833-900-1010', 'tel:+18339001010'],
    ['(450) 555-0123', 'tel:+14505550123'],
    ['450 555-0123, poste 4', 'tel:+14505550123,4'],
    ['450 555-0123 ext. 21', 'tel:+14505550123,21'],
    ['450 555-0123 #7', 'tel:+14505550123,7'],
    ['+33 1 23 45 67 89', 'tel:+33123456789'],
    ['911', 'tel:911'],
    ['811, option 2', 'tel:811,2'],
    ['1 866 277-3553 (APPELLE)', 'tel:+18662773553'],
  ];
  for (const [written, dialled] of cases) assert.equal(dialAddress(written), dialled, written);
});
