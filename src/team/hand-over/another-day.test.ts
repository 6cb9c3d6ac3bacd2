import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialSettings, type OpeningHours } from '#programme/settings.ts';
import { anotherDay } from './another-day.ts';

/** A Tuesday, 15 h 50 in Joliette. */
const NOW = Date.parse('2026-11-24T20:50:00Z');
const TOMORROW = Date.parse('2026-11-25T13:30:00Z');
const declared = initialSettings({
  name: '',
  organisation: '',
  phone: '',
  timeZone: 'America/Toronto',
}).hours;
const everyDay = (from: string, to: string): OpeningHours => {
  const day = [{ from, to }];
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  return { ...declared, week };
};
const office = everyDay('08:30', '16:30');
const iso = (hours: OpeningHours, opensAgainAt: number | null) =>
  new Date(anotherDay(NOW, hours, opensAgainAt)).toISOString();

test('what is put off waits for the first opening of another day', () => {
  assert.equal(iso(office, TOMORROW), '2026-11-25T13:30:00.000Z');
  assert.equal(
    iso(office, TOMORROW + 86_400_000),
    '2026-11-26T13:30:00.000Z',
    'tomorrow is a holiday: the server knows',
  );
  assert.equal(
    iso(office, NOW + 3_600_000),
    '2026-11-25T13:30:00.000Z',
    'open again this very day: not that',
  );
  assert.equal(iso(office, null), '2026-11-25T13:30:00.000Z', 'the server said nothing');
});

test('where nobody closes it waits for nine in the morning, never for the midnight that is still today', () => {
  assert.equal(iso(everyDay('00:00', '24:00'), null), '2026-11-25T14:00:00.000Z');
  assert.equal(
    iso(everyDay('00:00', '20:00'), Date.parse('2026-11-25T05:00:00Z')),
    '2026-11-25T14:00:00.000Z',
  );
  assert.equal(iso(declared, null), '2026-11-25T14:00:00.000Z', 'no hours declared');
});
