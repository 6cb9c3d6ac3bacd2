import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeStories } from '#test/support/team-requests.ts';
import { NADIA } from '#test/support/team-stories.ts';
import { searchOver } from './search.ts';

const all = makeStories().map((story) => story.open());
const search = searchOver(all, 'fr', (member) => (member === NADIA ? 'Nadia' : 'Camille'));
const find = (query: string) =>
  search.find(query).map((file) => all.find(({ row }) => row.file === file)?.row.reference ?? '?');

test('a word of the opening finds it, without accents, whatever its ending', () => {
  assert.ok(find('accompagner palais').includes('Érable-3316'));
  assert.ok(find('piege').includes('Tilleul-9075'));
});

test('a word of the notes finds it too: assessment, message, plan, reason', () => {
  assert.ok(find('brusquer').includes('Rossignol-2573'));
  assert.ok(find('promettre').includes('Rossignol-2573'));
  assert.ok(find('conge lundi').includes('Rossignol-2573'));
  assert.ok(find('fixer la rencontre').includes('Tilleul-9075'));
});

test('a reference, its beginning or its number alone find it first', () => {
  assert.equal(find('Hirondelle-4821')[0], 'Hirondelle-4821');
  assert.equal(find('hirond')[0], 'Hirondelle-4821');
  assert.equal(find('4821')[0], 'Hirondelle-4821');
});

test('a number is found however it was written', () => {
  assert.ok(find('4505550166').includes('Paruline-6402'));
  assert.ok(find('555-0166').includes('Junco-4288'));
});

test('every word must be found: more words never find more', () => {
  assert.ok(find('police').length > find('police conference').length);
  assert.deepEqual(find('xylophone'), []);
  assert.deepEqual(find('   '), []);
});
