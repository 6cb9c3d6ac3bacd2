import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpeningHours } from '#programme/settings.ts';
import { quickTimes } from './quick-times.ts';

const nine = [
  { from: '08:30', to: '12:00' },
  { from: '13:00', to: '16:30' },
];
const week = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] };
const hours: OpeningHours = { timeZone: 'America/Toronto', week, closures: [], holidays: true };
const friday = Date.parse('2026-10-16T14:32:10Z'); // 10 h 32 on a Friday
const at = (key: string, h = hours, nextOpeningAt: number | null = null) =>
  new Date(quickTimes(friday, h, nextOpeningAt).find((q) => q.key === key)?.at ?? 0).toISOString();

test('a time within the day is rounded up to five minutes', () => {
  assert.equal(at('half_hour'), '2026-10-16T15:05:00.000Z');
  assert.equal(at('hour'), '2026-10-16T15:35:00.000Z');
});

test('a day is promised for its first opening, after the week-end, and the same morning is offered once', () => {
  assert.equal(at('next_opening'), '2026-10-19T12:30:00.000Z');
  assert.equal(
    quickTimes(friday, hours, null).find((q) => q.key === 'two_days'),
    undefined,
  );
});

test('while the programme is closed, the server says when it opens', () => {
  assert.equal(at('next_opening', hours, Date.parse('2026-10-20T12:30:00Z')), '2026-10-20T12:30:00.000Z');
});

test('a closure is skipped', () => {
  assert.equal(
    at('week', { ...hours, closures: [{ from: '2026-10-23', to: '2026-10-26' }] }),
    '2026-10-27T12:30:00.000Z',
  );
});

test('without declared hours, a day begins at 9 h, across the change of hour', () => {
  const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  assert.equal(at('next_opening', { ...hours, week: none }), '2026-10-17T13:00:00.000Z');
  const late = Date.parse('2026-10-30T15:00:00Z');
  assert.equal(
    new Date(quickTimes(late, { ...hours, week: none }, null)[4]?.at ?? 0).toISOString(),
    '2026-11-01T14:00:00.000Z',
  );
});
