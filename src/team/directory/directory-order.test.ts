import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DirectoryEntry } from '#programme/entries.ts';
import { checkState, directoryList } from './directory-order.ts';

const entry = (
  organisation: string,
  switchboard = '450 555-0100',
  checkedOn: string | null = '2026-03-03',
): { entry: DirectoryEntry } => ({
  entry: { kind: 'directory', organisation, sector: 'police', switchboard, checkedOn },
});

test('a check holds for six months, to the day', () => {
  assert.equal(checkState(entry('a').entry, '2026-09-02'), 'fresh');
  assert.equal(checkState(entry('a').entry, '2026-09-03'), 'overdue');
});

test('a number that nobody checked, or no number, was never checked', () => {
  assert.equal(checkState(entry('a', '450 555-0100', null).entry, '2026-03-04'), 'never');
  assert.equal(checkState(entry('a', ' ').entry, '2026-03-04'), 'never');
});

test('names sort as the language does, accents among their letters', () => {
  const list = directoryList([entry('École'), entry('Zone'), entry('Cégep'), entry('Éclair')], '', 'fr-CA');
  assert.deepEqual(
    list.map((one) => one.entry.organisation),
    ['Cégep', 'Éclair', 'École', 'Zone'],
  );
});

test('a few letters, without accents, or digits of the number find an organisation', () => {
  const all = [entry('Sûreté du Québec, Joliette', '450 555-0177'), entry('CISSS de Lanaudière')];
  assert.equal(directoryList(all, 'surete jol', 'fr-CA').length, 1);
  assert.equal(directoryList(all, '555-0177', 'fr-CA').length, 1);
  assert.equal(directoryList(all, 'joliette cisss', 'fr-CA').length, 0);
});
