import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysFrom, formatAt, formatCalendarDate, formatDay, formatMoment, wallDate } from './format.ts';

const ZONE = 'America/Toronto';
const at = (iso: string) => Date.parse(iso);
const plain = (text: string) => text.replaceAll(/\s/g, ' ');
const now = at('2026-10-13T15:00:00Z');

test('today needs no day, tomorrow its word, later its date', () => {
  assert.equal(plain(formatMoment(at('2026-10-13T18:30:00Z'), now, 'fr', ZONE)), '14 h 30');
  assert.equal(plain(formatMoment(at('2026-10-14T13:00:00Z'), now, 'fr', ZONE)), 'demain à 9 h');
  assert.equal(plain(formatMoment(at('2026-10-20T13:00:00Z'), now, 'fr', ZONE)), 'mardi 20 octobre à 9 h');
  assert.equal(plain(formatMoment(at('2026-10-12T18:30:00Z'), now, 'en', ZONE)), 'yesterday at 2:30 p.m.');
});

test('inside a sentence, today takes its preposition and a date its article', () => {
  assert.equal(plain(formatAt(at('2026-10-13T18:30:00Z'), now, 'fr', ZONE)), 'à 14 h 30');
  assert.equal(plain(formatAt(at('2026-10-14T13:00:00Z'), now, 'fr', ZONE)), 'demain à 9 h');
  assert.equal(plain(formatAt(at('2026-10-20T13:00:00Z'), now, 'fr', ZONE)), 'le mardi 20 octobre à 9 h');
  assert.equal(
    plain(formatAt(at('2026-10-20T13:00:00Z'), now, 'en', ZONE)),
    'on Tuesday, October 20 at 9:00 a.m.',
  );
});

test('the year is said only when it is not this one', () => {
  assert.equal(plain(formatDay(at('2026-10-20T15:00:00Z'), now, 'fr', ZONE)), 'mardi 20 octobre');
  assert.match(formatDay(at('2027-01-05T15:00:00Z'), now, 'fr', ZONE), /2027/);
});

test('a calendar date is the same day in every time zone', () => {
  assert.equal(plain(formatCalendarDate('2026-03-03', 'fr')), '3 mars 2026');
  assert.equal(plain(formatCalendarDate('2026-03-01', 'fr')), '1er mars 2026');
});

test('days are counted on the calendar of the programme, not in spans of 24 hours', () => {
  assert.equal(daysFrom(at('2026-10-14T03:30:00Z'), at('2026-10-14T04:30:00Z'), ZONE), 1);
  assert.equal(daysFrom(at('2026-10-14T04:30:00Z'), at('2026-10-15T03:30:00Z'), ZONE), 0);
  assert.equal(wallDate(at('2026-10-14T03:30:00Z'), ZONE), '2026-10-13');
});
