import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Due, durationText, timeLeftWords } from './time-left-words.ts';

const ZONE = 'America/Toronto';
const NOW = Date.parse('2026-10-13T14:20:00Z'); // 10 h 20
const MINUTE = 60_000;
const plain = (text: string) => text.replaceAll(/\s/g, ' ');
const say = (due: Partial<Due>, locale: 'fr' | 'en' = 'fr') => {
  const { tone, words, detail } = timeLeftWords(
    { dueAt: NOW, from: NOW - 60 * MINUTE, opensAt: null, ...due },
    NOW,
    locale,
    ZONE,
  );
  return [tone, plain(words), plain(detail)];
};

test('time left says how long, and until when', () => {
  assert.deepEqual(say({ dueAt: NOW + 95 * MINUTE }), ['calm', 'reste 1 h 35', 'd’ici 11 h 55']);
  assert.deepEqual(say({ dueAt: NOW + 95 * MINUTE }, 'en'), ['calm', '1 h 35 min left', 'by 11:55 a.m.']);
});

test('ten minutes or less presses', () => {
  assert.equal(say({ dueAt: NOW + 10 * MINUTE })[0], 'pressing');
  assert.equal(say({ dueAt: NOW + 11 * MINUTE })[0], 'calm');
});

test('the last quarter of a target is told before it presses; of what was promised for a day, it is not', () => {
  const from = NOW - 60 * MINUTE;
  for (const [left, tone] of [
    [21, 'calm'],
    [20, 'calm'],
    [19, 'soon'],
    [11, 'soon'],
    [10, 'pressing'],
  ] as const)
    assert.equal(say({ from, dueAt: NOW + left * MINUTE, target: true })[0], tone, `${left} min`);
  assert.equal(say({ from, dueAt: NOW + 19 * MINUTE })[0], 'calm');
});

test('past due says by how much, and since when', () => {
  assert.deepEqual(say({ dueAt: NOW - 25 * MINUTE }), ['late', 'en retard de 25 min', 'depuis 9 h 55']);
  assert.deepEqual(say({ dueAt: NOW }), ['now', 'c’est le moment', 'd’ici 10 h 20']);
});

test('waiting for the opening says until when', () => {
  assert.deepEqual(say({ dueAt: NOW + 26 * 60 * MINUTE, opensAt: Date.parse('2026-10-14T12:30:00Z') }), [
    'waiting',
    'attend l’ouverture',
    'jusqu’à demain à 8 h 30',
  ]);
});

test('the words of different tones never look the same: colour only repeats them', () => {
  const words = [10, 95, 0, -25].map((minutes) => say({ dueAt: NOW + minutes * MINUTE })[1]);
  assert.equal(new Set(words).size, words.length);
});

test('durations keep two parts at most', () => {
  assert.equal(plain(durationText({ days: 2, hours: 4, minutes: 0 }, 'fr')), '2 jours 4 h');
  assert.equal(plain(durationText({ days: 24, hours: 20, minutes: 0 }, 'fr')), '24 jours');
  assert.equal(plain(durationText({ days: 0, hours: 1, minutes: 5 }, 'fr')), '1 h 05');
  assert.equal(plain(durationText({ days: 0, hours: 3, minutes: 0 }, 'fr')), '3 h');
});
