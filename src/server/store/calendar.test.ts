import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RuleContext } from '#programme/request-change.ts';
import { initialSettings, type OpeningHours } from '#programme/settings.ts';
import { openState } from './calendar.ts';

const { hours: none, targets } = initialSettings({
  name: '',
  organisation: '',
  phone: '',
  timeZone: 'America/Toronto',
});
const day = [
  { from: '08:30', to: '12:00' },
  { from: '13:00', to: '16:30' },
];
const office: OpeningHours = {
  ...none,
  week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
  holidays: true,
};
/** Thanksgiving. */
const holidays = new Set(['2026-10-12']);
const at = (time: string, hours = office): RuleContext => ({
  hours,
  holidays,
  targets,
  retentionDays: 30,
  now: Date.parse(time),
});
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

test('when it opens again is told while it is open too: after the break, after the week-end and its holiday', () => {
  const table: readonly [string, string, string | null, string | null, string | null][] = [
    // Friday in the morning, in the afternoon, and in the evening (UTC−4).
    [
      'open, before the break',
      '2026-10-09T13:00:00Z',
      null,
      '2026-10-09T16:00:00.000Z',
      '2026-10-09T17:00:00.000Z',
    ],
    [
      'open, before a long week-end',
      '2026-10-09T20:00:00Z',
      null,
      '2026-10-09T20:30:00.000Z',
      '2026-10-13T12:30:00.000Z',
    ],
    ['closed for it', '2026-10-09T21:00:00Z', '2026-10-13T12:30:00.000Z', null, '2026-10-13T12:30:00.000Z'],
  ];
  for (const [what, now, opensAt, closesAt, opensAgainAt] of table) {
    const state = openState(at(now));
    assert.deepEqual(
      [iso(state.nextOpeningAt), iso(state.closesAt), iso(state.opensAgainAt)],
      [opensAt, closesAt, opensAgainAt],
      what,
    );
  }
});

test('what never closes does not open again', () => {
  const state = openState(at('2026-10-09T13:00:00Z', none));
  assert.deepEqual([state.openNow, state.closesAt, state.opensAgainAt], [true, null, null]);
});
