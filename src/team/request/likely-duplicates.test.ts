import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeStories } from '#test/support/team-requests.ts';
import { likelyDuplicates } from './likely-duplicates.ts';

const all = makeStories().map((story) => story.open());
const named = (reference: string) => {
  const found = all.find(({ row }) => row.reference === reference);
  assert.ok(found, reference);
  return found;
};

test('the same number, however it was written, and the same person of the same organisation look alike', () => {
  const likely = likelyDuplicates(named('Junco-4288'), all).map(({ row }) => row.reference);
  assert.deepEqual(likely.sort(), ['Aulne-6623', 'Paruline-6402']);
});

test('a request is never its own duplicate, and an unreadable one is nobody’s', () => {
  assert.equal(likelyDuplicates(named('Junco-4288'), [named('Junco-4288')]).length, 0);
  assert.equal(likelyDuplicates(named('Nyctale-9934'), all).length, 0);
});

test('another person of the same organisation is another request', () => {
  const { row, opening } = named('Paruline-6402');
  assert.ok(opening);
  const other = {
    ...named('Paruline-6402'),
    row: { ...row, file: 'x' },
    opening: { ...opening, firstName: 'Luc', phone: '450 555-0001' },
  };
  assert.equal(likelyDuplicates(named('Paruline-6402'), [other]).length, 0);
});
