import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { versionOf } from './version.ts';

test('a version is 32 characters, and stays what it was: approvals already given point at it', () => {
  const text = { fr: 'Où seriez-vous le mieux?', en: 'Where would you be most comfortable?' };
  assert.equal(versionOf(text), '7ce3705447eb4583dc1a2d269c861eaf');
  fc.assert(fc.property(fc.jsonValue(), (value) => assert.match(versionOf(value), /^[0-9a-f]{32}$/)));
});

test('the order of keys says nothing, at any depth', () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, inner]) => [key, turned(inner)]),
    );
  };
  const nested = { b: 1, a: { d: [{ f: 1, e: 2 }], c: null } };
  assert.notEqual(JSON.stringify(nested), JSON.stringify(turned(nested)));
  assert.equal(versionOf(nested), versionOf(turned(nested)));
  fc.assert(fc.property(fc.jsonValue(), (value) => assert.equal(versionOf(value), versionOf(turned(value)))));
});

test('the order of a list does', () => {
  assert.notEqual(versionOf(['police', 'health']), versionOf(['health', 'police']));
});

test('a text that came back from a file or the database keeps its version', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) =>
      assert.equal(versionOf(JSON.parse(JSON.stringify(value))), versionOf(value)),
    ),
  );
});

test('any change of a text is another version: a letter, an accent, a space, a moved word', () => {
  const said = 'Où seriez-vous le mieux?';
  for (const other of [
    'Où seriez-vous le mieux',
    'Ou seriez-vous le mieux?',
    'Où seriez-vous le mieux ?',
    'Où seriez-vous mieux le?',
  ])
    assert.notEqual(versionOf({ fr: other }), versionOf({ fr: said }), other);
  assert.notEqual(versionOf({ fr: said, en: '' }), versionOf({ fr: '', en: said }));
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      assert.equal(versionOf({ fr: one }) === versionOf({ fr: other }), one === other);
    }),
  );
});
