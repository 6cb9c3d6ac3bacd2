import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directoryMatch, type Listed } from './directory-match.ts';

const listed = (organisation: string): Listed => ({
  record: organisation,
  entry: { kind: 'directory', organisation, sector: 'police', switchboard: '450 555-0100', checkedOn: null },
});
const directory = [
  'Sûreté du Québec, poste de Joliette',
  'Sûreté du Québec, poste de Repentigny',
  'CISSS de Lanaudière',
  'Cégep de Lanaudière',
].map(listed);
const match = (name: string) => directoryMatch(name, directory)?.record ?? null;

test('case, accents and small words do not hide an organisation', () => {
  assert.equal(match('cisss lanaudiere'), 'CISSS de Lanaudière');
  assert.equal(match('Surete du Quebec poste de Joliette'), 'Sûreté du Québec, poste de Joliette');
});

test('a part of the name is enough when it fits one only', () => {
  assert.equal(match('CISSS'), 'CISSS de Lanaudière');
  assert.equal(match('CISSS de Lanaudière, urgence'), 'CISSS de Lanaudière');
});

test('two that fit are no match: a guess would lead to the wrong switchboard', () => {
  assert.equal(match('Sûreté du Québec'), null);
  assert.equal(match('Lanaudière'), null);
});

test('an unknown or empty name is no match', () => {
  assert.equal(match('Maison des jeunes'), null);
  assert.equal(match('  de la '), null);
});
