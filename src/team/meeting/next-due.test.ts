/** A next step's date becomes an hour at which somebody is there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpeningHours } from '#programme/settings.ts';
import { dueAtOf } from './next-due.ts';

const day = [
  { from: '13:00', to: '16:30' },
  { from: '08:30', to: '12:00' },
];
const hours: OpeningHours = {
  timeZone: 'America/Toronto',
  week: { mon: day, tue: day, wed: day, thu: day, fri: [], sat: [], sun: [{ from: '00:00', to: '24:00' }] },
  closures: [],
  holidays: true,
};
// A Tuesday, 10 h.
const now = Date.parse('2026-11-24T15:00:00Z');

for (const [name, dueOn, due] of [
  ['the first opening of that day', '2026-11-25', '2026-11-25T13:30:00Z'],
  ['nine o’clock where it is closed', '2026-11-27', '2026-11-27T14:00:00Z'],
  ['nine o’clock where it never closes', '2026-11-29', '2026-11-29T14:00:00Z'],
  ['the wall’s hour after the clock changed', '2027-03-15', '2027-03-15T12:30:00Z'],
  ['two hours from now when it is today', '2026-11-24', '2026-11-24T17:00:00Z'],
] as const)
  test(name, () =>
    assert.equal(new Date(dueAtOf(dueOn, hours, now)).toISOString(), due.replace('Z', '.000Z')),
  );
